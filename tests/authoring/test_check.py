"""`rehearse check` as its caller sees it: exit codes, what goes to which stream, and what an unchanged folder costs."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from rehearse import judging
from rehearse.authoring import gates
from rehearse.authoring.cache import Cache
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.gates import NAMES, Outcome
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.proof import Proof
from rehearse.cli import main
from rehearse_sandbox.host import SandboxError
from rehearse_sandbox.wire.events import Ended
from tests.authoring.class_folder import TALLY
from tests.authoring.folders import FOLDERS, changed, lay_out
from tests.scripted import ScriptedSandbox, accepted, died, opening

#: What a whole check that went well has said before.
PASSED = tuple(Outcome(gate, Report("well")) for gate in NAMES)
WARNED = (Outcome("G9", Report("3 of 4", (Finding("tests", "It refuses none.", "Remove it.", severity="warning"),))),)

BROKEN = {**FOLDERS, "dsa/tally": changed(TALLY, {"problem.toml": (("minutes = 5", "minutes = 0"),)})}


@pytest.fixture
def problems(tmp_path, monkeypatch):
    """A problems folder and a data folder that the command uses."""
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("REHEARSE_PROBLEMS_DIR", str(tmp_path / "problems"))
    return lay_out(tmp_path / "problems")


@pytest.fixture
def keep(problems, tmp_path):
    """Keeps a result as if the folder had been checked as it is."""

    def store(folder, outcomes=PASSED):
        cache = Cache(tmp_path / "var" / "check", problems)
        with Formulas() as formulas:
            cache.store(folder, cache.key(problems / folder, fast=False, formulas=formulas.available), outcomes)

    return store


def nothing_opens(_progress):
    pytest.fail("a sandbox was opened")


@pytest.fixture
def run(problems, monkeypatch):
    """Runs `rehearse check`; unless a test hands one over, it fails when a sandbox is opened."""

    def call(*words, sandbox=nothing_opens):
        monkeypatch.setattr(judging, "opener", lambda _config: sandbox)
        return CliRunner().invoke(main, ["check", *words])

    return call


def test_unchanged_folders_open_no_sandbox(run, keep):
    for folder in FOLDERS:
        keep(folder)
    result = run()
    assert result.exit_code == 0
    assert "pass  dsa/tally  (unchanged)" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 problems: all gates passed"


def test_a_warning_lets_a_folder_pass_and_is_shown(run, keep):
    keep("dsa/tally", WARNED)
    result = run("tally")
    assert result.exit_code == 0
    assert "warning: dsa/tally/tests" in result.stdout


def test_a_broken_folder_needs_no_sandbox_and_hides_no_other(run, keep, problems):
    lay_out(problems, BROKEN)
    keep("dsa/lift-values")
    result = run()
    assert result.exit_code == 1
    assert "pass  dsa/lift-values" in result.stdout
    assert "error: dsa/tally/problem.toml:8" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 problems: 1 with faults"


def test_a_fault_beside_the_folders_fails_the_check(run, keep, problems):
    (problems / "vision").mkdir()
    for folder in FOLDERS:
        keep(folder)
    result = run()
    assert result.exit_code == 1
    assert "FAULT vision: This is not a track." in result.stdout
    assert result.stdout.splitlines()[-1] == "2 problems: 0 with faults, 1 fault beside them"


def test_what_was_found_is_kept_until_it_is_asked_for_again(run):
    sandbox = ScriptedSandbox(died())
    first = run("tally", sandbox=opening(sandbox))
    assert (first.exit_code, sandbox.closed) == (1, True)
    assert "G4  soak        refused by its own suite" in first.stdout
    second = run("tally")
    assert (second.exit_code, "(unchanged)" in second.stdout) == (1, True)
    again = ScriptedSandbox(died())
    assert run("tally", "--again", sandbox=opening(again)).exit_code == 1
    assert again.jobs


def test_what_is_recorded_of_an_unchanged_folder_can_be_read_again(run, keep, problems):
    counts = {"mutants": 9, "killed": 9, "waived": 0, "wrong": 4, "cheats": 17, "headroom": 12.5}
    keep("dsa/tally", [*PASSED, Outcome("G8", Report("9 of 9", counts=counts))])
    assert run("tally", "--record").exit_code == 0
    catalog = Catalog.load(problems)
    assert (catalog.faults, catalog.problems["tally"].proof) == ((), Proof(9, 9, 0, 4, 17, headroom=12.5))


def test_the_first_round_that_fails_is_told(run, keep, monkeypatch):
    keep("dsa/tally")
    refused = Outcome("G4", Report("2000 examples", (Finding("accepted/reference.py", "Refused.", "Mend."),)))
    rounds = iter([PASSED, [refused]])
    monkeypatch.setattr(gates, "of_programs", lambda *_, **__: next(rounds))
    result = run("tally", "--times", "5", sandbox=opening(ScriptedSandbox(accepted())))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].endswith("in round 2)")
    assert "Refused." in result.stdout


def test_a_record_tells_how_many_rounds_were_passed_in_a_row(run, problems, monkeypatch):
    counts = {"mutants": 9, "killed": 9, "waived": 0, "wrong": 4, "cheats": 17}
    passed = [Outcome("G8", Report("9 of 9", counts=counts))]
    monkeypatch.setattr(gates, "of_texts", lambda *_: ())
    monkeypatch.setattr(gates, "of_programs", lambda *_, **__: passed)
    assert run("tally", "--times", "3", "--record", sandbox=opening(ScriptedSandbox(accepted()))).exit_code == 0
    assert Catalog.load(problems).problems["tally"].proof.rounds == 3


def test_rounds_are_judged_over_the_same_bench(run, monkeypatch):
    benches = []
    monkeypatch.setattr(gates, "of_programs", lambda bench, **__: benches.append(bench) or ())
    result = run("tally", "--times", "3", "--json", sandbox=opening(ScriptedSandbox(accepted())))
    (found,) = json.loads(result.stdout)["problems"]
    assert (found["times"], found["cached"]) == (3, False)
    assert (len(benches), len(set(map(id, benches)))) == (3, 1)


@pytest.mark.parametrize(
    "words", [["--all", "--changed"], ["tally", "--all"], ["quiz"], ["--changed"], ["--fast", "--record"]]
)
def test_bad_usage_is_said_on_the_error_stream(run, words):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("rehearse: ")


def test_without_a_sandbox_nothing_is_said_of_the_problems(run):
    def none(_progress):
        raise SandboxError("No Docker engine answers. Install Docker.")

    result = run("tally", sandbox=none)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "No Docker engine answers" in result.stderr


def test_a_sandbox_that_goes_away_while_it_judges_is_no_fault_of_a_problem(run, keep):
    keep("dsa/lift-values")
    result = run(sandbox=opening(ScriptedSandbox([Ended("no_cell", detail="the engine is gone")])))
    assert result.exit_code == 3
    assert "FAULT" not in result.stdout
    assert "rehearse: nothing can be judged any more: the engine is gone" in result.stderr
    keep("dsa/tally")
    assert run().exit_code == 0


def test_json_is_one_object_and_nothing_else(run, keep, problems):
    lay_out(problems, BROKEN)
    keep("dsa/lift-values")
    result = run("--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert found.keys() == {"ok", "problems", "decks", "interviews", "table", "faults"}
    sound, broken = found["problems"]
    assert (sound["ok"], sound["cached"], broken["ok"], broken["cached"]) == (True, True, False, False)
    assert [gate["gate"] for gate in sound["gates"]] == list(NAMES)
    ((finding,),) = [gate["findings"] for gate in broken["gates"]]
    assert (finding["file"], finding["line"], finding["severity"]) == ("problem.toml", 8, "error")


def test_only_changed_folders_are_looked_at(run, keep, problems):
    def git(*words):
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *words], cwd=problems, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "first")
    git("checkout", "-b", "own")
    assert run("--changed").stdout == "0 problems: all gates passed\n"
    (problems / "dsa/tally/editorial.md").write_text("Count in $O(1)$.")
    keep("dsa/tally")
    assert "pass  dsa/tally" in run("--changed").stdout

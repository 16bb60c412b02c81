"""`rehearse mutants`: the table, the mutants that were asked for, and what is said of each."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from rehearse import judging, services
from rehearse.authoring.mutation import mutants_of
from rehearse.authoring.strength import Trial
from rehearse.authoring.survivors import Tried, as_json, as_text
from rehearse.authoring.workbench import Judged, Program
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Strength
from rehearse.cli import main
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.events import Ended
from rehearse_sandbox.wire.events import TestFinished as Finished
from tests.scripted import CATALOG, LARGE, PROBLEM, SMALL, ScriptedSandbox, accepted, no_sandbox, opening, refused

REFERENCE = """\
def double(x):
    if x > 0:
        return x + x
    return 2 * x
"""
MUTANTS = {mutant.operator: mutant for mutant in mutants_of(REFERENCE)}
EDGE = MUTANTS["comparison-edge"]

KILLED = ("wrong_answer", ("passed", "wrong_answer"))
SLOW = ("time_limit", ("time_limit", "not_run"))
DEAD = ("runtime_error", ())
SURVIVED = ("accepted", ("passed", "passed"))
BROKEN = ("internal_error", ())


def trial(operator, fate):
    word, outcomes = fate
    tests = tuple(Finished(name, outcome, 1.0) for name, outcome in zip((SMALL, LARGE), outcomes, strict=False))
    mutant = MUTANTS[operator]
    return Trial(mutant, Judged(Program("mutant", mutant.source), Verdict(word, detail="ValueError: odd"), tests))


def tried(*waived, **fates):
    """What becomes of mutants, each by its operator; the rest are not tried."""
    problem = replace(
        PROBLEM,
        accepted={"reference": REFERENCE},
        strength=Strength(min_killed=0.5, equivalent=dict.fromkeys(waived, "Both give 0.")),
    )
    return Tried(problem, tuple(trial(operator.replace("_", "-"), fate) for operator, fate in fates.items()))


def test_the_operator_that_is_missed_most_comes_first():
    text = as_text(tried(branch=KILLED, comparison_edge=SURVIVED), "killed")
    assert text.splitlines()[:2] == ["comparison-edge    0 of 1", "branch             1 of 1"]


def test_a_survivor_is_shown_as_a_change_of_lines_with_the_line_that_waives_it():
    text = as_text(tried(comparison_edge=SURVIVED, branch=KILLED), "survivors")
    assert f"{EDGE.id}  comparison-edge  accepted/reference.py:2: `x > 0` becomes `x >= 0`\n" in text
    assert "    - if x > 0:\n    + if x >= 0:\n    survived." in text
    assert f'\n    {{ mutant = "{EDGE.id}", why = "…" }},\n' in text
    assert MUTANTS["branch"].id not in text


@pytest.mark.parametrize(
    ("fate", "says"),
    [
        (KILLED, "killed: test_large"),
        (SLOW, "killed: test_small (time limit)"),
        (DEAD, "killed: before any test ended (runtime error)"),
    ],
)
def test_a_killed_mutant_names_the_tests_that_refused_it(fate, says):
    assert f"    {says}\n" in as_text(tried(branch=fate), "killed")


def test_a_waived_mutant_does_not_count_and_is_shown_with_its_reason_among_all():
    some = tried(EDGE.id, comparison_edge=SURVIVED, **dict.fromkeys(("branch", "arithmetic", "number"), KILLED))
    assert EDGE.id not in as_text(some, "survivors")
    assert "    waived: Both give 0.\n" in as_text(some, "all")
    assert "3 of 3 mutants killed (100%), 1 waived" in some.summary


def test_too_many_survivors_are_a_fault():
    assert (
        as_text(tried(comparison_edge=SURVIVED), "survivors").splitlines()[-1].startswith("FAULT dsa/doubling  0 of 1")
    )


def test_a_waiver_for_nothing_is_remarked():
    assert "warning: problem.toml\n    The waived mutant ffffffff does not exist." in as_text(
        tried("ffffffff", branch=KILLED), "survivors"
    )


def test_a_suite_that_breaks_is_a_fault():
    some = tried(branch=BROKEN)
    assert not some.passed
    assert "the suite itself breaks: ValueError: odd" in as_text(some, "survivors")


def test_json_holds_the_table_and_the_mutants_that_were_asked_for():
    plain = json.loads(json.dumps(as_json(tried(comparison_edge=SURVIVED, branch=KILLED), "survivors")))
    assert {key: plain[key] for key in ("problem", "ok", "killed", "counted", "waived")} == {
        "problem": "dsa/doubling", "ok": True, "killed": 1, "counted": 2, "waived": 0,
    }  # fmt: skip
    assert plain["operators"][0] == {"operator": "comparison-edge", "killed": 0, "total": 1}
    assert [(each["id"], each["killed_by"], each["verdict"]) for each in plain["mutants"]] == [
        (EDGE.id, [], "accepted")
    ]


def test_a_reference_without_mutants_has_an_empty_table():
    assert as_text(tried(), "all") == "\npass  dsa/doubling  0 of 0 mutants killed (100%)"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `rehearse mutants` over a sandbox that plays scripts."""

    def call(*words, scripts=(), sandbox=None):
        made = sandbox or opening(ScriptedSandbox(*scripts))
        monkeypatch.setattr(judging, "opener", lambda _config: made)
        monkeypatch.setattr(services, "load_catalog", lambda _config: catalog())
        variables = {"REHEARSE_DATA_DIR": str(tmp_path), "REHEARSE_CELLS_MAX": "1", "REHEARSE_CELLS_MIN": "1"}
        return CliRunner().invoke(main, ["mutants", *words], env=variables)

    return call


def catalog():
    return Catalog({"doubling": replace(CATALOG.problems["doubling"], accepted={"reference": REFERENCE})})


def test_the_command_succeeds_when_enough_is_killed(run):
    result = run("doubling", scripts=[accepted(), refused()])
    assert (result.exit_code, result.stdout.splitlines()[-1][:17]) == (0, "pass  dsa/doublin"), result.output


def test_the_command_fails_when_mutants_survive_and_prints_json(run):
    result = run("doubling", "--json", "--show", "all", scripts=[accepted()])
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["mutants"]) == len(mutants_of(REFERENCE))


def test_a_suite_that_refuses_its_reference_is_named_before_any_mutant_is_tried(run):
    result = run("doubling", scripts=[refused()])
    assert result.exit_code == 1
    assert "refuses its own reference" in result.stderr
    assert "3 is 1 more than 2" in result.stderr


def test_an_unknown_problem_is_bad_usage(run):
    assert run("tripling").exit_code == 2


def test_a_sandbox_that_does_not_open_is_not_the_problems_fault(run):
    assert run("doubling", sandbox=no_sandbox).exit_code == 3


def test_an_engine_that_goes_away_is_not_the_problems_fault(run):
    result = run("doubling", scripts=[[Ended("no_cell", detail="The engine has gone.")]])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nothing can be judged any more: The engine has gone." in result.stderr

"""`rehearse check` of interviews: each file passes or is told its faults, in words and in JSON, without any sandbox."""

import json

import msgspec
import pytest

from rehearse.authoring import command
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.interviews import as_json, check_interviews, places_of, summary, with_prompt_files
from rehearse.authoring.selection import UnknownFolderError
from rehearse.catalog.catalog import Catalog
from rehearse.config import load
from tests.authoring.prose import PROBLEMS
from tests.unit.catalog_folders import change
from tests.unit.interview_folders import FORM_PLACE, PROMPTS_PLACE, make_interviews


@pytest.fixture
def folder(problems):
    """A problems folder with a form and two prompts, which are sound."""
    return make_interviews(problems)


@pytest.fixture
def run(folder, tmp_path, capsys):
    """What the command prints about these names, and its exit code; asking for a sandbox fails."""
    config = msgspec.structs.replace(load(), problems_dir=folder, data_dir=tmp_path / "var")

    def call(*names, as_json=False):
        code = command.check(config, command.Choice(names), no_sandbox, as_json=as_json, give_up=refuse)
        return code, capsys.readouterr().out

    return call


def no_sandbox():
    raise AssertionError("Interviews need no sandbox.")


def refuse(message):
    raise UnknownFolderError(message)


def found(folder) -> list[tuple[str, str, int | None, str]]:
    """Place, gate, line and severity of each finding."""
    results = check_interviews(places_of(folder), folder, Catalog.load(folder))
    return [(each.folder, gate, finding.line, finding.severity) for each in results for gate, finding in each.findings]


def test_sound_files_pass(run):
    code, printed = run("tiny", "interviews/prompts/concepts.toml")
    assert code == 0
    assert "pass  interviews/tiny.toml" in printed
    assert printed.splitlines()[-1] == "2 interview files: all gates passed"
    assert "3 tasks in 35 minutes" in printed


def test_a_form_is_named_like_its_file_and_told_alone(run):
    _, printed = run("interviews/tiny")
    assert printed.splitlines()[0] == "pass  interviews/tiny.toml  (0 s)"
    assert printed.splitlines()[-1] == "1 interview file: all gates passed"


def test_a_fault_fails_the_check_with_file_line_and_next_step(run, folder):
    change(folder, FORM_PLACE, "minutes = 20", "minutes = 500")
    code, printed = run("tiny")
    assert code == 1
    assert "error: interviews/tiny.toml:9\n" in printed
    assert "`rounds[0].minutes` is 500 (int)" in printed
    assert printed.splitlines()[-1] == "1 interview file: 1 with faults"


def test_programs_read_the_same(run, folder):
    change(folder, FORM_PLACE, "minutes = 20", "minutes = 500")
    code, printed = run("tiny", "concepts", as_json=True)
    told = json.loads(printed)
    form, prompts = told["interviews"]
    assert (code, told["ok"], told["problems"], told["decks"]) == (1, False, [], [])
    assert (form["interview"], form["ok"], form["gates"][0]["findings"][0]["line"]) == (FORM_PLACE, False, 9)
    assert (prompts["interview"], prompts["ok"]) == (PROMPTS_PLACE, True)


def test_a_name_that_is_nothing_is_said_with_those_that_are(run):
    with pytest.raises(UnknownFolderError, match=r"no problem folder, deck or interview 'tin'. There are: .*tiny"):
        run("tin")


def test_a_staged_slot_without_problems_is_a_warning_and_passes(folder):
    change(folder, FORM_PLACE, "difficulty = [1, 2]", "staged = true")
    assert found(folder) == [(FORM_PLACE, "G1", 11, "warning")]
    results = list(check_interviews([FORM_PLACE], folder, Catalog.load(folder)))
    assert summary(results) == "1 interview file: all gates passed"
    assert as_json([], results, [])["ok"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Why do two pointers meet? Explain\n", "Why do two pointers meet?\n\n$\\\\nope$\n", 8),
        ("names both ends", "names $\\\\nope$", 11),
        ("$O(1)$", "$\\\\nope$", 18),
        ("And then?", "And <br>then?", 10),
    ],
)
def test_a_text_that_would_not_look_right_is_named_with_its_line(folder, old, new, line):
    with Formulas() as formulas:
        assert formulas.available, "make setup brings KaTeX"
    change(folder, PROMPTS_PLACE, old, new)
    assert found(folder) == [(PROMPTS_PLACE, "G2", line, "error")]


def test_what_git_calls_a_folder_of_prompts_is_each_of_its_files(folder):
    assert with_prompt_files(["dsa/double-it", "interviews/prompts"], folder) == ["dsa/double-it", PROMPTS_PLACE]


def test_the_shipped_interviews_pass():
    results = list(check_interviews(places_of(PROBLEMS), PROBLEMS, Catalog.load(PROBLEMS)))
    errors = [finding for each in results for _, finding in each.findings if finding.severity == "error"]
    assert (errors, len(results)) == ([], len(places_of(PROBLEMS)))

"""`rehearse new`: what it writes passes all gates but for six named steps, and what it refuses leaves nothing behind."""

import builtins
import keyword
import re
import tomllib
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearse.authoring.cache import Cache
from rehearse.authoring.check import Check
from rehearse.authoring.fault_families import faults_of
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.scaffold import (
    KINDS,
    TEMPLATES,
    CannotScaffoldError,
    class_name,
    function_name,
    make,
    next_steps,
)
from rehearse.authoring.starter import check_starter
from rehearse.authoring.teaching import check_teaching
from rehearse.authoring.texts import check_texts
from rehearse.authoring.unfinished import STEPS, check_unfinished
from rehearse.catalog.catalog import TRACKS, Catalog
from rehearse.cli import main
from tests.authoring.judged import AT_ONCE, Silent
from tests.unit.catalog_folders import make_problem, make_problems

WORDS = Path(__file__).parents[2] / "problems"


def loaded(problems: Path, slug: str):
    catalog = Catalog.load(problems)
    assert [str(fault) for fault in catalog.faults] == []
    return catalog.problems[slug]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("track", TRACKS)
def test_a_new_folder_loads(problems, track, kind):
    folder = make(problems, f"{track}/moving-average", kind=kind)
    problem = loaded(problems, "moving-average")
    assert (problem.folder, problem.title, problem.kind) == (folder, "Moving average", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_wrong_with_its_texts_is_what_is_still_to_be_done(problems, kind):
    make(problems, "dsa/moving-average", kind=kind)
    problem = loaded(problems, "moving-average")
    with Formulas() as formulas:
        reports = [check_texts(problem, formulas=formulas, slugs=()), check_starter(problem), check_teaching(problem)]
    assert [finding for report in reports for finding in report.findings] == []
    assert [re.findall(r"TODO\((\w+)\)", finding.message) for finding in check_unfinished(problem).findings] == [
        [step] for step in STEPS
    ]


@pytest.mark.docker
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_folder_passes_every_gate_but_for_six_steps(sandbox, problems, tmp_path, kind):
    make(problems, "dsa/moving-average", kind=kind)
    opener = lambda: nullcontext((sandbox, AT_ONCE))  # noqa: E731 - a factory of one line
    check = Check(Catalog.load(problems), problems, opener, Cache(tmp_path / "kept", problems), Silent(), fast=True)
    (result,) = check.run(["dsa/moving-average"])
    # How long a suite takes is the machine's matter: a busy one makes a warning of it.
    found = [
        (gate, finding.severity) for gate, finding in result.findings if (gate, finding.severity) != ("G12", "warning")
    ]
    assert found == [("G1", "error")] * len(STEPS)


def test_a_step_names_every_file_that_waits_for_it(problems):
    make(problems, "dsa/moving-average")
    (reference,) = [
        finding
        for finding in check_unfinished(loaded(problems, "moving-average")).findings
        if "(reference)" in finding.message
    ]
    assert (reference.file, reference.line) == ("accepted/reference.py", 1)
    assert "Also in accepted/compares_all_at_once.py:1, starter.py:1." in reference.message


def test_a_folder_without_todos_is_finished(problems):
    report = check_unfinished(loaded(problems, "double-it"))
    assert (report.summary, report.findings) == ("finished", ())


def test_a_todo_of_the_author_is_named_last_and_needs_no_words(problems):
    make(problems, "dsa/moving-average")
    file = problems / "dsa/moving-average/wrong/expect.toml"
    file.write_text(file.read_text() + "# TODO(later)\n")
    last = check_unfinished(loaded(problems, "moving-average")).findings[-1]
    assert last.message == "TODO(later) is still to be done: see there"


def test_every_new_problem_has_an_id_of_its_own(problems):
    folders = [make(problems, f"dsa/{slug}") for slug in ("one", "two")]
    assert len({tomllib.loads((folder / "problem.toml").read_text())["id"] for folder in folders}) == 2


def test_it_is_filed_like_the_problem_that_is_named(problems):
    for name in ("tags.toml", "concepts.toml"):
        (problems / name).write_text((WORDS / name).read_text())
    place = make_problem(problems, "triple-it")
    text = (
        (place / "problem.toml")
        .read_text()
        .replace('"arrays-hashing"', '"heaps"')
        .replace('["array"]', '["tree", "queue"]')
    )
    (place / "problem.toml").write_text(text)
    for file in ("problem.toml", "cards.toml"):
        (place / file).write_text((place / file).read_text().replace("two-pointers", "loop-invariant"))
    (problems / "dsa" / "double-it").rename(problems / ".double-it")
    make(problems, "ml/moving-average", like="dsa/triple-it")
    problem = loaded(problems, "moving-average")
    assert (problem.category, problem.tags, problem.concepts) == ("heaps", ("tree", "queue"), ("loop-invariant",))
    assert "wrong half when values are equal" in (problem.folder / "wrong/expect.toml").read_text()


def test_a_class_is_begun_like_a_class(problems):
    make(problems, "dsa/first-tally", kind="class")
    make(problems, "dsa/second-tally", like="first-tally")
    assert loaded(problems, "second-tally").symbols == ("SecondTally",)


def test_the_first_problem_of_a_track_takes_the_first_words(tmp_path):
    problems = make_problems(tmp_path / "problems")
    make(problems, "systems/rate-limiter")
    assert loaded(problems, "rate-limiter").category == "arrays-hashing"


def test_a_category_without_mistakes_of_its_own_offers_those_of_all():
    assert set(faults_of("a-new-category")).isdisjoint(faults_of("graphs"))
    assert "fails for empty input" in faults_of("a-new-category")


@pytest.mark.parametrize("slug", ["lambda", "sorted", "testing-power", "check-same", "running-maximum", "a1"])
def test_the_function_has_a_name_that_python_and_pytest_leave_alone(slug):
    name = function_name(slug)
    assert name.isidentifier()
    assert not any([keyword.iskeyword(name), hasattr(builtins, name), name.startswith("test")])


@pytest.mark.parametrize(
    ("slug", "name"),
    [("lru-cache", "LruCache"), ("true", "TheTrue"), ("test-bed", "TheTestBed"), ("model", "TheModel")],
)
def test_the_class_has_a_name_that_python_and_pytest_leave_alone(slug, name):
    assert class_name(slug) == name


def test_a_function_with_the_name_of_a_builtin_still_loads(problems):
    make(problems, "dsa/sorted")
    assert loaded(problems, "sorted").symbols == ("solve_sorted",)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("running-maximum", "names no track"),
        ("algebra/running-maximum", "no track 'algebra'"),
        ("dsa/Running_Maximum", "is no slug"),
        ("dsa/", "names no track"),
        ("dsa/a/b", "is no slug"),
        ("dsa/../ml", "is no slug"),
        ("dsa/double-it", "is there already"),
        ("ml/double-it", "dsa/double-it has this slug already"),
        ("dsa/" + "x" * 61, "of 60 characters at most"),
    ],
)
def test_a_place_that_cannot_be_used_is_refused(problems, place, says):
    before = sorted(problems.rglob("*"))
    with pytest.raises(CannotScaffoldError, match=re.escape(says)):
        make(problems, place)
    assert sorted(problems.rglob("*")) == before


def test_a_file_in_the_place_is_refused(problems):
    (problems / "dsa" / "notes").write_text("mine")
    with pytest.raises(CannotScaffoldError, match="is there already"):
        make(problems, "dsa/notes")


def test_a_missing_problems_folder_is_named(tmp_path):
    with pytest.raises(CannotScaffoldError, match="REHEARSE_PROBLEMS_DIR"):
        make(tmp_path / "nowhere", "dsa/moving-average")


def test_a_folder_that_cannot_be_written_is_named_and_stays_as_it_was(problems, monkeypatch):
    # Whoever runs the tests as root may write everywhere, so the refusal is played.
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    before = sorted(problems.rglob("*"))
    with pytest.raises(CannotScaffoldError, match=r"Permission denied.*Nothing was left behind"):
        make(problems, "dsa/moving-average")
    assert sorted(problems.rglob("*")) == before


def test_a_model_that_does_not_exist_is_refused_with_those_that_do(problems):
    with pytest.raises(CannotScaffoldError, match=r"no problem 'triple-it'\. A new one can be like one of: double-it"):
        make(problems, "dsa/moving-average", like="triple-it")


def test_a_model_with_faults_is_refused_with_the_first(problems):
    (problems / "dsa/double-it/hints.md").unlink()
    with pytest.raises(CannotScaffoldError, match=r"'double-it' has faults: dsa/double-it/hints.md.*missing"):
        make(problems, "dsa/moving-average", like="double-it")


def test_without_words_nothing_can_be_filed(tmp_path):
    problems = make_problems(tmp_path / "problems")
    (problems / "tags.toml").unlink()
    with pytest.raises(CannotScaffoldError, match="rehearse doctor"):
        make(problems, "dsa/moving-average")


def test_the_next_steps_name_every_step(tmp_path):
    text = next_steps(tmp_path / "moving-average")
    assert re.findall(r"^  \d\. (\w+)", text, re.MULTILINE) == list(STEPS)
    assert "rehearse check --fast moving-average" in text


def test_whoever_writes_a_repair_begins_with_its_faults(problems):
    made = make(problems, "dsa/moving-average", kind="repair")
    assert len(loaded(problems, "moving-average").planted) == 2
    assert "faults.toml" in next_steps(made)
    assert "faults.toml" not in next_steps(problems / "dsa/double-it")


def test_the_command_prints_what_to_do_or_why_not(problems):
    variables = {"REHEARSE_PROBLEMS_DIR": str(problems)}
    made = CliRunner().invoke(main, ["new", "dsa/moving-average", "--kind", "class"], env=variables)
    again = CliRunner().invoke(main, ["new", "dsa/moving-average"], env=variables)
    assert (made.exit_code, again.exit_code) == (0, 2)
    assert "1. statement" in made.stdout
    assert again.stderr.startswith("rehearse: ")


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_makes_every_kind(problems, kind):
    variables = {"REHEARSE_PROBLEMS_DIR": str(problems)}
    made = CliRunner().invoke(main, ["new", "dsa/moving-average", "--kind", kind], env=variables)
    assert (made.exit_code, loaded(problems, "moving-average").kind) == (0, kind)


def test_every_kind_has_its_templates():
    assert {path.name for path in TEMPLATES.iterdir()} == set(KINDS)

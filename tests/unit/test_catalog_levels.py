"""The folder of a problem that grows: what is read of it, and which faults it can have."""

import pytest

from rehearse.catalog.loader import load_problem
from rehearse_sandbox.wire.suite_files import in_teaching_order, is_shown, is_test_file, level_of
from tests.unit.catalog_folders import WORDS, change, faults_of, make_levels, make_problem, make_problems, only_fault


@pytest.fixture
def place(tmp_path):
    return make_problem(make_problems(tmp_path / "problems"))


@pytest.fixture
def growing(place):
    make_levels(place, last=3)
    return place


def test_each_level_has_a_statement_with_its_example(growing):
    problem, _ = load_problem(growing, WORDS)
    assert problem is not None
    assert problem.levels == 3
    assert problem.later[1].startswith("Level 3 asks for more.\n\n```python\nassert double(4) == 8")


def test_the_suite_up_to_a_level_leaves_out_the_later_ones(growing):
    problem, _ = load_problem(growing, WORDS)
    assert problem is not None
    first = {"inputs.py", "tests/test_examples.py", "tests/test_properties.py"}
    second = {"tests/level2_examples.py", "tests/level2_properties.py"}
    assert set(problem.suite_up_to(1)) == first
    assert set(problem.suite_up_to(2)) == first | second
    assert set(problem.examples_up_to(2)) == {"inputs.py", "tests/test_examples.py", "tests/level2_examples.py"}


@pytest.mark.parametrize("name", ["level2.md", "tests/level2_examples.py", "tests/level2_properties.py"])
def test_a_missing_part_of_a_level_is_named(growing, name):
    (growing / name).unlink()
    missing = [fault for fault in faults_of(growing) if "level 2 needs it" in fault.message]
    assert [fault.file for fault in missing] == [name]


def test_a_gap_between_levels_is_named(place):
    make_levels(place, last=3)
    for name in ("level2.md", "tests/level2_examples.py", "tests/level2_properties.py"):
        (place / name).unlink()
    assert only_fault(place).message == "Level 2 is missing, which comes before this one."


def test_there_are_at_most_five_levels(place):
    make_levels(place, last=6)
    assert (only_fault(place).file, only_fault(place).message) == ("level6.md", "There is no level 6.")


def test_one_level_is_not_enough(place):
    change(place, "problem.toml", 'kind = "implement"', 'kind = "levels"')
    assert only_fault(place).message == "The kind is `levels`, but there is only one level."


def test_other_kinds_have_no_levels(growing):
    change(growing, "problem.toml", 'kind = "levels"', 'kind = "class"')
    faults = faults_of(growing)
    assert {fault.message for fault in faults} == {"A problem of kind `class` has no levels."}
    assert len(faults) == 6


def test_a_statement_shows_no_example_of_a_later_level(growing):
    change(growing, "level2.md", "more_2", "more_3")
    fault = only_fault(growing)
    assert (fault.file, fault.line) == ("level2.md", 3)
    assert "more_3" not in fault.next_step


def test_files_are_known_by_their_names():
    names = [
        "tests/level2_properties.py",
        "tests/level2_examples.py",
        "tests/test_properties.py",
        "tests/test_examples.py",
    ]
    assert in_teaching_order(names) == names[::-1]
    assert [is_shown(name) for name in names] == [False, True, False, True]
    assert [level_of(f"{name.removeprefix('tests/')}::test_a") for name in names] == [2, 2, 1, 1]
    assert not any(
        map(is_test_file, ["inputs.py", "level2_examples.py", "tests/level1_examples.py", "tests/conftest.py"])
    )


LADDERS = "# Level 1\n\n## 1. Ask\n\nWhat?\n\n# Level 2\n\n## 1. Idea\n\nAdd.\n\n## 2. Outline\n\nReturn.\n\n# Level 3\n\n## 1. End\n\nStop.\n"


def test_each_level_may_have_a_ladder_of_hints(growing):
    (growing / "hints.md").write_text(LADDERS)
    problem, _ = load_problem(growing, WORDS)
    assert problem is not None
    assert [[hint.title for hint in problem.hints_at(level)] for level in (1, 2, 3)] == [
        ["Ask"],
        ["Idea", "Outline"],
        ["End"],
    ]


def test_one_ladder_is_for_all_levels(growing):
    problem, _ = load_problem(growing, WORDS)
    assert problem is not None
    assert problem.hints_at(1) == problem.hints_at(3) == problem.hints


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("# Level 3\n\n## 1. End\n\nStop.\n", "", "The hints are for level 1, 2, but the problem has 3."),
        ("# Level 2", "# Level 4", "The hints are for level 1, 4, 3, but the problem has 3."),
        ("## 1. End\n\nStop.\n", "", "There are 0 rungs for level 3."),
        ("## 2. Outline", "## 3. Outline", "Rung 2 is called '3. Outline'."),
    ],
)
def test_a_faulty_ladder_of_a_level_is_named(growing, old, new, says):
    assert old in LADDERS
    (growing / "hints.md").write_text(LADDERS.replace(old, new))
    assert (only_fault(growing).file, only_fault(growing).message) == ("hints.md", says)

"""faults.toml: what is planted in a program to repair, and every way to write it down wrongly."""

from pathlib import Path

import pytest

from rehearse.catalog.loader import load_problem
from rehearse.catalog.planted import lines_of, mended
from tests.unit.catalog_folders import WORDS, change, faults_of, make_problem, make_problems, only_fault

STARTER = """\
def double(n):
    n = n + 1
    return n * 2 + 3
"""
FAULTS = """\
[one_too_many]
was = " + 3"
mended = ""
detected_by = ["test_three"]
why = "Three is added in the end."

[begins_too_high]
was = '''
    n = n + 1
'''
mended = ""
detected_by = ["test_sum"]
why = "It doubles the number after the given one."
verdict = "crash"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = make_problem(make_problems(tmp_path))
    change(made, "problem.toml", '"implement"', '"repair"')
    (made / "starter.py").write_text(STARTER)
    (made / "faults.toml").write_text(FAULTS)
    return made


@pytest.fixture
def problem(place):
    return load_problem(place, WORDS)[0]


def test_faults_come_in_the_order_of_the_starter(problem):
    assert [fault.name for fault in problem.planted] == ["begins_too_high", "one_too_many"]
    assert problem.planted[0].detected_by == ("test_sum",)


@pytest.mark.parametrize(
    ("names", "rest"),
    [
        (set(), "    n = n + 1\n    return n * 2 + 3\n"),
        ({"begins_too_high"}, "    return n * 2 + 3\n"),
        ({"one_too_many"}, "    n = n + 1\n    return n * 2\n"),
        ({"begins_too_high", "one_too_many"}, "    return n * 2\n"),
    ],
)
def test_any_of_them_can_be_mended(problem, names, rest):
    assert mended(problem.starter, problem.planted, names) == f"def double(n):\n{rest}"


def test_what_was_mended_is_not_taken_for_another_fault(place):
    change(
        place,
        "faults.toml",
        'mended = ""\ndetected_by = ["test_sum"]',
        "mended = '    n += 0 + 3\n'\ndetected_by = [\"test_sum\"]".replace("'", "'''"),
    )
    problem, _ = load_problem(place, WORDS)
    assert mended(problem.starter, problem.planted, {"begins_too_high", "one_too_many"}).endswith(
        "n += 0 + 3\n    return n * 2\n"
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("one_too_many", ("return n * 2 + 3\n", "return n * 2\n")),
        ("begins_too_high", ("n = n + 1\n", "")),
    ],
)
def test_a_fault_is_shown_by_its_whole_lines(problem, name, lines):
    (fault,) = [fault for fault in problem.planted if fault.name == name]
    assert lines_of(problem.starter, fault) == lines


def test_the_last_line_of_a_starter_needs_no_end(problem):
    assert lines_of(problem.starter.rstrip(), problem.planted[1]) == ("return n * 2 + 3", "return n * 2")


def test_each_fault_alone_is_a_known_wrong_program(problem):
    alone = {wrong.name: wrong for wrong in problem.wrong if wrong.file}
    assert alone.keys() == {"only begins_too_high", "only one_too_many"}
    wrong = alone["only begins_too_high"]
    assert wrong.source == "def double(n):\n    n = n + 1\n    return n * 2\n"
    assert (wrong.verdict, wrong.fails, wrong.place) == ("runtime_error", ("test_sum",), "faults.toml")
    assert problem.mistakes[wrong.name] == "It doubles the number after the given one."


def test_a_repair_without_faults_is_named(place):
    (place / "faults.toml").unlink()
    assert "nobody knows what is wrong with the starter" in only_fault(place).message


def test_an_empty_file_of_faults_is_named(place):
    (place / "faults.toml").write_text("\n")
    assert (only_fault(place).file, only_fault(place).message) == ("faults.toml", "The file is empty.")


def test_planted_faults_of_another_kind_are_named(place):
    change(place, "problem.toml", '"repair"', '"class"')
    assert only_fault(place).message == "Only a repair has planted faults, and this is kind 'class'."


def test_without_a_starter_nothing_is_said_of_the_places(place):
    (place / "starter.py").unlink()
    assert [fault.file for fault in faults_of(place)] == ["starter.py"]


def test_faults_that_are_not_toml_are_reported_with_their_line(place):
    (place / "faults.toml").write_text("[one\n")
    assert (only_fault(place).file, only_fault(place).line) == ("faults.toml", 1)


def test_an_unknown_key_is_named_with_its_line(place):
    change(place, "faults.toml", 'why = "Three', 'because = "Three')
    assert {(fault.line, fault.message) for fault in faults_of(place)} == {
        (5, "`one_too_many.because` is not a key of this file."),
        (1, "`one_too_many.why` is missing."),
    }


@pytest.mark.parametrize("count", [1, 6])
def test_too_few_or_too_many_faults_are_counted(place, count):
    lines = [f"    n{number} = {number}\n" for number in range(count)]
    (place / "starter.py").write_text(f"def double(n):\n{''.join(lines)}    return n\n")
    tests = "".join(
        f'\n\ndef test_{number}():\n    """It is a number."""\n    assert True\n' for number in range(count)
    )
    with (place / "tests/test_examples.py").open("a") as file:
        file.write(tests)
    entries = [
        f'[f{number}]\nwas = "n{number} ="\nmended = "m ="\ndetected_by = ["test_{number}"]\nwhy = "It is."\n'
        for number in range(count)
    ]
    (place / "faults.toml").write_text("\n".join(entries))
    assert only_fault(place).message == f"Planted faults: {count}."


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('was = " + 3"', 'was = " + 4"', 1, "stands 0 times in starter.py"),
        ('was = " + 3"', 'was = "n"', 1, "stands 5 times in starter.py"),
        ('mended = ""\ndetected_by = ["test_three"]', 'mended = " + 3"\ndetected_by = ["test_three"]', 1, "mends nothing"),
        ('was = " + 3"', 'was = "+ 1\\n    return n * 2 + 3"', 1, "overlaps [begins_too_high]"),
        ("test_three", "test_four", 1, "names a test `test_four` that is not there"),
        ("test_sum", "test_three", 1, "has no test of its own"),
    ],
)  # fmt: skip
def test_a_fault_that_cannot_be_mended_or_seen_is_named_with_its_line(place, old, new, line, words):
    change(place, "faults.toml", old, new)
    found = faults_of(place)
    assert (found[0].file, found[0].line) == ("faults.toml", line)
    assert words in found[0].message


def test_mended_texts_that_are_no_python_are_named(place):
    change(place, "faults.toml", 'was = " + 3"\nmended = ""', 'was = " + 3"\nmended = " +"')
    assert "With every fault mended the starter is not Python" in only_fault(place).message

"""What a problem may ask of time is checked when its folder is read: the target, and programs that miss it."""

from pathlib import Path

import pytest

from rehearse.catalog.loader import load_problem
from tests.unit.catalog_folders import WORDS, change, make_problem, make_problems, make_scaling, only_fault

SPEED = '\n[speed]\nvary = "n"\nat = 100\nat_most = 3.0\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A problem that asks for speed, with a program that misses it."""
    made = make_problem(make_problems(tmp_path))
    append(made, "problem.toml", SPEED)
    append(made, "inputs.py", "\n\ndef sizes(n):\n    return (n,)\n")
    (made / "slow").mkdir()
    (made / "slow/step_by_step.py").write_text("def double(n):\n    return sum(2 for _ in range(n))\n")
    return made


def append(place: Path, name: str, text: str) -> None:
    (place / name).write_text((place / name).read_text() + text)


def test_a_speed_comes_with_its_reference(place):
    problem, faults = load_problem(place, WORDS)
    assert not faults
    assert (problem.speed.at, problem.speed.at_most, problem.speed.reference) == (100, 3.0, problem.reference)


def test_a_speed_needs_sizes(place):
    change(place, "inputs.py", "def sizes", "def other")
    assert only_fault(place).message == "`sizes` is not defined."


def test_a_speed_needs_a_program_that_misses_it(place):
    (place / "slow/step_by_step.py").unlink()
    assert only_fault(place).message == "No program shows that the time is really measured."


def test_the_starter_of_an_optimise_is_such_a_program(place):
    (place / "slow/step_by_step.py").unlink()
    change(place, "problem.toml", 'kind = "implement"', 'kind = "optimise"')
    assert load_problem(place, WORDS)[1] == ()


def test_an_optimise_says_how_quick_is_quick_enough(place):
    (place / "slow/step_by_step.py").unlink()
    change(place, "problem.toml", SPEED, "")
    change(place, "problem.toml", 'kind = "implement"', 'kind = "optimise"')
    assert only_fault(place).message == "The kind is optimise, but nothing says how quick is quick enough."


def test_no_other_work_is_timed_than_the_call(place):
    append(place, "inputs.py", "\n\ndef work(n):\n    return n\n")
    assert only_fault(place).message.endswith("and never `work`.")


@pytest.mark.parametrize("at_most", ["1.0", "0", "1000"])
def test_a_factor_that_makes_no_sense_is_refused(place, at_most):
    change(place, "problem.toml", "at_most = 3.0", f"at_most = {at_most}")
    assert "at_most" in only_fault(place).message


def test_a_growth_of_memory_is_refused_because_nobody_measures_it(tmp_path):
    place = make_problem(make_problems(tmp_path))
    make_scaling(place)
    change(place, "problem.toml", "slack = ", "memory_exponent = 1.0\nslack = ")
    assert "`memory_exponent` is not measured" in only_fault(place).message

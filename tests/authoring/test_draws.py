"""Examples of a check: found again as long as the suite, the reference and what draws are the same."""

from dataclasses import replace

import pytest

from rehearse.authoring.draws import Draws
from rehearse.authoring.workbench import Program, Workbench
from rehearse_sandbox.wire.events import Banked, Ended
from tests.scripted import PROBLEM, ScriptedSandbox, accepted

SHARED = Program("mine", "x = 1", seed=7, examples=500, shares=True)


@pytest.fixture
def draws(tmp_path):
    return Draws(tmp_path / "draws", "dsa--one", b"version 1")


def asked(draws, *scripts, problem=PROBLEM):
    """What a sandbox was asked when a program was judged over the examples of a seed, and the bank that the program got."""
    sandbox = ScriptedSandbox(*scripts, accepted())
    Workbench(sandbox, problem, draws=draws).judge([SHARED])
    return [job.mode for job in sandbox.jobs], sandbox.jobs[-1].bank


def drawing(bank):
    return [Banked.of(bank), Ended("completed")]


def test_the_next_check_does_not_draw_again(draws):
    assert asked(draws, drawing(b"many")) == (["draw", "submit"], b"many")
    assert asked(draws) == (["submit"], b"many")


@pytest.mark.parametrize(
    "change",
    [{"suite": {"tests/test_x.py": ""}}, {"accepted": {"reference": "def double(x):\n    return 2 * x\n"}}],
)
def test_another_suite_or_reference_has_others_which_take_the_place_of_the_old(draws, change):
    asked(draws, drawing(b"many"))
    assert asked(draws, drawing(b"others"), problem=replace(PROBLEM, **change)) == (["draw", "submit"], b"others")
    assert len(list(draws.folder.iterdir())) == 1


@pytest.mark.parametrize("other", [{"drawer": b"version 2"}, {"reads": False}])
def test_another_judge_draws_again_and_so_does_who_is_asked_to(draws, other):
    asked(draws, drawing(b"many"))
    assert asked(replace(draws, **other), drawing(b"new")) == (["draw", "submit"], b"new")


def test_a_file_that_cannot_be_read_is_drawn_again(draws):
    asked(draws, drawing(b"many"))
    (file,) = draws.folder.iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert asked(draws, drawing(b"again")) == (["draw", "submit"], b"again")


def test_what_could_not_be_drawn_is_not_kept(draws):
    assert asked(draws, [Ended("internal_error", detail="no")]) == (["draw", "submit"], b"")
    assert not draws.folder.exists()

"""G3 and G11 of problems that ask for speed: a slow starter, right programs with headroom, slow ones far beyond."""

import pytest

from rehearse.authoring.speed import check_pace, check_starter_is_slow, ratios
from rehearse.authoring.workbench import Judged, Program
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.events import SPEED, Pace, TestFinished
from rehearse_sandbox.wire.job import Scaling, Speed

ASKED = Speed("n", 10, 3.0, "")


class Problem:
    """As much of a problem as these gates read."""

    starter, accepted, slow, speed = "", {"reference": "", "other": ""}, {"late": ""}, ASKED

    def __init__(self, scaling: Scaling | None = None) -> None:
        self.scaling = scaling


class Bench:
    """Says of each program what a test wants: a cell would need minutes, and another ratio each time."""

    def __init__(self, *judged: Judged, scaling: Scaling | None = None) -> None:
        self.problem = Problem(scaling)
        self._judged = iter(judged)

    def judge_one(self, program: Program) -> Judged:
        """The next one that was prepared."""
        assert program.timed
        return next(self._judged)


def judged(ratio=None, *, word="accepted", outcome="passed", ms=5.0) -> Judged:
    """A program of this verdict that took so many times as long, if it was timed."""
    pace = None
    if ratio is not None:
        pace = Pace("n", 10, ratio * ms, ms, ratio, (ratio, ratio), 3.0, "beyond" if ratio > 3 else "within")
        word = "time_limit" if ratio > 3 else word
    tests = (TestFinished("test_a.py::test_one", outcome, 1.0), TestFinished(SPEED, "passed", 1.0, pace=pace))
    return Judged(Program("a.py", ""), Verdict(word), tests)


def messages(report):
    return [finding.message for finding in report.findings]


def test_a_starter_that_is_right_and_slow_is_as_it_should_be():
    report = check_starter_is_slow(Bench(judged(80.0)))
    assert (report.summary, messages(report)) == ("the starter takes 80 times as long", [])


@pytest.mark.parametrize(
    ("starter", "says"),
    [
        (judged(word="wrong_answer", outcome="wrong_answer"), "The starter fails test_one"),
        (judged(2.0), "It should be too slow and gets accepted"),
        (judged(3.5), "It takes 3.5 times as long as the reference, too near"),
    ],
    ids=["wrong", "quick enough", "hardly too slow"],
)
def test_any_other_starter_is_refused(starter, says):
    (message,) = messages(check_starter_is_slow(Bench(starter)))
    assert message.startswith(says)


def test_right_programs_with_headroom_and_slow_ones_far_beyond_pass():
    report = check_pace(Bench(judged(1.0), judged(1.9), judged(9.0)), ASKED)
    assert (report.summary, messages(report)) == ("right 1 1.9, slow 9 times the reference, at most 3", [])


@pytest.mark.parametrize(
    ("other", "slow", "says"),
    [
        (judged(2.5), judged(9.0), "It takes 2.5 times as long as the reference, too near"),
        (judged(4.0), judged(9.0), "This right program is refused when its time is measured"),
        (judged(1.0, ms=0.2), judged(9.0), "With n = 10 the reference is done in 0.2 ms"),
        (judged(1.0), judged(1.0), "It should be too slow"),
    ],
    ids=["no headroom", "refused", "too quick to be timed", "slow and accepted"],
)
def test_what_a_busy_machine_could_mix_up_is_refused(other, slow, says):
    (message,) = messages(check_pace(Bench(judged(1.0), other, slow), ASKED))
    assert message.startswith(says)


def test_slow_programs_that_miss_a_growth_are_not_timed_again():
    growth = Scaling("n", (1, 2), 1.0)
    assert check_pace(Bench(judged(1.0), judged(1.0), scaling=growth), ASKED).findings == ()


def test_a_program_that_was_never_timed_has_no_ratio():
    assert (ratios([judged()]), ratios([])) == ("-", "none")

"""G11 in a line: the exponent of each program, or why there is none."""

from rehearse.authoring.growth import check_growth
from rehearse.authoring.workbench import Judged, Program
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.events import GROWTH, Growth, TestFinished
from rehearse_sandbox.wire.job import Scaling

ASKED = Scaling("n", (10, 20), 1.0, 0.4)


class Bench:
    """Says of each program what the test wants: a cell would measure another exponent each time."""

    class problem:  # noqa: N801 - it stands where a problem stands
        accepted, slow, scaling = {"reference": "", "other": ""}, {"late": ""}, ASKED

    def __init__(self, *judged: Judged) -> None:
        self._judged = iter(judged)

    def judge_one(self, program: Program) -> Judged:
        """The next one that was prepared."""
        assert program.timed
        return next(self._judged)


def judged(exponent: float | None, word: str) -> Judged:
    """A program whose growth was measured; without an exponent, because it took no time that could be."""
    growth = Growth("n", (10, 20), (0.0, 0.0), exponent, None, 1.0, 0.4, "within")
    return Judged(Program("a.py", ""), Verdict(word), (TestFinished(GROWTH, "passed", 1.0, growth=growth),))


def test_a_program_without_an_exponent_is_named_with_the_reason():
    stopped = Judged(Program("late.py", ""), Verdict("time_limit"), ())
    report = check_growth(Bench(judged(0.98, "accepted"), judged(None, "accepted"), stopped))
    assert (report.summary, report.findings) == ("right 0.98 (too quick), slow (stopped), target 1", ())

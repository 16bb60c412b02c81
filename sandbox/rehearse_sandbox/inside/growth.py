"""How the time of a solution grows with the size of its input: measured by the judge, as an exponent.

Seconds say more of the machine than of the program. So the same call is timed at sizes that double, and the slope of
log time over log size is compared with the problem's target. The processor time of the candidate counts where the kernel tells it,
so a busy machine changes little; what our own codec takes is left out by timing it on the same values. Where it does not, wall
time has to do, which is measured more often.
"""

from __future__ import annotations

import importlib
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from rehearse_sandbox.inside import processor
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.wire.codec import UnsupportedValue, decode, encode
from rehearse_sandbox.wire.events import Conclusion, Growth
from rehearse_sandbox.wire.job import Scaling


@dataclass(frozen=True, slots=True)
class Effort:
    """How often all sizes are timed, and how often each in a row at first; the least time has the least of others' work in it.

    A round that took longer than `long_round_s` is not repeated: what others do for a moment is little beside it. After `most_s`
    nothing is, because the learner waits.
    """

    rounds: int
    in_a_row: int
    long_round_s: float
    most_s: float = 2.0


#: Processor time has hardly anything of others in it, wall time all that they do on the same processor.
BY_PROCESSOR_TIME = Effort(rounds=3, in_a_row=1, long_round_s=0.25)
BY_WALL_TIME = Effort(rounds=8, in_a_row=2, long_round_s=1.0)

#: A measurement that says "too fast" is made once more before anybody is blamed.
ATTEMPTS = 2

#: Where even the largest input takes less, the clock and the calls around it are most of what is measured.
LEAST_S = 0.000_5

#: No larger input is tried that would take longer than this, as the times of the last two tell: the slope is plain by then.
LONG_S = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """A size and the least time that was measured at it, in seconds."""

    size: int
    seconds: float


def measure(candidate: Candidate, scaling: Scaling, solve: Callable[..., Any], *, deadline: float) -> Growth:
    """The growth of `solve`, the problem's first symbol, unless inputs.py says by `work` what is timed.

    Raises:
        CandidateFault: a call did not end well, or not in time.
        Exception: what inputs.py raises, which is the suite's fault.
    """
    inputs = importlib.import_module("inputs")
    timed = _Timed(candidate, inputs.sizes, getattr(inputs, "work", None), solve)
    candidate.begin_test(deadline)
    try:
        growth = _measured(timed, scaling)
        for _ in range(ATTEMPTS - 1):
            if growth.conclusion == "within":
                break
            growth = _milder(growth, _measured(timed, scaling))
    finally:
        candidate.end_test()
    return growth


def _milder(one: Growth, two: Growth) -> Growth:
    """Of two measurements the one that blames less: too fast a growth has to be seen each time."""
    order: Sequence[Conclusion] = ("within", "unclear", "beyond")
    return min(one, two, key=lambda growth: (order.index(growth.conclusion), growth.exponent or 0.0))


def _measured(timed: _Timed, scaling: Scaling) -> Growth:
    timed.warm(scaling.sizes[0])
    return growth_of(points_of(timed.seconds, scaling.sizes, timed.effort), scaling)


def points_of(
    seconds: Callable[[int], float],
    sizes: Sequence[int],
    effort: Effort = BY_PROCESSOR_TIME,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> list[Point]:
    """The least of several times for each size, as `seconds` takes them; without the sizes that would take too long."""
    points: list[Point] = []
    until = clock() + effort.most_s
    for size in sizes:
        points.append(Point(size, _least(seconds, size, effort.in_a_row, until, clock)))
        if _next_is_long(points):
            break
    # Whole rounds and not each size by itself: who disturbs for a while then disturbs one time of every size, not all of one.
    for _ in range(effort.rounds - 1):
        if sum(point.seconds for point in points) > effort.long_round_s or clock() > until:
            break
        points = [Point(point.size, min(point.seconds, seconds(point.size))) for point in points]
    return points


def _least(seconds: Callable[[int], float], size: int, times: int, until: float, clock: Callable[[], float]) -> float:
    """The least of several times in a row: whether a next size is tried shall not hang on one that was disturbed."""
    least = seconds(size)
    for _ in range(times - 1):
        if clock() < until:
            least = min(least, seconds(size))
    return least


def _next_is_long(points: Sequence[Point]) -> bool:
    """Whether the next size would take too long if the time grew on as it did. One size alone tells no growth."""
    if len(points) < 2:
        return False
    before, last = points[-2].seconds, points[-1].seconds
    return last * max(last / before, 1.0) > LONG_S


def growth_of(points: Sequence[Point], scaling: Scaling) -> Growth:
    """What measured times say: the least-squares slope of log time over log size, and how sure that is.

    The interval reaches from the least to the largest slope between neighbours, so it is wide when times are noisy. Growth is
    beyond the target when the slope is, and the interval leaves no doubt that it grows faster than the target at all.
    """
    measured = Growth(
        vary=scaling.vary,
        sizes=tuple(point.size for point in points),
        milliseconds=tuple(round(point.seconds * 1000, 3) for point in points),
        exponent=None,
        interval=None,
        target=scaling.exponent,
        slack=scaling.slack,
        conclusion="within" if len(points) > 1 else "unclear",
    )
    if len(points) < 2 or points[-1].seconds < LEAST_S:
        # Nothing that quick at its largest size has grown beyond anything.
        return measured
    logs = [(math.log(point.size), math.log(point.seconds)) for point in points]
    slope = _slope(logs)
    steps = [_slope([one, two]) for one, two in pairwise(logs)]
    low, high = min([slope, *steps]), max([slope, *steps])
    conclusion: Conclusion = "within"
    if slope > scaling.exponent + scaling.slack:
        conclusion = "beyond" if low > scaling.exponent else "unclear"
    return replace(measured, exponent=round(slope, 2), interval=(round(low, 2), round(high, 2)), conclusion=conclusion)


def _slope(points: Sequence[tuple[float, float]]) -> float:
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / spread


class _Timed:
    """Calls the solution with inputs of a size and says how long it worked."""

    def __init__(
        self,
        candidate: Candidate,
        sizes: Callable[[int], tuple[Any, ...]],
        work: Callable[..., Any] | None,
        solve: Callable[..., Any],
    ) -> None:
        self._candidate = candidate
        self._sizes = sizes
        self._work = work
        self._solve = solve
        self._is_told = processor.is_told()

    @property
    def effort(self) -> Effort:
        """How much it takes to tell a time."""
        return BY_PROCESSOR_TIME if self._is_told else BY_WALL_TIME

    def warm(self, size: int) -> None:
        """Let the first call, which touches everything for the first time, be over."""
        self.seconds(size)

    def seconds(self, size: int) -> float:
        """What one call with an input of this size took the candidate."""
        arguments = self._sizes(size)
        self._candidate.begin_example()
        spent_on_codec = 0.0 if self._work is not None else _decoding_s(arguments)
        began, began_cpu = time.monotonic(), processor.candidate_s()
        result = (self._work or self._solve)(*arguments)
        took = processor.candidate_s() - began_cpu or time.monotonic() - began
        if self._work is None:
            spent_on_codec += _encoding_s(result)
        return max(took - spent_on_codec, 1e-9)


def _decoding_s(arguments: tuple[Any, ...]) -> float:
    """What it takes to read these arguments: the candidate does the same on the same machine."""
    data = encode((arguments, {}))
    began = time.process_time()
    decode(data)
    return time.process_time() - began


def _encoding_s(result: Any) -> float:
    began = time.process_time()
    try:
        encode(result)
    except UnsupportedValue:
        # The learner's own objects cross as a number.
        return 0.0
    return time.process_time() - began

"""Where the milliseconds of a submission went: its stages in order, which add up to its total. Pure.

The server measures the outer stages, the cell its own; what lies between the two measurements is the transport.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

#: Every stage with what it holds. Milliseconds are wall time, so a busy machine shows in all of them.
STAGES: Mapping[str, str] = {
    "queue": "from the request to a worker's claim: storing the row, waking, waiting for others",
    "claim": "storing the claim",
    "build": "putting the job together",
    "hand_out": "getting a cell",
    "cell": "the cell with the way there and back, when it did not measure itself",
    "fork": "starting the judge of this job in its cell",
    "import": "loading the learner's module",
    "collection": "finding the tests of the suite",
    "generation": "making inputs with Hypothesis, and shrinking them",
    "bodies": "the bodies of the tests, the learner's code in them",
    "encoding": "making calls and results cross between judge and candidate",
    "rest": "what else the judge did",
    "transport": "the way of job and events between server and cell, and whatever the cell did not measure",
    "store": "storing events while the judge waited for it",
}

#: Stages that a cell reports; `total` beside them is the time from the job's first byte to its end.
INSIDE = ("fork", "import", "collection", "generation", "bodies", "encoding")

#: What a faster judge could not take away: inputs have to be made and the tests have to run.
WORK = ("generation", "bodies")

Trace = dict[str, float]


def compose(outside: Mapping[str, float], inside: Mapping[str, float] | None) -> Trace:
    """The stages in order. `outside` holds the server's stages and `cell`, from handing a job over to its end."""
    reported = {name: ms for name, ms in (inside or {}).items() if _is_time(ms)}
    hand_out = reported.get("hand_out", 0.0)
    stages: Trace = {**outside, "hand_out": hand_out}
    stages["cell"] = stages.get("cell", hand_out) - hand_out
    parts = {name: reported[name] for name in INSIDE if name in reported}
    if parts:
        measured = sum(parts.values())
        total = max(reported.get("total", measured), measured)
        stages |= {**parts, "rest": total - measured, "transport": stages.pop("cell") - total}
    # Two clocks may disagree by a hair; a negative time would only puzzle.
    return {name: round(max(0.0, stages[name]), 3) for name in STAGES if name in stages}


def overhead_ms(trace: Mapping[str, float]) -> float | None:
    """Everything but making inputs and running tests; None when the cell did not say how long those took."""
    if not all(name in trace for name in WORK):
        return None
    return round(sum(ms for name, ms in trace.items() if name not in WORK), 3)


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and value >= 0


class Stopwatch:
    """Milliseconds by name: each `lap` adds what has passed since the one before."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._last = clock()
        self.laps: Trace = {}

    def lap(self, name: str) -> None:
        """What has passed since the last lap was spent on this."""
        now = self._clock()
        self.laps[name] = self.laps.get(name, 0.0) + (now - self._last) * 1000
        self._last = now

"""What is measured after all tests have passed, and reported as if it were a test: growth, and time against the reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rehearse_sandbox.inside import growth, pace
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.report import explain_growth, explain_pace, growth_law, speed_law
from rehearse_sandbox.inside.yardstick import Yardstick
from rehearse_sandbox.wire.events import GROWTH, SPEED, Outcome, TestFinished
from rehearse_sandbox.wire.job import Job


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is reported under `id`. `take` measures until a deadline; `law` is what the problem asks, in a sentence."""

    id: str
    law: str
    take: Callable[[Candidate, float], TestFinished]


def measurements_of(job: Job, yardstick: Yardstick | None) -> list[Measurement]:
    """What this job asks for, in the order in which it is measured. `yardstick` is there when a speed is asked."""
    found = []
    if job.mode == "submit" and job.scaling is not None:
        found.append(Measurement(GROWTH, growth_law(job.scaling), lambda candidate, end: _grown(job, candidate, end)))
    if job.mode == "submit" and job.speed is not None and yardstick is not None:
        found.append(
            Measurement(SPEED, speed_law(job.speed), lambda candidate, end: _compared(job, yardstick, candidate, end))
        )
    return found


def _grown(job: Job, candidate: Candidate, deadline: float) -> TestFinished:
    assert job.scaling is not None
    solve = candidate.symbol(job.symbols[0])
    found = growth.measure(candidate, job.scaling, solve, deadline=deadline)
    failure = explain_growth(found) if found.conclusion == "beyond" else None
    return TestFinished(GROWTH, _outcome(failure is None), 0.0, failure, growth=found)


def _compared(job: Job, yardstick: Yardstick, candidate: Candidate, deadline: float) -> TestFinished:
    assert job.speed is not None
    solve = candidate.symbol(job.symbols[0])
    found = pace.measure(candidate, yardstick, job.speed, solve, compare=job.compare, deadline=deadline)
    failure = explain_pace(found) if found.conclusion == "beyond" else None
    return TestFinished(SPEED, _outcome(failure is None), 0.0, failure, pace=found)


def _outcome(within: bool) -> Outcome:  # noqa: FBT001 - private
    return "passed" if within else "time_limit"

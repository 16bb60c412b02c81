"""Whether somebody would be hired after this interview, as far as the rubric tells. Pure; it rates no axis itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from rehearse.interviews.rubric import AXES, Axis, AxisName, Level

Signal = Literal["strong no", "no", "lean no", "lean yes", "yes", "strong yes"]

#: From the worst to the best.
SIGNALS: tuple[Signal, ...] = get_args(Signal)

#: With fewer axes nothing is said.
ENOUGH = 4

#: The least mean of each signal from the second on; between 2 (not quite) and 3 (meets the bar) it turns from no to yes.
_LEAST = (1.5, 2.0, 2.5, 3.0, 3.6)

#: A program that is right counts twice: without it nothing else helps.
_WEIGHTS: dict[AxisName, int] = {"correctness": 2}

#: However good the rest is, nobody gets further with this level of any axis, or with this level of correctness.
_AT_MOST: dict[Level, Signal] = {1: "lean no"}
_AT_MOST_IF_WRONG: dict[Level, Signal] = {1: "no", 2: "lean yes"}


@dataclass(frozen=True, slots=True)
class Hire:
    """The signal with its reason; None when not enough was rated."""

    signal: Signal | None
    reason: str


def signal(levels: Mapping[AxisName, Level]) -> Hire:
    """What the levels come to."""
    rated = [axis for axis in AXES if axis.name in levels]
    if "correctness" not in levels or len(rated) < ENOUGH:
        return Hire(None, _missing(rated))
    weights = {axis.name: _WEIGHTS.get(axis.name, 1) for axis in rated}
    mean = sum(levels[name] * weight for name, weight in weights.items()) / sum(weights.values())
    reached = sum(mean >= least for least in _LEAST)
    least = min(levels[axis.name] for axis in rated)
    bounds = [_AT_MOST.get(least), _AT_MOST_IF_WRONG.get(levels["correctness"])]
    bound = min((SIGNALS.index(each) for each in bounds if each is not None), default=len(SIGNALS) - 1)
    reason = _reason(rated, levels, mean)
    if bound < reached:
        reason += f" By the mean it would be “{SIGNALS[reached]}”, but {_why_bound(rated, levels)}."
    return Hire(SIGNALS[min(reached, bound)], reason)


def _missing(rated: list[Axis]) -> str:
    if len(rated) >= ENOUGH:
        return "Not enough was rated: without Correctness nothing can be said."
    missing = [axis.title for axis in AXES if axis not in rated]
    need = f"{ENOUGH} of {len(AXES)} axes with Correctness among them"
    return f"Not enough was rated: {len(rated)} so far, and a signal takes {need}. Still to rate: {', '.join(missing)}."


def _reason(rated: list[Axis], levels: Mapping[AxisName, Level], mean: float) -> str:
    strong = [f"{axis.title} ({levels[axis.name]})" for axis in rated if levels[axis.name] >= 3]
    weak = [f"{axis.title} ({levels[axis.name]})" for axis in rated if levels[axis.name] <= 2]
    parts = [f"{len(rated)} axes come to {mean:.1f} of 4, with Correctness counted twice"]
    if strong:
        parts.append(f"for it: {_listed(strong)}")
    if weak:
        parts.append(f"against it: {_listed(weak)}")
    return "; ".join(parts) + "."


def _why_bound(rated: list[Axis], levels: Mapping[AxisName, Level]) -> str:
    if levels["correctness"] <= 2:
        return f"nothing better follows {'while programs fail' if levels['correctness'] == 2 else 'from programs that do not work'}"
    worst = [axis.title for axis in rated if levels[axis.name] == 1]
    return f"{_listed(worst)} at level 1 {'stands' if len(worst) == 1 else 'stand'} in the way"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

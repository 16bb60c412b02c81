"""Time beside the reference: G3 of an `optimise`, whose starter is right and too slow, and G11's part of [speed]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench, function_of
from rehearse_sandbox.wire.events import SPEED, Pace
from rehearse_sandbox.wire.job import Scrutiny, Speed

#: Right programs stay so far below what is accepted, and slow ones so far above, or a busy machine would mix them up.
HEADROOM = 1.5

#: A reference that takes less is timed to a few per cent at best, in milliseconds.
LEAST_MS = 0.5


def check_starter_is_slow(bench: Workbench) -> Report:
    """G3 of an `optimise`: the starter passes every test but the one of its time, and fails that one clearly."""
    judged = bench.judge_one(program("starter.py", bench.problem.starter))
    return Report(
        f"the starter takes {ratios([judged])} times as long", tuple(_of_starter(judged, bench.problem.speed))
    )


def _of_starter(judged: Judged, speed: Speed | None) -> Iterator[Finding]:
    others = sorted(
        name for name, outcome in judged.outcomes.items() if outcome != "passed" and name != function_of(SPEED)
    )
    if others:
        message = f"The starter fails {', '.join(others[:5])}: learners are to make it quick, not right."
        yield Finding("starter.py", f"{message} It gets {judged.story}.", "Begin with a right program.")
    elif speed is not None and (finding := of_slow(judged, speed)) is not None:
        yield finding


def check_pace(bench: Workbench, speed: Speed) -> Report:
    """G11 with [speed]: every right program has headroom, and those in slow/ are refused for their time."""
    problem = bench.problem
    # One after the other: two that are measured at once would share the memory's speed.
    accepted = [bench.judge_one(program(f"accepted/{name}.py", text)) for name, text in problem.accepted.items()]
    findings = [finding for each in accepted if (finding := _of_right(each, speed)) is not None]
    slow: list[Judged] = []
    if problem.scaling is None:
        slow = [bench.judge_one(program(f"slow/{name}.py", text)) for name, text in problem.slow.items()]
        findings += [finding for each in slow if (finding := of_slow(each, speed)) is not None]
    summary = f"right {ratios(accepted)}, slow {ratios(slow)} times the reference, at most {speed.at_most:g}"
    return Report(summary, tuple(findings))


def program(name: str, source: str) -> Program:
    """A program whose time is part of its verdict."""
    return Program(name, source, banked=True, timed=True, scrutiny=Scrutiny(shrinks=False))


def pace_of(judged: Judged) -> Pace | None:
    """How long it took; None when it never came that far."""
    return next((test.pace for test in judged.tests if test.pace is not None), None)


def ratios(judged: Sequence[Judged]) -> str:
    """How many times as long as the reference programs took, for a line."""
    found = [pace_of(each) for each in judged]
    return " ".join("-" if each is None else f"{each.ratio:.3g}" for each in found) or "none"


def _of_right(judged: Judged, speed: Speed) -> Finding | None:
    pace, name = pace_of(judged), judged.program.name
    if not judged.accepted:
        message = f"This right program is refused when its time is measured: {judged.story}."
        return Finding(name, message, "Raise `at_most` of [speed], or move the program to slow/.")
    if pace is not None and pace.ratio > speed.at_most / HEADROOM:
        message = f"It takes {pace.ratio:.3g} times as long as the reference, too near to what is accepted, {speed.at_most:g}."
        step = f"Raise `at_most` of [speed] to {HEADROOM * pace.ratio:.1f} or more, or make the program quicker."
        return Finding(name, message, step)
    if pace is not None and pace.reference_milliseconds < LEAST_MS:
        message = f"With {pace.vary} = {pace.at} the reference is done in {pace.reference_milliseconds:g} ms, too soon to be timed."
        return Finding(
            "problem.toml", message, "Raise `at` of [speed] until it takes a few milliseconds.", severity="warning"
        )
    return None


def of_slow(judged: Judged, speed: Speed) -> Finding | None:
    """What is wrong with a program that should be too slow."""
    pace = pace_of(judged)
    step = "Raise `at` or lower `at_most` of [speed], or take a slower program."
    if judged.verdict.word != "time_limit":
        return Finding(judged.program.name, f"It should be too slow and gets {judged.story}.", step)
    if pace is not None and pace.ratio < speed.at_most * HEADROOM:
        message = f"It takes {pace.ratio:.3g} times as long as the reference, too near to what is accepted, {speed.at_most:g}."
        return Finding(judged.program.name, message, step)
    return None

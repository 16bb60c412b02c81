"""G11: right programs grow as the statement promises, and programs that are too slow are told apart from them."""

from __future__ import annotations

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench
from rehearse_sandbox.wire.events import Growth
from rehearse_sandbox.wire.job import Scaling, Scrutiny

#: A slow program must be so much further beyond the target than what is just tolerated, or a busy machine would let it pass.
MARGIN = 0.3


def check_growth(bench: Workbench) -> Report:
    """G11: where [scaling] states a target, every right program keeps to it and every one in slow/ is clearly beyond."""
    scaling = bench.problem.scaling
    if scaling is None:
        return Report("no target")
    # One after the other: two that are measured at once would share the memory's speed.
    accepted = [bench.judge_one(_program(f"accepted/{name}.py", text)) for name, text in bench.problem.accepted.items()]
    slow = [bench.judge_one(_program(f"slow/{name}.py", text)) for name, text in bench.problem.slow.items()]
    findings = [finding for each in accepted if (finding := _of_right(each)) is not None]
    findings += [finding for each in slow if (finding := _of_slow(each, scaling)) is not None]
    return Report(
        f"right {_exponents(accepted)}, slow {_exponents(slow)}, target {scaling.exponent:g}", tuple(findings)
    )


def _program(name: str, source: str) -> Program:
    return Program(name, source, banked=True, timed=True, scrutiny=Scrutiny(shrinks=False))


def growth_of(judged: Judged) -> Growth | None:
    """The growth that was measured; None when the program never came that far, or a size took too long."""
    return next((test.growth for test in judged.tests if test.growth is not None), None)


def _of_right(judged: Judged) -> Finding | None:
    growth = growth_of(judged)
    if not judged.accepted:
        return Finding(
            judged.program.name,
            f"This right program is refused when its growth is measured: {judged.story}.",
            "Raise the exponent or the slack of [scaling], or move the program to slow/.",
        )
    if growth is not None and growth.conclusion == "unclear":
        return Finding(
            judged.program.name,
            f"Its growth cannot be told: {_times(growth)}.",
            "Choose larger sizes in [scaling], so that the largest takes a few milliseconds, or check on a quieter machine.",
            severity="warning",
        )
    return None


def _of_slow(judged: Judged, scaling: Scaling) -> Finding | None:
    growth = growth_of(judged)
    least = scaling.exponent + scaling.slack + MARGIN
    if judged.verdict.word != "time_limit":
        message = f"It should be too slow and gets {judged.story}."
    elif growth is not None and (growth.exponent or 0.0) < least:
        message = f"Its exponent {growth.exponent} is too near to what is tolerated: {least:g} would be safe."
    else:
        return None
    times = f" {_times(growth)}." if growth is not None else ""
    step = "Choose larger sizes or a smaller slack in [scaling], or a program whose time grows faster."
    return Finding(judged.program.name, message + times, step)


def _times(growth: Growth) -> str:
    pairs = zip(growth.sizes, growth.milliseconds, strict=True)
    return ", ".join(f"{growth.vary} = {size}: {milliseconds:g} ms" for size, milliseconds in pairs)


def _exponents(judged: list[Judged]) -> str:
    return " ".join(map(_exponent, judged)) or "none"


def _exponent(judged: Judged) -> str:
    """The exponent, or in a word why there is none."""
    growth = growth_of(judged)
    if growth is None:
        return "(stopped)"
    return "(too quick)" if growth.exponent is None else f"{growth.exponent:g}"

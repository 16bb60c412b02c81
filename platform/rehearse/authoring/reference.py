"""The gates of right programs: G4 they pass however often they are tried, G5 with room to spare, G12 soon enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench, function_of
from rehearse.catalog.problem import Problem
from rehearse_sandbox.wire.job import Scrutiny

SOAK_SEEDS = (11, 12, 13)
#: Nobody waits for a soak: its time limits are so many times the learner's.
SOAK_PATIENCE = 60.0

#: Results of right programs must come this much closer than what is tolerated, or the next machine's rounding refuses them.
LEAST_HEADROOM = 10.0

SUITE_SLOW_S = 2.0
SUITE_TOO_SLOW_S = 6.0

#: The first judging of a suite ends here. One that hangs is told soon, and one that is only too slow has time on a busy machine.
LONGEST_S = 30.0

#: Each test has a process of its own, and one that fails over stored examples a second one. A cell makes 160 for a job.
MOST_TESTS = 75

REFERENCE = "accepted/reference.py"


def judge_right_programs(bench: Workbench, *, fast: bool = False) -> tuple[list[Judged], list[Judged]]:
    """The reference with each seed of the soak, and all right programs, the reference first, with the first seed and measured.

    Most of a check's time goes here, nearly all of it for drawing: each example is drawn once, whoever is judged over it.
    """
    soak, others = _soaking(bench.problem, fast=fast), _agreeing(bench.problem, fast=fast)
    judged = bench.judge([*soak, *others])
    soaked = judged[: len(soak)]
    return soaked, [soaked[0], *judged[len(soak) :]]


def _soaking(problem: Problem, *, fast: bool) -> list[Program]:
    return [
        Program(
            f"reference, seed {seed}",
            problem.reference,
            seed=seed,
            examples=_examples(problem, fast=fast),
            patience=SOAK_PATIENCE,
            shares=True,
            scrutiny=Scrutiny(order=seed, strict=True, measures=seed == SOAK_SEEDS[0], bounds=bounds_of(problem)),
        )
        for seed in (SOAK_SEEDS[:1] if fast else SOAK_SEEDS)
    ]


def _examples(problem: Problem, *, fast: bool) -> int:
    return problem.max_examples if fast else problem.strength.soak


def check_soak(judged: Sequence[Judged]) -> Report:
    """G4: the reference passes with many inputs, several seeds, tests in another order and warnings as errors."""
    findings = tuple(_soak_finding(each) for each in judged if not each.accepted)
    examples = judged[0].program.examples
    return Report(f"{examples} examples with {len(judged)} seed{'s' if len(judged) > 1 else ''}", findings)


def _soak_finding(judged: Judged) -> Finding:
    name = judged.program.name
    if judged.verdict.word == "internal_error":
        message = f"The suite itself breaks when it judges the {name}: {judged.reason}."
        step = (
            "Mend the suite: whatever it does besides checking results is never the learner's fault. It must come to its end, "
            "and neither end its process nor raise what no result explains."
        )
    else:
        message = f"The suite refuses the {name}: {judged.story}."
        step = (
            "Mend the reference if the test is right; else mend the test, for it would refuse right programs by chance."
        )
    return Finding(REFERENCE, message, step)


def _agreeing(problem: Problem, *, fast: bool) -> list[Program]:
    """The right programs beside the reference, which the first seed of its soak measures."""
    return [
        Program(
            f"accepted/{name}.py",
            source,
            seed=SOAK_SEEDS[0],
            examples=_examples(problem, fast=fast),
            patience=SOAK_PATIENCE,
            shares=True,
            scrutiny=Scrutiny(measures=True),
        )
        for name, source in sorted(problem.accepted.items())
        if name != "reference"
    ]


def bounds_of(problem: Problem) -> dict[str, float]:
    """The constants of the statement that bound its inputs: those whose names end in `_max`."""
    return {
        name: value
        for name, value in problem.constants.items()
        if name.endswith("_max") and isinstance(value, int | float)
    }


def check_agreement(judged: Sequence[Judged]) -> Report:
    """G5: every right program passes where the reference does, the first of them, and its numbers are far from the limit of what is tolerated."""
    if not judged[0].accepted:
        # Its soak tells of it; the same test would refuse the others.
        return Report("the reference itself is refused")
    findings = [_disagreement(each) for each in judged if not each.accepted]
    findings += [finding for each in judged if each.accepted for finding in _too_close(each)]
    least = min((_headroom(error) for each in judged for error in _errors(each).values() if error), default=None)
    room = "no rounding" if least is None else f"headroom {least:.2g}x"
    counts = {} if least is None else {"headroom": float(f"{least:.2g}")}
    return Report(f"{len(judged)} right programs agree, {room}", tuple(findings), counts)


def _disagreement(judged: Judged) -> Finding:
    return Finding(
        judged.program.name,
        f"This program is shipped as right and refused: {judged.story}.",
        "Mend it, or move it to wrong/ with an entry in expect.toml, or mend the test.",
    )


def file_of(judged: Judged) -> str:
    """The file of a right program, whatever its judging was called."""
    return judged.program.name if judged.program.name.startswith("accepted/") else REFERENCE


def _too_close(judged: Judged) -> Iterable[Finding]:
    for test, error in _errors(judged).items():
        if error and _headroom(error) < LEAST_HEADROOM:
            yield Finding(
                file_of(judged),
                f"In {function_of(test)} its largest error is {error:.2g} of the tolerance; other machines round otherwise.",
                f"Widen the tolerance, or draw better conditioned inputs, until the error is below {1 / LEAST_HEADROOM:g}.",
            )


def _errors(judged: Judged) -> dict[str, float]:
    return judged.measured.errors if judged.measured is not None else {}


def _headroom(error: float) -> float:
    return 1 / error


def judge_once(bench: Workbench) -> Judged:
    """The reference, judged as a learner's program is, without any help of examples that were drawn ahead."""
    return bench.judge_one(Program("reference", bench.problem.reference, longest_s=LONGEST_S))


def refused_once(judged: Judged) -> Report:
    """What G4 says when the suite refuses its own reference at the first try: then no other judging says anything."""
    return Report("refused by its own suite", (_soak_finding(judged),))


def check_time(judged: Judged) -> Report:
    """G12: the suite judges its reference soon enough, and has no more tests than a cell has room for."""
    seconds = judged.verdict.suite_ms / 1000
    findings = []
    if judged.announced > MOST_TESTS:
        message = (
            f"The suite has {judged.announced} tests, each set of parameters counted. Each test takes processes of its own, "
            f"and a cell has room for {MOST_TESTS} tests."
        )
        findings.append(Finding("tests", message, "Make one property of what is tried with many parameters."))
    if seconds > SUITE_SLOW_S:
        slowest = max(judged.tests, key=lambda test: test.ms)
        findings.append(
            Finding(
                "tests",
                f"The suite takes {seconds:.1f} s for the reference; learners wait for it. "
                f"The slowest test is {function_of(slowest.id)} with {slowest.ms / 1000:.1f} s.",
                "Draw smaller inputs, lower [examples] gate, or make one test of two that look at the same thing.",
                severity="error" if seconds > SUITE_TOO_SLOW_S else "warning",
            )
        )
    counts = {"suite_ms": round(judged.verdict.suite_ms), "tests": judged.announced}
    return Report(f"{seconds:.2f} s", tuple(findings), counts)

"""What `rehearse judge` does and prints: the same job and verdict as on the site, without the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from textwrap import indent
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from rehearse.bank import Bank
from rehearse.catalog.offered import why_closed
from rehearse.catalog.problem import Problem
from rehearse.judging import build_job, expected
from rehearse.submissions.own_tests import InputRefusedError, check_typed
from rehearse.submissions.report import LOADING, title_of
from rehearse.submissions.verdict import Verdict, decide
from rehearse.submissions.writable import writable
from rehearse.trace import Stopwatch, Trace, compose
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Answer, Answered, Ended, Failure, Growth, Pace, Started, TestFinished
from rehearse_sandbox.wire.job import Mode

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

#: Attempts in all: a fault of ours is retried once, as on the site.
ATTEMPTS = 2

#: The parts of a failure in reading order, with their headings.
PARTS = {
    "why": "Why",
    "input": "Input",
    "output": "Your output",
    "expected": "Expected",
    "difference": "First difference",
    "error": "Error",
    "traceback": "Traceback",
    "stdout": "Printed",
}


#: How an answer to a typed input is told.
ANSWERS: dict[Answer, str] = {
    "same": "same answer as ours",
    "differs": "differs from our answer",
    "unlike": "differs from our answer, which may be right as well",
    "unanswered": "nothing to compare with",
    "invalid": "not a valid input",
    "runtime_error": "raised an error",
    "time_limit": "too slow",
    "memory_limit": "out of memory",
    "output_limit": "too much output",
    "not_run": "not run",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One judging."""

    slug: str
    sandbox: str
    seed: int
    verdict: Verdict
    total_ms: float
    stages: Trace
    tests: list[TestFinished] = field(default_factory=list)
    visible: dict[str, bool] = field(default_factory=dict)
    level: int = 1
    levels: int = 1
    answers: list[Answered] = field(default_factory=list)
    memory_mb: float | None = None

    @property
    def growth(self) -> Growth | None:
        """How the time grew, where the problem sets a target and it was measured."""
        return next((test.growth for test in self.tests if test.growth is not None), None)

    @property
    def pace(self) -> Pace | None:
        """The time beside the reference's, where the problem asks for it and it was measured."""
        return next((test.pace for test in self.tests if test.pace is not None), None)

    @property
    def exit_code(self) -> int:
        """0 accepted, 1 not accepted, 3 a fault of ours."""
        return {"accepted": 0, "internal_error": 3}.get(self.verdict.word, 1)


def trouble_with(problem: Problem, level: int | None, inputs: Sequence[str]) -> str:
    """Why a problem has no such level, or takes no such inputs; empty when all is well."""
    if level is not None and level > problem.levels:
        return f"There is no level {level}: {problem.slug} has {problem.levels}."
    try:
        check_typed(inputs)
    except InputRefusedError as error:
        return str(error)
    reason = why_closed(problem.suite) if inputs else ""
    return f"{problem.slug} takes no inputs: {reason}" if reason else ""


def judge(
    sandbox: Sandbox,
    problem: Problem,
    source: str,
    mode: Mode,
    *,
    bank: Bank | None = None,
    level: int | None = None,
    inputs: Sequence[str] = (),
) -> Result:
    """Judge once, up to a level of a problem that has some, and answer `inputs`; a fault of ours is retried once on a fresh cell."""
    for attempt in range(ATTEMPTS):
        result = _judge_once(sandbox, problem, source, mode, bank=bank, level=level or problem.levels, inputs=inputs)
        if result.verdict.word != "internal_error" or attempt == ATTEMPTS - 1:
            break
    return result


def _judge_once(
    sandbox: Sandbox,
    problem: Problem,
    source: str,
    mode: Mode,
    *,
    bank: Bank | None,
    level: int,
    inputs: Sequence[str],
) -> Result:
    watch = Stopwatch()
    typed = [CustomInput("", text) for text in inputs]
    job = build_job(problem, source, mode, job_id=uuid4().hex, level=level, bank=bank, inputs=typed)
    watch.lap("build")
    events = [writable(event) for event in sandbox.judge(job, user="command line")]
    watch.lap("cell")
    return Result(
        slug=problem.slug,
        sandbox=sandbox.name,
        seed=job.seed,
        verdict=decide(expected(problem, mode, level), events, problem.mistakes),
        total_ms=round(sum(watch.laps.values()), 1),
        stages=compose(watch.laps, next((event.trace for event in events if isinstance(event, Ended)), None)),
        tests=[event for event in events if isinstance(event, TestFinished)],
        visible={test.id: test.visible for event in events if isinstance(event, Started) for test in event.tests},
        level=level,
        levels=problem.levels,
        answers=[event for event in events if isinstance(event, Answered)],
        memory_mb=next((event.memory_mb for event in events if isinstance(event, Ended)), None),
    )


def as_json(result: Result) -> dict[str, Any]:
    """The result in the shape that design and README promise."""
    verdict, suite_ms = result.verdict, round(result.verdict.suite_ms, 1)
    return {
        "slug": result.slug,
        "verdict": verdict.word,
        "tests": [
            {
                "id": test.id,
                "visible": result.visible.get(test.id, False),
                "outcome": test.outcome,
                "ms": test.ms,
                "message": _message(test.failure),
            }
            for test in result.tests
        ],
        "failure": None if verdict.failure is None else _failure(verdict, verdict.failure),
        "timing": {
            "total_ms": result.total_ms,
            "suite_ms": suite_ms,
            "overhead_ms": round(max(0.0, result.total_ms - suite_ms), 1),
            "stages": result.stages,
        },
        "sandbox": result.sandbox,
        "seed": result.seed,
        **({"level": result.level, "levels": result.levels} if result.levels > 1 else {}),
        "growth": None if result.growth is None else asdict(result.growth),
        "answers": [_answer(answer) for answer in result.answers],
        "memory_mb": result.memory_mb,
        "pace": None if result.pace is None else asdict(result.pace),
    }


def _failure(verdict: Verdict, failure: Failure) -> dict[str, Any]:
    return {
        "test": verdict.test,
        "input": failure.input,
        "output": failure.output,
        "expected": failure.expected,
        "why": failure.why,
        "mistake": verdict.mistake or None,
        "difference": failure.difference,
        "error": failure.error,
        "traceback": failure.traceback,
        "line": failure.line,
    }


def _answer(answer: Answered) -> dict[str, Any]:
    return {**asdict(answer.shown), "input": answer.input, "outcome": answer.outcome, "ms": answer.ms}


def _message(failure: Failure | None) -> str:
    return "" if failure is None else failure.error or failure.difference or failure.why


def as_text(result: Result) -> str:
    """The result for a person: a line for each test, the first failure in full, the verdict."""
    width = max((len(title_of(test.id)) for test in result.tests), default=0)
    lines = [
        f"  {'✓' if test.outcome == 'passed' else '✗'} {title_of(test.id):<{width}}  {test.ms:7.1f} ms  "
        f"{'' if test.outcome == 'passed' else test.outcome.replace('_', ' ')}".rstrip()
        for test in result.tests
    ]
    verdict = result.verdict
    if verdict.failure is not None:
        lines += ["", (verdict.test and title_of(verdict.test)) or LOADING, *_panel(verdict.failure)]
    if verdict.mistake:
        lines += ["", f"This looks like a known mistake: {verdict.mistake}"]
    if result.growth is not None and result.growth.exponent is not None:
        lines += ["", f"Growth: {_growth(result.growth)}."]
    for answer in result.answers:
        told = replace(answer.shown, input=answer.input)
        lines += ["", f"Your input: {ANSWERS[answer.outcome]}.", *_panel(told)]
    if result.pace is not None:
        lines += ["", f"Time: {_pace(result.pace)}."]
    if result.memory_mb is not None:
        lines += ["", f"Memory: {result.memory_mb:g} MB at most."]
    if verdict.word == "internal_error":
        lines += ["", f"The judge broke down, not your code: {verdict.detail}"]
    word = _in_words(result)
    return "\n".join(
        [*lines, "", f"{word}. {verdict.passed} of {verdict.total} tests passed in {result.total_ms:.0f} ms."]
    )


def _in_words(result: Result) -> str:
    """The verdict, and up to which level it holds where there are some."""
    word = result.verdict.word.replace("_", " ").capitalize()
    if result.levels == 1:
        return word
    place = f"evel {result.level} of {result.levels}"
    return f"L{place} passed" if word == "Accepted" and result.level < result.levels else f"{word} at l{place}"


def _growth(growth: Growth) -> str:
    low, high = growth.interval or (growth.exponent, growth.exponent)
    unclear = "; too noisy to be sure" if growth.conclusion == "unclear" else ""
    return f"{growth.vary}^{growth.exponent} (between {low} and {high}), the target is {growth.vary}^{growth.target:g}{unclear}"


def _pace(pace: Pace) -> str:
    unclear = "; too noisy to be sure" if pace.conclusion == "unclear" else ""
    return (
        f"{pace.ratio:.3g} times the reference's, with {pace.vary} = {pace.at}; at most {pace.at_most:g} times{unclear}"
    )


def _panel(failure: Failure) -> list[str]:
    lines = []
    for name, heading in PARTS.items():
        if text := getattr(failure, name):
            lines += [f"  {heading}:", indent(text.rstrip(), "    ")]
    if failure.line is not None:
        lines.append(f"  Line {failure.line} of your code")
    return lines

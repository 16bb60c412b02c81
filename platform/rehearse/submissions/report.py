"""What readers are told of a submission: the same shapes for the API, its event stream and the pages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import msgspec

from rehearse.submissions.models import State, Submission
from rehearse.trace import Trace
from rehearse_sandbox.wire.events import Failure
from rehearse_sandbox.wire.job import Mode

#: What stands where a test's title would, when the source could not even be loaded.
LOADING = "Loading your code"


class StoredEvent(NamedTuple):
    """One thing that happened while judging, as it was stored."""

    sequence: int
    attempt: int
    kind: str
    payload: Mapping[str, Any]


class FailureReport(msgspec.Struct, frozen=True, kw_only=True):
    """Why a test failed. An empty text means that there is none."""

    why: str = ""
    input: str = ""
    output: str = ""
    expected: str = ""
    difference: str = ""
    error: str = ""
    traceback: str = ""
    stdout: str = ""
    line: int | None = None


class NamedFailureReport(FailureReport, frozen=True, kw_only=True):
    """The failure that gave the verdict. `test` is empty when no test had started.

    `mistake` is one sentence about what is probably wrong, empty when no known mistake explains the failure.
    """

    test: str = ""
    title: str = ""
    mistake: str = ""


class TestAnnouncement(msgspec.Struct, frozen=True, kw_only=True):
    """A test that will be reported."""

    __test__ = False

    id: str
    title: str
    visible: bool


class GrowthReport(msgspec.Struct, frozen=True, kw_only=True):
    """How the time grew with the size `vary`; `exponent` and `interval` are None when all was too quick to be measured.

    `conclusion` is "within" the target, "beyond" it, or "unclear", which is never held against a program.
    """

    vary: str
    sizes: list[int]
    milliseconds: list[float]
    exponent: float | None
    interval: tuple[float, float] | None
    target: float
    slack: float
    conclusion: Literal["within", "beyond", "unclear"]


class PaceReport(msgspec.Struct, frozen=True, kw_only=True):
    """How long the program took beside the reference, in the same cell and with inputs of the size `at` that is called `vary`.

    `ratio` may be at most `at_most`; `interval` shows how sure it is. `conclusion` is as in a growth.
    """

    vary: str
    at: int
    milliseconds: float
    reference_milliseconds: float
    ratio: float
    interval: tuple[float, float]
    at_most: float
    conclusion: Literal["within", "beyond", "unclear"]


class TestReport(TestAnnouncement, frozen=True, kw_only=True):
    """How one test ended."""

    __test__ = False

    outcome: str
    ms: float
    stdout: str = ""
    failure: FailureReport | None = None
    growth: GrowthReport | None = None
    pace: PaceReport | None = None


class AnswerReport(FailureReport, frozen=True, kw_only=True):
    """What came of an input that was typed: `output` is the program's answer, `expected` the reference's.

    `name` is that of the person's own test, empty for an input of this run; `input` is as it was typed. `outcome` is "same", "differs", "unlike"
    (which may be right as well), "unanswered" (the reference gave no answer), "invalid", "not_run", or a test's outcome.
    """

    name: str
    outcome: str
    ms: float


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds from sending to the verdict, in the suite, and the rest.

    `stages` says where those of the last attempt went, by the names of `rehearse.trace.STAGES`.
    """

    total_ms: float | None = None
    suite_ms: float | None = None
    overhead_ms: float | None = None
    stages: Trace | None = None


class SubmissionReport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one submission. It was judged up to `level` of the `levels` that its problem has; most have one."""

    id: str
    slug: str
    mode: Mode
    level: int
    levels: int
    state: State
    verdict: str | None
    source: str
    tests: list[TestReport]
    answers: list[AnswerReport]
    failure: NamedFailureReport | None
    position: int | None
    created_at: datetime
    finished_at: datetime | None
    timing: Timing
    memory_mb: float | None = None


class SubmissionSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a history. It was judged up to `level` of its problem's `levels`."""

    id: str
    slug: str
    mode: Mode
    level: int
    levels: int
    state: State
    verdict: str | None
    passed: int | None
    total: int | None
    total_ms: float | None
    created_at: datetime
    finished_at: datetime | None


@lru_cache(maxsize=4096)
def title_of(test: str) -> str:
    """A test's id as a person would say it: `test_examples.py::test_empty_input[3]` is "Empty input (3)"."""
    name, bracket, parameter = test.rpartition("::")[2].partition("[")
    words = name.removeprefix("test_").removeprefix("Test").replace("_", " ").strip() or name
    title = words[:1].upper() + words[1:]
    return f"{title} ({parameter.removesuffix(']')})" if bracket else title


def name_failure(test: str, failure: Failure, mistake: str) -> dict[str, Any]:
    """A failure with its test's name and the known mistake, as it is stored with the verdict."""
    return {"test": test, "title": title_of(test) if test else LOADING, "mistake": mistake, **asdict(failure)}


def announcements(payload: Mapping[str, Any]) -> list[TestAnnouncement]:
    """The tests of a stored `started` event."""
    return [TestAnnouncement(title=title_of(test["id"]), **test) for test in payload["tests"]]


def finished(payload: Mapping[str, Any], visible: Mapping[str, bool]) -> TestReport:
    """A stored `test_finished` event; what a hidden test printed is not shown."""
    shown = visible.get(payload["id"], False)
    failure = payload["failure"]
    return TestReport(
        id=payload["id"],
        title=title_of(payload["id"]),
        visible=shown,
        outcome=payload["outcome"],
        ms=payload["ms"],
        stdout=payload["stdout"] if shown else "",
        failure=FailureReport(**failure) if failure else None,
        growth=msgspec.convert(payload.get("growth"), GrowthReport | None),
        pace=msgspec.convert(payload.get("pace"), PaceReport | None),
    )


def answered(payload: Mapping[str, Any]) -> AnswerReport:
    """A stored `answered` event."""
    told = {key: payload[key] for key in ("name", "outcome", "ms")}
    return AnswerReport(**told, **{**payload["shown"], "input": payload["input"]})


def visibility(events: Iterable[StoredEvent]) -> dict[str, bool]:
    """Which announced tests are examples."""
    return {
        test["id"]: test["visible"] for event in events if event.kind == "started" for test in event.payload["tests"]
    }


def build(submission: Submission, events: Sequence[StoredEvent], position: int | None) -> SubmissionReport:
    """The whole report, from the row and the events of its last attempt."""
    latest = [event for event in events if event.attempt == submission.attempts]
    visible = visibility(latest)
    return SubmissionReport(
        id=submission.id,
        slug=submission.slug,
        mode=submission.mode,
        level=submission.level,
        levels=submission.levels,
        state=submission.state,
        verdict=submission.verdict,
        source=submission.source,
        tests=[finished(event.payload, visible) for event in latest if event.kind == "test_finished"],
        answers=[answered(event.payload) for event in latest if event.kind == "answered"],
        failure=NamedFailureReport(**submission.failure) if submission.failure else None,
        position=position,
        created_at=submission.created_at,
        finished_at=submission.finished_at,
        timing=timing(submission, stages(latest)),
        memory_mb=memory(latest),
    )


def summary(submission: Submission) -> SubmissionSummary:
    """The line of a history."""
    return SubmissionSummary(
        id=submission.id,
        slug=submission.slug,
        mode=submission.mode,
        level=submission.level,
        levels=submission.levels,
        state=submission.state,
        verdict=submission.verdict,
        passed=submission.tests_passed,
        total=submission.tests_total,
        total_ms=timing(submission).total_ms,
        created_at=submission.created_at,
        finished_at=submission.finished_at,
    )


def stages(events: Iterable[StoredEvent]) -> Trace | None:
    """The trace that the end of an attempt carries; None when there is none."""
    return next((event.payload.get("trace") for event in events if event.kind == "ended"), None)


def memory(events: Iterable[StoredEvent]) -> float | None:
    """The megabytes that the end of an attempt tells; None where nobody could measure them, as in attempts of former versions."""
    return next((event.payload.get("memory_mb") for event in events if event.kind == "ended"), None)


def timing(submission: Submission, trace: Trace | None = None) -> Timing:
    """How long it took; empty until the verdict is there."""
    if submission.finished_at is None:
        return Timing()
    total = (submission.finished_at - submission.created_at).total_seconds() * 1000
    suite = submission.suite_ms
    overhead = None if suite is None else round(max(0.0, total - suite), 1)
    return Timing(total_ms=round(total, 1), suite_ms=suite, overhead_ms=overhead, stages=trace)

"""Runs the collected tests through pytest and says how each one ended."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

import pytest
from hypothesis.errors import HypothesisException

from rehearse_sandbox.inside.bank import Bank, replaying
from rehearse_sandbox.inside.examples import Example, Examples, is_property, prepare_property
from rehearse_sandbox.inside.faults import CandidateFault, DeadlineExceeded, UnsupportedType
from rehearse_sandbox.inside.measurements import Measurement
from rehearse_sandbox.inside.measuring import Measuring
from rehearse_sandbox.inside.mistakes import BUDGET, BUDGET_S, PATIENCE, PATIENCE_S
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.processor import Meter
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.repeats import Repeats
from rehearse_sandbox.inside.report import explain, is_ours
from rehearse_sandbox.inside.stopwatch import Stopwatch
from rehearse_sandbox.inside.yardstick import Yardstick
from rehearse_sandbox.kit import settings
from rehearse_sandbox.wire.events import Event, Failure, Outcome, Reason, TestFinished
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.suite_files import is_shown, level_of


@dataclass
class Run:
    """The tests of one job. `reason` and `detail` say why it ended, once it has."""

    job: Job
    bank: Bank
    candidate: Candidate
    output: Output
    emit: Callable[[Event], None]
    deadline: float
    watch: Stopwatch = field(default_factory=Stopwatch)
    flush: Callable[[], None] = lambda: None
    clock: Callable[[], float] = time.monotonic
    reason: Reason = "completed"
    detail: str = ""
    measuring: Measuring | None = None
    yardstick: Yardstick | None = None
    _raised: BaseException | None = field(default=None, init=False)
    _began: float = field(init=False)
    #: How the first test ended that did not pass.
    _outcome: Outcome = field(default="passed", init=False)
    _meter: Meter = field(default_factory=Meter, init=False)

    def __post_init__(self) -> None:
        self._began = self.clock()

    def run(self, tests: Sequence[str], item_of: Callable[[str], pytest.Function]) -> None:
        """Run every test, each one reported exactly once, also those that cannot run any more.

        `item_of` is asked for those that need pytest.
        """
        repeats = self.candidate.repeats((test, self.bank.transcript_of(test)) for test in tests)
        for test in tests:
            if self.reason == "completed" and self.clock() >= self.deadline:
                self._stop("time_limit", f"the whole suite was not over after {self.job.limits.job_s:g} s")
            if self.reason != "completed":
                self.emit(TestFinished(test, "not_run", 0.0))
                continue
            finished = self._repeat(test, repeats) or self.run_one(item_of(test))
            if self._outcome == "passed":
                self._outcome = finished.outcome
            self.emit(finished)

    def _repeat(self, test: str, repeats: Repeats) -> TestFinished | None:
        """How a test ended whose recorded answers the candidate gives; None when that has to be found out."""
        began = self.clock()
        alone = repeats.is_alone
        if alone:
            self.output.restart()
        with self.watch.measure("bodies"):
            repeated = repeats.is_repeated(test, min(began + self.job.limits.test_s, self.deadline))
        if repeated and not self.output.is_empty and not alone:
            # What was printed may be another one's: this one is asked again, and from now on each one by itself.
            repeats.work_alone()
            repeated = False
        if not repeated or self._meter.fault(self.job.limits) is not None:
            self.output.forgive()
            repeats.active = False
            return None
        stdout = self.output.text() if is_shown(test) else ""
        return TestFinished(test, "passed", self._ms_since(began), stdout=stdout)

    def _ms_since(self, began: float) -> float:
        return round((self.clock() - began) * 1000, 3)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep what was raised instead of turning it into pages of text."""
        if call.excinfo is not None and self._raised is None:
            self._raised = call.excinfo.value
        outcome = "passed" if call.excinfo is None else "failed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]

    def run_one(self, item: pytest.Function) -> TestFinished:
        """Run one test through pytest, with its stored examples first if it has some."""
        self.flush()
        began = self.clock()
        examples = Examples(self.candidate, self.output)
        settings.on_clock = self.candidate.calls.follow_clock
        if self.measuring is not None:
            self.measuring.begin(item.nodeid)
        with self.watch.measure("bodies"):
            if not self._passes_by_bank(item, examples):
                self._with_engine(item, examples)
        ms = self._ms_since(began)
        outcome, failure = self._judge(item, examples)
        stdout = self.output.text() if is_shown(item.nodeid) else ""
        return TestFinished(item.nodeid, outcome, ms, failure, failure.stdout if failure and stdout else stdout)

    def run_measurement(self, measurement: Measurement) -> None:
        """Measure something and report it like a test; not of a program that has failed already."""
        if self.reason != "completed" or self._outcome != "passed":
            self.emit(TestFinished(measurement.id, "not_run", 0.0))
            return
        self.flush()
        began = self.clock()
        self.output.restart()
        deadline = min(began + self.job.limits.test_s, self.deadline)
        try:
            with self.watch.measure("bodies"):
                finished = measurement.take(self.candidate, deadline)
        except BaseException as error:  # noqa: BLE001 - whatever it was ends this measurement, and the judging with it
            finished = self._broken(error, measurement)
        self._outcome = finished.outcome
        self.emit(replace(finished, ms=self._ms_since(began)))

    def known_mistake(self) -> str:
        """The known-wrong program that does what this refused one does; empty when that is none, or more than one."""
        known = self.bank.mistakes.get(max(map(level_of, self.job.suite)))
        refused = self.reason == "completed" and self._outcome in {"wrong_answer", "runtime_error"}
        if known is None or not refused or not self.candidate.can_start(1):
            return ""
        taken = self.clock() - self._began
        deadline = min(self.clock() + max(BUDGET_S, BUDGET * taken), self.deadline)
        with self.watch.measure("bodies"):
            patience_s = max(PATIENCE_S, PATIENCE * taken)
            answers = self.candidate.answers(known.probes, patience_s=patience_s, deadline=deadline)
            with closing(answers):
                return known.explain(answers, self.job.compare)

    def _broken(self, error: BaseException, measurement: Measurement) -> TestFinished:
        example = Example(tuple(self.candidate.calls), error, self.output.text())
        shown = self._in_words(error) or error
        if isinstance(shown, CandidateFault):
            self._stop(_reason(shown), shown.message)
        if is_ours(error, example):
            self._stop("internal_error", "".join(traceback.format_exception(error)))
            return TestFinished(measurement.id, "internal_error", 0.0)
        outcome, failure = explain(replace(example, error=shown), why=measurement.law)
        return TestFinished(measurement.id, outcome, 0.0, failure)

    def _with_engine(self, item: pytest.Function, examples: Examples) -> None:
        began, followed = self.clock(), examples.seconds
        prepare_property(item, examples, seed=self.job.seed)
        self.through_pytest(item)
        if is_property(item):
            making = self.clock() - began - (examples.seconds - followed)
            self.watch.move(making, source="bodies", target="generation")

    def _passes_by_bank(self, item: pytest.Function, examples: Examples) -> bool:
        """Whether the test needs no engine: its stored examples all passed, or the candidate can do no more.

        An example that fails is not judged here. The engine, which draws the same ones, finds it again and shrinks it;
        where nobody wants it small, it stands.
        """
        stored = self.bank.examples_of(item)
        if not stored:
            return False
        with replaying(item, stored, examples):
            self.through_pytest(item)
        if self._raised is None or isinstance(self._raised, CandidateFault) or not self.job.scrutiny.shrinks:
            return True
        examples.forget()
        return False

    def through_pytest(self, item: pytest.Function) -> None:
        """Run a test's function with its fixtures, in a fresh process of the candidate."""
        self._raised = None
        self._meter.begin_test()
        try:
            self.output.restart()
            self.candidate.begin_test(min(self.clock() + self.job.limits.test_s, self.deadline))
            # Which test follows is not known: each one tears everything down.
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            self.candidate.end_test()
        except CandidateFault as fault:
            self._raised = self._raised or fault
        if not isinstance(self._raised, CandidateFault):
            self._raised = self._meter.fault(self.job.limits) or self._raised

    def _judge(self, item: pytest.Function, examples: Examples) -> tuple[Outcome, Failure | None]:
        error = self.output.flood or self._in_words(self._raised)
        if error is None:
            return "passed", None
        example = self._example_of(error, item, examples)
        if isinstance(error, CandidateFault) and not isinstance(error, UnsupportedType):
            self._stop(_reason(error), error.message)
        if is_ours(example.error, example):
            self._stop("internal_error", "".join(traceback.format_exception(error)))
            return "internal_error", None
        outcome, failure = explain(example, why=_law(item))
        return outcome, _with_flakiness(failure, error)

    def _example_of(self, error: BaseException, item: pytest.Function, examples: Examples) -> Example:
        """The failed example to show: the smallest that was found, or the one that the fault interrupted."""
        if isinstance(error, DeadlineExceeded) and examples.shortest is not None:
            return examples.shortest
        if isinstance(error, CandidateFault) or examples.last is None or not is_property(item):
            return examples.end_failed(error)
        return examples.last

    def _in_words(self, error: BaseException | None) -> BaseException | None:
        if not isinstance(error, DeadlineExceeded):
            return error
        limits = self.job.limits
        if self.clock() >= self.deadline:
            return DeadlineExceeded(f"the whole suite was not over after {limits.job_s:g} s")
        return DeadlineExceeded(f"the test was not over after {limits.test_s:g} s")

    def _stop(self, reason: Reason, detail: str) -> None:
        if self.reason == "completed":
            self.reason, self.detail = reason, detail


def _reason(fault: CandidateFault) -> Reason:
    return "runtime_error" if fault.outcome == "wrong_answer" else fault.outcome


def _law(item: pytest.Function) -> str:
    text = (item.function.__doc__ or "").strip()
    return text.split("\n", maxsplit=1)[0]


def _with_flakiness(failure: Failure, error: BaseException) -> Failure:
    # Every other Hypothesis error is a mistake of the suite and never comes here.
    if not isinstance(error, HypothesisException):
        return failure
    return replace(failure, difference=f"{failure.difference}; not every time for the same input".lstrip("; "))

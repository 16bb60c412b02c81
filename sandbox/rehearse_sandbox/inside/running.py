"""Runs the collected tests through pytest and says how each one ended."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis.errors import HypothesisException

from rehearse_sandbox.inside.bank import Bank, replaying
from rehearse_sandbox.inside.examples import Example, Examples, is_property, prepare_property
from rehearse_sandbox.inside.faults import CandidateFault, DeadlineExceeded, UnsupportedType
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.report import explain, is_ours
from rehearse_sandbox.inside.suite import is_visible
from rehearse_sandbox.wire.events import Event, Failure, Outcome, Reason, TestFinished
from rehearse_sandbox.wire.job import Job


@dataclass
class Run:
    """The tests of one job. `reason` and `detail` say why it ended, once it has."""

    job: Job
    candidate: Candidate
    output: Output
    emit: Callable[[Event], None]
    deadline: float
    clock: Callable[[], float] = time.monotonic
    reason: Reason = "completed"
    detail: str = ""
    _raised: BaseException | None = field(default=None, init=False)
    _bank: Bank = field(init=False)

    def __post_init__(self) -> None:
        self._bank = Bank(self.job.bank)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every item, each one reported exactly once, also those that cannot run any more."""
        items: Sequence[pytest.Item] = session.items
        for item, following in zip(items, [*items[1:], None], strict=True):
            if self.reason == "completed" and self.clock() >= self.deadline:
                self._stop("time_limit", f"the whole suite was not over after {self.job.limits.job_s:g} s")
            if self.reason != "completed":
                self.emit(TestFinished(item.nodeid, "not_run", 0.0))
                continue
            assert isinstance(item, pytest.Function)
            self.emit(self._run_one(item, following))
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep what was raised instead of turning it into pages of text."""
        if call.excinfo is not None and self._raised is None:
            self._raised = call.excinfo.value
        outcome = "passed" if call.excinfo is None else "failed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]

    def _run_one(self, item: pytest.Function, following: pytest.Item | None) -> TestFinished:
        began = self.clock()
        examples = Examples(self.candidate, self.output)
        if not self._passes_by_bank(item, following, examples):
            prepare_property(item, examples, seed=self.job.seed)
            self._through_pytest(item, following)
        ms = round((self.clock() - began) * 1000, 3)
        outcome, failure = self._judge(item, examples)
        stdout = self.output.text() if is_visible(item.nodeid) else ""
        return TestFinished(item.nodeid, outcome, ms, failure, failure.stdout if failure and stdout else stdout)

    def _passes_by_bank(self, item: pytest.Function, following: pytest.Item | None, examples: Examples) -> bool:
        """Whether the test needs no engine: its stored examples all passed, or the candidate can do no more.

        An example that fails is not judged here. The engine, which draws the same ones, finds it again and shrinks it.
        """
        stored = self._bank.examples_of(item)
        if not stored:
            return False
        with replaying(item, stored, examples):
            self._through_pytest(item, following)
        if self._raised is None or isinstance(self._raised, CandidateFault):
            return True
        examples.forget()
        return False

    def _through_pytest(self, item: pytest.Function, following: pytest.Item | None) -> None:
        self._raised = None
        try:
            self.output.restart()
            self.candidate.begin_test(min(self.clock() + self.job.limits.test_s, self.deadline))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.candidate.end_test()
        except CandidateFault as fault:
            self._raised = self._raised or fault

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

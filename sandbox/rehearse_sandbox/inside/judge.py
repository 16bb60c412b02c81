"""One job from its first byte to its `Ended`. Runs in a process of its own, forked from the zygote."""

from __future__ import annotations

import random
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.custom import Custom
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.examples import use_profile
from rehearse_sandbox.inside.faults import CandidateFault, DeadlineExceeded, LoadFailed
from rehearse_sandbox.inside.filling import fill
from rehearse_sandbox.inside.measurements import measurements_of
from rehearse_sandbox.inside.measuring import Measuring
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.report import forbidden_failure, load_failure, not_callable_failure
from rehearse_sandbox.inside.rules import find_forbidden
from rehearse_sandbox.inside.running import Run
from rehearse_sandbox.inside.stopwatch import Stopwatch
from rehearse_sandbox.inside.suite import Suite, SuiteModules, importable
from rehearse_sandbox.inside.yardstick import Yardstick, yardstick
from rehearse_sandbox.kit import settings
from rehearse_sandbox.wire.events import Ended, Event, Failure, Reason, Started, TestInfo
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.suite_files import is_shown

Emit = Callable[[Event], None]


def judge(
    job: Job,
    ends: Ends,
    *,
    session: pytest.Session,
    emit: Emit,
    flush: Callable[[], None] = lambda: None,
    bank: Bank | None = None,
) -> None:
    """Judge one job with the candidate at the other ends. The last event is the only `Ended`.

    `flush` is called when no event may follow soon. `bank` is the job's, if somebody has opened it already.
    """
    deadline = time.monotonic() + job.limits.job_s
    watch = Stopwatch()

    def timed(event: Event) -> None:
        with watch.measure("encoding"):
            emit(event)

    try:
        if job.mode in {"fill", "draw"}:
            ended = fill(job, ends, session, emit=emit, deadline=deadline)
        else:
            opened = Bank(job.bank) if bank is None else bank
            ended = _judge(job, ends, opened, session=session, emit=timed, flush=flush, deadline=deadline, watch=watch)
    except BaseException:  # noqa: BLE001 - the edge of the process: whatever it was, it is ours and the job must end
        ended = Ended("internal_error", traceback.format_exc())
    emit(replace(ended, trace=watch.trace()))


def _judge(
    job: Job,
    ends: Ends,
    bank: Bank,
    *,
    session: pytest.Session,
    emit: Emit,
    flush: Callable[[], None],
    deadline: float,
    watch: Stopwatch,
) -> Ended:
    use = find_forbidden(job.source, job.banned)
    if use is not None:
        return Ended("forbidden_call", f"{use.name} in line {use.line}", forbidden_failure(use))
    with yardstick(job) as reference:
        return _judge_loaded(
            job, ends, bank, reference, session=session, emit=emit, flush=flush, deadline=deadline, watch=watch
        )


def _judge_loaded(
    job: Job,
    ends: Ends,
    bank: Bank,
    reference: Yardstick | None,
    *,
    session: pytest.Session,
    emit: Emit,
    flush: Callable[[], None],
    deadline: float,
    watch: Stopwatch,
) -> Ended:
    candidate = Candidate(ends.connection, ends.tests, limits=job.limits, seed=job.seed)
    output = Output(ends.outputs, cap=job.limits.output_bytes, on_flood=candidate.interrupt)
    output.start()
    try:
        with watch.measure("import"):
            candidate.weigh()
            kinds = candidate.load(job.source, module=job.module, symbols=job.symbols)
    except LoadFailed as problem:
        return Ended("load_error", problem.message, load_failure(problem, output.text()))
    except CandidateFault as fault:
        return _ended_by(fault, output, job)
    if plain := [name for name, kind in kinds.items() if kind == "value"]:
        # A suite that calls it would raise a TypeError of its own, which would look like our mistake.
        return Ended("load_error", f"{plain[0]} cannot be called", not_callable_failure(plain[0]))
    solution = {name: candidate.symbol(name) for name in job.symbols}
    run = Run(job, bank, candidate, output, emit, deadline, watch, flush, yardstick=reference)
    with importable(SuiteModules(job.suite, solution, module=job.module)):
        ended = run_suite(run, session)
    return replace(ended, memory_mb=candidate.peak_mb)


def prepare(job: Job) -> None:
    """Set what holds for all suites, before this job's is imported."""
    settings.compare = job.compare
    use_profile(max_examples=job.max_examples, shrink_s=job.limits.shrink_s, shrinks=job.scrutiny.shrinks)
    if job.scrutiny.strict:
        warnings.simplefilter("error")
    random.seed(job.seed)
    np.random.seed(job.seed % 2**32)  # noqa: NPY002 - for a suite that uses the global generator


def run_suite(run: Run, session: pytest.Session) -> Ended:
    """Run the tests of a job whose modules are importable; how it ended.

    A bank knows which tests there are. The suite is then collected when a test needs it, which may be never.
    """
    began = time.monotonic()
    suite = Suite(session, run.job.suite, plugin=run, watch=run.watch, prepare=lambda: prepare(run.job))
    tests = _banked_tests(run) or suite.names
    if not tests:
        return Ended("internal_error", f"no test in {sorted(run.job.suite)}")
    if run.job.scrutiny.order:
        tests = random.Random(run.job.scrutiny.order).sample(tests, len(tests))  # noqa: S311 - an order, no secret
    measurements = measurements_of(run.job, run.yardstick)
    announced = [*tests, *(measurement.id for measurement in measurements)]
    run.emit(Started(tuple(TestInfo(name, is_shown(name)) for name in announced)))
    if run.job.scrutiny.measures:
        run.measuring = Measuring(run.candidate, run.job.scrutiny.bounds)
    mistake = ""
    with suite:
        run.run(tests, suite.item)
        for measurement in measurements:
            run.run_measurement(measurement)
        if run.job.mode == "submit" and run.job.scrutiny.shrinks:
            mistake = run.known_mistake()
        for answered in Custom(run.job, run.candidate, run.output, run.deadline).answers():
            run.emit(answered)
    if run.measuring is not None:
        run.emit(run.measuring.result)
    suite_ms = round((time.monotonic() - began) * 1000, 3)
    return Ended(run.reason, run.detail, suite_ms=suite_ms, mistake=mistake)


def _banked_tests(run: Run) -> list[str]:
    """The tests that a bank knows of, as far as their files belong to the job: it serves the examples and each level, too."""
    files = {path.rpartition("/")[2] for path in run.job.suite}
    return [name for name in run.bank.tests if name.partition("::")[0] in files]


def _ended_by(fault: CandidateFault, output: Output, job: Job) -> Ended:
    stdout = output.text()
    fault = output.flood or fault
    reason: Reason = "runtime_error" if fault.outcome == "wrong_answer" else fault.outcome
    message = fault.message
    if isinstance(fault, DeadlineExceeded):
        message = f"not over after {job.limits.import_s:g} s"
    return Ended(reason, message, Failure(why=f"While the module was imported: {message}.", stdout=stdout))

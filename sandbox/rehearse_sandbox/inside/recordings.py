"""Lets a problem's reference pass its suite and keeps how it did: a transcript of each test.

The suite runs several times. First as ever, and what is asked and answered is the transcript. Then with results that are
wrong in different ways and checks that accept everything: what is asked then in just the same way does not follow from the answers,
and may be sent to a candidate before it has answered.

An example's requests up to the first that follows from an answer become a probe, by which known mistakes are told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

import pytest

from rehearse_sandbox import kit
from rehearse_sandbox.inside.bank import Bank, replaying
from rehearse_sandbox.inside.disturbance import Disturb, missing, shifted, shortened
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.examples import Examples, is_property
from rehearse_sandbox.inside.faults import CandidateFault, LoadFailed
from rehearse_sandbox.inside.mistakes import Mistakes, probe_of
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.probing import learn
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.running import Run
from rehearse_sandbox.inside.suite import Suite, SuiteModules, importable
from rehearse_sandbox.inside.transcripts import Recording, Step, Transcript
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.suite_files import level_of

#: Results that make no sense may keep the reference or the suite busy for ever.
_DISTURBED_TEST_S = 2.0

#: The most that one test takes: for its stored examples, and for the engine. Of a long suite the first tests are recorded.
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a bank keeps of a reference: transcripts of its tests, and what tells known-wrong programs from it, by level."""

    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    mistakes: Mapping[int, Mistakes] = field(default_factory=dict)


def record(job: Job, bank: Bank, ends: Ends, session: pytest.Session, *, deadline: float) -> Recorded:
    """Let the job's source pass its tests, and its known-wrong programs answer the same; `bank` holds the examples.

    Only what can be repeated is recorded.
    """
    candidate = Candidate(ends.connection, ends.tests, limits=job.limits, seed=job.seed)
    output = Output(ends.outputs, cap=job.limits.output_bytes)
    output.start()
    try:
        candidate.load(job.source, module=job.module, symbols=job.symbols)
        runs = _Runs(job, bank, candidate, output, session, deadline)
        passed = {name: found for name, found in runs.record().items() if found.repeatable}
        # Where nothing is never an answer, a suite that gets it breaks off, and would say nothing.
        met_none = {name for name, found in passed.items() if found.met_none}
        with _no_checks():
            always = [runs.record(disturb, passed) for disturb in (shifted, shortened)]
            others = {True: [*always, runs.record(missing, met_none)], False: always}
        repeatable = {name: (recording, _all_of(name, others[name in met_none])) for name, recording in passed.items()}
        examples = {name: recording.at_once(rest) for name, (recording, rest) in repeatable.items()}
        mistakes = _mistakes(job, candidate, examples, deadline) if job.mistakes else {}
    except (CandidateFault, LoadFailed):
        return Recorded()
    return Recorded(
        {name: found.transcript(rest, cost_ms=found.took_ms) for name, (found, rest) in repeatable.items()}, mistakes
    )


def _mistakes(
    job: Job, candidate: Candidate, examples: Mapping[str, Sequence[list[Step]]], deadline: float
) -> dict[int, Mistakes]:
    """What tells known-wrong programs apart at each level: a program is asked nothing of levels that its author has not seen."""
    steps = {
        level: _one_of_each_in_turn([each for name, each in examples.items() if level_of(name) == level])
        for level in set(map(level_of, job.suite))
    }
    probes = {level: list(map(probe_of, found)) for level, found in steps.items()}
    return learn(job, candidate, probes, deadline=deadline)


def _one_of_each_in_turn(tests: Sequence[Sequence[list[Step]]]) -> list[list[Step]]:
    """The examples of all tests, mixed, so that the first few hundred are not all those of one."""
    return [steps for turn in zip_longest(*tests) for steps in turn if steps]


def _all_of(name: str, runs: Sequence[dict[str, Recording]]) -> list[Recording]:
    """A test's recordings in these runs; none when one is missing, because the others alone would prove too little."""
    return [run[name] for run in runs] if all(name in run for run in runs) else []


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of one suite against one candidate."""

    job: Job
    bank: Bank
    candidate: Candidate
    output: Output
    session: pytest.Session
    deadline: float

    def record(self, disturb: Disturb | None = None, only: Collection[str] | None = None) -> dict[str, Recording]:
        """What is asked and answered in each test that passes; with a disturbance, in each that can be disturbed.

        `only` names the tests to run; all by default.
        """
        solution = {name: self.candidate.symbol(name) for name in self.job.symbols}
        test_s = min(_DISTURBED_TEST_S, self.job.limits.test_s) if disturb else self.job.limits.test_s
        job = replace(self.job, limits=replace(self.job.limits, test_s=test_s))
        run = Run(job, self.bank, self.candidate, self.output, lambda _: None, self.deadline)
        recordings: dict[str, Recording] = {}
        suite = Suite(self.session, self.job.suite, plugin=run, watch=run.watch)
        self.candidate.disturb = disturb
        with importable(SuiteModules(self.job.suite, solution, module=self.job.module)), suite:
            for name in suite.names if only is None else only:
                # Each known-wrong program needs one twice, and so does the reference beside them.
                if not self.candidate.can_start(_PROCESSES + 2 * (len(self.job.mistakes) + 1)):
                    break
                self.candidate.forgive()
                self.candidate.recording = recordings[name] = recording = Recording()
                if disturb is not None:
                    kept = _runs_anyhow(run, suite.item(name))
                else:
                    finished = run.run_one(suite.item(name))
                    kept, recording.took_ms = finished.outcome == "passed", round(finished.ms)
                if not kept:
                    del recordings[name]
        self.candidate.recording = self.candidate.disturb = None
        return recordings


def _runs_anyhow(run: Run, item: pytest.Function) -> bool:
    """Run a test whose checks fail: a plain one, or a property over its stored examples."""
    if not is_property(item):
        run.through_pytest(item)
        return True
    stored: Sequence[bytes] = run.bank.examples_of(item)
    if stored:
        with replaying(item, stored, Examples(run.candidate, run.output), forgiving=True):
            run.through_pytest(item)
    return bool(stored)


@contextmanager
def _no_checks() -> Iterator[None]:
    """Suites that are imported while this is open get checks from the kit that compare and accept everything."""
    real = {name: getattr(kit, name) for name in kit.__all__ if name.startswith("check_")}
    for name, check in real.items():
        setattr(kit, name, _accepting(check))
    try:
        yield
    finally:
        for name, check in real.items():
            setattr(kit, name, check)


def _accepting(check: Callable[..., Any]) -> Callable[..., Any]:
    def accept(actual: Any, *args: Any, **kwargs: Any) -> Any:
        # Checks may call the solution themselves, as that of a gradient does; some hand on what they accept.
        try:
            return check(actual, *args, **kwargs)
        except Exception:  # noqa: BLE001 - that is what it accepts
            return actual

    return accept

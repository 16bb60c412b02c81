"""Judges an author's programs in a cell, as a learner's are judged, and keeps what became of each."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from rehearse.authoring.draws import Draws
from rehearse.catalog.problem import Problem
from rehearse.judging import build_fill, build_job, seed_for, seeds_of
from rehearse.submissions.verdict import Verdict, decide, expected_tests
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Answered, Banked, Ended, Event, Failure, Measured, Started, TestFinished
from rehearse_sandbox.wire.job import Job, Scrutiny

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

#: A fault of ours is tried once more, as on the site; a suite's own fault comes again.
ATTEMPTS = 2

#: Puts a program under `-W error`. On one line, so that all others keep their numbers but for this one.
_STRICT = "import warnings as _warnings; _warnings.simplefilter('error')\n"


@dataclass(frozen=True, slots=True)
class Program:
    """One program to judge, and how; `name` is what people call it.

    `seed` is that of the source's hash unless given. `examples` for each property are the problem's unless given;
    `patience` multiplies the time limits, for runs that no learner waits for. `banked` programs are judged over the examples that
    the workbench drew beforehand, which fixes the seed. `shares` the draws: those of its seed are drawn once for all such programs.
    `timed`: growth and time beside the reference are part of the verdict. `suite` replaces the problem's. `inputs` are typed ones
    that it answers. `longest_s` is the most that the whole judging may take, if the problem allows more.
    """

    name: str
    source: str
    seed: int | None = None
    examples: int | None = None
    patience: float = 1.0
    banked: bool = False
    shares: bool = False
    timed: bool = False
    scrutiny: Scrutiny = field(default_factory=Scrutiny)
    suite: Mapping[str, str] | None = None
    longest_s: float = math.inf
    inputs: tuple[CustomInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a program.

    `announced` is how many tests its suite has, `mistake` the name of the one known-wrong program that it was found to be like.
    """

    program: Program
    verdict: Verdict
    tests: tuple[TestFinished, ...]
    measured: Measured | None = None
    announced: int = 0
    answers: tuple[Answered, ...] = ()
    mistake: str = ""

    @property
    def accepted(self) -> bool:
        """Whether it was accepted."""
        return self.verdict.word == "accepted"

    @property
    def outcomes(self) -> dict[str, str]:
        """How each test function ended. One with parameters failed when it failed for any of them."""
        found: dict[str, str] = {}
        for test in self.tests:
            name = function_of(test.id)
            if found.get(name, "passed") in {"passed", "not_run"}:
                found[name] = test.outcome
        return found

    @property
    def texts(self) -> list[str]:
        """Everything that a learner would be shown of it, test by test."""
        failures = [self.verdict.failure, *(test.failure for test in self.tests)]
        return [_text(failure) for failure in failures if failure is not None]

    @property
    def reason(self) -> str:
        """What was wrong, in a line; of a fault of ours, what our log says."""
        failure = self.verdict.failure
        if failure is not None:
            return shortened(failure.error or failure.difference or failure.why)
        return (
            shortened(last_line(self.verdict.detail).removeprefix("internal_error: "))
            if self.verdict.word == "internal_error"
            else ""
        )

    @property
    def story(self) -> str:
        """The verdict and why, in a line."""
        verdict = self.verdict
        where = f" in {function_of(verdict.test)}" if verdict.test else ""
        input_ = f", with {shortened(verdict.failure.input)}" if verdict.failure and verdict.failure.input else ""
        return f"{verdict.word.replace('_', ' ')}{where}{f': {self.reason}' if self.reason else ''}{input_}"


#: Puts a suite of tests into a cell and says what became of it.
Judge = Callable[[Mapping[str, str]], Judged]


def function_of(test_id: str) -> str:
    """The name of a test's function, without file and parameters."""
    return test_id.rpartition("::")[2].partition("[")[0]


def shortened(text: str, most: int = 160) -> str:
    """A text as one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def last_line(text: str) -> str:
    """The last line of a text: of a traceback, what was raised."""
    return text.strip().rpartition("\n")[2]


def _text(failure: Failure) -> str:
    parts = (failure.why, failure.input, failure.output, failure.expected, failure.difference, failure.error)
    return "\n".join((*parts, failure.traceback))


class Workbench:
    """Judges programs of one problem, several at once; `on_judged` hears the name of each that is done.

    `draws` keeps the examples of programs that share them, beyond this workbench's life.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        problem: Problem,
        *,
        at_once: int = 1,
        on_judged: Callable[[str], None] = lambda _: None,
        draws: Draws | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.problem = problem
        self._sandbox = sandbox
        self._at_once = at_once
        self._on_judged = on_judged
        self._clock = clock
        self._kept = draws
        self._draws: dict[tuple[int, int], bytes] = {}
        #: One for each seed and number of examples, so that different ones are drawn side by side.
        self._drawing: defaultdict[tuple[int, int], Lock] = defaultdict(Lock)

    @cached_property
    def bank(self) -> bytes:
        """Examples of one seed, drawn once; empty when the suite lets none be drawn."""
        return next(iter(self._sandbox.fill([build_fill(self.problem, self.bank_seed)])))

    @property
    def bank_seed(self) -> int:
        """The seed of the bank."""
        return seeds_of(self.problem)[0]

    def judge(self, programs: Iterable[Program]) -> list[Judged]:
        """What becomes of each program, in their order.

        Raises:
            SandboxError: nothing can be judged at present.
        """
        wanted = list(programs)
        if any(program.banked for program in wanted):
            # Drawn before the threads begin, which would each draw it.
            _ = self.bank
        with ThreadPoolExecutor(self._at_once, thread_name_prefix="check") as threads:
            return list(threads.map(self.judge_one, wanted))

    def judge_one(self, program: Program) -> Judged:
        """What becomes of a program."""
        for _ in range(ATTEMPTS):
            job, began = self._job(program), self._clock()
            judged = _judged(self._sandbox, program, job)
            # What was still at work when its time was over would be so again.
            if judged.verdict.word != "internal_error" or self._clock() - began >= job.limits.job_s:
                break
        self._on_judged(program.name)
        return judged

    def judge_suite(self, name: str, suite: Mapping[str, str]) -> Judged:
        """What becomes of tests in place of the problem's, beside its reference; `name` is what their judging is called."""
        (judged,) = self.judge([Program(name, self.problem.reference, suite=suite)])
        return judged

    def _drawn(self, job: Job) -> bytes:
        """The examples of a job's seed; empty when none could be drawn ahead, so that its engine draws them."""
        key = (job.seed, job.max_examples)
        with self._drawing[key]:
            if key not in self._draws:
                # Whoever asks first, it is the reference that answers while they are drawn.
                strict = job.scrutiny.strict
                source = _strictly(self.problem.reference) if strict else self.problem.reference
                draw = replace(job, mode="draw", source=source, scrutiny=Scrutiny(strict=strict))
                self._draws[key] = self._kept.of(draw, self._draw) if self._kept else self._draw(draw)
            return self._draws[key]

    def _draw(self, job: Job) -> bytes:
        return next((event.bank for event in _events(self._sandbox, job) if isinstance(event, Banked)), b"")

    def _job(self, program: Program) -> Job:
        strict = program.scrutiny.strict
        source = _strictly(program.source) if strict else program.source
        job = build_job(self.problem, source, "submit", job_id=_id(), inputs=program.inputs)
        limits = job.limits
        job_s = min(limits.job_s * program.patience, program.longest_s)
        usual = self.bank_seed if program.banked else seed_for(self.problem, program.source)
        made = replace(
            job,
            seed=usual if program.seed is None else program.seed,
            max_examples=program.examples or job.max_examples,
            limits=replace(limits, test_s=limits.test_s * program.patience, job_s=job_s),
            suite=job.suite if program.suite is None else program.suite,
            scaling=job.scaling if program.timed else None,
            speed=job.speed if program.timed else None,
            scrutiny=program.scrutiny,
            bank=self.bank if program.banked else b"",
        )
        return replace(made, bank=self._drawn(made)) if program.shares else made


def judge_suite(sandbox: Sandbox, suite: Mapping[str, str]) -> Judged:
    """What becomes of tests that belong to no problem, beside a program that is empty.

    Raises:
        SandboxError: nothing can be judged at present.
    """
    job = Job(id=_id(), slug="", mode="submit", module="solution", symbols=(), source="", suite=suite, seed=0)
    return _judged(sandbox, Program("no program", ""), job)


def _judged(sandbox: Sandbox, program: Program, job: Job) -> Judged:
    events = _events(sandbox, job)
    end = events[-1]
    return Judged(
        program,
        decide(expected_tests(job.suite, growth=job.scaling is not None, speed=job.speed is not None), events),
        tuple(event for event in events if isinstance(event, TestFinished)),
        next((event for event in events if isinstance(event, Measured)), None),
        sum(len(event.tests) for event in events if isinstance(event, Started)),
        tuple(event for event in events if isinstance(event, Answered)),
        end.mistake if isinstance(end, Ended) else "",
    )


def _events(sandbox: Sandbox, job: Job) -> Sequence[Event]:
    """Everything that a cell said of a job."""
    events = list(sandbox.judge(job, user="author"))
    end = events[-1]
    if isinstance(end, Ended) and end.reason == "no_cell":
        # Imported here: the engine's client takes a while, and `rehearse check --help` does without.
        from rehearse_sandbox.host import SandboxError

        raise SandboxError(end.detail)
    return events


def _strictly(source: str) -> str:
    """The program with every warning an error. An import from `__future__` has to stay the first statement."""
    lines = source.splitlines(keepends=True)
    place = max((number for number, line in enumerate(lines, 1) if line.startswith("from __future__")), default=0)
    return "".join([*lines[:place], _STRICT, *lines[place:]])


def _id() -> str:
    return uuid4().hex

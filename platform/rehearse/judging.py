"""Between a submission and the sandbox: the job that is sent, and the state of whatever judges."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Literal

import structlog

from rehearse import capacity
from rehearse.bank import Bank
from rehearse.catalog.offered import entry_of, has_many_answers, released_names, why_closed
from rehearse.catalog.problem import Problem
from rehearse.config import Config
from rehearse.submissions.verdict import expected_tests
from rehearse_sandbox.wire.custom import Custom, CustomInput
from rehearse_sandbox.wire.job import Job, Mode

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox, Stock

log = structlog.get_logger(__name__)

State = Literal["on", "starting", "off"]

#: Makes a sandbox; it is given a function that takes one line of progress.
Opener = Callable[[Callable[[str], None]], "Sandbox"]

SWITCHED_OFF = (
    "It was switched off with the setting `sandbox = off`. To judge, start with `rehearse serve --sandbox auto`."
)

#: Said wherever judging by the back end `process` can be seen.
UNCONFINED = (
    "Programs run without a sandbox: each one can do whatever you can do on this machine. "
    "Judge only what you wrote yourself."
)

#: A cell that draws examples gives way to everything else, so on a busy machine it takes many times as long as a judge.
FILL_PATIENCE = 10

#: A problem's version has so many sets of examples; a bank holds one of them.
SEEDS = 8


def build_job(
    problem: Problem,
    source: str,
    mode: Mode,
    *,
    job_id: str,
    level: int | None = None,
    bank: Bank | None = None,
    inputs: Sequence[CustomInput] = (),
) -> Job:
    """The job for one source text up to a level, the last one by default, with the examples of its seed if the bank has them.

    `inputs` are the learner's own.
    """
    seed = seed_for(problem, source)
    stored = bank.load(problem, seed) if bank is not None else b""
    return Job(
        id=job_id,
        slug=problem.slug,
        mode=mode,
        module=problem.module,
        symbols=problem.symbols,
        source=source,
        suite=suite_for(problem, mode, level),
        seed=seed,
        max_examples=problem.max_examples,
        banned=problem.banned,
        compare=problem.compare,
        limits=problem.limits,
        scaling=problem.scaling if _is_measured(problem, mode, level) else None,
        speed=problem.speed if _is_measured(problem, mode, level) else None,
        custom=_custom(problem, inputs, problem.levels if level is None else level),
        bank=stored,
    )


def _custom(problem: Problem, inputs: Sequence[CustomInput], level: int) -> Custom | None:
    # Without inputs the reference stays here: nobody needs it.
    if not inputs or why_closed(problem.suite):
        return None
    return Custom(
        tuple(inputs),
        problem.reference,
        entry_of(problem),
        has_many_answers(problem.suite),
        released_names(problem, level),
    )


def build_fill(problem: Problem, seed: int) -> Job:
    """The job that draws the examples of one seed, and records what the reference and known-wrong programs do with them."""
    limits = replace(
        problem.limits, job_s=FILL_PATIENCE * problem.limits.job_s, test_s=FILL_PATIENCE * problem.limits.test_s
    )
    job = build_job(problem, problem.reference, "submit", job_id=f"fill-{seed:08x}")
    mistakes = {wrong.name: wrong.source for wrong in problem.wrong}
    return replace(job, mode="fill", seed=seed, limits=limits, mistakes=mistakes)


def suite_for(problem: Problem, mode: Mode, level: int | None = None) -> dict[str, str]:
    """The part of a problem's suite that a mode runs: everything up to a level, the last one by default.

    A level's tests go on being run at all later levels, so that what breaks an earlier one is seen.
    """
    last = problem.levels if level is None else level
    return problem.examples_up_to(last) if mode == "run" else problem.suite_up_to(last)


def expected(problem: Problem, mode: Mode, level: int | None = None) -> frozenset[str]:
    """The ids of the tests that a judging up to a level has to tell of."""
    measured = _is_measured(problem, mode, level)
    return expected_tests(
        suite_for(problem, mode, level),
        growth=measured and problem.scaling is not None,
        speed=measured and problem.speed is not None,
    )


def _is_measured(problem: Problem, mode: Mode, level: int | None) -> bool:
    """Whether time is part of the verdict, where the problem asks for it: of the whole solution, so at the last level only."""
    return mode == "submit" and level in {None, problem.levels}


def seed_for(problem: Problem, source: str) -> int:
    """One of the seeds of the problem's version, by the source's hash: equal texts get equal verdicts."""
    number = int.from_bytes(hashlib.sha256(source.encode()).digest(), "big") % SEEDS
    return seeds_of(problem)[number]


def seeds_of(problem: Problem) -> list[int]:
    """The seeds of a problem's version, 32 bits each; another version has others."""
    texts = [f"{problem.slug}\0{problem.version}\0{number}" for number in range(SEEDS)]
    return [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") for text in texts]


def opener(config: Config) -> Opener:
    """How this configuration makes its sandbox."""

    def open_it(progress: Callable[[str], None]) -> Sandbox:
        # The Docker client takes a while to import, and serving pages does not need it.
        from rehearse_sandbox.host import Size, open_sandbox

        cells = capacity.cells_for(capacity.this_machine(), least=config.cells_min, most=config.cells_max)
        return open_sandbox(
            config.sandbox,
            reuse=config.cell_reuse,
            jobs_per_cell=config.cell_jobs,
            runtime=config.runtime,
            cells=Size(at_once=cells.at_once, warm=cells.warm, most=cells.most, crew=cells.crew),
            on_progress=progress,
        )

    return open_it


#: After the sandbox did not open, the next try waits so many seconds, then twice as long, up to the second number.
RETRY_S = (2.0, 60.0)


class Judging:
    """Whether submissions can be judged. The sandbox opens in the background, because its image may have to be built."""

    def __init__(self, opener: Opener | None) -> None:
        self._opener = opener
        self._lock = Lock()
        self._closed = Event()
        self._thread: Thread | None = None
        self._sandbox: Sandbox | None = None
        self.state: State = "off"
        self.reason = SWITCHED_OFF if opener is None else "The judge has not been started."

    @property
    def sandbox_name(self) -> str:
        """The back end that judges; empty while none does."""
        return self._sandbox.name if self._sandbox is not None and self.state == "on" else ""

    @property
    def pause(self) -> str:
        """Why judging pauses although it is on: the engine is away, say. Empty when it does not."""
        return self._sandbox.trouble if self.state == "on" and self._sandbox is not None else ""

    @property
    def stock(self) -> Stock | None:
        """The cells that there are; None while there is no sandbox."""
        return None if self._sandbox is None else self._sandbox.stock

    def start(self, ready: Callable[[Sandbox], None]) -> None:
        """Open the sandbox and call `ready` with it, in a thread of its own. Does nothing when switched off."""
        if self._opener is None:
            return
        self.state, self.reason = "starting", "Looking for a sandbox."
        self._thread = Thread(target=self._open, args=(self._opener, ready), name="judging-start", daemon=True)
        self._thread.start()

    def _open(self, opener: Opener, ready: Callable[[Sandbox], None]) -> None:
        pause, longest = RETRY_S
        while not self._try(opener, ready) and not self._closed.wait(pause):
            pause = min(2 * pause, longest)

    def _try(self, opener: Opener, ready: Callable[[Sandbox], None]) -> bool:
        """Open the sandbox; false when that is to be tried again."""
        from rehearse_sandbox.host import SandboxError

        try:
            sandbox = self._sandbox or opener(self._progress)
            with self._lock:
                self._sandbox = sandbox
                closed = self._closed.is_set()
            if closed:
                sandbox.close()
                return True
            sandbox.warm()
        except SandboxError as error:
            self._stay_off(str(error))
            return False
        except Exception:
            # Whatever a sandbox raises that it should not: the site goes on, and says that judging does not.
            log.exception("sandbox_failed_to_open")
            self._stay_off("The sandbox could not be opened by a fault of ours; the server's log says more.")
            return False
        if not self._closed.is_set():
            ready(sandbox)
            self.state, self.reason = "on", f"Judging with {sandbox.name}."
            log.info("judging_on", sandbox=sandbox.name)
        return True

    def _progress(self, line: str) -> None:
        self.reason = line.strip()
        log.info("sandbox_progress", step=self.reason)

    def _stay_off(self, reason: str) -> None:
        if self._closed.is_set():
            return
        self.state = "off"
        # What is wrong says itself what to do about it.
        self.reason = f"{_sentence(reason)} It is tried again every minute."
        log.warning("judging_off", reason=reason)

    def close(self) -> None:
        """Remove the cells. A sandbox that is still opening is closed as soon as it is there."""
        with self._lock:
            self._closed.set()
            sandbox = self._sandbox
        self.state, self.reason = "off", "The server is stopping."
        if sandbox is not None:
            sandbox.close()


def _sentence(reason: str) -> str:
    """What was said somewhere below, as people read it."""
    text = reason.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")

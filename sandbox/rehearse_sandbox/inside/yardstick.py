"""The reference in a process of its own, called just as a candidate is: what a learner's time is compared with.

It is forked from the judge before the learner's code runs, and is the judge's user, so a candidate can neither read nor signal it.
Nothing that it holds is of a learner's making. It puts a candidate's filter on itself: it is somebody's code all the same.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, NoReturn

from rehearse_sandbox.inside import candidate, processor
from rehearse_sandbox.inside.confine import die_with_parent, keep_descriptors
from rehearse_sandbox.inside.faults import CandidateFault, LoadFailed
from rehearse_sandbox.inside.lockdown import lock_down
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.wire.job import Job, Speed


class BrokenReferenceError(Exception):
    """The reference did not do what it does in the author's check. That is never a learner's fault."""


class Yardstick:
    """Calls the reference of a problem with `[speed]`."""

    def __init__(self, pid: int, process: Candidate, job: Job, speed: Speed) -> None:
        self._pid = pid
        self._process = process
        self._job = job
        self._speed = speed
        self._solve: Any = None

    def begin(self, deadline: float) -> None:
        """Load the reference; its calls end by `deadline` of the monotonic clock.

        Raises:
            BrokenReferenceError: it cannot be loaded.
        """
        job = self._job
        try:
            self._process.load(self._speed.reference, module=job.module, symbols=job.symbols)
            self._solve = self._process.symbol(job.symbols[0])
            self._process.begin_test(deadline)
        except (CandidateFault, LoadFailed) as error:
            raise BrokenReferenceError(f"the reference cannot be loaded: {error}") from None

    def call(self, arguments: tuple[Any, ...]) -> Any:
        """What the reference returns, as an example of its own.

        Raises:
            BrokenReferenceError: it gave no answer.
        """
        self._process.begin_example()
        try:
            return self._solve(*arguments)
        except Exception as error:  # noqa: BLE001 - whatever it was, it must not be taken for what the learner's code raised
            raise BrokenReferenceError(f"the reference gave no answer: {error!r}") from None

    def used_s(self) -> float:
        """Seconds of processor time that the reference has used so far."""
        return processor.process_s(self._pid)


@contextmanager
def yardstick(job: Job) -> Iterator[Yardstick | None]:
    """The reference's process, while this is open; None for a job that asks for no speed. No thread may have been started."""
    if job.speed is None or job.mode != "submit":
        yield None
        return
    connection, test = socket.socketpair(), socket.socketpair()
    pid = os.fork()
    if pid == 0:
        _serve(connection[1], test[1])
    for _, theirs in (connection, test):
        theirs.close()
    try:
        with closing(Candidate(connection[0], [test[0]], limits=job.limits, seed=job.seed)) as process:
            yield Yardstick(pid, process, job, job.speed)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _serve(connection: socket.socket, test: socket.socket) -> NoReturn:
    try:
        die_with_parent()
        nothing = os.open(os.devnull, os.O_RDWR)
        keep_descriptors(nothing, nothing, nothing, connection.detach(), test.detach())
        lock_down()
        candidate.serve(socket.socket(fileno=3), [socket.socket(fileno=4)], forks=False)
    finally:
        os._exit(0)

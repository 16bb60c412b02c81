"""The parent of all judges of a cell: pytest and Hypothesis imported, warm, and a session open before a job comes."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO, NoReturn

import pytest

from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.candidate import TEST_SOCKETS
from rehearse_sandbox.inside.confine import adopt_orphans, die_with_parent
from rehearse_sandbox.inside.control import DONE, END
from rehearse_sandbox.inside.endings import end_descendants
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.judge import judge
from rehearse_sandbox.inside.pytest_session import lend_session
from rehearse_sandbox.inside.warm import warm_up
from rehearse_sandbox.wire.events import Ended, Event, Started, TestFinished, to_json
from rehearse_sandbox.wire.frames import FrameError, read_frame, write_frame
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.parcel import Parcel, receive

#: Past its job's limit a judge has this long to say how it ended; then the kernel ends it, whatever it hangs in.
_GRACE_S = 2.0

#: How a judge ends that has said how its job ended. A suite that ends the process itself hardly says this.
_SAID_HOW = 64

#: How long an event may wait for the next.
_LONGEST_WAIT_S = 0.01


def main(control: socket.socket, *, settle: Callable[[], None]) -> int:
    """Judge the jobs on stdin, each one with a candidate that comes over `control`. Returns at the end of stdin.

    `settle` gives up root, once everything is imported.
    """
    jobs = _take_descriptor(0)
    events = _take_descriptor(1)
    # What a suite prints belongs into our log, never between two events.
    os.dup2(2, 1)
    adopt_orphans()
    lend_session(
        lambda session: _serve(control, jobs, events, session=session, settle=settle, clear_up=end_descendants)
    )
    return 0


def _take_descriptor(number: int) -> int:
    """A copy of a standard descriptor, which itself becomes /dev/null."""
    copy = os.dup(number)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, number)
    os.close(nothing)
    return copy


def _serve(
    control: socket.socket,
    jobs: int,
    events: int,
    *,
    session: pytest.Session,
    settle: Callable[[], None],
    clear_up: Callable[[], None],
) -> None:
    warm_up(session)
    settle()
    gc.collect()
    gc.freeze()
    stream: Any = open(jobs, "rb", buffering=0, closefd=False)  # noqa: SIM115 - `main` owns the descriptor
    banks: dict[str, Bank] = {}
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, 3 + TEST_SOCKETS)
        if not message:
            return
        child, job_pipe = _fork_judge(control, events, descriptors, session, banks)
        for descriptor in descriptors:
            os.close(descriptor)
        parcel, trouble = _receive(stream)
        _hand_over(job_pipe, parcel)
        os.close(job_pipe)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        # A suite may have started processes; none of them sees the next job.
        clear_up()
        if parcel is None and not trouble:
            control.send(END)
            return
        if trouble:
            Events(events)(Ended("internal_error", trouble))
        elif code != _SAID_HOW:
            Events(events)(Ended("internal_error", f"the judge ended with {_exit_words(code)}"))
        control.send(DONE)
        if parcel is not None:
            _keep(banks, parcel)


def _receive(stream: BinaryIO) -> tuple[Parcel | None, str]:
    """The next parcel, or what is wrong with the bytes; neither at the end of the stream."""
    try:
        return receive(stream), ""
    except (FrameError, ValueError) as error:
        return None, str(error)


def _fork_judge(
    control: socket.socket, events: int, descriptors: list[int], session: pytest.Session, banks: dict[str, Bank]
) -> tuple[int, int]:
    """A judge that waits for its job, and the pipe that brings it. It is made before the job comes: nobody waits for a fork."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        control.close()
        os.close(write)
        _run_judge(read, events, descriptors, session, banks)
    os.close(read)
    return child, write


def _hand_over(pipe: int, parcel: Parcel | None) -> None:
    """Pass a parcel on. A judge that is gone says why by its exit code."""
    if parcel is None:
        return
    with contextlib.suppress(BrokenPipeError), open(pipe, "wb", closefd=False) as stream:
        write_frame(stream, parcel.job)
        write_frame(stream, parcel.key.encode())
        if parcel.bank:
            write_frame(stream, parcel.bank)


def _keep(banks: dict[str, Bank], parcel: Parcel) -> None:
    """Keep a bank that is new, ready for use, for the judges to come."""
    for key in parcel.dropped:
        banks.pop(key, None)
    if parcel.bank:
        banks[parcel.key] = Bank(parcel.bank)
        gc.freeze()


def _run_judge(
    job_pipe: int, events: int, descriptors: list[int], session: pytest.Session, banks: dict[str, Bank]
) -> NoReturn:
    code = 1
    try:
        die_with_parent()
        ends = Ends.of(descriptors)
        stream = open(job_pipe, "rb")  # noqa: SIM115 - the process ends with it
        frame = read_frame(stream)
        if frame is None:
            code = _SAID_HOW
            return  # type: ignore[misc] # `finally` ends the process
        job = Job.from_bytes(frame)
        signal.setitimer(signal.ITIMER_REAL, job.limits.job_s + _GRACE_S)
        key = (read_frame(stream) or b"").decode()
        bank = banks.get(key) or Bank(read_frame(stream) or b"")
        emit = Events(events)
        judge(job, ends, session=session, emit=emit, flush=emit.flush, bank=bank)
        code = _SAID_HOW
    except BaseException:  # noqa: BLE001 - the edge of the process; the zygote reports it, the traceback goes to our log
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


class Events:
    """Writes events. Those of tests that passed may wait a moment for the next one: each write wakes the server."""

    def __init__(self, descriptor: int) -> None:
        self._stream = open(descriptor, "wb", closefd=False)  # noqa: SIM115 - the zygote owns it
        self._flushed_s = time.monotonic()

    def __call__(self, event: Event) -> None:  # noqa: D102 - the class says it
        now = time.monotonic()
        may_wait = isinstance(event, Started | TestFinished) and now - self._flushed_s < _LONGEST_WAIT_S
        write_frame(self._stream, to_json(event).encode(), flush=not may_wait)
        if not may_wait:
            self._flushed_s = now

    def flush(self) -> None:
        """Write what waits, before something that may take long."""
        self._stream.flush()
        self._flushed_s = time.monotonic()


def _exit_words(code: int) -> str:
    if code == -signal.SIGALRM:
        return "signal SIGALRM: it was still at work when the job's time was over"
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"

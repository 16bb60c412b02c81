"""The parent of all judges of a cell: pytest and Hypothesis imported, warm, and a session open before a job comes."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

import pytest

from rehearse_sandbox.inside.candidate import TEST_SOCKETS
from rehearse_sandbox.inside.confine import die_with_parent
from rehearse_sandbox.inside.control import DONE, END
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.judge import judge
from rehearse_sandbox.inside.pytest_session import lend_session
from rehearse_sandbox.inside.warm import warm_up
from rehearse_sandbox.wire.events import Ended, Event, to_json
from rehearse_sandbox.wire.frames import write_frame
from rehearse_sandbox.wire.job import read_job

#: A judge that found the end of stdin where a job would begin.
_NO_MORE_JOBS = 64

#: Past its job's limit a judge has this long to say how it ended; then the kernel ends it, whatever it hangs in.
_GRACE_S = 2.0


def main(control: socket.socket, *, settle: Callable[[], None]) -> int:
    """Judge the jobs on stdin, each one with a candidate that comes over `control`. Returns at the end of stdin.

    `settle` gives up root, once everything is imported.
    """
    jobs = _take_descriptor(0)
    events = _take_descriptor(1)
    # What a suite prints belongs into our log, never between two events.
    os.dup2(2, 1)
    lend_session(lambda session: _serve(control, jobs, events, session=session, settle=settle))
    return 0


def _take_descriptor(number: int) -> int:
    """A copy of a standard descriptor, which itself becomes /dev/null."""
    copy = os.dup(number)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, number)
    os.close(nothing)
    return copy


def _serve(
    control: socket.socket, jobs: int, events: int, *, session: pytest.Session, settle: Callable[[], None]
) -> None:
    warm_up(session)
    settle()
    gc.collect()
    gc.freeze()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, 3 + TEST_SOCKETS)
        if not message:
            return
        child = os.fork()
        if child == 0:
            control.close()
            _run_judge(jobs, events, descriptors, session)
        for descriptor in descriptors:
            os.close(descriptor)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == _NO_MORE_JOBS:
            control.send(END)
            return
        if code != 0:
            _emit_to(events)(Ended("internal_error", f"the judge ended with {_exit_words(code)}"))
        control.send(DONE)


def _run_judge(jobs: int, events: int, descriptors: list[int], session: pytest.Session) -> NoReturn:
    code = 1
    try:
        die_with_parent()
        # A buffer would swallow the next job's first bytes.
        job = read_job(open(jobs, "rb", buffering=0, closefd=False))  # noqa: SIM115 - the zygote owns it
        if job is None:
            code = _NO_MORE_JOBS
            return  # type: ignore[misc] # `finally` ends the process
        signal.setitimer(signal.ITIMER_REAL, job.limits.job_s + _GRACE_S)
        candidate = Ends.of(descriptors)
        judge(job, candidate, session=session, emit=_emit_to(events))
        code = 0
    except BaseException:  # noqa: BLE001 - the edge of the process; the zygote reports it, the traceback goes to our log
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _emit_to(descriptor: int) -> Callable[[Event], None]:
    stream = open(descriptor, "wb", closefd=False)  # noqa: SIM115 - the zygote owns it
    return lambda event: write_frame(stream, to_json(event).encode())


def _exit_words(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"

"""PID 1 of a cell: forks the judge's zygote once and a fresh candidate for every job.

It never reads a byte of a job: what it knows, every candidate's memory holds. It imports numpy, so that candidates
start with it, and nothing of the judge.

`python -m rehearse_sandbox.inside.init` reads jobs from stdin and writes events to stdout, through the zygote. The end
of stdin is the end of the cell. It must run as root, which it gives up in every process that sees a job. Its argument is the
first candidate's user id.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import gc
import importlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NoReturn

from rehearse_sandbox.inside import candidate
from rehearse_sandbox.inside.confine import (
    adopt_orphans,
    become,
    end_user,
    keep_descriptors,
    limit_candidate,
    limit_processes,
    mapped_or,
    prefer_as_victim,
)
from rehearse_sandbox.inside.control import DONE, END
from rehearse_sandbox.inside.lockdown import lock_down

JUDGE_UID = 900
#: The first candidate's user; each job takes the next one.
FIRST_CANDIDATE_UID = 10_000

#: Parts that numpy imports on first use, which would otherwise cost every submission tens of milliseconds.
_NUMPY_PARTS = ("linalg", "fft", "polynomial", "ma")

#: Encodings that Python imports on first use.
_ENCODINGS = ("ascii", "latin-1")

#: Between two tries to hand over descriptors while too many are on their way.
_CROWDED_S = 0.01


@dataclass(frozen=True, slots=True)
class Custody:
    """How a candidate is made the given user, and how everything that it started is ended after its job.

    `count`, `limit` and `lock` are the layers that do not depend on the user: a limit of processes, which is of use only
    where no other cell has the same user; those of other resources; and of system calls.
    """

    settle: Callable[[int], None]
    end: Callable[[int], None]
    count: Callable[[], None] = lambda: None
    limit: Callable[[], None] = limit_candidate
    lock: Callable[[], None] = lock_down


OWN_USER = Custody(become, end_user, count=limit_processes)


def without(layers: Collection[str], *, custody: Custody = OWN_USER, judge_uid: int = JUDGE_UID) -> Custody:
    """The custody with layers left out, each by its name. Only tests do that, to see what a layer alone is worth.

    Raises:
        ValueError: there is no such layer.
    """
    changes: dict[str, dict[str, Callable[..., None]]] = {
        # The judge's user then: signalling it would end the judge, so init ends the candidate by its number only.
        "users": {"settle": lambda _uid: become(judge_uid), "end": lambda _uid: None},
        "processes": {"count": lambda: None},
        "limits": {"limit": lambda: None},
        "lockdown": {"lock": lambda: None},
    }
    for layer in sorted(layers):
        if layer not in changes:
            raise ValueError(f"no layer is called {layer!r} (a {type(layer).__name__}); use some of {list(changes)}")
        custody = replace(custody, **changes[layer])
    return custody


def main(
    *,
    judge_uid: int = JUDGE_UID,
    first_candidate_uid: int = FIRST_CANDIDATE_UID,
    custody: Custody = OWN_USER,
    in_container: bool = False,
) -> int:
    """Serve jobs until stdin ends; exit code 1 when the zygote died before that.

    Outside of a container the users must be this cell's alone: their processes are ended. `in_container` says that the
    control groups at their usual place are this cell's own.
    """
    import_early()
    os.chdir("/")
    adopt_orphans()
    ours, theirs = socket.socketpair()
    zygote = os.fork()
    if zygote == 0:
        ours.close()
        _run_zygote(theirs, judge_uid, in_container=in_container)
    theirs.close()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    gc.collect()
    gc.freeze()
    word = serve_candidates(ours, nothing, first_uid=first_candidate_uid, custody=custody)
    # A zygote that waits for its next candidate sees the end.
    ours.close()
    # Ending a user may have reaped it already.
    with contextlib.suppress(ChildProcessError):
        os.waitpid(zygote, 0)
    return 0 if word == END else 1


def import_early() -> None:
    """Import what candidates shall start with."""
    for part in _NUMPY_PARTS:
        importlib.import_module(f"numpy.{part}")
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)


def serve_candidates(control: socket.socket, nothing: int, *, first_uid: int, custody: Custody = OWN_USER) -> bytes:
    """Hand the zygote one candidate after the other, each with the next user id; its last word, empty when it died."""
    uid = first_uid
    while (word := _serve_one(control, uid, nothing, custody)) == DONE:
        uid += 1
    return word


def _serve_one(control: socket.socket, uid: int, nothing: int, custody: Custody = OWN_USER) -> bytes:
    """Hand the zygote a candidate and clear up behind it; what the zygote said of the job, nothing when it died."""
    sockets = [socket.socketpair() for _ in range(1 + candidate.TEST_SOCKETS)]
    pipes = [os.pipe(), os.pipe()]
    pid = os.fork()
    if pid == 0:
        _run_candidate([theirs for _, theirs in sockets], uid, nothing, [write for _, write in pipes], custody)
    connection, *tests = [ours.fileno() for ours, _ in sockets]
    handed = [connection, *(read for read, _ in pipes), *tests]
    try:
        _hand_over(control, handed)
    except OSError:
        return b""
    finally:
        for end in (end for pair in sockets for end in pair):
            end.close()
        for descriptor in (end for pipe in pipes for end in pipe):
            os.close(descriptor)
    word = _next_word(control)
    # By its number first: one that is slow to start is not that user yet, and would be overlooked.
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    custody.end(uid)
    return word


def _hand_over(control: socket.socket, descriptors: list[int]) -> None:
    """Send descriptors to the zygote.

    Raises:
        OSError: it is gone.
    """
    while True:
        try:
            socket.send_fds(control, [b"candidate"], descriptors)
        except OSError as error:
            # The kernel counts what all root processes of the machine have on its way; other cells are starting, too.
            if error.errno != errno.ETOOMANYREFS:
                raise
            time.sleep(_CROWDED_S)
        else:
            return


def _next_word(control: socket.socket) -> bytes:
    try:
        return control.recv(1)
    except ConnectionError:
        # The zygote died and left a candidate unread.
        return b""


def _run_zygote(control: socket.socket, uid: int, *, in_container: bool) -> NoReturn:
    code = 70
    try:
        from rehearse_sandbox.inside import processor, zygote

        if in_container:
            processor.watch(processor.CONTAINER_COUNTERS, judge_is_member=True)
        # Everything is imported and warm before root is given up: its own files may be root's alone.
        code = zygote.main(control, settle=lambda: become(uid))
    finally:
        # Not sys.exit: the frames below belong to init.
        sys.stderr.flush()
        os._exit(code)


def _run_candidate(
    sockets: list[socket.socket], uid: int, nothing: int, outputs: list[int], custody: Custody
) -> NoReturn:
    code = 70
    try:
        os.setsid()
        prefer_as_victim()
        keep_descriptors(nothing, *outputs, *(end.detach() for end in sockets))
        custody.count()
        custody.limit()
        # Python would ignore it, and a write past the file size limit shall fail as on any full disk.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        custody.settle(uid)
        os.environ.clear()  # noqa: TID251 - a candidate has no environment
        custody.lock()
        connection, *tests = (socket.socket(fileno=3 + place) for place in range(1 + candidate.TEST_SOCKETS))
        candidate.serve(connection, tests)
        code = 0
    finally:
        os._exit(code)


def _from_command_line(arguments: list[str]) -> int:
    """`init [FIRST_UID [LAYER_LEFT_OUT …]]`."""
    wanted = int(arguments[0]) if arguments else FIRST_CANDIDATE_UID
    sys.argv[1:] = []
    first_uid = mapped_or(wanted, FIRST_CANDIDATE_UID)
    return main(first_candidate_uid=first_uid, custody=without(arguments[1:]), in_container=True)


if __name__ == "__main__":
    sys.exit(_from_command_line(sys.argv[1:]))

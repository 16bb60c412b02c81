"""A cell without a container: the judge's zygote runs here, and the candidates in a process tree of their own beside it.

`python -m rehearse_sandbox.inside.outside_judge ORDERS` reads jobs from stdin and writes events to stdout, as a
container does. This process itself sees no job: it starts the two sides, holds them together, and ends both when one of
them ends or when the server has let go of stdin, however the server ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from rehearse_sandbox.inside.confine import adopt_orphans, become, die_with_parent, drop_capabilities, remain
from rehearse_sandbox.inside.endings import end_descendants

#: Where the two versions of control groups count the processes that they ended for want of memory.
_MEMORY_COUNTERS = ("memory.events", "memory.oom_control")


@dataclass(frozen=True, slots=True)
class Orders:
    """What the host wants of this cell.

    `command` starts the candidates' side, `groups` are the folders of control groups that it enters before. As root,
    the judge becomes `judge_uid`; None leaves it the server's user, without that user's capabilities.
    """

    command: list[str]
    judge_uid: int | None
    groups: list[str]


def main() -> int:
    """Hold a cell together until its end."""
    orders = Orders(**json.loads(sys.argv[1]))
    os.chdir("/")
    adopt_orphans()
    # Ctrl-C is for the server, which then lets go of us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ours, theirs = socket.socketpair()
    candidates = _start(lambda: _run_candidates(orders, theirs, ours))
    zygote = _start(lambda: _run_zygote(orders, ours, theirs))
    ours.close()
    theirs.close()
    try:
        _wait(candidates, zygote)
    finally:
        # Whatever a candidate left has become our child, wherever there is no namespace to end it with.
        end_descendants()
        _remove_groups(orders)
    return 0


def _start(run: Callable[[], NoReturn]) -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            die_with_parent()
            # A parent that ended before the line above sends no signal any more.
            if os.getppid() == parent:
                run()
        except BaseException:  # noqa: BLE001 - the edge of the process: the traceback is for our log
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stderr.flush()
            os._exit(70)
    return pid


def _run_candidates(orders: Orders, control: socket.socket, other: socket.socket) -> NoReturn:
    other.close()
    for group in orders.groups:
        (Path(group) / "cgroup.procs").write_text("0", encoding="ascii")
    # Whoever runs out of memory, the machine or the cell: it is the candidate that ends.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(control.fileno(), 0)
    os.dup2(nothing, 1)
    os.execv(orders.command[0], orders.command)  # noqa: S606 - the host made the command, without any input


def _run_zygote(orders: Orders, control: socket.socket, other: socket.socket) -> NoReturn:
    from rehearse_sandbox.inside.init import import_early

    other.close()
    import_early()
    from rehearse_sandbox.inside import memory, processor, zygote

    memory.watch(tuple(Path(group) / name for group in orders.groups for name in _MEMORY_COUNTERS))
    times = tuple(Path(group) / name for group in orders.groups for name in processor.COUNTER_NAMES)
    processor.watch(times, judge_is_member=False)
    code = zygote.main(control, settle=lambda: _settle(orders.judge_uid))
    sys.stderr.flush()
    os._exit(code)


def _remove_groups(orders: Orders) -> None:
    """The server does so, too, unless it was killed."""
    for group in orders.groups:
        with contextlib.suppress(OSError):
            Path(group).rmdir()


def _settle(judge_uid: int | None) -> None:
    if judge_uid is not None:
        become(judge_uid)
        return
    drop_capabilities()
    remain()


def _wait(*children: int) -> None:
    """Return when one of the children has ended or the server has let go of the other end of stdin."""
    poll = select.poll()
    poll.register(0, select.POLLRDHUP)
    descriptors = [os.pidfd_open(child) for child in children]
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    poll.poll()
    for descriptor in descriptors:
        os.close(descriptor)


if __name__ == "__main__":
    sys.exit(main())

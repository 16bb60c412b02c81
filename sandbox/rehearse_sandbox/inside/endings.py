"""Ending everything that a candidate left, where it has no user of its own by which it could be found."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rehearse_sandbox.inside.confine import StillAliveError, reap

#: Processes that the kernel itself holds fast are waited for no longer than this.
PATIENCE_S = 10.0


def end_namespace(_uid: int = 0) -> None:
    """End every other process of the pid namespace whose PID 1 this is.

    Raises:
        RuntimeError: this is not PID 1; the signal would reach processes that are none of ours.
        StillAliveError: some outlived it.
    """
    if os.getpid() != 1:
        raise RuntimeError(f"process {os.getpid()} is not the first of a pid namespace; use end_descendants")
    _until_childless(_signal_all)


def end_descendants(_uid: int = 0) -> None:
    """End every process that descends from this one, which must have adopted its orphans.

    A program that forks faster than it is read from /proc outlives this; a namespace is what ends that one.

    Raises:
        StillAliveError: some outlived it.
    """
    _until_childless(_signal_descendants)


def _until_childless(signal_them: Callable[[], None]) -> None:
    """Signal and reap until this process has no child. Orphans become its children, so that none is left then."""
    deadline = time.monotonic() + PATIENCE_S
    while _has_children():
        signal_them()
        reap()
        if time.monotonic() > deadline:
            raise StillAliveError(f"a candidate's processes outlived every signal for {PATIENCE_S:g} s")
        time.sleep(0.0005)


def _has_children() -> bool:
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _signal_all() -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)


def _signal_descendants() -> None:
    for pid in descendants(os.getpid()):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def descendants(ancestor: int) -> list[int]:
    """Every living process below this one, the nearest first."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found = list(children.get(ancestor, ()))
    for pid in found:
        found += children.get(pid, ())
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                # The name of a program may hold anything, a parenthesis too; what counts comes behind the last one.
                fields = (entry / "stat").read_bytes().rpartition(b")")[2].split()
                yield int(entry.name), int(fields[1])

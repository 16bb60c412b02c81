"""Giving up rights, and taking every process of one user away. Linux only, standard library only."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import resource
import signal
import struct
import time
from collections.abc import Iterator
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION_3 = 0x20080522

#: What a candidate may use beside the cell's own memory and process limits.
CANDIDATE_LIMITS = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 256,
    resource.RLIMIT_STACK: 64 * 1024 * 1024,
}

#: Processes and threads that a user of its own may have. The cell's limit counts those of init and the judge, too.
MOST_PROCESSES = 64

#: A cell counts on this many user ids after its first, one for each job.
UIDS_PER_CELL = 4096

_LIBC = ctypes.CDLL(None, use_errno=True)


class StillAliveError(Exception):
    """Processes of a user outlived every signal: the cell cannot be used again."""


def become(uid: int) -> None:
    """Become this user for good, with no other group, no way to gain rights and no memory that others may read.

    The process also ends when its parent does.
    """
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    # The kernel forgets the parent-death signal when the user changes, so it is asked for afterwards.
    remain()


def remain() -> None:
    """Stay the same user, with no way to gain rights and no memory that others may read; end with the parent."""
    die_with_parent()
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_DUMPABLE, 0)


def drop_capabilities() -> None:
    """Give up what makes root more than the owner of root's files. Any other user has nothing to lose here."""
    header = struct.pack("<Ii", _CAPABILITY_VERSION_3, 0)
    if _LIBC.capset(header, bytes(24)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"capset: {os.strerror(number)}")


def die_with_parent() -> None:
    """End this process when its parent does. A fork does not inherit it."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Make this process the parent of its descendants' orphans, as PID 1 is anyway."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def limit_candidate() -> None:
    """Set the limits of a candidate, lowering only: root of a cell may not raise them."""
    for kind, wanted in CANDIDATE_LIMITS.items():
        hard = resource.getrlimit(kind)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (value, value))


def limit_processes() -> None:
    """Limit the processes of the user that this process will become. The kernel counts by user over all cells."""
    resource.setrlimit(resource.RLIMIT_NPROC, (MOST_PROCESSES, MOST_PROCESSES))


def mapped_or(uid: int, otherwise: int, *, uid_map: Path = Path("/proc/self/uid_map")) -> int:
    """The user id if this user namespace knows it and those of the jobs that follow, else the other one.

    A rootless engine, or one that maps the users of its containers, knows some 65,000 only.
    """
    for line in uid_map.read_text(encoding="ascii").splitlines():
        first, _, count = map(int, line.split())
        if first <= uid and uid + UIDS_PER_CELL <= first + count:
            return uid
    return otherwise


def prefer_as_victim() -> None:
    """When memory runs out, the kernel shall end this process and not the judge."""
    # A kernel without the file, or a read-only /proc, only loses the preference.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def keep_descriptors(*wanted: int) -> None:
    """Make `wanted` the descriptors 0, 1, 2 and so on, and close every other."""
    # Copies above the wanted range first, so that no dup2 overwrites one that is still needed.
    copies = [_copy_above(descriptor, len(wanted)) for descriptor in wanted]
    for number, copy in enumerate(copies):
        os.dup2(copy, number)
    os.closerange(len(wanted), resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def end_user(uid: int, *, patience_s: float = 10.0) -> None:
    """Kill every process of this user and wait until the last one is gone.

    Raises:
        StillAliveError: some outlived it.
    """
    deadline = time.monotonic() + patience_s
    while True:
        reap()
        if not any(pids_of(uid)):
            return
        if time.monotonic() > deadline:
            raise StillAliveError(f"user {uid} still has processes after {patience_s:g} s: {list(pids_of(uid))}")
        _kill_all(uid)
        time.sleep(0.0005)


def reap() -> list[int]:
    """Take note of every child that ended; which ones."""
    gone = []
    with contextlib.suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            gone.append(pid)
    return gone


def pids_of(uid: int) -> Iterator[int]:
    """The processes of this user, the ended but unreaped ones too."""
    for entry in os.listdir("/proc"):  # noqa: PTH208 - hundreds of them, in a loop that the next learner waits for
        if entry.isdigit() and _owner(entry) == uid:
            yield int(entry)


def _owner(pid: str) -> int | None:
    try:
        # The folder keeps the user of its process even where the files in it belong to root.
        return os.stat(f"/proc/{pid}").st_uid  # noqa: PTH116 - as above
    except OSError:
        return None


def _kill_all(uid: int) -> None:
    """Signal all at once, as that user: signalling one after the other would lose the race against a fork bomb."""
    try:
        killer = os.fork()
    except OSError as error:
        if error.errno not in {errno.EAGAIN, errno.ENOMEM}:
            raise
        # No process is left to fork: make room the slow way, then the caller tries again.
        for pid in pids_of(uid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return
    if killer == 0:
        _kill_as(uid)
    os.waitpid(killer, 0)


def _kill_as(uid: int) -> None:
    try:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        # Real, effective and saved: as any other user, kill(-1) must not reach one process more.
        os.setresuid(uid, uid, uid)
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
    finally:
        os._exit(0)


def _copy_above(descriptor: int, floor: int) -> int:
    copies = []
    while (copy := os.dup(descriptor)) < floor:
        copies.append(copy)
    for low in copies:
        os.close(low)
    return copy


def _prctl(option: int, value: int) -> None:
    if _LIBC.prctl(option, value, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")

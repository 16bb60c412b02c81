"""How much this machine can judge: its processors and memory, and the numbers of cells that follow from them.

A submission keeps about one processor busy: judge and candidate call each other in turns, so while one of them works the
other one mostly waits. Were more judged at once than there are processors, the times that learners are shown, and the
limits that they are held to, would depend on their neighbours. From four processors on, one is left to the server and the
engine; below that, their share is small beside what an idle processor would cost.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: What a cell that judges may use, in megabytes: its own limit and what the judge needs beside it.
BUSY_CELL_MB = 640

#: What a warm cell that waits holds: 40 to 60 measured, more after large problems.
IDLE_CELL_MB = 80

#: Idle cells beyond this number would save no start that anybody notices.
MOST_IDLE = 16

#: A limit above this is the kernel's way to write "none".
_NO_LIMIT = 1 << 60


@dataclass(frozen=True, slots=True)
class Machine:
    """What there is to share out; limits of a container or control group count."""

    processors: int
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Cells:
    """How many cells may judge at once, wait fresh, exist in all, and be started at a time."""

    at_once: int
    warm: int
    most: int
    crew: int


def cells_for(machine: Machine, *, least: int | None, most: int | None) -> Cells:
    """The numbers for this machine; `least` and `most` are what was asked for, None to leave it to us."""
    spare_mb = machine.memory_mb // 2
    processors = machine.processors if machine.processors < 4 else machine.processors - 1
    at_once = max(1, min(processors, spare_mb // BUSY_CELL_MB))
    if most is not None:
        at_once = min(at_once, most)
    # One for a user whose cell is spent, one for whoever comes or burns a cell with each program.
    warm = min(2, at_once) if least is None else least
    if most is None:
        idle = min(MOST_IDLE, (spare_mb - at_once * BUSY_CELL_MB) // IDLE_CELL_MB)
        most = at_once + max(warm, idle)
    return Cells(at_once, min(warm, most), most, max(1, machine.processors // 2))


def this_machine(root: Path = Path("/")) -> Machine:
    """What this process may use."""
    memory_kb = int(_field(root / "proc/meminfo", "MemTotal:"))
    folders = list(_control_groups(root))
    quotas = [quota for folder in folders for quota in (_quota(folder),) if quota is not None]
    limits = [limit for folder in folders for limit in (_memory_limit(folder),) if limit is not None]
    processors = min([float(len(os.sched_getaffinity(0))), *quotas])
    memory = min([memory_kb * 1024, *limits])
    return Machine(max(1, int(processors)), memory // (1024 * 1024))


def _control_groups(root: Path) -> Iterator[Path]:
    """The folders of the control groups that this process is in, and of those around them, of both versions."""
    try:
        lines = (root / "proc/self/cgroup").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        mount = root / "sys/fs/cgroup" / controllers
        inner = mount / path.lstrip("/")
        # Inside a container the path may be that of the host; the container's own group is then the mount itself.
        yield from (folder for folder in (inner, *inner.parents) if folder.is_relative_to(mount))


def _quota(folder: Path) -> float | None:
    """Processors by the quota of a control group, None without one."""
    if (words := _words(folder / "cpu.max")) and words[0] != "max":
        return int(words[0]) / int(words[1])
    old, period = _words(folder / "cpu.cfs_quota_us"), _words(folder / "cpu.cfs_period_us")
    return int(old[0]) / int(period[0]) if old and period and int(old[0]) > 0 else None


def _memory_limit(folder: Path) -> int | None:
    """Bytes that a control group may use, None without a limit."""
    words = _words(folder / "memory.max") or _words(folder / "memory.limit_in_bytes")
    return int(words[0]) if words and words[0] != "max" and int(words[0]) < _NO_LIMIT else None


def _field(file: Path, name: str) -> str:
    return next(line.split()[1] for line in file.read_text().splitlines() if line.startswith(name))


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:
        return []

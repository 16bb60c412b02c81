"""Control groups of version 1 and 2 for cells without a container: a limit of memory and of processes, where we may.

Version 1 has a tree for each kind of limit, version 2 one for all. A group is made below our own, or, in version 2,
beside it, since a group with processes in it cannot hand limits on.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rehearse_sandbox.host.owner import is_gone, own_name

#: The name of a cell's group begins so; the owner and a number follow.
PREFIX = "rehearse-cell-"

#: Processes and threads that a cell's candidates may have at once.
MAX_PROCESSES = 128

_MOUNTS = Path("/proc/self/mountinfo")
_MEMBERSHIP = Path("/proc/self/cgroup")


@dataclass(frozen=True, slots=True)
class CellGroup:
    """The folders of one cell's group; more than one in version 1."""

    folders: tuple[Path, ...]

    def remove(self) -> None:
        """Remove the group, once its processes are gone; never raises."""
        for folder in self.folders:
            _remove(folder)


@dataclass(frozen=True, slots=True)
class Groups:
    """Where groups can be made: the parent folder of each kind of limit. `version` is 1 or 2.

    `processor` is where version 1 counts the time that a group uses; version 2 does it in every group.
    """

    version: int
    memory: Path
    processes: Path | None
    processor: Path | None = None

    def make(self, memory_mb: int, name: str) -> CellGroup:
        """A group with these limits.

        Raises:
            OSError: the kernel refused.
        """
        made: list[Path] = []
        try:
            for folder, limits in self._limits(memory_mb * 1024 * 1024, name).items():
                folder.mkdir()
                made.append(folder)
                for file, value in limits.items():
                    _write(folder / file, value)
        except OSError:
            CellGroup(tuple(made)).remove()
            raise
        return CellGroup(tuple(made))

    def remove_orphans(self) -> int:
        """Remove the groups of servers that are gone; how many."""
        parents = {self.memory, self.processes, self.processor} - {None}
        found = [folder for parent in parents if parent for folder in parent.glob(f"{PREFIX}*") if _is_orphan(folder)]
        for folder in found:
            _remove(folder)
        return len(found)

    def _limits(self, memory: int, name: str) -> dict[Path, dict[str, int]]:
        if self.version == 2:
            return {
                self.memory / name: {"memory.max": memory, "memory.swap.max": 0, "pids.max": MAX_PROCESSES},
            }
        limits = {
            self.memory / name: {"memory.limit_in_bytes": memory, "memory.memsw.limit_in_bytes": memory},
        }
        if self.processes is not None:
            limits[self.processes / name] = {"pids.max": MAX_PROCESSES}
        if self.processor is not None:
            limits[self.processor / name] = {}
        return limits


def find_groups(mounts: Path = _MOUNTS, membership: Path = _MEMBERSHIP) -> Groups | None:
    """Where this process may make groups that limit memory; None where it may not. Tries for real."""
    for groups in _possible(_mounted(mounts), _own_paths(membership)):
        name = group_name()
        with contextlib.suppress(OSError):
            group = groups.make(64, name)
            usable = all(os.access(folder / "cgroup.procs", os.W_OK) for folder in group.folders)
            group.remove()
            if usable:
                return groups
    return None


def group_name(number: int = 0) -> str:
    """The name of a group of this process."""
    return f"{PREFIX}{own_name().replace('/', ':')}:{number}"


def _is_orphan(folder: Path) -> bool:
    owner, _, _ = folder.name.removeprefix(PREFIX).rpartition(":")
    return is_gone(owner.replace(":", "/"))


def _mounted(mounts: Path) -> dict[str, Path]:
    """Mount points of version 1 by kind of limit; that of version 2 as `unified`."""
    found: dict[str, Path] = {}
    for line in _lines(mounts):
        before, _, after = line.partition(" - ")
        kind, _, options = (*after.split(), "", "", "")[:3]
        point = Path(before.split()[4].replace("\\040", " "))
        if kind == "cgroup2":
            found["unified"] = point
        elif kind == "cgroup":
            found |= dict.fromkeys({"memory", "pids", "cpuacct"} & set(options.split(",")), point)
    return found


def _own_paths(membership: Path) -> dict[str, str]:
    """The path of our own group in each tree."""
    found = {}
    for line in _lines(membership):
        number, kinds, path = line.split(":", 2)
        for kind in ["unified"] if number == "0" else kinds.split(","):
            found[kind] = path.lstrip("/")
    return found


def _possible(mounted: dict[str, Path], own: dict[str, str]) -> Iterator[Groups]:
    if "memory" in mounted and "memory" in own:
        folders = [mounted[kind] / own[kind] if kind in mounted.keys() & own else None for kind in ("pids", "cpuacct")]
        yield Groups(1, mounted["memory"] / own["memory"], *folders)
    if "unified" in mounted and "unified" in own:
        point = mounted["unified"]
        here = point / own["unified"]
        for folder in (here, *here.parents):
            if _hands_on(folder):
                yield Groups(2, folder, folder)
            if folder == point:
                return


def _hands_on(folder: Path) -> bool:
    """Whether a group of version 2 gives its children limits of both kinds."""
    return {"memory", "pids"} <= set(" ".join(_lines(folder / "cgroup.subtree_control")).split())


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _write(file: Path, value: int) -> None:
    # A kernel that does not count swap has no such file, and without swap it changes nothing.
    if "sw" in file.name and not file.exists():
        return
    file.write_text(str(value), encoding="ascii")


def _remove(folder: Path, *, patience_s: float = 5.0) -> None:
    """Remove one folder; the kernel refuses for a moment after the last process has gone."""
    deadline = time.monotonic() + patience_s
    while True:
        try:
            folder.rmdir()
        except FileNotFoundError:
            return
        except OSError:
            if time.monotonic() > deadline:
                return
            time.sleep(0.01)
        else:
            return

"""The processes of a cell, seen from the host: which there are, and how much memory its judge took."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: The user of judges in a cell that has users of its own.
JUDGE_UID = 900

_SAMPLE_S = 0.1


@dataclass(frozen=True)
class Process:
    """One process, the ended but unreaped ones too."""

    pid: int
    parent: int
    uid: int
    name: str


def processes() -> dict[int, Process]:
    """Every process that this machine shows."""
    return {process.pid: process for process in _visible()}


def _visible() -> Iterator[Process]:
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            text = Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
            uid = entry.stat().st_uid
        except OSError:
            continue
        head, _, rest = text.rpartition(")")
        yield Process(int(entry.name), int(rest.split()[1]), uid, head.partition("(")[2])


def below(roots: frozenset[int]) -> list[Process]:
    """The processes of these trees, the roots too."""
    everything = processes()
    children = defaultdict(list)
    for process in everything.values():
        children[process.parent].append(process)
    found: list[Process] = [everything[root] for root in roots if root in everything]
    for process in found:
        found += children[process.pid]
    return found


def roots_of(cell: Any) -> frozenset[int]:
    """The first processes of a cell: all others descend from them, orphans too."""
    if (container := getattr(cell, "container_id", None)) is not None:
        return frozenset({cell._api.inspect_container(container)["State"]["Pid"]})
    return frozenset(cell.pids)


class MemoryWatch:
    """Keeps the largest memory that a judge of each watched cell had, in kilobytes."""

    def __init__(self) -> None:
        self._peaks: dict[frozenset[int], int] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="memory-watch", daemon=True)
        self._thread.start()

    def start(self, roots: frozenset[int]) -> None:
        """Watch a cell from now on."""
        self._peaks.setdefault(roots, 0)

    def stop(self, roots: frozenset[int]) -> int:
        """The peak of a cell, which is watched no longer."""
        return self._peaks.pop(roots, 0)

    def close(self) -> None:
        """End the watching."""
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._ended.wait(_SAMPLE_S):
            for roots in list(self._peaks):
                peak = max((_peak_kb(process.pid) for process in below(roots) if _is_judge(process)), default=0)
                if roots in self._peaks:
                    self._peaks[roots] = max(self._peaks[roots], peak)


def _is_judge(process: Process) -> bool:
    if process.uid == JUDGE_UID:
        return True
    try:
        return Path(f"/proc/{process.pid}/ns/pid").stat().st_ino == Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        return False


def _peak_kb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)

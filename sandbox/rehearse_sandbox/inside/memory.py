"""Did the kernel end a process of this cell for want of memory? The judge sees only a closed socket."""

from __future__ import annotations

from pathlib import Path

from rehearse_sandbox.inside import counter_files

#: Both control-group versions count kills in a line `oom_kill N`. Docker shows the cell its own group here, read-only.
COUNTERS = (Path("/sys/fs/cgroup/memory.events"), Path("/sys/fs/cgroup/memory/memory.oom_control"))

_watched: tuple[Path, ...] = COUNTERS


def watch(counters: tuple[Path, ...]) -> None:
    """From now on look at these counters: outside of a container, the candidate's group is not shown in their place."""
    global _watched  # noqa: PLW0603 - a process judges in one cell all its life
    _watched = counters


def oom_kills(counters: tuple[Path, ...] | None = None) -> int:
    """How many processes of this cell the kernel has killed for want of memory so far; 0 where it does not say.

    Call it before and after a test: when it grew and the candidate is gone, the test ran out of memory.
    """
    for counter in _watched if counters is None else counters:
        try:
            lines = counter_files.read(counter).splitlines()
        except OSError:
            continue
        for line in lines:
            name, _, count = line.partition(" ")
            if name == "oom_kill":
                return int(count)
    return 0

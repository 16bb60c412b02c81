"""Did the kernel end a process of this cell for want of memory? The judge sees only a closed socket."""

from __future__ import annotations

from pathlib import Path

#: Both control-group versions count kills in a line `oom_kill N`. Docker shows the cell its own group here, read-only.
COUNTERS = (Path("/sys/fs/cgroup/memory.events"), Path("/sys/fs/cgroup/memory/memory.oom_control"))


def oom_kills(counters: tuple[Path, ...] = COUNTERS) -> int:
    """How many processes of this cell the kernel has killed for want of memory so far; 0 where it does not say.

    Call it before and after a test: when it grew and the candidate is gone, the test ran out of memory.
    """
    for counter in counters:
        try:
            lines = counter.read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        for line in lines:
            name, _, count = line.partition(" ")
            if name == "oom_kill":
                return int(count)
    return 0

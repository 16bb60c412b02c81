"""How much memory the learner's program held at most: the kernel's own count of each test's process.

`VmHWM` is the most that a process has held at once. A fork begins with what its parent holds, so what the candidate held before the
learner's module ran is taken off, and so are pages of files, which come and go with the machine's. A process that the program
starts itself is not counted. Nobody is refused for it: that is for the limit of the cell, which holds for all processes together.
"""

from __future__ import annotations

import re
from pathlib import Path

_PROC = Path("/proc")

#: A line that counts. That of the process's name, which a program may choose, never looks so: the kernel writes it on one line.
_COUNT = re.compile(r"^(VmHWM|RssAnon|RssFile):\s+(\d+) kB$", re.MULTILINE)


class Footprint:
    """The most that any test's process held, above what the candidate held at first."""

    def __init__(self, proc: Path = _PROC) -> None:
        self._proc = proc
        self._first_kb: int | None = None
        self._peak_kb: int | None = None

    def begin(self, pid: int | None) -> None:
        """This process runs the learner's module next."""
        counts = self._counts(pid)
        self._first_kb = counts.get("RssAnon")

    def note(self, pid: int | None) -> None:
        """This process is about to end."""
        counts = self._counts(pid)
        if self._first_kb is not None and "VmHWM" in counts:
            held = counts["VmHWM"] - counts.get("RssFile", 0) - self._first_kb
            self._peak_kb = max(held, self._peak_kb or 0)

    @property
    def peak_mb(self) -> float | None:
        """Megabytes; None where the kernel does not tell, or no test came to its end."""
        return None if self._peak_kb is None else round(self._peak_kb / 1024, 1)

    def _counts(self, pid: int | None) -> dict[str, int]:
        if pid is None:
            return {}
        try:
            text = (self._proc / str(pid) / "status").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return {}
        return {name: int(kb) for name, kb in _COUNT.findall(text)}

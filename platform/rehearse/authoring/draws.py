"""Examples that were drawn for a check, kept on disk: who mends a text or a wrong program does not wait for them again.

Nearly all of a check's time goes into drawing, and what is drawn follows from the suite, the reference, the seed and the
versions of what draws. Only the examples of a problem's last check are kept.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rehearse_sandbox.wire.job import Job

#: Examples compress well even with little effort.
_EFFORT = 1


@dataclass(frozen=True, slots=True)
class Draws:
    """The kept examples of one problem, in files of a folder whose names begin with `prefix`; it may be removed at any time.

    `drawer` is a hash of everything that draws. Unless it `reads`, nothing is found.
    """

    folder: Path
    prefix: str
    drawer: bytes
    reads: bool = True

    def of(self, job: Job, draw: Callable[[Job], bytes]) -> bytes:
        """The examples of a job that draws, kept or drawn now; empty when none can be drawn."""
        file = self.folder / f"{self.prefix}--{job.seed}-{job.max_examples}{'-strict' * job.scrutiny.strict}"
        key = self._key(job)
        if self.reads and (kept := _read(file, key)) is not None:
            return kept
        drawn = draw(job)
        if drawn:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Whoever checks at the same time finds the old file or the new one, whole.
            unfinished = file.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(key + zlib.compress(drawn, _EFFORT))
            unfinished.replace(file)
        return drawn

    def _key(self, job: Job) -> bytes:
        return hashlib.sha256(self.drawer + replace(job, id="").to_bytes()).digest()


def _read(file: Path, key: bytes) -> bytes | None:
    try:
        content = file.read_bytes()
        return zlib.decompress(content[len(key) :]) if content.startswith(key) else None
    except (OSError, zlib.error):
        return None

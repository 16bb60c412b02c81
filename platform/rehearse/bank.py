"""Examples that were drawn ahead, as files: one for each seed of each problem's version and suite.

A file holds what a cell made and only a cell reads; here it is bytes. One that is cut, damaged or of another version of
the judge is as good as none: its submissions are judged without it, and it is written again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Hashable
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

import msgspec

from rehearse.catalog.problem import Problem

#: A bank travels with each submission; a cell keeps them below this, and a larger file is not ours.
MAX_BYTES = 8 * 1024 * 1024

#: So much is kept in memory, so that a submission does not wait for the disk and a check of what is on it.
KEPT_BYTES = 64 * 1024 * 1024

_HEADER = b"rehearse bank 1 %08x\n"
_HEADER_BYTES = len(_HEADER % 0)


class Bank:
    """The files of one folder that were made by one version of the judge."""

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder
        self._identity = identity
        self._lock = Lock()
        #: What was read lately, by path and by the state of the file at that time; the oldest is first.
        self._kept: dict[Path, tuple[tuple[int, int], bytes]] = {}

    def load(self, problem: Problem, seed: int) -> bytes:
        """What was stored for a seed; empty when there is nothing that can be used."""
        path = self.path(problem, seed)
        try:
            status = path.stat()
            state = (status.st_mtime_ns, status.st_size)
            with self._lock:
                kept_state, data = self._kept.pop(path, (None, b""))
            if kept_state != state:
                data = _read(path)
        except OSError:
            return b""
        with self._lock:
            self._kept[path] = (state, data)
            self._forget_the_oldest()
        return data

    def _forget_the_oldest(self) -> None:
        size = sum(len(data) for _, data in self._kept.values())
        while size > KEPT_BYTES:
            _, data = self._kept.pop(next(iter(self._kept)))
            size -= len(data)

    def save(self, problem: Problem, seed: int, data: bytes) -> None:
        """Store what a cell drew for a seed. Readers see the old file or the new one, never a part.

        Raises:
            OSError: the file cannot be written.
        """
        path = self.path(problem, seed)
        self._folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self._folder, prefix=".new-", delete=False) as file:
            try:
                file.write(_header(data) + data)
                file.close()
                Path(file.name).replace(path)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise

    def keep_only(self, wanted: Collection[Path]) -> None:
        """Remove the files of earlier versions, and what a server that was killed left half written."""
        for path in self._folder.glob("*"):
            if path not in wanted and (path.suffix == ".bank" or path.name.startswith(".new-")):
                path.unlink(missing_ok=True)

    def path(self, problem: Problem, seed: int) -> Path:
        """The file for a seed. Its name holds everything that what is stored depends on."""
        suite = tuple(sorted(problem.suite.items()))
        wrong = tuple(sorted((wrong.name, wrong.source) for wrong in problem.wrong))
        digest = _digest(
            self._identity,
            problem.slug,
            problem.module,
            problem.symbols,
            suite,
            problem.max_examples,
            problem.reference,
            wrong,
        )
        return self._folder / f"{problem.slug}-{digest}-{seed:08x}.bank"


@lru_cache(maxsize=1024)
def _digest(*parts: Hashable) -> str:
    # A suite is long, and each submission asks for its bank.
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


def _read(path: Path) -> bytes:
    """What the file holds; empty when it is damaged or not ours."""
    with path.open("rb") as file:
        content = file.read(_HEADER_BYTES + MAX_BYTES + 1)
    header, data = content[:_HEADER_BYTES], content[_HEADER_BYTES:]
    return data if len(data) <= MAX_BYTES and header == _header(data) else b""


def _header(data: bytes) -> bytes:
    # Guards against accidents only: who can write into the data folder could as well change the database.
    return _HEADER % zlib.crc32(data)

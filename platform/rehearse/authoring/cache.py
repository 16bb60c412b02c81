"""What the gates said of a folder, kept by its content: an unchanged problem costs nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import msgspec

import rehearse
import rehearse_sandbox
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.gates import Outcome
from rehearse.catalog import proof

#: The sources on which a result depends: other parts of the application play no role in it.
_SOURCES = ("authoring", "catalog", "judging.py", "submissions/verdict.py")


#: What suites run on: another version may draw and round otherwise.
_LIBRARIES = ("hypothesis", "numpy", "pytest")


class _Kept(msgspec.Struct, frozen=True):
    key: str
    outcomes: tuple[tuple[str, str, tuple[Finding, ...], dict[str, float]], ...]


class Cache:
    """Results of checks in a folder of their own; it may be removed at any time. Unless it `reads`, none is found."""

    def __init__(self, folder: Path, problems_dir: Path, *, reads: bool = True) -> None:
        self._folder = folder
        self._problems_dir = problems_dir
        self._reads = reads

    def key(self, folder: Path, **options: object) -> str:
        """A hash of everything that a result depends on: the folder, the shared words, the code of gates and judge."""
        digest = hashlib.sha256(self._shared)
        for path in _files(folder):
            if path.name == proof.FILE:
                continue  # It comes from a check, and no gate looks at it.
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(repr(sorted(options.items())).encode())
        return digest.hexdigest()

    @cached_property
    def _shared(self) -> bytes:
        digest = hashlib.sha256()
        home, sandbox = Path(rehearse.__file__).parent, Path(rehearse_sandbox.__file__).parent
        places = [*(home / name for name in _SOURCES), sandbox]
        places += [self._problems_dir / "tags.toml", self._problems_dir / "concepts.toml"]
        for path in (path for place in places for path in _files(place)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        # Links and prerequisites name other problems.
        names = sorted(path.parent.name for path in self._problems_dir.glob("*/*/problem.toml"))
        digest.update("\0".join([*names, *map(version, _LIBRARIES)]).encode())
        return digest.digest()

    def load(self, folder: str, key: str) -> tuple[Outcome, ...] | None:
        """What was kept under this key; None when nothing was, or it cannot be read."""
        if not self._reads:
            return None
        try:
            kept = msgspec.json.decode(self._file(folder).read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError):
            return None
        if kept.key != key:
            return None
        return tuple(
            Outcome(gate, Report(summary, findings, counts)) for gate, summary, findings, counts in kept.outcomes
        )

    def store(self, folder: str, key: str, outcomes: tuple[Outcome, ...]) -> None:
        """Keep what the gates said; the result of an older content of the folder makes way."""
        reports = ((each.gate, each.report) for each in outcomes)
        plain = tuple((gate, found.summary, found.findings, dict(found.counts)) for gate, found in reports)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file(folder).write_bytes(msgspec.json.encode(_Kept(key, plain)))

    def _file(self, folder: str) -> Path:
        return self._folder / f"{folder.replace('/', '--')}.json"


def _files(place: Path) -> Iterator[Path]:
    """The files of a folder in a fixed order, or a file itself; bytecode is no source."""
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path

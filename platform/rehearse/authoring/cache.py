"""What the gates said of a folder, kept by its content: an unchanged problem costs nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec

import rehearse
import rehearse_sandbox
from rehearse.authoring.draws import Draws
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.gates import Outcome
from rehearse.catalog import proof

#: The sources on which a result depends: other parts of the application play no role in it.
_SOURCES = ("authoring", "catalog", "judging.py", "submissions/verdict.py")

#: Of those, what only chooses folders, makes new ones, prints, and checks interviews: no gate calls it.
_AROUND = frozenset(
    {
        "command.py",
        "interviews.py",
        "mutants_command.py",
        "rendering.py",
        "scaffold.py",
        "selection.py",
        "survivors.py",
        "templates",
    }
)

#: The part of the judge that draws examples: what starts cells is not in it.
_DRAWERS = ("inside", "kit", "wire")

#: What suites run on: another version may draw and round otherwise.
_LIBRARIES = ("hypothesis", "numpy", "pytest")

#: What could be the name of a problem.
_WORD = re.compile(rb"[a-z0-9-]+")


class _Kept(msgspec.Struct, frozen=True):
    key: str
    outcomes: tuple[tuple[str, str, tuple[Finding, ...], dict[str, float]], ...]


class Cache:
    """Results of checks in a folder of their own; it may be removed at any time.

    Unless it `reads`, no result is found, and unless it `reads_draws`, no example that was drawn for one.
    """

    def __init__(self, folder: Path, problems_dir: Path, *, reads: bool = True, reads_draws: bool = True) -> None:
        self._folder = folder
        self._problems_dir = problems_dir
        self._reads = reads
        self._reads_draws = reads_draws

    def key(self, folder: Path, **options: object) -> str:
        """A hash of everything that a result depends on: the folder, the shared words, the code of gates and judge."""
        digest = hashlib.sha256(self._shared)
        named: set[bytes] = set()
        for path in _files(folder):
            if path.name == proof.FILE:
                continue  # It comes from a check, and no gate looks at it.
            digest.update(f"{path.relative_to(folder)}\0".encode())
            content = path.read_bytes()
            digest.update(hashlib.sha256(content).digest())
            named.update(_WORD.findall(unquote_to_bytes(content)))
        # Links name other problems, which may come and go.
        digest.update(b"\0".join(sorted(named & self._slugs)))
        digest.update(repr(sorted(options.items())).encode())
        return digest.hexdigest()

    def draws(self, folder: str) -> Draws:
        """Where the examples of a folder's check are kept."""
        return Draws(self._folder / "draws", _name(folder), self._drawer, reads=self._reads_draws)

    @cached_property
    def _drawer(self) -> bytes:
        digest = hashlib.sha256(_versions())
        for place in _DRAWERS:
            for path in _files(Path(rehearse_sandbox.__file__).parent / place):
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.digest()

    @cached_property
    def _slugs(self) -> set[bytes]:
        return {path.parent.name.encode() for path in self._problems_dir.glob("*/*/problem.toml")}

    @cached_property
    def _shared(self) -> bytes:
        digest = hashlib.sha256()
        words = (self._problems_dir / name for name in ("tags.toml", "concepts.toml"))
        for path in (*sources(), *(path for place in words for path in _files(place))):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(_versions())
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
        return self._folder / f"{_name(folder)}.json"


def _name(folder: str) -> str:
    return folder.replace("/", "--")


def _versions() -> bytes:
    return "\0".join(map(version, _LIBRARIES)).encode()


def sources() -> Iterator[Path]:
    """The source files on which results depend, in a fixed order."""
    home, sandbox = Path(rehearse.__file__).parent, Path(rehearse_sandbox.__file__).parent
    for place in (*(home / name for name in _SOURCES), sandbox):
        around = _AROUND if place == home / "authoring" else frozenset[str]()
        yield from (path for path in _files(place) if not around & set(path.relative_to(place).parts))


def _files(place: Path) -> Iterator[Path]:
    """The files of a folder in a fixed order, or a file itself; bytecode is no source."""
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path

"""Notices that files changed, by looking at them a few times a second.

Looking needs no library, works on every file system, and sees what notifications make hard: an editor that saves by renaming,
a folder that goes and comes back. A problem folder has some forty files, so a look costs about a millisecond.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Generic, Protocol, TypeVar

import structlog

log = structlog.get_logger(__name__)

#: Seconds between two looks. What changed is told at the first look that finds it as the look before did: a file that is
#: being written is then complete.
PAUSE_S = 0.25

#: What tells two states of some files apart.
Mark = tuple[tuple[str, int, int, int], ...]


class Watched(Protocol):
    """What is looked at; `mark` is the state that its owner has read."""

    mark: Mark

    @property
    def places(self) -> Iterable[Path]:
        """Its files and folders."""


T = TypeVar("T", bound=Watched)


def mark_of(places: Iterable[Path]) -> Mark:
    """The present state of files and folders; what is gone in the middle of the look is not in it."""
    return tuple(sorted(each for place in places for each in _marks(place)))


def _marks(place: Path) -> Iterator[tuple[str, int, int, int]]:
    paths = [place] if not place.is_dir() else _files(place)
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        yield (str(path), found.st_size, found.st_mtime_ns, found.st_ino)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_private(name)]
        yield from (Path(parent, name) for name in names if not _is_private(name))


def _is_private(name: str) -> bool:
    """Whether an editor or the interpreter keeps it for itself: swap files, backups, bytecode."""
    return name.startswith(".") or name.endswith(("~", ".pyc")) or name == "__pycache__"


class Watch(Generic[T]):
    """Looks in a thread of its own and calls `changed` with whatever changed."""

    def __init__(self, watched: Callable[[], Iterable[T]], changed: Callable[[T], None]) -> None:
        self._watched = watched
        self._changed = changed
        self._before: dict[T, Mark] = {}
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="preview-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def look(self) -> None:
        """One look at everything."""
        for each in list(self._watched()):
            now = mark_of(each.places)
            if now == each.mark:
                self._before.pop(each, None)
            elif now == self._before.get(each):
                del self._before[each]
                self._changed(each)
            else:
                self._before[each] = now

    def _run(self) -> None:
        while not self._stopping.wait(PAUSE_S):
            try:
                self.look()
            except Exception:
                # Whatever a folder holds that nobody thought of: the next look may find it mended.
                log.exception("look_failed")

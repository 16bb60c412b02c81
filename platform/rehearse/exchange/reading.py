"""A package of Anki's as values, in all three kinds: schema 18 in Zstandard, and two kinds of schema 11. Pure.

A package of today also holds a `collection.anki2`, whose one note asks to update Anki. It is never what is read when there is
anything newer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rehearse.exchange import collection, guarded, messages
from rehearse.exchange.archive import Archive, check_name
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.media_names import MediaList, media_list
from rehearse.exchange.values import Package

#: The collections that a package may hold, the one to be read first, and whether it is compressed once more.
_COLLECTIONS = (("collection.anki21b", True), ("collection.anki21", False), ("collection.anki2", False))

#: The newest kind of package that we know.
_KNOWN_VERSION = 3
_MODERN = 3

_META_BYTES = 1_000
_MEDIA_LIST_BYTES = 16_000_000

_STUB = "please update to the latest anki version"


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose media can still be read."""

    package: Package
    _archive: Archive
    _media: MediaList
    _limits: Limits

    def media(self) -> Iterator[tuple[str, bytes]]:
        """The name and the bytes of each file.

        Raises:
            RefusedError: one is damaged or larger than may be.
        """
        for entry in self._media.entries:
            content = self._archive.read(
                entry.packed_as, most=self._limits.media_bytes, zstd=self._media.compressed, called=entry.name
            )
            if entry.size is not None and len(content) != entry.size:
                raise RefusedError(
                    f"The file {entry.name!r} in the package is damaged: it has {len(content)} bytes of {entry.size}. Export it again."
                )
            yield entry.name, content


@contextmanager
def opened(
    path: Path,
    scratch: Path,
    *,
    now: float,
    limits: Limits | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[OpenedPackage]:
    """A package of Anki's. `scratch` is a folder for its database, `now` the present second of the epoch.

    Raises:
        RefusedError: it is something else, is damaged, or holds more than may be.
    """
    limits = limits or Limits()
    limits.check_size(path.stat().st_size)
    with Archive(path, limits) as archive:
        name, compressed = _collection(archive)
        archive.check_names()
        file = scratch / "collection"
        archive.extract(name, file, most=limits.collection_bytes, zstd=compressed)
        with guarded.opened(file, limits, clock) as tables:
            package = collection.read(tables, limits, now=now)
        file.unlink()
        if name == _COLLECTIONS[-1][0] and _is_stub(package):
            raise RefusedError("The package holds only the note that asks to update Anki. Export the deck again.")
        listed = media_list(_media(archive, compressed=compressed), archive.names, compressed=compressed, limits=limits)
        for entry in listed.entries:
            check_name(entry.name, "A picture or sound of the package is called", limits)
        whole = Package(
            package.types, package.notes, package.cards, package.reviews, [entry.name for entry in listed.entries]
        )
        yield OpenedPackage(whole, archive, listed, limits)


def _collection(archive: Archive) -> tuple[str, bool]:
    """The entry to be read, and whether it is compressed once more."""
    names = set(archive.names)
    found = next((kind for kind in _COLLECTIONS if kind[0] in names), None)
    if found is None:
        raise RefusedError(
            "The file is a zip file, but no package of Anki: it has no collection. In Anki choose File → Export, and an .apkg."
        )
    version = messages.number(archive.read("meta", most=_META_BYTES), 1) if "meta" in names else 0
    if version > _KNOWN_VERSION:
        raise RefusedError(
            f"The package is of the kind {version}, newer than {_KNOWN_VERSION}. In Anki's export tick “Support older Anki versions”."
        )
    if version == _MODERN and not found[1]:
        raise RefusedError("The package says that it has a collection.anki21b, and has none. Export the deck again.")
    return found


def _is_stub(package: Package) -> bool:
    return len(package.notes) == 1 and any(_STUB in text.lower() for text in package.notes[0].fields)


def _media(archive: Archive, *, compressed: bool) -> bytes | None:
    return archive.read("media", most=_MEDIA_LIST_BYTES, zstd=compressed) if "media" in archive.names else None

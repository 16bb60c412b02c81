"""The list of a package's pictures and sounds: what each is called, and as which entry it is packed. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from rehearse.exchange import messages
from rehearse.exchange.limits import Limits, RefusedError

_ENTRY, _NAME, _SIZE, _PACKED_AS = 1, 1, 2, 255


@dataclass(frozen=True, slots=True)
class MediaEntry:
    """A file by its name, packed as another. `size` is None where the list does not tell it."""

    name: str
    packed_as: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class MediaList:
    """The files of a package, each compressed once more or not."""

    entries: tuple[MediaEntry, ...]
    compressed: bool


def media_list(content: bytes | None, packed: Iterable[str], *, compressed: bool, limits: Limits) -> MediaList:
    """The list of a package: protobuf in a compressed one, else JSON. Listed files that are not packed are left out, as Anki does.

    Raises:
        RefusedError: it is neither, too long, or has a file twice.
    """
    if content is None:
        return MediaList((), compressed)
    listed = [*(_from_message(content) if compressed else _from_json(content))]
    if len(listed) > limits.entries:
        raise RefusedError(
            f"The package lists {len(listed):,} pictures and sounds, and at most {limits.entries:,} can be taken. Export fewer decks at once, or without media."
        )
    there = set(packed)
    entries = tuple(entry for entry in listed if entry.packed_as in there)
    for what in ("name", "packed_as"):
        if len({getattr(entry, what) for entry in entries}) < len(entries):
            raise RefusedError("The package lists a picture or sound twice. Export the deck again.")
    return MediaList(entries, compressed)


def _from_message(content: bytes) -> Iterator[MediaEntry]:
    listed = [value for field, value in messages.fields(content) if field == _ENTRY and isinstance(value, bytes)]
    for place, entry in enumerate(listed):
        packed_as = messages.number(entry, _PACKED_AS)
        yield MediaEntry(_name(messages.text(entry, _NAME)), str(packed_as or place), messages.number(entry, _SIZE))


def _from_json(content: bytes) -> Iterator[MediaEntry]:
    try:
        listed = msgspec.json.decode(content, type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(
            f"The package's list of pictures and sounds cannot be read: {error}. Export the deck again."
        ) from error
    for packed_as, name in listed.items():
        yield MediaEntry(_name(name), packed_as)


def _name(name: str) -> str:
    # Fields name files in this form, whatever the disk of whoever packed them did.
    return unicodedata.normalize("NFC", name)

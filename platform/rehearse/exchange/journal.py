"""What an import did, as it is told, and as it can be taken back. Pure."""

from __future__ import annotations

from datetime import date

import msgspec


class Summary(msgspec.Struct, kw_only=True):
    """What became of a file that was brought in.

    `kept` counts cards whose texts were changed here since they came, so that the file's were not taken; `deleted` those that were deleted here.
    `reviews` were added to histories, and
    `reviews_known` were there already. `left_out` counts what was not taken, by the reason why.
    """

    decks: list[str] = []
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    deleted: int = 0
    reviews: int = 0
    reviews_known: int = 0
    media: int = 0
    media_known: int = 0
    left_out: dict[str, int] = {}

    @property
    def changes_anything(self) -> bool:
        """Whether anything here is otherwise than before."""
        return bool(self.new or self.updated or self.reviews or self.media)


class OldTexts(msgspec.Struct, array_like=True):
    """A card before an import gave it other texts, and what was known of where it came from."""

    item: str
    front: str
    back: str
    tags: str
    deck_id: int | None
    texts_sha256: str
    deck: str


class OldNote(msgspec.Struct, array_like=True):
    """A note before an import changed it; `modified_at` is in seconds of the epoch."""

    id: int
    note_type_id: int
    fields: str
    tags: str
    modified_at: int


class Journal(msgspec.Struct, kw_only=True):
    """What an import added, by number or name, and what it changed, as it was.

    `days` are those on which the items of `reviewed` were due before.
    """

    cards: list[str] = []
    items: list[str] = []
    reviewed: list[str] = []
    days: dict[str, date] = {}
    texts: list[OldTexts] = []
    notes: list[int] = []
    changed_notes: list[OldNote] = []
    types: list[int] = []
    decks: list[int] = []
    media: list[str] = []


class Restored(msgspec.Struct, kw_only=True):
    """What became of the rows of a table: how many were new here, how many were newer than what was here, and how many stayed out.

    `note` says in a sentence what else follows from them; it is empty when nothing does.
    """

    what: str
    new: int = 0
    newer: int = 0
    stays: int = 0
    note: str = ""

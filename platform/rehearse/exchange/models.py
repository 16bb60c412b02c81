"""Tables of what was brought in from Anki and has to go out as it came: notes and their types, files, and what each import did."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime
from rehearse.exchange.values import TypeKind

#: What a file was that was brought in.
FileKind = Literal["apkg", "csv"]


class OwnNoteType(Base):
    """A kind of note: its fields, and the templates that make cards of it, each with a name, a question and an answer.

    `number` is what Anki calls it; `digest` is a hash of all the rest, so that a type that was changed there is another one here.
    """

    __tablename__ = "own_note_types"
    __table_args__ = (UniqueConstraint("user_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(String(64))
    number: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[TypeKind] = mapped_column(String(10))
    fields: Mapped[list[str]] = mapped_column(JSON)
    templates: Mapped[list[list[str]]] = mapped_column(JSON)
    css: Mapped[str] = mapped_column(Text)


class OwnNote(Base):
    """What cards of Anki's are made of, as it came. It is never shown: its cards are, which were rendered and cleaned.

    `guid` is the same wherever the note goes. `fields` have U+001F between them, as in Anki, `tags` spaces. `number` is what Anki calls it.
    """

    __tablename__ = "own_notes"
    __table_args__ = (UniqueConstraint("user_id", "guid"), Index("ix_own_notes_note_type_id", "note_type_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    guid: Mapped[str] = mapped_column(String(200))
    note_type_id: Mapped[int] = mapped_column(ForeignKey("own_note_types.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(BigInteger)
    fields: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    modified_at: Mapped[datetime] = mapped_column(UTCDateTime)


class OwnCardSource(Base):
    """Where a card of a person's own came from: a card of a note, or, without one, a line of a table.

    `texts_sha256` and `deck` are as they came, so they tell whether the person has changed the card or moved it since. `number` is what
    Anki calls the card.
    """

    __tablename__ = "own_card_sources"
    __table_args__ = (
        ForeignKeyConstraint(["user_id", "item"], ["own_cards.user_id", "own_cards.item"], ondelete="CASCADE"),
        Index("ix_own_card_sources_note_id", "note_id"),
    )

    user_id: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(String(120), primary_key=True)
    note_id: Mapped[int | None] = mapped_column(ForeignKey("own_notes.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    number: Mapped[int] = mapped_column(BigInteger)
    texts_sha256: Mapped[str] = mapped_column(String(64))
    deck: Mapped[str] = mapped_column(String(200))


class OwnMedia(Base):
    """A picture or a sound of a person's own, as cards name it."""

    __tablename__ = "own_media"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class OwnImport(Base):
    """A file that was brought in: what became of it, and, in the `journal`, what undoing it takes back.

    What it added to the log lies from `first_entry` to `last_entry`; whatever has a higher number was done since.
    """

    __tablename__ = "own_imports"
    __table_args__ = (Index("ix_own_imports_user_id_at", "user_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[FileKind] = mapped_column(String(10))
    summary: Mapped[dict[str, Any]] = mapped_column(JSON)
    journal: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    first_entry: Mapped[int] = mapped_column(default=0)
    last_entry: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

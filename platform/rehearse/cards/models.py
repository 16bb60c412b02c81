"""Tables of the decks and cards of a person."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime

#: What the texts of a card are: ours are Markdown; those from elsewhere may be HTML, which is cleaned whenever it is shown.
Form = Literal["markdown", "html"]


class OwnDeck(Base):
    """A deck of a person's own. Decks within decks are named with `::` between them, as in Anki.

    A deck with `deleted_at` is kept, so that deleting can be undone; its cards were deleted in the same moment.
    """

    __tablename__ = "own_decks"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class OwnCard(Base):
    """A card of a person's own, or their version of a card of the catalogue.

    `item` is the review item whose texts these are: "own:…" of a card of their own, which has a deck; "card:…" of one of the
    catalogue, whose texts these replace and which has none. So a card that is changed keeps its history. `tags` and `links`, which are
    slugs of problems, are separated by spaces, the lines of a `rubric` by ends of lines. Every change gives another `changed_at`, so it tells
    whether a card is still as it was shown. A card with `deleted_at` is kept, so that deleting can be undone.
    """

    __tablename__ = "own_cards"
    __table_args__ = (Index("ix_own_cards_deck_id", "deck_id"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(String(120), primary_key=True)
    deck_id: Mapped[int | None] = mapped_column(ForeignKey("own_decks.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    form: Mapped[Form] = mapped_column(String(10))
    front: Mapped[str] = mapped_column(Text)
    back: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[str] = mapped_column(Text, default="")
    links: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    rubric: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

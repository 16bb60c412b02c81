"""What pages and the API show of a person's own cards and decks, and what they may send."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from rehearse.cards.models import Form
from rehearse.cards.reading import Deck, Line
from rehearse.cards.rendering import excerpt, shown
from rehearse.cards.texts import (
    MAX_LINE,
    MAX_LINK,
    MAX_LINKS,
    MAX_NAME,
    MAX_RUBRIC,
    MAX_TAGS,
    MAX_TEXT,
    Card,
    Kind,
    Texts,
    checked,
)
from rehearse.catalog.markdown import render_line

# Most bounds are told, not enforced, here: `cards.texts` explains what it refuses.
_PLAIN = "^[^\\x00]*$"
_Needed = Annotated[
    str, Meta(extra_json_schema={"maxLength": MAX_TEXT, "pattern": "^[^\\x00]*[^\\s\\x00][^\\x00]*$", "minLength": 1})
]
_Text = Annotated[str, Meta(extra_json_schema={"maxLength": MAX_TEXT, "pattern": _PLAIN})]
_Tags = Annotated[str, Meta(extra_json_schema={"maxLength": MAX_TAGS, "pattern": _PLAIN})]
_Link = Annotated[str, Meta(extra_json_schema={"maxLength": MAX_LINK, "pattern": _PLAIN})]
_Links = Annotated[list[_Link], Meta(extra_json_schema={"maxItems": MAX_LINKS})]
_Line = Annotated[str, Meta(extra_json_schema={"maxLength": MAX_LINE, "pattern": _PLAIN})]
_Rubric = Annotated[list[_Line], Meta(extra_json_schema={"maxItems": MAX_RUBRIC})]
_Name = Annotated[str, Meta(extra_json_schema={"maxLength": MAX_NAME, "pattern": "[^\\s\\x00-\\x1f\\x7f-\\x9f]"})]
_DeckId = Annotated[str, Meta(pattern="^[0-9]{1,9}$")]
_Item = Annotated[str, Meta(max_length=120, pattern=_PLAIN)]
_Seen = Annotated[str, Meta(pattern="^[0-9]{1,18}$")]


class OwnDeckIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a deck is to be called."""

    name: _Name


class OwnDeckOut(msgspec.Struct, frozen=True):
    """A deck of the person's own: how many cards it has, and how many of them were answered at least once."""

    id: str
    name: str
    cards: int
    begun: int


class OwnDeckList(msgspec.Struct, frozen=True):
    """The person's own decks by name."""

    decks: list[OwnDeckOut]


class CardTexts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is on a card. `tags` are words with spaces between them, `links` problems by the names in their addresses.

    `rubric` has the lines by which an answer is graded; it is shown for a "prompt".
    """

    front: _Needed
    back: _Needed
    kind: Kind = "basic"
    why: _Text = ""
    tags: _Tags = ""
    links: _Links = []
    rubric: _Rubric = []

    @property
    def texts(self) -> Texts:
        """The same as a value."""
        return Texts(
            self.front,
            self.back,
            self.kind,
            why=self.why,
            tags=self.tags,
            links=tuple(self.links),
            rubric=tuple(self.rubric),
        )


class CardIn(CardTexts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new card and the deck that it goes into; without one it goes into "My cards"."""

    deck: _DeckId | None = None


class CardChange(CardTexts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card as it is to be. `seen` is that of the card as it was shown, so that nobody's change is lost by another."""

    seen: _Seen


class CardOut(msgspec.Struct, frozen=True, kw_only=True):
    """A card as it is written; `form` says whether its texts are Markdown or HTML.

    `deck` is null for a card of the catalogue; `rewritten` tells that its words are the person's. `deleted` is true in the answer to
    a deletion, and when a card of the catalogue has its own words back.
    """

    item: str
    seen: str
    deck: str | None
    deck_name: str
    rewritten: bool
    deleted: bool
    kind: Kind
    form: Form
    front: str
    back: str
    why: str
    tags: str
    links: list[str]
    rubric: list[str]


class PreviewIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody is typing; `item` is the card that they change, empty for a new one."""

    front: _Text = ""
    back: _Text = ""
    why: _Text = ""
    rubric: _Rubric = []
    form: Form = "markdown"
    item: _Item = ""


class PreviewOut(msgspec.Struct, frozen=True, kw_only=True):
    """The same as HTML."""

    front: str
    back: str
    why: str
    rubric: list[str]


class LineOut(msgspec.Struct, frozen=True, kw_only=True):
    """A card in the list of its deck; `front` is the beginning as HTML."""

    item: str
    kind: str
    front: str
    tags: list[str]
    phase: str
    due: date | None
    lapses: int
    suspended: bool
    flag: int


def shown_deck(deck: Deck) -> OwnDeckOut:
    """A deck."""
    return OwnDeckOut(str(deck.id), deck.name, deck.cards, deck.begun)


def shown_card(card: Card) -> CardOut:
    """A card as it is written."""
    texts = card.texts
    return CardOut(
        item=card.item,
        seen=str(card.version),
        deck=None if card.deck_id is None else str(card.deck_id),
        deck_name=card.deck,
        rewritten=card.rewritten,
        deleted=card.deleted,
        kind=texts.kind,
        form=texts.form,
        front=texts.front,
        back=texts.back,
        why=texts.why,
        tags=texts.tags,
        links=list(texts.links),
        rubric=list(texts.rubric),
    )


def shown_preview(typed: PreviewIn, before: Texts | None) -> PreviewOut:
    """What is being typed, as HTML; `before` is what the card says that is changed.

    Raises:
        CardRefusedError: no card can hold it.
    """
    texts = Texts(typed.front, typed.back, why=typed.why, rubric=tuple(typed.rubric), form=typed.form)
    texts = checked(texts, before=before)
    return PreviewOut(
        front=str(shown(texts.front, texts.form)),
        back=str(shown(texts.back, texts.form)),
        why=str(shown(texts.why, texts.form)),
        rubric=[str(render_line(line)) for line in texts.rubric],
    )


def shown_line(line: Line) -> LineOut:
    """A card in a list."""
    return LineOut(
        item=line.item,
        kind=line.kind,
        front=str(excerpt(line.front, line.form)),
        tags=line.tags.split(),
        phase=line.phase,
        due=line.due,
        lapses=line.lapses,
        suspended=line.suspended,
        flag=line.flag,
    )

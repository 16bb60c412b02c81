"""Cards and decks of a person, as pages ask for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, case, func, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.cards.models import Form, OwnCard, OwnDeck
from rehearse.cards.texts import Card, Texts
from rehearse.review.items import is_own
from rehearse.review.models import ReviewItem

#: Cards that one page of a deck shows.
PAGE = 100

CARDS = cast("Table", OwnCard.__table__)
DECKS = cast("Table", OwnDeck.__table__)
_ITEMS = cast("Table", ReviewItem.__table__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck of a person's own: how many cards it has, and how many of them were answered at least once."""

    id: int
    name: str
    cards: int
    begun: int


@dataclass(frozen=True, slots=True)
class DeletedDeck:
    """A deck that was deleted: when, and how many cards come back with it."""

    id: int
    name: str
    deleted_at: datetime
    cards: int


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the list of its deck, with where it stands in the reviews."""

    item: str
    kind: str
    form: Form
    front: str
    tags: str
    phase: str
    due: date | None
    lapses: int
    suspended: bool
    flag: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a deck's cards, newest first. `shown` is how many of the `total` match the search."""

    lines: tuple[Line, ...]
    shown: int
    total: int
    page: int
    pages: int


_MINE = select(CARDS, DECKS.c.name.label("deck")).outerjoin(DECKS, DECKS.c.id == CARDS.c.deck_id)
_NAMED = _MINE.where(
    CARDS.c.user_id == bindparam("user"),
    CARDS.c.item.in_(bindparam("items", expanding=True)),
    CARDS.c.deleted_at.is_(None),
)
_ONE = _MINE.where(CARDS.c.user_id == bindparam("user"), CARDS.c.item == bindparam("item"))

_LIVING = and_(CARDS.c.deck_id == DECKS.c.id, CARDS.c.deleted_at.is_(None))
_REVIEWED = and_(_ITEMS.c.user_id == CARDS.c.user_id, _ITEMS.c.item == CARDS.c.item)
_BEGUN = func.count(case((_ITEMS.c.phase != "new", 1)))
_ALL_DECKS = (
    select(DECKS.c.id, DECKS.c.name, func.count(CARDS.c.item).label("cards"), _BEGUN.label("begun"))
    .outerjoin(CARDS, _LIVING)
    .outerjoin(_ITEMS, _REVIEWED)
    .where(DECKS.c.user_id == bindparam("user"), DECKS.c.deleted_at.is_(None))
    .group_by(DECKS.c.id, DECKS.c.name)
    .order_by(func.lower(DECKS.c.name), DECKS.c.id)
)
#: A card that was deleted before its deck does not come back with it.
_TOGETHER = and_(CARDS.c.deck_id == DECKS.c.id, CARDS.c.deleted_at == DECKS.c.deleted_at)
_DELETED_DECKS = (
    select(DECKS.c.id, DECKS.c.name, DECKS.c.deleted_at, func.count(CARDS.c.item).label("cards"))
    .outerjoin(CARDS, _TOGETHER)
    .where(DECKS.c.user_id == bindparam("user"), DECKS.c.deleted_at.is_not(None))
    .group_by(DECKS.c.id, DECKS.c.name, DECKS.c.deleted_at)
    .order_by(DECKS.c.deleted_at.desc(), DECKS.c.id.desc())
)
_HOW_MANY = select(func.count()).where(
    CARDS.c.user_id == bindparam("user"), CARDS.c.deck_id.is_not(None), CARDS.c.deleted_at.is_(None)
)


def version_of(changed_at: datetime) -> int:
    """The number that stands for a state of a card."""
    return (changed_at - _EPOCH) // timedelta(microseconds=1)


def cards_of(session: Session, user_id: int, items: Collection[str]) -> dict[str, Card]:
    """Those of these items whose texts are a person's own."""
    rows = session.connection().execute(_NAMED, {"user": user_id, "items": list(items)}) if items else ()
    return {row.item: _card(row) for row in rows}


def find_card(session: Session, user_id: int, item: str) -> Card | None:
    """A card of a person's own, or their words for one, also when these were deleted; None when there never were any."""
    row = session.connection().execute(_ONE, {"user": user_id, "item": item}).one_or_none()
    return None if row is None else _card(row)


def own_decks(session: Session, user_id: int, deck_id: int | None = None) -> list[Deck]:
    """A person's decks by name, or the one that is meant."""
    wanted = _ALL_DECKS if deck_id is None else _ALL_DECKS.where(DECKS.c.id == deck_id)
    return [Deck(*row) for row in session.connection().execute(wanted, {"user": user_id})]


def deleted_decks(session: Session, user_id: int) -> list[DeletedDeck]:
    """The decks that a person deleted and may bring back, the last one first."""
    return [DeletedDeck(*row) for row in session.connection().execute(_DELETED_DECKS, {"user": user_id})]


def how_many_cards(session: Session, user_id: int) -> int:
    """How many cards of their own a person has."""
    return session.connection().execute(_HOW_MANY, {"user": user_id}).scalar_one()


def cards_in_deck(session: Session, user_id: int, deck_id: int, *, search: str = "", page: int = 1) -> Listing:
    """A page of a deck's cards whose texts or tags hold every word of the search."""
    inside = (CARDS.c.user_id == user_id) & (CARDS.c.deck_id == deck_id) & CARDS.c.deleted_at.is_(None)
    matching = inside & and_(True, *(_holds(word) for word in search.split()))
    connection = session.connection()
    total = connection.execute(select(func.count()).where(inside)).scalar_one()
    shown = connection.execute(select(func.count()).where(matching)).scalar_one() if search.split() else total
    pages = max(1, -(-shown // PAGE))
    page = min(max(1, page), pages)
    rows = connection.execute(_lines(matching, page))
    return Listing(tuple(_line(row) for row in rows), shown, total, page, pages)


def _lines(matching: ColumnElement[bool], page: int) -> Select[Any]:
    """The rows of a page. Only their names are sorted, and where they stand is looked up for these alone."""
    newest = (CARDS.c.created_at.desc(), CARDS.c.item)
    first = (page - 1) * PAGE
    found = select(CARDS.c.user_id, CARDS.c.item).where(matching).order_by(*newest).limit(PAGE).offset(first).subquery()
    standing = (_ITEMS.c.phase, _ITEMS.c.due, _ITEMS.c.lapses, _ITEMS.c.suspended, _ITEMS.c.flag)
    cards = CARDS.join(found, (found.c.user_id == CARDS.c.user_id) & (found.c.item == CARDS.c.item))
    return select(CARDS, *standing).select_from(cards.outerjoin(_ITEMS, _REVIEWED)).order_by(*newest)


def _holds(word: str) -> ColumnElement[bool]:
    texts = (CARDS.c.front, CARDS.c.back, CARDS.c.why, CARDS.c.tags)
    held = [column.icontains(word, autoescape=True) for column in texts]
    return held[0] | held[1] | held[2] | held[3]


def _card(row: Row[Any]) -> Card:
    texts = Texts(
        row.front,
        row.back,
        row.kind,
        why=row.why,
        tags=row.tags,
        links=tuple(row.links.split()),
        rubric=tuple(line for line in row.rubric.split("\n") if line),
        form=row.form,
    )
    deleted = row.deleted_at is not None
    return Card(
        row.item,
        texts,
        version_of(row.changed_at),
        row.deck_id,
        row.deck or "",
        rewritten=not is_own(row.item) and not deleted,
        deleted=deleted,
    )


def _line(row: Row[Any]) -> Line:
    return Line(
        row.item,
        row.kind,
        row.form,
        row.front,
        row.tags,
        row.phase or "new",
        row.due,
        row.lapses or 0,
        bool(row.suspended),
        row.flag or 0,
    )

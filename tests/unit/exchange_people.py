"""Two people on a real database, with what bringing in and taking out need. Shared by tests of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from rehearse import db
from rehearse.accounts.models import User
from rehearse.cards.models import OwnCard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.exchange import bringing, media, taking_out, undoing
from rehearse.exchange.bringing import Person
from rehearse.exchange.exporting import Chosen
from rehearse.exchange.journal import Summary
from rehearse.exchange.limits import Limits
from rehearse.exchange.models import OwnNote
from rehearse.exchange.prepared import own_item
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.rows import asked_of
from rehearse.review.service import Reviewer
from rehearse.review.settings import Settings
from tests import databases
from tests.unit.exchange_files import NOW, small, write

NOTHING = Catalog({}, (), Vocabulary(), {})
MOMENT = datetime.fromtimestamp(NOW, UTC)

ITEM = own_item("note-1", "0")
SETTINGS = Settings()


class Quiet:
    """Waits for the end without a word."""

    def __call__(self, what: str, done: int, count: int, /) -> None:
        pass

    def about_to_write(self) -> None:
        pass


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and two people: it is copied, because making it takes a while."""
    path = tmp_path_factory.mktemp("empty") / "rehearse.db"
    engine = db.connect(f"sqlite:///{path}")
    db.upgrade(engine)
    with db.make_sessions(engine).begin() as session:
        session.add_all([User(id=number, name=name, created_at=MOMENT) for number, name in ((1, "Ada"), (2, "Grace"))])
    engine.dispose()
    return path


@pytest.fixture
def ada(empty_database: Path, tmp_path: Path) -> Iterator[Person]:
    """Somebody with nothing yet."""
    engine = db.connect(f"sqlite:///{databases.copy(empty_database, tmp_path)}")
    yield Person(db.make_sessions(engine), 1, MOMENT, dict, tmp_path)
    engine.dispose()


@pytest.fixture
def grace(ada: Person) -> Person:
    """Somebody else on the same database."""
    return replace(ada, user_id=2)


def later(person: Person, **passed: float) -> Person:
    """The same person after some time."""
    return replace(person, now=person.now + timedelta(**passed))


def limited(person: Person, **limits: int) -> Person:
    """The same person where less may be brought in."""
    return replace(person, limits=replace(Limits(), **limits))


def bring(person: Person, path: Path) -> Summary:
    """Bring a package or a table in."""
    take = bringing.table if path.suffix in bringing.TABLES else bringing.package
    return take(path, path.name, person, Quiet())


def pack(person: Person, to: Path, chosen: Chosen | None = None, catalog=None) -> Path:
    """Take a person's cards out."""
    taking_out.package(to, person, catalog or NOTHING, chosen or Chosen())
    return to


def cards(person: Person) -> dict[str, OwnCard]:
    """A person's cards by their fronts."""
    return {card.front: card for card in all_cards(person)}


def all_cards(person: Person) -> list[OwnCard]:
    """A person's cards, of which many may ask the same."""
    with person.sessions() as session:
        return [*session.scalars(select(OwnCard).where(OwnCard.user_id == person.user_id))]


def items(person: Person) -> dict[str, ReviewItem]:
    """What a person reviews, by item."""
    with person.sessions() as session:
        return {
            row.item: row for row in session.scalars(select(ReviewItem).where(ReviewItem.user_id == person.user_id))
        }


def log(person: Person) -> list[ReviewEntry]:
    """A person's log."""
    with person.sessions() as session:
        return [
            *session.scalars(select(ReviewEntry).where(ReviewEntry.user_id == person.user_id).order_by(ReviewEntry.id))
        ]


def rate(person: Person, item: str, rating: int = 3) -> None:
    """Answer a card."""
    with person.sessions.begin() as session:
        reviewer = Reviewer(session, person.user_id, now=person.now, settings=Settings())
        reviewer.rate(item, rating, seen=reviewer.find(item).last_entry)


@pytest.fixture
def deck(tmp_path: Path) -> Callable[..., Path]:
    """Writes a package and gives its path."""
    return lambda package=None, media=None: write(tmp_path / "deck.apkg", package or small(), media)


def change(person: Person, item: str = ITEM, **values: Any) -> None:
    """What somebody does on the page of a deck."""
    with person.sessions.begin() as session:
        session.execute(update(OwnCard).where(OwnCard.user_id == person.user_id, OwnCard.item == item).values(**values))


def undo(person: Person, settings: Settings = SETTINGS) -> undoing.Undone:
    """Take the last import back."""
    with person.sessions.begin() as session:
        last = undoing.last_import(session, person.user_id)
        return undoing.Undoing(session, person.user_id, now=person.now, settings=settings).undo(last.id if last else 0)


def snapshot(person: Person) -> tuple[Any, ...]:
    """Everything that an import touches, without moments of its own."""
    with person.sessions() as session:
        notes = [
            (note.guid, note.fields, note.tags) for note in session.query(OwnNote).filter_by(user_id=person.user_id)
        ]
        pictures = media.digests(session, person.user_id)
    texts = {card.item: (card.front, card.back, card.tags, card.deck_id) for card in all_cards(person)}
    stand = {
        name: (row.phase, row.due, row.stability, row.reviews, row.last_entry) for name, row in items(person).items()
    }
    return notes, pictures, texts, stand, [(each.item, each.at, each.action) for each in log(person)]


def stored(person: Person) -> tuple[Any, ...]:
    """What somebody has of it: texts, where each card stands, and its history."""
    with person.sessions() as session:
        pictures = media.digests(session, person.user_id)
    texts = {card.item: (card.front, card.back, card.tags, card.kind) for card in all_cards(person)}
    stand = {name: (asked_of(row).standing, row.group) for name, row in items(person).items()}
    history = sorted(
        (each.item, each.at, each.action, each.rating or 0, each.seconds or 0, str(each.origin)) for each in log(person)
    )
    return pictures, texts, stand, history

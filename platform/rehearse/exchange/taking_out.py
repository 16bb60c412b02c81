"""Taking cards out into a file: a package for Anki, or a table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rehearse.catalog.catalog import Catalog
from rehearse.exchange import backup, csv_file, writing
from rehearse.exchange.bringing import Person
from rehearse.exchange.exporting import Chosen, Packer, as_csv, chosen_cards
from rehearse.review.settings import settings_of


@dataclass(frozen=True, slots=True)
class TakenOut:
    """How much went out."""

    cards: int
    notes: int = 0
    reviews: int = 0
    media: int = 0


def package(to: Path, person: Person, catalog: Catalog, chosen: Chosen) -> TakenOut:
    """Write a package for Anki.

    Raises:
        UnknownDeckError: there is no such deck.
    """
    with person.sessions() as session, tempfile.TemporaryDirectory(dir=person.scratch, prefix="packing-") as scratch:
        settings = settings_of(session, person.user_id)
        cards = chosen_cards(session, person.user_id, catalog, chosen)
        packer = Packer(session, person.user_id, now=person.now, settings=settings)
        packed = packer.package(cards, all_media=not chosen.deck)
        begin = settings.calendar.begin(settings.calendar.day_of(person.now))
        writing.write(
            packed,
            packer.media(packed.media),
            to,
            Path(scratch),
            day_begin=int(begin.timestamp()),
            now=int(person.now.timestamp()),
        )
    return TakenOut(len(packed.cards), len(packed.notes), len(packed.reviews), len(packed.media))


def table(person: Person, catalog: Catalog, chosen: Chosen) -> Iterator[str]:
    """The lines of a table.

    Raises:
        UnknownDeckError: there is no such deck.
    """
    with person.sessions() as session:
        cards = chosen_cards(session, person.user_id, catalog, chosen)
    return csv_file.write(as_csv(cards))


def everything(to: Path, person: Person) -> None:
    """Write a backup of everything that is the person's."""
    with person.sessions() as session, to.open("wb") as file:
        backup.at_one_moment(session)
        for chunk in backup.chunks(session, person.user_id, now=person.now):
            file.write(chunk)

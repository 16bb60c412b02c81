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
from rehearse.exchange.limits import RefusedError, megabytes
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


def everything(to: Path, person: Person, *, media: bool = True) -> None:
    """Write a backup of everything that is the person's, without `media` all but pictures and sounds. What was in its place before goes only when it is whole.

    Raises:
        RefusedError: it would be larger than what can be restored.
    """
    part = to.with_name(f"{to.name}.part")
    try:
        with person.sessions() as session, part.open("wb") as file:
            backup.at_one_moment(session)
            for chunk in backup.chunks(session, person.user_id, now=person.now, media=media):
                file.write(chunk)
                _check_size(file.tell(), person, media=media)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _check_size(size: int, person: Person, *, media: bool) -> None:
    most = person.limits.backup_bytes
    if size > most:
        instead = (
            "Take a backup without pictures and sounds, and your decks with them as packages for Anki."
            if media
            else "Take your decks out as packages for Anki as well, and ask whoever looks after this site."
        )
        raise RefusedError(
            f"The backup would be larger than {megabytes(most)}, and no larger one can be restored. {instead}"
        )

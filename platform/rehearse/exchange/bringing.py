"""Bringing a file in, from its bytes to its rows: it is read and made ready first, and stored in one transaction at the end."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.db import Sessions
from rehearse.exchange import backup_reading, csv_file, media, preparing, reading, restoring
from rehearse.exchange.importing import Files, Importer
from rehearse.exchange.journal import Restored, Summary
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.pasts import Teller
from rehearse.exchange.preparing import Known
from rehearse.review.models import ItemKind, ReviewItem
from rehearse.review.settings import BadSettingsError, settings_of

PACKAGES = (".apkg", ".colpkg")
TABLES = (".csv", ".tsv")
BACKUPS = (".json",)


class Watcher(Protocol):
    """Whoever waits for the end of it."""

    def __call__(self, what: str, done: int, count: int, /) -> None:
        """Hear what is being done; may raise `CancelledError`."""

    def about_to_write(self) -> None:
        """Hear that from now on it cannot be cancelled; may raise `CancelledError`, for the last time."""


@dataclass(frozen=True, slots=True)
class Person:
    """For whom it is. `catalogue` gives the group of each card of the catalogue, `scratch` is a folder for what is unpacked."""

    sessions: Sessions
    user_id: int
    now: datetime
    catalogue: Callable[[], Mapping[str, str]]
    scratch: Path
    limits: Limits = Limits()  # noqa: RUF009  it is frozen


def most_bytes(name: str, limits: Limits) -> int:
    """How large a file of this name may be."""
    return limits.backup_bytes if suffix_of(name) in BACKUPS else limits.file_bytes


def suffix_of(name: str) -> str:
    """What kind of file a name promises.

    Raises:
        RefusedError: one that is not taken.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in {*PACKAGES, *TABLES, *BACKUPS}:
        raise RefusedError(
            f"{name[:80]!r} is not a file of cards. Choose an .apkg or .colpkg of Anki, a .csv, or a .json backup of this site."
        )
    return suffix


def package(path: Path, name: str, person: Person, watcher: Watcher) -> Summary:
    """Bring a package of Anki's in.

    Raises:
        RefusedError: it cannot be taken; nothing has changed.
        CancelledError: the person does not want it any more; nothing has changed.
    """
    watcher("Reading", 0, 0)
    with (
        tempfile.TemporaryDirectory(dir=person.scratch, prefix="unpacked-") as scratch,
        reading.opened(path, Path(scratch), now=person.now.timestamp(), limits=person.limits) as opened,
    ):
        count = len(opened.package.media)
        coming = {}
        for place, (file, content) in enumerate(opened.media(), 1):
            watcher("Looking through pictures and sounds", place, count)
            coming[file] = hashlib.sha256(content).hexdigest()
        with person.sessions() as session:
            settings = settings_of(session, person.user_id)
            renamed = media.renamed(media.digests(session, person.user_id), coming)
            groups = {**person.catalogue(), **_groups(session, person.user_id)}
        teller = Teller(settings.calendar, settings.scheduler("card"), person.now)
        prepared = preparing.prepare(
            opened.package, teller, known=Known(groups, renamed), progress=watcher, limits=person.limits
        )
        watcher.about_to_write()
        with person.sessions.begin() as session:
            importer = Importer(session, person.user_id, now=person.now, settings=settings, progress=watcher)
            return importer.store(prepared, Files(opened.media(), count, renamed), name=name, kind="apkg")


def table(path: Path, name: str, person: Person, watcher: Watcher) -> Summary:
    """Bring a table of cards in.

    Raises:
        RefusedError: it cannot be taken; nothing has changed.
        CancelledError: the person does not want it any more; nothing has changed.
    """
    watcher("Reading", 0, 0)
    person.limits.check_size(path.stat().st_size)
    lines = [*csv_file.read(path.read_bytes(), person.limits)]
    with person.sessions() as session:
        settings = settings_of(session, person.user_id)
        prepared = csv_file.prepare(lines, _fronts(session, person.user_id))
    watcher.about_to_write()
    with person.sessions.begin() as session:
        importer = Importer(session, person.user_id, now=person.now, settings=settings, progress=watcher)
        return importer.store(prepared, Files(), name=name, kind="csv")


def preview(path: Path, person: Person, watcher: Watcher) -> list[Restored]:
    """What restoring a backup would change. It is restored and taken back, so nothing has changed.

    Raises:
        RefusedError: it cannot be taken.
        CancelledError: the person does not want it any more.
    """
    with person.sessions() as session:
        told = _restore(path, session, person, watcher)
        session.rollback()
    return told


def restore(path: Path, person: Person, watcher: Watcher) -> list[Restored]:
    """Restore a backup.

    Raises:
        RefusedError: it cannot be taken; nothing has changed.
        CancelledError: the person does not want it any more; nothing has changed.
    """
    watcher.about_to_write()
    with person.sessions.begin() as session:
        return _restore(path, session, person, watcher)


def _restore(path: Path, session: Session, person: Person, watcher: Watcher) -> list[Restored]:
    watcher("Reading", 0, 0)
    person.limits.check_backup(path.stat().st_size)
    settings = settings_of(session, person.user_id)
    kinds: tuple[ItemKind, ...] = ("card", "problem")
    tables = backup_reading.read(path.read_bytes(), {kind: settings.scheduler(kind) for kind in kinds}, person.limits)
    try:
        return restoring.restore(session, person.user_id, tables, now=person.now, progress=watcher)
    except BadSettingsError as error:
        raise RefusedError(f"The backup has a choice that cannot be: {error}") from error
    except IntegrityError as error:
        raise RefusedError(
            f"The parts of the backup do not fit together: {error.orig}. Choose a file that this site's export wrote, as it was written."
        ) from error


def _groups(session: Session, user_id: int) -> dict[str, str]:
    """The items that a person reviews, with their groups, and those of cards that they have written."""
    written = session.scalars(select(OwnCard.item).where(OwnCard.user_id == user_id))
    reviewed = session.execute(select(ReviewItem.item, ReviewItem.group).where(ReviewItem.user_id == user_id))
    return {**{item: item for item in written}, **{row.item: row.group for row in reviewed}}


def _fronts(session: Session, user_id: int) -> dict[tuple[str, str], str]:
    rows = session.execute(
        select(OwnDeck.name, OwnCard.front, OwnCard.item)
        .join(OwnDeck, OwnDeck.id == OwnCard.deck_id)
        .where(OwnCard.user_id == user_id)
    )
    return {(row.name, row.front): row.item for row in rows}

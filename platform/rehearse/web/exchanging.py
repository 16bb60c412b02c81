"""What pages and the API show of bringing in and taking out: how far a file is, what became of it, and which imports there were."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.exchange.desk import Job, Phase
from rehearse.exchange.journal import Restored, Summary
from rehearse.exchange.models import OwnImport
from rehearse.exchange.undoing import last_import

#: So many imports are told of.
_TOLD = 10


class JobOut(msgspec.Struct, frozen=True, kw_only=True):
    """How far a file is: `what` is done `done` times of `count`, which is 0 while that is not known.

    In the phase "asking" `restored` says what restoring a backup would change; when it is "done" either `restored` or `summary` says
    what became of the file. `error` says why it failed.
    """

    id: str
    name: str
    phase: Phase
    what: str
    done: int
    count: int
    error: str
    summary: Summary | None
    restored: list[Restored]


class ImportOut(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was brought in. Only the last one can be taken back."""

    number: int
    name: str
    at: datetime
    summary: Summary
    can_undo: bool
    undone: bool


class ImportsOut(msgspec.Struct, frozen=True, kw_only=True):
    """The file that is worked on or was last, what was brought in, newest first, and the decks that can be taken out."""

    job: JobOut | None
    imports: list[ImportOut]
    decks: list[str]


class UndoneOut(msgspec.Struct, frozen=True, kw_only=True):
    """What taking an import back did: cards that went, that are as they were before, and that stay because they were touched since."""

    removed: int
    restored: int
    kept: int
    told: ImportsOut


def shown(session: Session, user_id: int, job: Job | None) -> ImportsOut:
    """Everything that the page shows."""
    return ImportsOut(job=_job(job), imports=_imports(session, user_id), decks=_decks(session, user_id))


def _job(job: Job | None) -> JobOut | None:
    """How far a file is."""
    if job is None:
        return None
    return JobOut(
        id=job.id,
        name=job.name,
        phase=job.phase,
        what=job.what,
        done=job.done,
        count=job.count,
        error=job.error,
        summary=job.summary,
        restored=[*job.restored],
    )


def _imports(session: Session, user_id: int) -> list[ImportOut]:
    """What was brought in lately."""
    last = last_import(session, user_id)
    mine = select(OwnImport).where(OwnImport.user_id == user_id).order_by(OwnImport.id.desc()).limit(_TOLD)
    return [
        ImportOut(
            number=each.id,
            name=each.name,
            at=each.at,
            summary=msgspec.convert(each.summary, Summary),
            can_undo=last is not None and each.id == last.id,
            undone=each.undone_at is not None,
        )
        for each in session.scalars(mine)
    ]


def _decks(session: Session, user_id: int) -> list[str]:
    """The names of a person's own decks that have cards, with the decks that they lie in."""
    filled = select(OwnDeck.name).join(OwnCard, OwnCard.deck_id == OwnDeck.id)
    names = session.scalars(filled.where(OwnDeck.user_id == user_id, OwnCard.deleted_at.is_(None)).distinct())
    return sorted(
        {"::".join(parts[: end + 1]) for name in names for parts in [name.split("::")] for end in range(len(parts))}
    )

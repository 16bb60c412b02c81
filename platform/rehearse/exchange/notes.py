"""Keeping the notes that cards are made of, and their types, so that they can go out as they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from rehearse.exchange.journal import Journal, OldNote
from rehearse.exchange.models import OwnNote, OwnNoteType
from rehearse.exchange.prepared import Prepared, type_digest
from rehearse.exchange.values import Note, NoteType

_TYPES = cast("Table", OwnNoteType.__table__)
_NOTES = cast("Table", OwnNote.__table__)

FIELD_END = "\x1f"

#: A moment that a database can keep; what a package says may be anything.
_LATEST = 4_102_444_800


@dataclass(frozen=True, slots=True)
class StoredNotes:
    """The numbers of notes by guid, and the guids of those that are newer here than in the file."""

    ids: Mapping[str, int]
    newer_here: set[str] = field(default_factory=set)


def store(session: Session, user_id: int, prepared: Prepared, journal: Journal) -> StoredNotes:
    """Add notes and types that are not here, and give those that are what the file says, unless what is here is newer."""
    if not prepared.notes:
        return StoredNotes({})
    types = _store_types(session, user_id, prepared.types, journal)
    known = {row.guid: row for row in session.execute(select(_NOTES).where(_NOTES.c.user_id == user_id))}
    added, changed, newer = [], [], set()
    for note in prepared.notes:
        row, values = known.get(note.guid), _columns(note, types[note.type_number])
        if row is None:
            added.append({"user_id": user_id, "guid": note.guid, "number": note.number, **values})
        elif row.modified_at > values["modified_at"]:
            newer.add(note.guid)
        elif (row.fields, row.tags, row.note_type_id) != (values["fields"], values["tags"], values["note_type_id"]):
            journal.changed_notes.append(
                OldNote(row.id, row.note_type_id, row.fields, row.tags, int(row.modified_at.timestamp()))
            )
            changed.append({"row": row.id, **values})
    connection = session.connection()
    if added:
        connection.execute(insert(_NOTES), added)
    for each in changed:
        number = each.pop("row")
        connection.execute(update(_NOTES).where(_NOTES.c.id == number).values(**each))
    ids: dict[str, int] = {
        row.guid: row.id
        for row in session.execute(select(_NOTES.c.guid, _NOTES.c.id).where(_NOTES.c.user_id == user_id))
    }
    journal.notes += [ids[row["guid"]] for row in added]
    return StoredNotes(ids, newer)


def _columns(note: Note, type_id: int) -> dict[str, Any]:
    at = datetime.fromtimestamp(min(max(note.modified, 0), _LATEST), UTC)
    return {
        "note_type_id": type_id,
        "fields": FIELD_END.join(note.fields),
        "tags": " ".join(note.tags),
        "modified_at": at,
    }


def _store_types(session: Session, user_id: int, types: Mapping[int, NoteType], journal: Journal) -> dict[int, int]:
    """The numbers of the rows of note types, by Anki's."""
    wanted = {number: type_digest(kind) for number, kind in types.items()}
    known = _ids_of_types(session, user_id)
    rows = {
        wanted[number]: {
            "user_id": user_id,
            "digest": wanted[number],
            "number": number,
            "name": kind.name,
            "kind": kind.kind,
            "fields": [*kind.fields],
            "templates": [[each.name, each.question, each.answer] for each in kind.templates],
            "css": kind.css,
        }
        for number, kind in types.items()
        if wanted[number] not in known
    }
    if rows:
        session.connection().execute(insert(_TYPES), [*rows.values()])
        known = _ids_of_types(session, user_id)
        journal.types += [known[each] for each in rows]
    return {number: known[each] for number, each in wanted.items()}


def _ids_of_types(session: Session, user_id: int) -> dict[str, int]:
    return {
        row.digest: row.id
        for row in session.execute(select(_TYPES.c.digest, _TYPES.c.id).where(_TYPES.c.user_id == user_id))
    }

"""Everything of one person's as one JSON file, table by table, with its columns named once and its bytes in base64."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from rehearse.exchange.backup_tables import ALL, BY_NAME, Kept
from rehearse.exchange.models import OwnMedia
from rehearse.submissions.models import Submission

FORMAT = "rehearse-backup"
VERSION = 1

#: Rows that are held in memory at once. Of pictures and sounds it is one, because each may have megabytes.
_BATCH = 500
_MEDIA_BATCH = 1


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself first."""

    format: str
    version: int
    made_at: datetime


def chunks(session: Session, user_id: int, *, now: datetime, media: bool = True) -> Iterator[bytes]:
    """The file, piece by piece; without `media` pictures and sounds are left out. The session has to show one moment: see `at_one_moment`."""
    header = msgspec.json.encode(Header(format=FORMAT, version=VERSION, made_at=now))
    yield header[:-1] + b',"tables":{'
    for place, kept in enumerate(kept for kept in ALL if media or kept.model is not OwnMedia):
        names = columns(kept)
        yield b",\n" if place else b"\n"
        yield msgspec.json.encode(str(kept.table.name)) + b':{"columns":' + msgspec.json.encode(names) + b',"rows":['
        batch = _MEDIA_BATCH if kept.model is OwnMedia else _BATCH
        # The option is the statement's own: on the connection it would stay for whatever is asked next.
        wanted = rows_of(kept, user_id).execution_options(yield_per=batch)
        # Who takes the file may stop in the middle; the database's cursor must not stay open for that.
        with session.connection().execute(wanted) as rows:
            for number, row in enumerate(rows):
                yield (b",\n" if number else b"\n") + msgspec.json.encode([*row])
        yield b"]}"
    yield b"}}\n"


def at_one_moment(session: Session) -> None:
    """Let a session see everything as it is now, whatever is written meanwhile."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    # The moment is that of the first look at any table.
    connection.execute(select(Submission.id).limit(1))


def columns(kept: Kept) -> list[str]:
    """The columns of a table in a backup: all but whose rows they are."""
    return [str(column.name) for column in kept.table.c if column.name != "user_id"]


def rows_of(kept: Kept, user_id: int) -> Select[Any]:
    """A person's rows of a table, in the order of their keys."""
    table = kept.table
    wanted = select(*(table.c[name] for name in columns(kept))).order_by(*table.primary_key)
    return wanted.where(*_conditions(kept, user_id))


def _conditions(kept: Kept, user_id: int) -> Iterator[ColumnElement[bool]]:
    """What makes a row one that a person's backup has."""
    table = kept.table
    if "user_id" in table.c:
        yield table.c.user_id == user_id
    for name, value in kept.only.items():
        yield table.c[name] == value
    for column, name in kept.refers.items():
        parent = BY_NAME[name]
        if parent.only:
            rows = select(parent.table.c[parent.number]).where(*_conditions(parent, user_id))
            yield table.c[column].in_(rows)

"""Everything of one person's as one JSON file, table by table, with its columns named once and its bytes in base64."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from rehearse.exchange.backup_tables import ALL, Kept
from rehearse.submissions.models import Submission

FORMAT = "rehearse-backup"
VERSION = 1

#: Rows that are held in memory at once.
_BATCH = 500


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself first."""

    format: str
    version: int
    made_at: datetime


def chunks(session: Session, user_id: int, *, now: datetime) -> Iterator[bytes]:
    """The file, piece by piece. The session has to show one moment: see `at_one_moment`."""
    header = msgspec.json.encode(Header(format=FORMAT, version=VERSION, made_at=now))
    yield header[:-1] + b',"tables":{'
    for place, kept in enumerate(ALL):
        names = columns(kept)
        yield b",\n" if place else b"\n"
        yield msgspec.json.encode(str(kept.table.name)) + b':{"columns":' + msgspec.json.encode(names) + b',"rows":['
        rows = session.connection().execution_options(yield_per=_BATCH).execute(rows_of(kept, user_id))
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
    if "user_id" not in table.c:
        submissions = select(Submission.id).where(Submission.user_id == user_id, Submission.state == "done")
        return wanted.where(table.c["submission_id"].in_(submissions))
    wanted = wanted.where(table.c.user_id == user_id)
    for name, value in kept.only.items():
        wanted = wanted.where(table.c[name] == value)
    return wanted

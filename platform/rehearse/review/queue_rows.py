"""The rows that a queue is made of, without items whose texts are gone; what is asked of them `queue` says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import Row

from rehearse.review import statements

#: Tells which of some items have texts.
Present = Callable[[Sequence[str]], Collection[str]]

#: By so much more new ones are looked through each time when most of those before have no texts.
_GROWTH = 8


def rows_of(connection: Connection, user_id: int, day: date, *, new: int, present: Present) -> list[Row[Any]]:
    """What is due, was asked today, and the first so many new ones.

    This is one query, unless most of the new ones have no texts: they went with their deck, and must not take the place of others.
    """
    about = {"user": user_id, "day": day}
    rows = [*connection.execute(statements.QUEUE, {**about, "new": new})]
    found = [row for row in rows if row.why == "asked"]
    there = {*present([row.item for row in rows])}
    found += [row for row in rows if row.why != "asked" and row.item in there]
    fresh, passed, page = sum(row.why == "new" for row in rows), 0, new
    while fresh == page > 0 and sum(row.why == "new" for row in found) < new / 2:
        passed += page
        page *= _GROWTH
        more = connection.execute(statements.MORE_NEW, {**about, "new": page, "passed": passed}).all()
        there = {*present([row.item for row in more])}
        found += [row for row in more if row.item in there]
        fresh = len(more)
    return found

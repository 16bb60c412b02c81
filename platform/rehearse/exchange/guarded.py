"""An SQLite file from somebody else, opened so that it can do nothing but be read: no view, no trigger, no extension, no end. Pure."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rehearse.exchange.limits import Limits, RefusedError

_SIGNATURE = b"SQLite format 3\0"

#: So many steps of the database's machine lie between two looks at the clock.
_STEPS = 20_000

#: What a query of ours needs: to be a query, to read a column, to call one of these functions.
_FUNCTIONS = frozenset({"coalesce", "count"})

#: One piece of text may be longer than any that is taken, so that we tell of it and not the database.
_SPARE = 4

#: A package has two dozen tables and indexes; a schema with thousands of entries is no package's.
_SCHEMA_ENTRIES = 1_000

_BROKEN = "Open the deck in Anki, choose Tools → Check Database, and export it again."


class Tables:
    """The tables of a database that is open for reading. Whatever is read from them counts together.

    The size of the file says nothing of that: a column's default stands in it once, and is read with every row.
    """

    def __init__(self, connection: sqlite3.Connection, names: frozenset[str], limits: Limits) -> None:
        self._connection = connection
        self._names = names
        self._most = limits.collection_bytes
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  the names are our own

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives. It should not sort: all that is sorted would be kept before anything is counted here.

        Raises:
            RefusedError: the database is damaged, takes too long, gives more text than its file can hold, or has something else where a table should be.
        """
        found = []
        with _in_words():
            for row in self._connection.execute(query):
                self._read += sum(len(value) for value in row if isinstance(value, str | bytes))
                if self._read > self._most:
                    raise RefusedError(
                        f"The collection in the package gives more than {self._most:,} characters, which is the most that can be taken and more than a true one of its size has. {_BROKEN}"
                    )
                found.append(row)
        return found


@contextmanager
def opened(path: Path, limits: Limits, clock: Callable[[], float] = time.monotonic) -> Iterator[Tables]:
    """The tables of an SQLite file.

    Raises:
        RefusedError: it is no SQLite file, or is damaged.
    """
    with path.open("rb") as file:
        if file.read(len(_SIGNATURE)) != _SIGNATURE:
            raise RefusedError(f"The collection in the package is not an SQLite database. {_BROKEN}")
    # `immutable` needs no lock and no file beside it, whatever mode the file says it is in.
    with _in_words(), closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as connection:
        _confine(connection, limits, clock)
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise RefusedError(f"The collection in the package is damaged. {_BROKEN}")
        schema = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchmany(_SCHEMA_ENTRIES)
        connection.set_authorizer(_authorized)
        yield Tables(connection, frozenset(_plain_tables(schema)), limits)


def _confine(connection: sqlite3.Connection, limits: Limits, clock: Callable[[], float]) -> None:
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, limits.text_chars * limits.parts * _SPARE),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    ):
        connection.setlimit(limit, most)
    connection.create_collation("unicase", _by_letters)
    end = clock() + limits.seconds
    connection.set_progress_handler(lambda: clock() > end, _STEPS)


def _by_letters(first: str, second: str) -> int:
    """The order by which Anki's tables are sorted: letters without their case."""
    one, other = first.casefold(), second.casefold()
    return (one > other) - (one < other)


def _authorized(action: int, first: str | None, second: str | None, _database: str | None, source: str | None) -> int:
    """Allow to read columns of tables; nothing on behalf of a view or a trigger, which `source` would name."""
    allowed = source is None and (
        action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
        or (action == sqlite3.SQLITE_FUNCTION and (second or first) in _FUNCTIONS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _plain_tables(schema: list[tuple[str, str, str | None]]) -> Iterator[str]:
    """The names of true tables; what computes its rows is none."""
    for name, kind, sql in schema:
        if kind == "table" and (sql or "").upper().split()[:2] == ["CREATE", "TABLE"]:
            yield str(name).lower()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) == "interrupted":
            raise RefusedError(f"The collection in the package takes too long to read. {_BROKEN}") from error
        raise RefusedError(f"The collection in the package cannot be read: {error}. {_BROKEN}") from error
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise RefusedError(f"The collection in the package is damaged: {error}. {_BROKEN}") from error

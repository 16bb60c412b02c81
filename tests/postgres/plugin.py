"""Runs tests on PostgreSQL whose databases are files elsewhere: `make test-postgres`, or `pytest -p tests.postgres.plugin`.

Tests and sites name a database by a file in a folder of theirs. Here that file's place is the name of a database on a server
that the test process starts for itself, made as a copy of one that was brought up to date. So each claim about what is stored
is also made of PostgreSQL, without a second text of it. What is said of SQLite alone is marked `sqlite`.

Why `db.connect` is replaced: it is the one door through which everything comes to its database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from rehearse import db
from tests import databases
from tests.postgres.cluster import Cluster

_connect = db.connect

#: The databases by the file that each stands for, and the engines that tests have opened.
_made: dict[Path, str] = {}
_opened: list[Engine] = []


@cache
def _cluster() -> Cluster:
    """The server, started when the first test asks for a database."""
    return Cluster()


@cache
def _upgraded() -> str:
    """The name of a database with all tables, which nobody is connected to."""
    _command("CREATE DATABASE upgraded")
    engine = _connect(_cluster().url("upgraded"))
    db.upgrade(engine)
    engine.dispose()
    return "upgraded"


def _command(statement: str) -> None:
    """Run a statement that no transaction may hold."""
    engine = create_engine(_cluster().url("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _make(file: Path, template: str) -> None:
    _made[file] = f"file_{hashlib.sha256(bytes(file)).hexdigest()[:20]}"
    _command(f"CREATE DATABASE {_made[file]} TEMPLATE {template}")


def _connect_instead(url: str) -> Engine:
    """`db.connect`, with a database of the server for a file."""
    parsed = make_url(url) if url.startswith("sqlite:") else None
    if parsed is None or not parsed.database or parsed.database == ":memory:":
        return _connect(url)
    file = Path(parsed.database)
    if file not in _made:
        _make(file, _upgraded())
    engine = _connect(_cluster().url(_made[file]))
    _opened.append(engine)
    return engine


def _copy_instead(prepared: Path, folder: Path) -> Path:
    """`databases.copy` within the server."""
    copied = folder / prepared.name
    _make(copied, _made[prepared])
    return copied


db.connect = _connect_instead
databases.copy = _copy_instead


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Remove the databases of a test when it is over; those of a module or of the run stay."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    yield
    while folder is not None and _opened:
        _opened.pop().dispose()
    for file in [file for file in _made if folder is not None and file.is_relative_to(folder)]:
        _command(f"DROP DATABASE {_made.pop(file)} WITH (FORCE)")


def pytest_unconfigure() -> None:
    """End the server, if a test has asked for it."""
    if _cluster.cache_info().currsize:
        _cluster().close()

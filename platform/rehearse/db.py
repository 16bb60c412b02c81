"""The database: engine, sessions, column types, and migrations without an ini file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

Sessions = sessionmaker[Session]

#: Names for every constraint, so that a migration can drop what it did not create in the same session.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class DatabaseError(Exception):
    """The database cannot be opened or brought up to date. The message says why and what to do."""


class Base(DeclarativeBase):
    """What every table derives from."""

    metadata = MetaData(naming_convention=NAMING)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC: stored without a zone, read back with one, and refused when the zone is missing."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Check the zone and drop it.

        Raises:
            ValueError: the moment has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; pass datetime.now(UTC)")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


def connect(url: str) -> Engine:
    """An engine for this URL; the folder of an SQLite file is made.

    Raises:
        DatabaseError: the URL means nothing, its driver is missing, or the folder cannot be made.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, pool_pre_ping=True)
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        # A thread of the web server or of a worker waits up to ten seconds for another one's short write.
        engine = create_engine(parsed, connect_args={"timeout": 10}, pool_size=20, max_overflow=200)
    except ArgumentError as error:
        raise DatabaseError(f"REHEARSE_DATABASE_URL = {url!r} is not a database URL: {error}") from error
    except ImportError as error:
        raise DatabaseError(
            f"the driver for {parsed.render_as_string()} is missing ({error}); "
            "install rehearse[postgres] (in the project's folder `.tools/bin/uv sync --extra postgres`)"
        ) from error
    except OSError as error:
        raise DatabaseError(f"{error}; set REHEARSE_DATA_DIR to a folder that can be written") from error
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def make_sessions(engine: Engine) -> Sessions:
    """Sessions whose objects stay readable after the commit."""
    return sessionmaker(engine, expire_on_commit=False)


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date.

    Raises:
        DatabaseError: a migration failed; the message says why in words where the reason is known.
    """
    from alembic import command

    try:
        _with_connection(engine, lambda config: command.upgrade(config, "head"))
    except DBAPIError as error:
        raise DatabaseError(f"{trouble(error) or error.orig} ({engine.url.render_as_string()})") from error


def try_to_write(engine: Engine) -> None:
    """Prove that rows can be stored.

    Raises:
        DatabaseError: the disk is full, or the database may only be read.
    """
    try:
        with engine.connect() as connection:
            connection.execute(text("CREATE TABLE rehearse_can_write (id INTEGER)"))
            connection.execute(text("DROP TABLE rehearse_can_write"))
            connection.rollback()
    except DBAPIError as error:
        raise DatabaseError(f"{trouble(error) or error.orig} ({engine.url.render_as_string()})") from error


def check(engine: Engine) -> None:
    """Prove that models and migrations agree.

    Raises:
        alembic.util.exc.AutogenerateDiffsDetected: they do not.
    """
    from alembic import command

    _with_connection(engine, command.check)


def _with_connection(engine: Engine, run: Callable[[Any], None]) -> None:
    # Alembic takes most of a second to import, so only what migrates pays for it.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        run(config)


def trouble(error: Exception) -> str | None:
    """What a driver's error means in plain words with the next step, or None for one that we do not know."""
    said = str(getattr(error, "orig", error)).lower()
    known = {
        "database or disk is full": "The disk is full. Free some space; nothing that was saved is lost.",
        "no space left on device": "The disk is full. Free some space; nothing that was saved is lost.",
        "readonly database": "The database cannot be written. Check who owns the data folder (REHEARSE_DATA_DIR).",
        "unable to open database file": "The database file cannot be opened. Check the data folder (REHEARSE_DATA_DIR).",
        "database is locked": "The database is busy with another program's write. Try again in a moment.",
        "disk i/o error": "The disk refuses reads or writes. Check the data folder (REHEARSE_DATA_DIR) and its disk.",
        "file is not a database": "The database file is not an SQLite database. Move it away; a new one is made.",
        "connection refused": "The database server does not answer. Start it, or correct REHEARSE_DATABASE_URL.",
    }
    return next((words for sign, words in known.items() if sign in said), None)

"""Opening and upgrading the database, and telling trouble in words."""

import sqlite3

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from rehearse import db
from tests.full_disk import fill_up


@pytest.fixture
def engine(tmp_path):
    made = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    yield made
    made.dispose()


def test_models_and_migrations_agree(engine):
    db.upgrade(engine)
    db.check(engine)


def test_an_upgrade_can_be_repeated(engine):
    db.upgrade(engine)
    db.upgrade(engine)
    db.try_to_write(engine)


def test_the_migrations_can_be_taken_back(engine):
    from alembic import command

    db.upgrade(engine)
    db._with_connection(engine, lambda config: command.downgrade(config, "base"))
    assert inspect(engine).get_table_names() == ["alembic_version"]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 10000)]
)
def test_sqlite_is_set_up_for_many_threads(engine, pragma, value):
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("not a url", "is not a database URL"),
        pytest.param("sqlite:////proc/none/x.db", "set REHEARSE_DATA_DIR", marks=pytest.mark.sqlite),
    ],
)
def test_a_database_that_cannot_be_opened_is_explained(url, words):
    with pytest.raises(db.DatabaseError, match=words):
        db.connect(url)


@pytest.mark.sqlite
def test_a_file_that_is_no_database_is_told_in_words(tmp_path):
    (tmp_path / "test.db").write_text("these are not the tables you are looking for, and there are many of them")
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    with pytest.raises(db.DatabaseError, match=r"is not an SQLite database. Move it away"):
        db.upgrade(engine)


@pytest.mark.sqlite
def test_a_full_disk_is_told_in_words(engine):
    db.upgrade(engine)
    fill_up(engine)
    with pytest.raises(db.DatabaseError, match="The disk is full"):
        db.try_to_write(engine)


def test_a_missing_driver_is_told_without_the_password():
    # A database that no package of ours talks to.
    with pytest.raises(db.DatabaseError, match=r"install rehearse\[postgres\]") as told:
        db.connect("mssql+pymssql://me:secret@host/rehearse")
    assert "secret" not in str(told.value)


def test_other_trouble_keeps_the_drivers_words():
    error = OperationalError("SELECT", {}, sqlite3.OperationalError("no such table: x"))
    assert db.trouble(error) is None

"""A database that may not grow: SQLite then says what it says of a full disk."""

from sqlalchemy import Engine, event


def fill_up(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    engine.dispose()

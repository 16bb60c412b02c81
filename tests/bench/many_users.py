"""`rehearse serve` that believes a header's word about who is asking: `python -m tests.bench.many_users serve …`.

A site has one user until people can sign in, and one user has one submission running. The product knows nothing of this.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from rehearse import db
from tests import served

HEADER = "X-Bench-User"


class ManyUsers(served.Server):
    """The server of this file."""

    module = "tests.bench.many_users"


def add_users(data: Path, count: int) -> None:
    """Rows for the users from 2 to `count`; the first one is there."""
    from rehearse.accounts.models import User

    engine = db.connect(f"sqlite:///{data / 'rehearse.db'}")
    with db.make_sessions(engine).begin() as session:
        for number in range(2, count + 1):
            session.merge(User(id=number, name=f"User {number}", created_at=datetime.now(UTC)))
    engine.dispose()


def serve() -> None:
    """The real command, with the user read from the header."""
    from flask import request

    from rehearse import cli
    from rehearse.web import current

    # Before any view imports it by name.
    current.user_id = lambda: int(request.headers.get(HEADER, 1))
    cli.main()


if __name__ == "__main__":
    serve()

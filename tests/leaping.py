"""The product's server with a clock that a test can set forward, and that otherwise goes as every clock.

An interview of three quarters of an hour would else take as long to test. It runs as `python -m tests.leaping`, in a process of its own
that can be killed; how many seconds its clock is ahead stands in a file.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.served import Server

VARIABLE = "AHEAD_BY_THE_SECONDS_IN"


class LeapingServer(Server):
    """A server whose time a test lets pass."""

    module = "tests.leaping"

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self._ahead = data / "ahead"
        self._ahead.write_text("0")
        self.variables[VARIABLE] = str(self._ahead)

    def leap(self, **passed: float) -> None:
        """Let time pass; the server knows it from its next look at the clock on."""
        ahead = float(self._ahead.read_text()) + timedelta(**passed).total_seconds()
        # Whole or not at all: the server may read it at any moment.
        new = self._ahead.with_suffix(".new")
        new.write_text(str(ahead))
        new.replace(self._ahead)


def now() -> datetime:
    ahead = float(Path(os.environ[VARIABLE]).read_text())  # noqa: TID251
    return datetime.now(UTC) + timedelta(seconds=ahead)


if __name__ == "__main__":
    from rehearse import services

    services.utc_now = now
    from rehearse.cli import main

    main()

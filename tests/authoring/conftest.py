"""Fixtures of tests that judge: one sandbox for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rehearse.config import load
from rehearse_sandbox.host import open_sandbox
from tests.authoring.judged import AT_ONCE, Remembering


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Remembering]:
    """What REHEARSE_SANDBOX names, or the best that there is here."""
    made = open_sandbox(load().sandbox, cells=AT_ONCE, on_progress=lambda _line: None)
    made.warm()
    yield Remembering(made)
    made.close()

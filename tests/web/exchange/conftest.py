"""A site that judges nothing, somebody's client, and a package to send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.exchange_files import answered, write
from tests.web.conftest import Serve


@pytest.fixture
def app(serve: Serve) -> Flask:
    return serve(judging=False)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def deck(tmp_path: Path) -> Callable[..., bytes]:
    """The bytes of a package."""
    return lambda package=None, media=None: write(
        tmp_path / "deck.apkg", package or answered((9, 3, 4)), media
    ).read_bytes()

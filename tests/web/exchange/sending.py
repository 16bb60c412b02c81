"""Sending files to the site, for tests of what comes in and of what is refused."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.waiting import until

API = "/api/v1/review"
BYTES = "application/octet-stream"


def send(
    client: FlaskClient, content: bytes | None, name: str = "deck.apkg", kind: str = BYTES, **options: Any
) -> TestResponse:
    """Send a file as the page does."""
    return client.post(f"{API}/imports", query_string={"name": name}, data=content, content_type=kind, **options)


def ended(client: FlaskClient) -> dict[str, Any]:
    """The job when nothing more is done by itself."""
    return until(
        lambda: (
            job
            if (job := client.get(f"{API}/imports").json["job"])["phase"] not in {"receiving", "working", "writing"}
            else None
        )
    )


def brought(client: FlaskClient, content: bytes, name: str = "deck.apkg") -> dict[str, Any]:
    """Send a file and wait for its end."""
    assert send(client, content, name).status_code == HTTPStatus.ACCEPTED
    return ended(client)

"""Puts the site together: one Flask application over the services of one process."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Flask, Response, request
from flask.json.provider import JSONProvider

from rehearse.services import Services
from rehearse.web import api, errors, health, security

#: Larger bodies are refused unread. A source of 64 KiB may grow sixfold when every character is escaped in JSON.
MAX_BODY_BYTES = 512 * 1024

#: The build puts a hash of the content into these names, so a browser never needs to ask twice.
HASHED_FILES = "/static/dist/"


class JSON(JSONProvider):
    """JSON by msgspec, so that pages and API write structs and moments alike."""

    def dumps(self, obj: Any, **_kwargs: Any) -> str:
        """The value as JSON."""
        return msgspec.json.encode(obj).decode()

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        """The value of a JSON text."""
        return msgspec.json.decode(s)


def build(services: Services) -> Flask:
    """The application. `app.extensions["rehearse"]` holds the services for every view."""
    # The pages import the Markdown renderer and the highlighter, which tests of the API never need before this.
    from rehearse.web.pages import BLUEPRINTS

    app = Flask("rehearse.web", static_folder="static", template_folder="templates")
    app.json = JSON(app)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY_BYTES, TRUSTED_HOSTS=services.config.accepted_hosts)
    app.extensions["rehearse"] = services
    errors.register(app)
    security.register(app)
    for blueprint in (api.bp, health.bp, *BLUEPRINTS):
        app.register_blueprint(blueprint)
    app.after_request(_cache)
    return app


def _cache(response: Response) -> Response:
    if request.path.startswith(HASHED_FILES) and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store" if request.path.startswith("/api/") else "no-cache")
    return response

"""Every error as an answer: RFC 9457 problem details for programs, a page in the same words for people."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from uuid import uuid4

import msgspec
import structlog
from flask import Flask, Response, current_app, render_template, request
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, SecurityError

from rehearse import db
from rehearse.web.current import services

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"

#: Addresses whose readers are programs.
FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/metrics")


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Problem details as in RFC 9457. `instance` is given for faults of ours: the server's log knows it."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    instance: str | None = None


class Refusal(Exception):  # noqa: N818  it is an answer, not a mistake of ours
    """An answer other than the one that was asked for. The text says why and what to do."""

    def __init__(self, status: HTTPStatus, detail: str, *, title: str = "", retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.title = title or status.phrase
        self.retry_after = retry_after


#: In our words where the framework's speak of the server's matters.
_DETAILS = {
    400: "The request could not be read: {}",
    404: "Nothing is at this address. Check it for a typing mistake.",
    405: "This address does not know the method {method}.",
    413: "The request is larger than can be taken. A source may have 64 KiB.",
}


def register(app: Flask) -> None:
    """Answer every error of this application."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(Exception, _unhandled)


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem for whoever asks: JSON for programs, else a page."""
    if request.path.startswith(FOR_PROGRAMS):
        return Response(msgspec.json.encode(problem), problem.status, headers, content_type=MEDIA_TYPE)
    page = render_template("error.html", title=problem.title, detail=problem.detail, next_step="")
    return Response(page, problem.status, headers)


def _refused(error: Refusal) -> Response:
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    return answer(Problem(title=error.title, status=error.status, detail=error.detail), headers)


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        # A redirect, such as the one that adds a missing slash.
        return current_app.make_response(error)
    told = type(error).description != error.description
    pattern = "{}" if told and error.code != 400 else _DETAILS.get(error.code, "{}")
    detail = pattern.format(error.description, method=request.method)
    if isinstance(error, SecurityError):
        # Asked for by a name that is not ours, there is no address to put into a page.
        return Response(detail, error.code, content_type="text/plain; charset=utf-8")
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return answer(Problem(title=error.name, status=error.code, detail=detail), kept)


def _database(error: DBAPIError) -> Response:
    words = db.trouble(error)
    if words is None:
        return _unhandled(error)
    full = words.startswith("The disk is full")
    log.error("database_trouble", detail=words)
    status = HTTPStatus.INSUFFICIENT_STORAGE if full else HTTPStatus.SERVICE_UNAVAILABLE
    return answer(Problem(title=status.phrase, status=status, detail=words), {"Retry-After": "5"})


def _unhandled(error: Exception) -> Response:
    incident = str(uuid4())
    log.error("unhandled_error", incident=incident, method=request.method, path=request.path, exc_info=error)
    services().metrics.errors.inc()
    return answer(
        Problem(
            title="A fault of ours",
            status=HTTPStatus.INTERNAL_SERVER_ERROR,
            detail=f"This should not have happened. What you saved is safe. The server's log says more under {incident}.",
            instance=f"urn:uuid:{incident}",
        )
    )

"""Bringing files in, following them, taking imports back, and taking everything out."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import IO, Literal, get_args

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from rehearse import db
from rehearse.exchange import bringing, taking_out
from rehearse.exchange.bringing import Person
from rehearse.exchange.desk import Arriving, BusyError, Job
from rehearse.exchange.exporting import Chosen, UnknownDeckError
from rehearse.exchange.limits import CancelledError, RefusedError, megabytes
from rehearse.exchange.undoing import CannotUndoError, Undoing
from rehearse.review.settings import settings_of
from rehearse.web import exchanging
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.reviewing import Nothing

bp = Blueprint("exchange", __name__, url_prefix="/review")

Format = Literal["apkg", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEDIA_TYPES: dict[Format, str] = {"apkg": "application/octet-stream", "csv": "text/csv", "json": "application/json"}

_CHUNK = 1 << 18
_NAME_CHARS = 200


@bp.get("/imports")
def imports() -> Response:
    """How far the present file is, and what was brought in."""
    return _told(services().desk.job(user_id()))


@bp.post("/imports")
def hand_in() -> Response:
    """Take the bytes of a file, and begin to work on it."""
    name = request.args.get("name", "")[:_NAME_CHARS]
    desk = services().desk
    try:
        arriving = desk.open(user_id(), name)
    except RefusedError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), title="Not a file of cards") from error
    except BusyError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Busy") from error
    try:
        _receive(arriving, bringing.most_bytes(name, desk.limits))
        job = desk.begin(user_id(), arriving)
    except CancelledError as error:
        desk.drop(user_id(), arriving)
        words = f"{name!r} was cancelled while it was sent. Send it again if you want it after all."
        raise Refusal(HTTPStatus.CONFLICT, words, title="Cancelled") from error
    except BaseException:
        desk.drop(user_id(), arriving)
        raise
    return _told(job, HTTPStatus.ACCEPTED)


@bp.delete("/imports")
def cancel() -> Response:
    """Stop working on the present file. Nothing has changed then."""
    return _told(_unless_busy(lambda: services().desk.cancel(user_id())))


@bp.post("/imports/confirm")
def confirm() -> Response:
    """Restore the backup that waits for that."""
    schema.read(request.get_data(), Nothing)
    return _told(_unless_busy(lambda: services().desk.confirm(user_id())), HTTPStatus.ACCEPTED)


@bp.post("/imports/<number>/undo")
def undo(number: str) -> Response:
    """Take the last import back."""
    schema.read(request.get_data(), Nothing)
    if not number.isdecimal():
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no import {number!r}.")
    with services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        try:
            undone = Undoing(session, user_id(), now=services().now(), settings=settings).undo(int(number))
        except CannotUndoError as error:
            raise Refusal(HTTPStatus.CONFLICT, str(error), title="It cannot be taken back") from error
        told = exchanging.shown(session, user_id(), None)
    services().desk.forget(user_id())
    return schema.written(
        exchanging.UndoneOut(removed=undone.removed, restored=undone.restored, kept=undone.kept, told=told)
    )


@bp.get("/export")
def export() -> Response:
    """Cards as a package for Anki or as a table, or a backup of everything."""
    wanted = next((each for each in FORMATS if each == request.args.get("format")), None)
    if wanted is None:
        raise Refusal(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"format = {request.args.get('format', '')!r} is none of {', '.join(FORMATS)}.",
        )
    chosen = Chosen(request.args.get("deck", ""), request.args.get("catalogue", "") == "true")
    with _disk_in_words():
        person = services().desk.person(user_id())
    name = _file_name(wanted, chosen, services().now().date().isoformat())
    try:
        if wanted == "csv":
            lines = taking_out.table(person, services().catalog, chosen)
            return _attached(Response(lines, content_type="text/csv; charset=utf-8"), name)
        media = request.args.get("media", "") != "false"
        return _sent(_written(wanted, person, chosen, media=media), MEDIA_TYPES[wanted], name)
    except UnknownDeckError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
    except RefusedError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Too large to be restored") from error


def _written(wanted: Format, person: Person, chosen: Chosen, *, media: bool) -> IO[bytes]:
    """The file, open and without a name: nothing is left of it when it is closed."""
    with _disk_in_words(), tempfile.TemporaryDirectory(dir=person.scratch, prefix="export-") as folder:
        path = Path(folder) / "export"
        if wanted == "json":
            taking_out.everything(path, person, media=media)
        else:
            taking_out.package(path, person, services().catalog, chosen)
        return path.open("rb")


def _sent(file: IO[bytes], kind: str, name: str) -> Response:
    def pieces() -> Iterator[bytes]:
        with file:
            while chunk := file.read(_CHUNK):
                yield chunk

    size = os.fstat(file.fileno()).st_size
    response = Response(pieces(), content_type=kind, headers={"Content-Length": str(size)})
    response.call_on_close(file.close)
    return _attached(response, name)


def _receive(arriving: Arriving, most: int) -> None:
    """Write what is sent to a file, piece by piece.

    Raises:
        CancelledError: the person does not want it any more.
        Refusal: it is larger than may be, did not arrive whole, or the disk is full.
    """
    # Of all addresses this one takes more than a page ever sends.
    request.max_content_length = most
    try:
        with _disk_in_words(), arriving.path.open("wb") as file:
            while chunk := request.stream.read(_CHUNK):
                if arriving.cancelled.is_set():
                    raise CancelledError
                file.write(chunk)
            received = file.tell()
    except RequestEntityTooLarge as error:
        words = f"The file is larger than {megabytes(most)}, which is the most that can be taken. Take out fewer decks at once, or leave out pictures and sounds."
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words) from error
    # The server does not tell a browser that was closed from the end of what it sent.
    if request.content_length is not None and received != request.content_length:
        raise Refusal(
            HTTPStatus.BAD_REQUEST, f"{received} bytes of {request.content_length} arrived. Send the file again."
        )


@contextmanager
def _disk_in_words() -> Iterator[None]:
    """Say what is wrong with a disk. A package is an SQLite file first, whose driver has an error of its own for a full one.

    Raises:
        Refusal: it is full or cannot be written.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        told = db.trouble(error)
        if told is None:
            raise
        raise Refusal(HTTPStatus.INSUFFICIENT_STORAGE, told) from error


def _told(job: Job | None, status: HTTPStatus = HTTPStatus.OK) -> Response:
    with services().sessions() as session:
        told = exchanging.shown(session, user_id(), job)
    return schema.written(told, status)


def _unless_busy(act: Callable[[], Job | None]) -> Job | None:
    try:
        return act()
    except BusyError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error)) from error


def _file_name(wanted: Format, chosen: Chosen, day: str) -> str:
    what = "backup" if wanted == "json" else chosen.deck.replace("::", " ") or "cards"
    kept = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in what).strip()[:60]
    return f"rehearse {kept or 'cards'} {day}.{wanted}"


def _attached(response: Response, name: str) -> Response:
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response

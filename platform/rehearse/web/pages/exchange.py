"""The page where cards are brought in and taken out, and the pictures and sounds of cards."""

from __future__ import annotations

import unicodedata
from http import HTTPStatus

from flask import Blueprint, Response, render_template, request

from rehearse.exchange import media
from rehearse.exchange.limits import megabytes
from rehearse.web import assets, exchanging
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("exchange", __name__, url_prefix="/review")
assets.provide_to(bp)

#: A picture may hold a script; where one is opened by itself, it gets nothing and is nobody.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

#: Pictures that are documents, and whatever is neither a picture nor a sound, are saved and not opened.
_SAVED = frozenset({"image/svg+xml", media.ANYTHING})


@bp.get("/exchange")
def index() -> str:
    """Import and export."""
    desk = services().desk
    with services().sessions() as session:
        told = exchanging.shown(session, user_id(), desk.job(user_id()))
    return render_template(
        "review/exchange.html",
        told=told,
        shelf=sorted(services().catalog.decks.values(), key=lambda deck: deck.title),
        most=desk.limits.file_bytes,
        most_in_words=megabytes(desk.limits.file_bytes),
        most_of_backup=desk.limits.backup_bytes,
        most_of_backup_in_words=megabytes(desk.limits.backup_bytes),
    )


@bp.get("/media/<name>")
def picture(name: str) -> Response:
    """A picture or a sound of the person's own."""
    with services().sessions() as session:
        found = media.find(session, user_id(), unicodedata.normalize("NFC", name))
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"You have no picture or sound called {name!r}.")
    kind = media.kind_of(found.name)
    response = Response(found.content, content_type=kind)
    response.headers.set("Content-Disposition", "attachment" if kind in _SAVED else "inline", filename=found.name)
    response.headers["Content-Security-Policy"] = _ALONE
    response.set_etag(found.sha256)
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request, accept_ranges=True, complete_length=found.size)
    return response

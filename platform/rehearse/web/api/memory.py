"""A person's memory weights: what is in use, fitting them, and taking that back."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, request

from rehearse.fitting import BusyError, NotInUseError
from rehearse.review import fits, fitter
from rehearse.review.fit_process import StoppedError
from rehearse.review.fits import ChangedMeanwhileError
from rehearse.review.guard import LEAST_ITEMS, FitError, too_few
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.remembering import TakeBackIn, shown_memory
from rehearse.web.reviewing import Nothing

bp = Blueprint("memory", __name__, url_prefix="/review/memory")


@bp.get("")
def memory() -> Response:
    """What is in use, what is being done, and what the last tries came to."""
    return _shown()


@bp.post("/fit")
def fit() -> Response:
    """Begin to fit, unless that is under way already."""
    schema.read(request.get_data(), Nothing)
    if not fitter.installed():
        raise Refusal(HTTPStatus.CONFLICT, fitter.NOT_INSTALLED, title="Fitting is not installed")
    with services().sessions() as session:
        items = fits.count_items(session, user_id())
    if items < LEAST_ITEMS:
        raise Refusal(HTTPStatus.CONFLICT, too_few(items), title="Too few reviews")
    services().fitter.fit(user_id())
    return _shown(HTTPStatus.ACCEPTED)


@bp.post("/take-back")
def take_back() -> Response:
    """Give the fitted weights in use up for those before them, or for the defaults."""
    sent = schema.read(request.get_data(), TakeBackIn)
    try:
        services().fitter.take_back(user_id(), int(sent.fit), to_defaults=sent.to == "defaults")
    except (BusyError, NotInUseError, ChangedMeanwhileError) as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Nothing was taken back") from error
    except (FitError, StoppedError) as error:
        words = f"The weights could not be changed, and stay: {error}." if str(error) else "The server stops."
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, words, title="Nothing was taken back") from error
    return _shown()


def _shown(status: HTTPStatus = HTTPStatus.OK) -> Response:
    with services().sessions() as session:
        return schema.written(shown_memory(session, services().fitter, user_id()), status)

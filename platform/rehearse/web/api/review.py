"""What is to be reviewed, and what a person says to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import get_args

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from rehearse.activity.service import settings_changed
from rehearse.review.items import Asked
from rehearse.review.library import Library, library_of
from rehearse.review.memory import Rating
from rehearse.review.schedule import ClockError
from rehearse.review.service import Evidence, Reviewer, StaleAnswerError, UnknownItemError
from rehearse.review.settings import BadSettingsError, Settings, chosen_by, model_in_use, save_settings, settings_of
from rehearse.web import review_settings, reviewing, shelves
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("review", __name__, url_prefix="/review")


@bp.get("/queue")
def queue() -> Response:
    """What is to be reviewed now."""
    with services().sessions() as session:
        settings = settings_of(session, user_id())
        return schema.written(shelves.shown_queue(session, _reviewer(session, settings), goal_minutes=_goal(settings)))


@bp.post("/items/<item>/rating")
def rate(item: str) -> Response:
    """Rate an item as it was shown."""
    sent = schema.read(request.get_data(), reviewing.RatingIn)
    rating, evidence = Rating[sent.rating.upper()], Evidence(seconds=sent.seconds)
    return _changed(lambda reviewer: reviewer.rate(item, rating, seen=int(sent.seen), evidence=evidence))


@bp.get("/items/<item>/grade")
def grade(item: str) -> Response:
    """How an item was rated last."""
    with services().sessions() as session:
        settings = settings_of(session, user_id())
        try:
            return _graded(_reviewer(session, settings), settings, item)
        except UnknownItemError:
            return schema.written(reviewing.GradeAnswer(None))


@bp.post("/items/<item>/grade")
def regrade(item: str) -> Response:
    """Put another rating in the place of today's last one."""
    sent = schema.read(request.get_data(), reviewing.RegradeIn)
    with _in_words(), services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        reviewer = _reviewer(session, settings)
        reviewer.regrade(item, Rating[sent.rating.upper()], seen=int(sent.seen))
        return _graded(reviewer, settings, item)


@bp.post("/items/<item>/action")
def act(item: str) -> Response:
    """Suspend an item, resume it, bury it until tomorrow, or flag it."""
    sent = schema.read(request.get_data(), reviewing.ActionIn)
    return _changed(lambda reviewer: reviewer.set_aside(item, sent.action, flag=int(sent.flag)))


@bp.post("/undo")
def undo() -> Response:
    """Take back what was done last; `changed` is null when there is nothing to take back."""
    schema.read(request.get_data(), reviewing.Nothing)
    return _changed(lambda reviewer: reviewer.undo())


@bp.post("/redo")
def redo() -> Response:
    """Do again what was undone last; `changed` is null when there is nothing to do again."""
    schema.read(request.get_data(), reviewing.Nothing)
    return _changed(lambda reviewer: reviewer.redo())


@bp.get("/decks")
def decks() -> Response:
    """The decks that can be taken up, and how far the person is with each."""
    with services().sessions() as session:
        known = _reviewer(session, settings_of(session, user_id())).all_items()
    return schema.written(reviewing.shown_decks(services().catalog.decks.values(), known))


@bp.post("/decks/<name>")
def take_up(name: str) -> Response:
    """Review a deck from now on."""
    schema.read(request.get_data(), reviewing.Nothing)
    deck = services().catalog.decks.get(name)
    if deck is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no deck {name!r}.")
    with services().sessions.begin() as session:
        reviewer = _reviewer(session, settings_of(session, user_id()))
        reviewer.take_up(library().of_deck(deck))
        known = reviewer.all_items()
    return schema.written(reviewing.shown_decks([deck], known))


@bp.get("/settings")
def settings() -> Response:
    """How the person reviews."""
    with services().sessions() as session:
        return schema.written(review_settings.shown_settings(chosen_by(session, user_id())))


@bp.patch("/settings")
def change_settings() -> Response:
    """Change how the person reviews."""
    sent = schema.read(request.get_data(), review_settings.SettingsIn)
    try:
        with services().sessions.begin() as session:
            before = chosen_by(session, user_id())
            chosen = sent.applied_to(before)
            save_settings(session, user_id(), chosen)
            model = model_in_use(session, user_id())
            earlier, later = before.settings_with(model), chosen.settings_with(model)
            settings_changed(session, user_id(), earlier, later, now=services().now())
        return schema.written(review_settings.shown_settings(chosen))
    except BadSettingsError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), title="The setting cannot be taken") from error


def library() -> Library:
    """What can be reviewed here."""
    return library_of(services().catalog)


def _reviewer(session: Session, settings: Settings) -> Reviewer:
    return Reviewer(session, user_id(), now=services().now(), settings=settings)


def _goal(settings: Settings) -> int:
    """The minutes whose share of the queue is asked; 0, which is all of it, unless the address says `?scope=today`."""
    scope = request.args.get("scope", "all")
    if scope not in get_args(reviewing.Scope):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"scope = {scope!r} is neither 'today' nor 'all'.")
    return settings.goal_minutes if scope == "today" else 0


def _graded(reviewer: Reviewer, settings: Settings, item: str) -> Response:
    today = settings.calendar.day_of(services().now())
    return schema.written(reviewing.GradeAnswer(reviewing.shown_grade(reviewer, reviewer.find(item), today=today)))


@contextmanager
def _in_words() -> Iterator[None]:
    """What the person may not do is refused in words."""
    try:
        yield
    except UnknownItemError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
    except StaleAnswerError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Not counted") from error
    except ClockError as error:
        raise Refusal(HTTPStatus.CONFLICT, f"{error} Nothing was changed.", title="The clock runs backwards") from error


def _changed(change: Callable[[Reviewer], Asked | None]) -> Response:
    """The queue after a change, with the item that was changed."""
    with _in_words(), services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        reviewer, goal = _reviewer(session, settings), _goal(settings)
        changed = change(reviewer)
        return schema.written(shelves.shown_queue(session, reviewer, goal_minutes=goal, changed=changed))

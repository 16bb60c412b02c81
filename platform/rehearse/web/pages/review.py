"""The review page, which asks one item after the other, the decks that can be taken up, and how somebody reviews."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from flask import Blueprint, render_template, request

from rehearse.cards.reading import deleted_decks, own_decks
from rehearse.review.service import Reviewer
from rehearse.review.settings import MOST_GOAL_MINUTES, MOST_NEW_A_DAY, RETENTIONS, WEEKDAYS, chosen_by, settings_of
from rehearse.web import assets, own_cards, remembering, review_settings, reviewing, shelves
from rehearse.web.current import services, user_id

#: Zones are named after a place in one of these; other names are older ones of the same zones.
AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)

bp = Blueprint("review", __name__, url_prefix="/review")
assets.provide_to(bp)


@bp.get("")
def index() -> str:
    """What is to be reviewed now; the script asks it item by item. `?all` is more than today's share after a break."""
    everything = "all" in request.args
    with services().sessions() as session:
        chosen = chosen_by(session, user_id())
        reviewer = Reviewer(session, user_id(), now=services().now(), settings=settings_of(session, user_id()))
        goal = 0 if everything else chosen.goal_minutes
        queue = shelves.shown_queue(session, reviewer, goal_minutes=goal)
    return render_template(
        "review/index.html",
        queue=queue,
        settings=review_settings.shown_settings(chosen),
        scope="all" if everything else "today",
    )


@bp.get("/decks")
def decks() -> str:
    """The decks, and how far the person is with each."""
    with services().sessions() as session:
        chosen = chosen_by(session, user_id())
        known = Reviewer(session, user_id(), now=services().now(), settings=settings_of(session, user_id())).all_items()
        own = [own_cards.shown_deck(deck) for deck in own_decks(session, user_id())]
        deleted = deleted_decks(session, user_id())
    found = reviewing.shown_decks(services().catalog.decks.values(), known).decks
    order = list(services().catalog.vocabulary.decks or {})
    found.sort(key=lambda deck: order.index(deck.name) if deck.name in order else len(order))
    return render_template(
        "review/decks.html",
        decks=found,
        own=own,
        deleted=deleted,
        settings=review_settings.shown_settings(chosen),
        most=MOST_NEW_A_DAY,
    )


@bp.get("/settings")
def settings() -> str:
    """How the person reviews, to be changed one by one, and how their memory is predicted."""
    with services().sessions() as session:
        chosen = chosen_by(session, user_id())
        memory = remembering.shown_memory(session, services().fitter, user_id())
    return render_template(
        "review/settings.html",
        settings=review_settings.shown_settings(chosen),
        memory=memory,
        zones=_zones(chosen.zone),
        weekdays=WEEKDAYS,
        retentions=RETENTIONS,
        most_new=MOST_NEW_A_DAY,
        most_minutes=MOST_GOAL_MINUTES,
    )


def _zones(chosen: str) -> list[str]:
    """The time zones to choose from, and the one that was chosen, which may have another name."""
    return sorted({*_zones_of_places(), "UTC", chosen})


@cache
def _zones_of_places() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in AREAS)

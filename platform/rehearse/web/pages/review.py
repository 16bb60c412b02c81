"""The review page, which asks one item after the other, and the decks that can be taken up."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from rehearse.cards.reading import own_decks
from rehearse.review.service import Reviewer
from rehearse.review.settings import MOST_NEW_A_DAY, chosen_by
from rehearse.web import assets, own_cards, reviewing, shelves
from rehearse.web.current import services, user_id

bp = Blueprint("review", __name__, url_prefix="/review")
assets.provide_to(bp)


@bp.get("")
def index() -> str:
    """What is to be reviewed now; the script asks it item by item. `?all` is more than today's share after a break."""
    everything = "all" in request.args
    with services().sessions() as session:
        chosen = chosen_by(session, user_id())
        reviewer = Reviewer(session, user_id(), now=services().now(), settings=chosen.settings)
        goal = 0 if everything else chosen.goal_minutes
        queue = shelves.shown_queue(session, reviewer, goal_minutes=goal)
    return render_template(
        "review/index.html",
        queue=queue,
        settings=reviewing.shown_settings(chosen),
        scope="all" if everything else "today",
    )


@bp.get("/decks")
def decks() -> str:
    """The decks, and how far the person is with each."""
    with services().sessions() as session:
        chosen = chosen_by(session, user_id())
        known = Reviewer(session, user_id(), now=services().now(), settings=chosen.settings).all_items()
        own = [own_cards.shown_deck(deck) for deck in own_decks(session, user_id())]
    found = reviewing.shown_decks(services().catalog.decks.values(), known).decks
    order = list(services().catalog.vocabulary.decks or {})
    found.sort(key=lambda deck: order.index(deck.name) if deck.name in order else len(order))
    return render_template(
        "review/decks.html", decks=found, own=own, settings=reviewing.shown_settings(chosen), most=MOST_NEW_A_DAY
    )

"""The page of a deck of the person's own: its cards, newest first, to be searched, written, changed and deleted."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from rehearse.cards.reading import cards_in_deck, own_decks
from rehearse.web import assets, own_cards
from rehearse.web.current import services, user_id

bp = Blueprint("own_decks", __name__, url_prefix="/review/decks")
assets.provide_to(bp)

#: Characters of a search; more would never match anything.
MAX_SEARCH = 200


@bp.get("/<int:deck_id>")
def show(deck_id: int) -> str:
    """The deck; `?q=` narrows its cards, `?card=` opens one of them."""
    search = request.args.get("q", "")[:MAX_SEARCH].replace("\0", "").strip()
    with services().sessions() as session:
        # No database has numbers without end.
        found = own_decks(session, user_id(), deck_id) if deck_id < 2**31 else []
        if not found:
            abort(404, f"You have no deck {deck_id}. It may have been deleted.")
        page = request.args.get("page", 1, type=int)
        listing = cards_in_deck(session, user_id(), deck_id, search=search, page=page)
    return render_template(
        "review/own_deck.html",
        deck=own_cards.shown_deck(found[0]),
        listing=listing,
        lines=[own_cards.shown_line(line) for line in listing.lines],
        search=search,
        most=MAX_SEARCH,
    )

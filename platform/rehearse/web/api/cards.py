"""A person's own cards and decks, and their own words on cards of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from rehearse.cards.decks import Decks
from rehearse.cards.errors import CardChangedError, NameTakenError, TooManyError, UnknownCardError
from rehearse.cards.reading import own_decks
from rehearse.cards.service import Cards
from rehearse.cards.texts import CardRefusedError
from rehearse.review.library import library_of
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from rehearse.submissions import service as submissions
from rehearse.web import own_cards, reviewing
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

#: Bytes of a card that is changed: two sides that were brought in, three hundred thousand characters each, and more is typed beside them.
MAX_CARD_BYTES = 4 * 1024 * 1024

bp = Blueprint("cards", __name__)


@bp.get("/review/own-decks")
def decks() -> Response:
    """The person's own decks."""
    with services().sessions() as session:
        found = own_decks(session, user_id())
    return schema.written(own_cards.OwnDeckList([own_cards.shown_deck(deck) for deck in found]))


@bp.post("/review/own-decks")
def make_deck() -> Response:
    """Make a deck."""
    sent = schema.read(request.get_data(), own_cards.OwnDeckIn)
    with _decks() as mine:
        return schema.written(own_cards.shown_deck(mine.make(sent.name)), HTTPStatus.CREATED)


@bp.patch("/review/own-decks/<deck_id>")
def rename_deck(deck_id: str) -> Response:
    """Give a deck another name."""
    sent = schema.read(request.get_data(), own_cards.OwnDeckIn)
    with _decks() as mine:
        return schema.written(own_cards.shown_deck(mine.rename(_number(deck_id), sent.name)))


@bp.delete("/review/own-decks/<deck_id>")
def delete_deck(deck_id: str) -> Response:
    """Delete a deck with its cards."""
    with _decks() as mine:
        return schema.written(own_cards.shown_deck(mine.delete(_number(deck_id))))


@bp.post("/review/own-decks/<deck_id>/restore")
def restore_deck(deck_id: str) -> Response:
    """Bring a deck back with the cards that were deleted together with it."""
    schema.read(request.get_data(), reviewing.Nothing)
    with _decks() as mine:
        return schema.written(own_cards.shown_deck(mine.restore(_number(deck_id))))


@bp.post("/review/cards")
def add() -> Response:
    """Write a card, which is reviewed from now on."""
    sent = schema.read(request.get_data(), own_cards.CardIn)
    with _cards() as mine:
        deck_id = None if sent.deck is None else int(sent.deck)
        return schema.written(own_cards.shown_card(mine.add(sent.texts, deck_id)), HTTPStatus.CREATED)


@bp.post("/review/cards/preview")
def preview() -> Response:
    """What somebody is typing, as it will look; nothing is stored."""
    request.max_content_length = MAX_CARD_BYTES
    typed = schema.read(request.get_data(), own_cards.PreviewIn)
    with _cards() as mine:
        before = mine.find(typed.item).texts if typed.item else None
        return schema.written(own_cards.shown_preview(typed, before))


@bp.get("/review/cards/<item>")
def show(item: str) -> Response:
    """A card as it is written."""
    with _cards() as mine:
        return schema.written(own_cards.shown_card(mine.find(item)))


@bp.put("/review/cards/<item>")
def change(item: str) -> Response:
    """Change what is on a card. Its history goes on."""
    request.max_content_length = MAX_CARD_BYTES
    sent = schema.read(request.get_data(), own_cards.CardChange)
    with _cards() as mine:
        return schema.written(own_cards.shown_card(mine.change(item, sent.texts, seen=int(sent.seen))))


@bp.delete("/review/cards/<item>")
def delete(item: str) -> Response:
    """Delete a card of the person's own, or give one of the catalogue its own words back."""
    with _cards() as mine:
        return schema.written(own_cards.shown_card(mine.delete(item)))


@bp.post("/review/cards/<item>/restore")
def restore(item: str) -> Response:
    """Take deleting back."""
    schema.read(request.get_data(), reviewing.Nothing)
    with _cards() as mine:
        return schema.written(own_cards.shown_card(mine.restore(item)))


@bp.post("/submissions/<submission_id>/card")
def add_mistake(submission_id: str) -> Response:
    """Make a card of the failure of a submission, from what was stored of it."""
    schema.read(request.get_data(), reviewing.Nothing)
    with services().sessions() as session:
        submission = submissions.find(session, submission_id, user_id())
    problem = None if submission is None else services().catalog.problems.get(submission.slug)
    if submission is None or problem is None:
        raise Refusal(
            HTTPStatus.NOT_FOUND, f"There is no submission {submission_id!r} of yours for a problem that is there."
        )
    with _cards() as mine:
        card = mine.add_mistake(problem, submission.verdict or "", submission.failure or {})
        return schema.written(own_cards.shown_card(card))


@contextmanager
def _cards() -> Iterator[Cards]:
    """The person's cards; what was done to them is committed at the end, and refused in words."""
    with _in_words(), services().sessions.begin() as session:
        yield _cards_in(session)


@contextmanager
def _decks() -> Iterator[Decks]:
    """The same for decks."""
    with _in_words(), services().sessions.begin() as session:
        yield Decks(session, user_id(), now=services().now())


def _cards_in(session: Session) -> Cards:
    now = services().now()
    reviewer = Reviewer(session, user_id(), now=now, settings=settings_of(session, user_id()))
    return Cards(session, user_id(), library=library_of(services().catalog), reviewer=reviewer, now=now)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except UnknownCardError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
    except CardChangedError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Changed elsewhere") from error
    except (NameTakenError, TooManyError) as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Not stored") from error
    except CardRefusedError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), title="Not stored") from error


def _number(deck_id: str) -> int:
    """The number of a deck in an address; one that no deck can have for what is none."""
    return int(deck_id) if deck_id.isascii() and deck_id.isdigit() and len(deck_id) < 10 else 0

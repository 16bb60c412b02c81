"""What a person does with cards: write, change, delete, bring back; and put their own words over a card of the catalogue.

A card that is changed is the same item, so its history goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from rehearse.cards import mistakes
from rehearse.cards.decks import Decks
from rehearse.cards.errors import CardChangedError, TooManyError, UnknownCardError
from rehearse.cards.reading import CARDS, find_card, how_many_cards, version_of
from rehearse.cards.texts import Card, CardRefusedError, Texts, texts_of, tidied
from rehearse.catalog.problem import Problem
from rehearse.review import withdrawing
from rehearse.review.items import NewItem, is_own, own_key
from rehearse.review.library import Library
from rehearse.review.service import Reviewer

MAX_CARDS = 100_000

#: Where a card goes for which no deck was chosen.
DECK = "My cards"

#: The version of a card of the catalogue that was never changed.
ORIGINAL = 0

_INSERT: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Cards:
    """One person's cards at one moment. Nothing is committed here."""

    def __init__(self, session: Session, user_id: int, *, library: Library, reviewer: Reviewer, now: datetime) -> None:
        self._session = session
        self._user_id = user_id
        self._library = library
        self._reviewer = reviewer
        self._now = now
        self._decks = Decks(session, user_id, now=now)

    def find(self, item: str) -> Card:
        """A card as it is: of the person's own, or of the catalogue, with their own words where they changed it.

        Raises:
            UnknownCardError: there is none.
        """
        card = find_card(self._session, self._user_id, item)
        if card is not None and not card.deleted:
            return card
        shelved = self._library.find(item)
        if shelved is None or shelved.card is None:
            raise UnknownCardError(_unknown(item))
        return Card(item, texts_of(shelved.card), ORIGINAL if card is None else card.version)

    def add(self, texts: Texts, deck_id: int | None = None) -> Card:
        """Write a card into a deck, which is reviewed from now on; without a deck it goes into "My cards".

        Raises:
            CardRefusedError: the card cannot be as it is.
            TooManyError: there are as many cards as may be.
            UnknownCardError: there is no such deck.
        """
        texts = self._checked(texts)
        deck = self._decks.called(DECK) if deck_id is None else self._decks.find(deck_id)
        return self._add(own_key(uuid4().hex), deck.id, texts)

    def change(self, item: str, texts: Texts, *, seen: int) -> Card:
        """Change what is on a card; `seen` is its version as it was shown. It keeps its history.

        Raises:
            CardRefusedError: the card cannot be as it is.
            CardChangedError: it was changed since.
            UnknownCardError: there is no such card.
        """
        before = self.find(item)
        # What was imported stays in its form.
        texts = self._checked(replace(texts, form=before.texts.form), before=before.texts)
        if seen != before.version:
            raise CardChangedError(_changed(item))
        if texts == before.texts:
            return before
        if before.version == ORIGINAL:
            self._insert(item, None, texts)
        else:
            self._update(before, deleted_at=None, **_columns(texts))
        return self.find(item)

    def delete(self, item: str) -> Card:
        """Delete a card of the person's own, which nobody is asked any more; or give a card of the catalogue its own words back.

        Raises:
            UnknownCardError: there is no such card, or the person never changed it.
        """
        card = find_card(self._session, self._user_id, item)
        if card is None or card.deleted:
            raise UnknownCardError(f"{_unknown(item)} Only what you wrote or changed yourself can be deleted.")
        self._update(card, deleted_at=self._now)
        if is_own(item):
            withdrawing.withdraw(self._session, self._user_id, [item])
        return replace(card, deleted=True)

    def restore(self, item: str) -> Card:
        """Take deleting back: the card is as it was, and stands in the reviews where it stood.

        Raises:
            UnknownCardError: there never was such a card, or its deck is not there.
        """
        card = find_card(self._session, self._user_id, item)
        if card is None:
            raise UnknownCardError(_unknown(item))
        if card.deck_id is not None:
            self._decks.find(card.deck_id)
        if card.deleted:
            self._update(card, deleted_at=None)
            withdrawing.give_back(self._session, self._user_id, [item])
        return self.find(item)

    def add_mistake(self, problem: Problem, verdict: str, failure: Mapping[str, object]) -> Card:
        """The card that asks about a failure, in the deck of such cards. The same failure always gives the same card.

        Raises:
            CardRefusedError: nothing can be asked about the failure.
            TooManyError: there are as many cards as may be.
        """
        if verdict not in mistakes.VERDICTS:
            raise CardRefusedError("Only a wrong answer or an exception makes a card: there is a call to ask about.")
        item = mistakes.item_of(problem.slug, failure)
        card = find_card(self._session, self._user_id, item)
        if card is not None and not card.deleted:
            return card
        if card is None:
            texts = tidied(mistakes.card_of(problem.slug, problem.title, failure))
            return self._add(item, self._decks.called(mistakes.DECK).id, texts)
        # Its old deck may be gone.
        self._update(card, deck_id=self._decks.called(mistakes.DECK).id)
        return self.restore(item)

    def _checked(self, texts: Texts, *, before: Texts | None = None) -> Texts:
        texts = tidied(texts, before=before)
        known = () if before is None else before.links
        # A link of the catalogue may lead nowhere any more; a new one must lead somewhere.
        astray = [slug for slug in texts.links if slug not in known and self._library.problem(slug) is None]
        if astray:
            raise UnknownCardError(
                f"There is no problem {astray[0]!r} to link to. Write its name as in its address, such as lru-cache."
            )
        return texts

    def _add(self, item: str, deck_id: int, texts: Texts) -> Card:
        if how_many_cards(self._session, self._user_id) >= MAX_CARDS:
            raise TooManyError(f"You have {MAX_CARDS:,} cards, which is as many as may be. Delete some first.")
        # Of two requests that make the same card at once, one is enough.
        self._insert(item, deck_id, texts, may_be_there=True)
        self._reviewer.take_up([NewItem(item, "card", item)])
        return self.find(item)

    def _insert(self, item: str, deck_id: int | None, texts: Texts, *, may_be_there: bool = False) -> None:
        connection = self._session.connection()
        row = {"user_id": self._user_id, "item": item, "deck_id": deck_id, "created_at": self._now}
        statement = _INSERT[connection.dialect.name](CARDS).on_conflict_do_nothing().returning(CARDS.c.item)
        done = connection.execute(statement.values(**row, **_columns(texts), changed_at=self._now)).first()
        if done is None and not may_be_there:
            raise CardChangedError(_changed(item))

    def _update(self, before: Card, **values: object) -> None:
        """Change the row unless somebody else was quicker, and number its state anew, whatever the clock says."""
        mine = (CARDS.c.user_id == self._user_id) & (CARDS.c.item == before.item)
        connection = self._session.connection()
        last = connection.execute(select(CARDS.c.changed_at).where(mine)).scalar_one()
        if version_of(last) != before.version:
            raise CardChangedError(_changed(before.item))
        now = max(self._now, last + timedelta(microseconds=1))
        done = connection.execute(
            update(CARDS).where(mine, CARDS.c.changed_at == last).values(changed_at=now, **values)
        )
        if done.rowcount != 1:
            raise CardChangedError(_changed(before.item))


def _columns(texts: Texts) -> dict[str, str]:
    return {
        "kind": texts.kind,
        "form": texts.form,
        "front": texts.front,
        "back": texts.back,
        "why": texts.why,
        "tags": texts.tags,
        "links": " ".join(texts.links),
        "rubric": "\n".join(texts.rubric),
    }


def _unknown(item: str) -> str:
    return f"There is no card {item!r} of yours or of the catalogue."


def _changed(item: str) -> str:
    return f"The card {item!r} was changed elsewhere since it was shown here, so this was not saved."

"""What a person does with decks of their own: make, rename, delete, and bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from rehearse.cards.errors import NameTakenError, TooManyError, UnknownCardError
from rehearse.cards.models import OwnDeck
from rehearse.cards.reading import CARDS, DECKS, Deck, own_decks
from rehearse.cards.texts import MAX_NAME, checked_name
from rehearse.review import withdrawing

MAX_DECKS = 1000


class Decks:
    """One person's decks at one moment. Nothing is committed here."""

    def __init__(self, session: Session, user_id: int, *, now: datetime) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now

    def find(self, deck_id: int) -> Deck:
        """A deck that was not deleted.

        Raises:
            UnknownCardError: there is none.
        """
        found = own_decks(self._session, self._user_id, deck_id)
        if not found:
            raise UnknownCardError(f"You have no deck {deck_id}. It may have been deleted.")
        return found[0]

    def make(self, name: str) -> Deck:
        """A new deck.

        Raises:
            CardRefusedError: the name is empty or too long.
            NameTakenError: there is a deck of this name.
            TooManyError: there are as many decks as may be.
        """
        name = checked_name(name)
        if self._how_many() >= MAX_DECKS:
            raise TooManyError(
                f"You have {MAX_DECKS:,} decks, which is as many as may be. Put cards into one that is there."
            )
        self.make_room(name)
        deck = OwnDeck(user_id=self._user_id, name=name, created_at=self._now)
        try:
            with self._session.begin_nested():
                self._session.add(deck)
        except IntegrityError as error:
            raise NameTakenError(_taken(name)) from error
        return Deck(deck.id, deck.name, 0, 0)

    def called(self, name: str) -> Deck:
        """The deck of a name, which is made when there is none."""
        name = checked_name(name)
        mine = (DECKS.c.user_id == self._user_id) & (DECKS.c.name == name) & DECKS.c.deleted_at.is_(None)
        found = self._session.scalar(select(DECKS.c.id).where(mine))
        return self.make(name) if found is None else self.find(found)

    def rename(self, deck_id: int, name: str) -> Deck:
        """Give a deck another name.

        Raises:
            CardRefusedError: the name is empty or too long.
            NameTakenError: another deck has it.
            UnknownCardError: there is no such deck.
        """
        deck, name = self.find(deck_id), checked_name(name)
        self.make_room(name)
        try:
            with self._session.begin_nested():
                self._store(deck_id, name=name)
        except IntegrityError as error:
            raise NameTakenError(_taken(name)) from error
        return replace(deck, name=name)

    def delete(self, deck_id: int) -> Deck:
        """Delete a deck with its cards, which nobody is asked any more. Their logs stay.

        Raises:
            UnknownCardError: there is no such deck.
        """
        deck = self.find(deck_id)
        living = (CARDS.c.deck_id == deck_id) & CARDS.c.deleted_at.is_(None)
        withdrawing.withdraw(self._session, self._user_id, select(CARDS.c.item).where(living))
        self._session.connection().execute(update(CARDS).where(living).values(deleted_at=self._now))
        self._store(deck_id, deleted_at=self._now)
        return deck

    def restore(self, deck_id: int) -> Deck:
        """Bring a deck back, with the cards that were deleted together with it; nothing happens to one that is there.

        Raises:
            UnknownCardError: there never was such a deck.
        """
        mine = (DECKS.c.user_id == self._user_id) & (DECKS.c.id == deck_id)
        deleted_at = self._session.scalar(select(DECKS.c.deleted_at).where(mine))
        if deleted_at is None:
            return self.find(deck_id)
        together = (CARDS.c.deck_id == deck_id) & (CARDS.c.deleted_at == deleted_at)
        withdrawing.give_back(self._session, self._user_id, select(CARDS.c.item).where(together))
        self._session.connection().execute(update(CARDS).where(together).values(deleted_at=None))
        self._store(deck_id, deleted_at=None)
        return self.find(deck_id)

    def _store(self, deck_id: int, **values: object) -> None:
        self._session.connection().execute(update(DECKS).where(DECKS.c.id == deck_id).values(**values))

    def _how_many(self) -> int:
        mine = (DECKS.c.user_id == self._user_id) & DECKS.c.deleted_at.is_(None)
        return self._session.connection().execute(select(func.count()).where(mine)).scalar_one()

    def make_room(self, name: str) -> None:
        """A deck that was deleted must not keep its name from another; should it come back, it has a new one."""
        mine = (DECKS.c.user_id == self._user_id) & (DECKS.c.name == name) & DECKS.c.deleted_at.is_not(None)
        deleted = self._session.scalar(select(DECKS.c.id).where(mine))
        if deleted is not None:
            suffix = f" (deleted {deleted})"
            self._store(deleted, name=f"{name[: MAX_NAME - len(suffix)]}{suffix}")


def _taken(name: str) -> str:
    return f"You have a deck called {name!r} already. Choose another name, or put cards into that one."

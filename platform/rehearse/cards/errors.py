"""What cannot be done to a card or a deck. Each text says why, and what to do instead."""

from __future__ import annotations

from rehearse.cards.texts import CardRefusedError


class UnknownCardError(LookupError):
    """The person has no such card or deck."""


class CardChangedError(Exception):
    """The card was changed elsewhere since it was shown, for example in another tab. Nothing was stored."""


class NameTakenError(CardRefusedError):
    """The person has a deck of this name."""


class TooManyError(CardRefusedError):
    """The person has as many cards or decks as may be."""

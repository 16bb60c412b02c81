"""Items as the review meets them: what they are called, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.review.history import Standing
from rehearse.review.models import ItemKind

_OWN = "own:"


@dataclass(frozen=True, slots=True)
class NewItem:
    """Something to review. Items of one `group` are about one thing: a problem and its cards, say."""

    item: str
    kind: ItemKind
    group: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An item as a person meets it: where it stands, and the entry that was applied last."""

    item: str
    kind: ItemKind
    group: str
    standing: Standing
    last_entry: int


def card_key(card_id: str) -> str:
    """The item that a card is."""
    return f"card:{card_id}"


def own_key(card_id: str) -> str:
    """The item that a card of a person's own is."""
    return f"{_OWN}{card_id}"


def is_own(item: str) -> bool:
    """Whether an item is a card of a person's own."""
    return item.startswith(_OWN)


def problem_key(slug: str) -> str:
    """The item that a problem to solve again is."""
    return f"problem:{slug}"


def kind_of(item: str) -> ItemKind:
    """Whether an item is a card or a problem; cards are of several origins."""
    return "problem" if item.startswith("problem:") else "card"

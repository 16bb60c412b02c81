"""The description of the addresses of cards and decks of a person's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse.web import own_cards, reviewing

SHAPES = (
    own_cards.OwnDeckIn,
    own_cards.OwnDeckOut,
    own_cards.OwnDeckList,
    own_cards.CardIn,
    own_cards.CardChange,
    own_cards.CardOut,
    own_cards.PreviewIn,
    own_cards.PreviewOut,
)


def card_paths(
    operation: Callable[..., dict[str, Any]],
    parameter: Callable[[str], dict[str, Any]],
    *,
    unknown: dict[int, str],
    writes: dict[int, str],
) -> dict[str, Any]:
    """Addresses with what can be done there; `operation` and `parameter` describe these as everywhere else."""
    deck, item = [parameter("deck_id")], [parameter("item")]
    refused = unknown | writes
    named = writes | {409: "A deck has this name, or there are as many as may be"}
    full = refused | {409: "There are as many cards as may be"}
    changed = refused | {409: "It was changed elsewhere since it was shown"}
    gone = unknown | {403: writes[403], 409: changed[409]}
    shown, nothing = own_cards.CardOut, reviewing.Nothing
    return {
        "/review/own-decks": {
            "get": operation("List the person's own decks", own_cards.OwnDeckList),
            "post": operation("Make a deck", own_cards.OwnDeckOut, named, body=own_cards.OwnDeckIn, status=201),
        },
        "/review/own-decks/{deck_id}": {
            "parameters": deck,
            "patch": operation("Rename a deck", own_cards.OwnDeckOut, unknown | named, body=own_cards.OwnDeckIn),
            "delete": operation("Delete a deck with its cards", own_cards.OwnDeckOut, gone),
        },
        "/review/own-decks/{deck_id}/restore": {
            "parameters": deck,
            "post": operation("Bring a deck back", own_cards.OwnDeckOut, refused, body=nothing),
        },
        "/review/cards": {"post": operation("Write a card", shown, full, body=own_cards.CardIn, status=201)},
        "/review/cards/preview": {
            "post": operation(
                "See what a card will look like", own_cards.PreviewOut, refused, body=own_cards.PreviewIn
            ),
        },
        "/review/cards/{item}": {
            "parameters": item,
            "get": operation("Read a card as it is written", shown, unknown),
            "put": operation("Change a card in place", shown, changed, body=own_cards.CardChange),
            "delete": operation("Delete a card, or go back to the original", shown, gone),
        },
        "/review/cards/{item}/restore": {
            "parameters": item,
            "post": operation("Take deleting back", shown, changed, body=nothing),
        },
        "/submissions/{submission_id}/card": {
            "parameters": [parameter("submission_id")],
            "post": operation("Make a card of a failure", shown, full, body=nothing),
        },
    }

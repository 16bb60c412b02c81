"""Cards of ours as Anki has them: HTML with its own marks for formulas, sounds and files, and a schedule in its numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import unquote

from rehearse.cards.cleaning import MEDIA
from rehearse.exchange.values import LEARN, RELEARN, REVIEW, Card, NoteType, Review, Template
from rehearse.review import history
from rehearse.review.history import Entry, Standing
from rehearse.review.schedule import Phase, Scheduler, State

#: The type of notes that are made of cards of ours; its number has to stay, or Anki would make a new one each time.
TYPE = NoteType(
    1_790_000_000_111,
    "Rehearse",
    "standard",
    ("Front", "Back", "Why"),
    (Template("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n{{#Why}}<p>{{Why}}</p>{{/Why}}"),),
    ".card { font-family: sans-serif; font-size: 18px; text-align: left; color: black; background-color: white; }\n",
)

_SOUND = re.compile(rf'<audio[^<>]*?src="{MEDIA}([^"]*)"[^<>]*></audio>')
_FILE = re.compile(rf'src="{MEDIA}([^"]*)"')
_FORMULAS = (
    (re.compile(r'<span class="math inline">([^<]*)</span>'), r"\(", r"\)"),
    (re.compile(r'<div class="math block">([^<]*)</div>'), r"\[", r"\]"),
)

#: What the old scheduler would have begun with.
_EASE = 2.5

_KINDS: Mapping[Phase, int] = {"new": LEARN, "learning": LEARN, "review": REVIEW, "relearning": RELEARN}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the log that is in effect: the entry, how long it took, and the numbers of the program that it came from."""

    entry: Entry
    seconds: float | None
    origin: Mapping[str, Any] | None


def to_anki(html: str) -> str:
    """A clean text of ours as a field of a note."""
    html = _SOUND.sub(lambda found: f"[sound:{escape(unquote(found[1]), quote=False)}]", html)
    html = _FILE.sub(lambda found: f'src="{escape(unquote(found[1]))}"', html)
    for pattern, begin, end in _FORMULAS:
        html = pattern.sub(lambda found, begin=begin, end=end: f"{begin}{found[1].strip()}{end}", html)  # type: ignore[misc]
    return html


def card(standing: Standing, card: Card, *, today: date, place: int, ease: float) -> Card:
    """A card with the schedule of an item: `card` says which one it is."""
    state = standing.state
    due = place
    if state.phase == "review" and state.due is not None:
        due = (state.due - today).days
    elif state.due_at is not None:
        due = int(state.due_at.timestamp())
    interval = (state.due - state.reviewed).days if state.due is not None and state.reviewed is not None else 0
    return Card(
        card.number,
        card.note_number,
        card.ordinal,
        card.deck,
        state.phase,
        due,
        max(0, interval),
        0.0 if state.phase == "new" else ease or _EASE,
        state.reviews,
        state.lapses,
        standing.suspended,
        standing.flag,
        state.memory.stability if state.memory else None,
        state.memory.difficulty if state.memory else None,
    )


def reviews(answers: Iterable[Answer], card_number: int, scheduler: Scheduler) -> Iterable[Review]:
    """The history of a card in Anki's numbers: those that it came with, else those that follow from our schedule."""
    standing = Standing()
    before = 0
    for answer in answers:
        phase = standing.state.phase
        standing = history.applied(scheduler, standing, answer.entry)
        if answer.entry.rating is None:
            continue
        interval = _interval(standing.state)
        told = {
            "interval": interval,
            "before": before,
            "factor": _factor(standing.state),
            "kind": _KINDS[phase],
            **(answer.origin or {}),
        }
        yield Review(
            round(answer.entry.at.timestamp() * 1000),
            card_number,
            int(answer.entry.rating),
            told["interval"],
            told["before"],
            told["factor"],
            round((answer.seconds or 0.0) * 1000),
            told["kind"],
        )
        before = told["interval"]


def _interval(state: State) -> int:
    """Days until a card comes back, or, negative, seconds."""
    assert state.due is not None
    assert state.reviewed is not None
    if state.due_at is not None and state.reviewed_at is not None:
        return -round((state.due_at - state.reviewed_at).total_seconds())
    return (state.due - state.reviewed).days


def _factor(state: State) -> int:
    """Where Anki's old scheduler kept the ease, FSRS keeps its difficulty there: from 100 for the easiest to 1,100."""
    return round(100 + (state.memory.difficulty - 1) / 9 * 1000) if state.memory else 0

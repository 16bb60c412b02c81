"""What pages and the API show of reviewing: cards as HTML, intervals in words, and how far somebody is with a deck."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from rehearse.cards.rendering import excerpt
from rehearse.cards.rendering import shown as as_html
from rehearse.cards.shelf import Shelf, Shown
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.decks import Deck
from rehearse.catalog.markdown import parse, render_line
from rehearse.review.asking import Asking, asking
from rehearse.review.items import Asked, card_key
from rehearse.review.library import Library
from rehearse.review.memory import Rating
from rehearse.review.queue import Queue
from rehearse.review.resolving import is_due
from rehearse.review.schedule import State
from rehearse.review.service import Reviewer
from rehearse.web.leeches import LeechOut, Solved, shown_leech

#: So many items are sent with a queue: the present one, and those that come when it is answered, so that nobody waits.
SENT = 3

#: What may be asked of the queue: today's share of it, when more is due than fits into the day's goal, or all.
Scope = Literal["today", "all"]


class RegradeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rating. `seen` is that of the item as it was shown, so that only one of two answers counts."""

    rating: Literal["again", "hard", "good", "easy"]
    seen: Annotated[str, Meta(pattern="^[0-9]{1,18}$")]


class RatingIn(RegradeIn, frozen=True, forbid_unknown_fields=True):
    """The rating of an answer just given; `seconds` is how long it took."""

    seconds: Annotated[float, Meta(ge=0, le=86_400)] | None = None


# JSON has one kind of number, in which 4.0 is as whole as 4: so whole numbers are read as floats.


class ActionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something else that is done to an item; `flag` goes with "flagged", and 0 is none."""

    action: Literal["suspended", "resumed", "buried", "flagged"]
    flag: Annotated[float, Meta(ge=0, le=4, multiple_of=1)] = 0


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An empty object: the address says it all."""


class GradeOut(msgspec.Struct, frozen=True, kw_only=True):
    """How an item was rated last, when and why, and in how long it comes back. `today` tells whether the rating can still be changed.

    `perhaps_easy`: it may have been easy, which only the person can say. `asked`: it is to be reviewed again today.
    """

    item: str
    seen: str
    rating: str
    suggested: str | None
    reason: str
    comes_back: str
    due: date
    today: bool
    rated_at: datetime
    perhaps_easy: bool
    asked: bool


class GradeAnswer(msgspec.Struct, frozen=True):
    """How an item was rated last; null when it never was."""

    grade: GradeOut | None


class LinkOut(msgspec.Struct, frozen=True):
    """A problem to practise what a card asks for."""

    slug: str
    title: str


class ItemOut(msgspec.Struct, frozen=True, kw_only=True):
    """An item to be answered. All texts are HTML; `home` is the deck or the problem that it belongs to.

    `asks` is how it is asked: "basic", "cloze", "output", "bug", "cost", "prompt" or "problem". `answer` is what
    may be typed: what an "output" card prints, the formula of a "cost" card. `intervals` tell in words when it comes back, by rating.
    `rewritten` tells that the words on a card of the catalogue are the person's. `leech` is there when it was forgotten often.
    """

    item: str
    seen: str
    asks: str
    phase: str
    flag: int
    leech: LeechOut | None
    rewritten: bool
    home: str
    front: str
    back: str
    why: str
    rubric: list[str]
    answer: str
    links: list[LinkOut]
    intervals: dict[str, str]


class QueueOut(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be reviewed: the first items, how many there are, and in about how many minutes they are done.

    `problems` of those that are due are problems; they come last. `other_days` counts what is due and left for other days.
    `later` counts learning steps that are still to come today, the first of them at `next_at`. `changed` is the item that was
    answered just now, `changed_title` the problem's title or the beginning of the card's front. `anything` tells whether the
    person reviews anything at all.
    """

    items: list[ItemOut]
    waiting: int
    due: int
    problems: int
    new: int
    other_days: int
    later: int
    next_at: datetime | None
    minutes: int
    anything: bool
    changed: str | None = None
    changed_title: str = ""


class DeckOut(msgspec.Struct, frozen=True, kw_only=True):
    """A deck and how far the person is with it: `taken_up` of its cards are reviewed, `begun` were answered at least once."""

    name: str
    title: str
    cards: int
    taken_up: int
    begun: int


class DeckList(msgspec.Struct, frozen=True):
    """Decks in the order of the catalogue."""

    decks: list[DeckOut]


def shown_queue(
    reviewer: Reviewer, shelf: Shelf, solved: Solved, *, goal_minutes: int = 0, changed: Asked | None = None
) -> QueueOut:
    """The queue as it is shown, or today's share of it when so many minutes are wanted of the day."""
    found = reviewer.queue(shelf.present)
    asked = _asking(found, shelf, goal_minutes, changed)
    anything = bool(asked.in_order) or bool(asked.share.left) or bool(found.later)
    return QueueOut(
        items=[_item(each, shelf, reviewer, solved) for each in asked.in_order[:SENT]],
        waiting=len(asked.waiting),
        due=len(asked.cards) + len(asked.problems),
        problems=len(asked.problems),
        new=len(asked.new),
        other_days=len(asked.share.left),
        later=found.later,
        next_at=found.next_at,
        minutes=asked.minutes(asked.in_order),
        anything=anything or bool(reviewer.all_items()),
        changed=None if changed is None else changed.item,
        changed_title="" if changed is None else _title(shelf.find(changed.item)),
    )


def _title(shown: Shown | None) -> str:
    """What an item is called in a sentence; nothing when its texts are gone."""
    if shown is None or shown.card is None:
        return shown.problem.title if shown is not None and shown.problem is not None else ""
    return excerpt(shown.card.front, shown.form).striptags()


def _asking(queue: Queue, shelf: Shelf, goal_minutes: int, changed: Asked | None) -> Asking:
    """What is asked, with the texts of the first items and of the changed one read. Items whose texts are nowhere any more are left out."""
    asked = asking(queue, shelf.library, has=shelf.has, goal_minutes=goal_minutes)
    # Of the changed one first, because only so many are read.
    items = [each.item for each in (*([changed] if changed else ()), *asked.in_order)]
    shelf.look_up(items, first=SENT + (changed is not None))
    return asking(queue, shelf.library, has=shelf.has, goal_minutes=goal_minutes)


def shown_grade(reviewer: Reviewer, asked: Asked, *, today: date) -> GradeOut | None:
    """How an item was rated last; None when it never was."""
    graded, state = reviewer.last_rating(asked.item), asked.standing.state
    if graded is None or state.due is None or state.reviewed is None:
        return None
    return GradeOut(
        item=asked.item,
        seen=str(asked.last_entry),
        rating=graded.rating.name.lower(),
        suggested=None if graded.suggested is None else graded.suggested.name.lower(),
        reason=graded.reason,
        comes_back=_until(state),
        due=state.due,
        today=graded.entry.day == today,
        rated_at=graded.entry.at,
        perhaps_easy=graded.perhaps_easy,
        asked=is_due(asked.standing, today),
    )


def shown_decks(decks: Iterable[Deck], known: Mapping[str, bool]) -> DeckList:
    """Decks with the person's progress. `known` tells of each of their items whether it was ever answered."""
    return DeckList([_deck(deck, known) for deck in decks])


def _deck(deck: Deck, known: Mapping[str, bool]) -> DeckOut:
    keys = [card_key(card.id) for card in deck.cards]
    return DeckOut(
        name=deck.name,
        title=deck.title,
        cards=len(keys),
        taken_up=sum(key in known for key in keys),
        begun=sum(known.get(key, False) for key in keys),
    )


def _item(asked: Asked, shelf: Shelf, reviewer: Reviewer, solved: Solved) -> ItemOut:
    shown = shelf.find(asked.item)
    assert shown is not None, asked.item
    card = shown.card or _as_card(shown)
    return ItemOut(
        item=asked.item,
        seen=str(asked.last_entry),
        asks=card.kind if shown.card else "problem",
        phase=asked.standing.state.phase,
        flag=asked.standing.flag,
        leech=shown_leech(asked, shown, shelf.library, solved),
        rewritten=shown.rewritten,
        home=shown.home,
        front=str(as_html(card.front, shown.form)),
        back=str(as_html(card.back, shown.form)),
        why=str(as_html(card.why, shown.form)),
        rubric=[str(render_line(line)) for line in card.rubric],
        answer=_answer(card) if shown.form == "markdown" else "",
        links=_links(card.links, shelf.library),
        intervals={rating.name.lower(): _in_words(reviewer, asked, rating) for rating in Rating},
    )


def _as_card(shown: Shown) -> Flashcard:
    """A problem to solve again, as the card that sends somebody there."""
    assert shown.problem is not None
    problem = shown.problem
    return Flashcard(problem.slug, problem.title, "", problem.concepts, links=(problem.slug,))


def _answer(card: Flashcard) -> str:
    """What somebody may type: of a card that asks what is printed the first code of its back, of one that asks for a cost the formula."""
    wanted = {"output": {"fence", "code_block", "code_inline"}, "cost": {"math_inline", "math_block"}}.get(
        card.kind, set()
    )
    tokens = (piece for token in parse(card.back) for piece in (token, *(token.children or ())))
    return next((piece.content.strip("\n") for piece in tokens if piece.type in wanted), "")


def _links(slugs: Collection[str], library: Library) -> list[LinkOut]:
    found = ((slug, library.problem(slug)) for slug in slugs)
    return [LinkOut(slug, problem.title) for slug, problem in found if problem is not None]


def _in_words(reviewer: Reviewer, asked: Asked, rating: Rating) -> str:
    """When an item would come back after a rating."""
    return _until(reviewer.preview(asked, rating))


def _until(state: State) -> str:
    """How long after its last rating an item comes back: "10 min", "1 d", "3 mo"."""
    assert state.reviewed is not None
    assert state.reviewed_at is not None
    assert state.due is not None
    if state.due_at is not None:
        minutes = (state.due_at - state.reviewed_at).total_seconds() / 60
        return f"{minutes:.0f} min" if minutes < 60 else f"{minutes / 60:.0f} h"
    days = (state.due - state.reviewed).days
    if days < 31:
        return f"{days} d"
    return f"{days / 30.44:.0f} mo" if days < 365 else f"{days / 365.25:.1f} y"

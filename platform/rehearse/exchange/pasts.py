"""A card's past in Anki as entries of our log, and where the card stands by them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from rehearse.exchange.prepared import Line
from rehearse.exchange.values import BY_HAND, CRAM, Card, Review
from rehearse.review import history
from rehearse.review.days import Calendar
from rehearse.review.history import Carried, Entry, Standing
from rehearse.review.memory import Memory, Rating
from rehearse.review.rows import CarriedOrigin
from rehearse.review.schedule import Scheduler

#: Before this day nobody reviewed with such a program.
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)

#: The retention that Anki's old scheduler aimed at, which its intervals stand for.
_SM2_RETENTION = 0.9
_SM2_EASE = 2.5

NO_ANSWERS = "Reviews that were no answers: rescheduled, set by hand, or crammed without a grade."
RESET = "Reviews from before a card was reset in Anki."
NO_MOMENT = "Reviews in the future, or from before the year 2000."


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells cards' pasts for one person at one moment."""

    calendar: Calendar
    scheduler: Scheduler
    now: datetime

    def past(
        self, item: str, card: Card, reviews: Sequence[Review], left_out: Counter[str]
    ) -> tuple[tuple[Line, ...], Standing]:
        """The entries of a card in order of time, and where it stands after them; what cannot be one is counted."""
        lines = [*self._answers(item, reviews, left_out)]
        if not lines and card.phase in {"review", "relearning"} and card.interval > 0:
            lines.append(self._carried(item, card))
        lines += self._set_aside(item, card)
        standing = Standing()
        for line in lines:
            standing = history.applied(self.scheduler, standing, line.entry)
        return tuple(lines), standing

    def _answers(self, item: str, reviews: Sequence[Review], left_out: Counter[str]) -> Iterable[Line]:
        ordered = sorted(reviews, key=lambda review: review.at)
        resets = [place for place, review in enumerate(ordered) if review.kind == BY_HAND and not review.factor]
        first = resets[-1] + 1 if resets else 0
        left_out[RESET] += sum(review.rating > 0 for review in ordered[:first])
        for review in ordered[first:]:
            at = _moment(review.at)
            if not review.rating or (review.kind == CRAM and not review.factor):
                left_out[NO_ANSWERS] += 1
            elif at is None or not _EARLIEST <= at <= self.now:
                left_out[NO_MOMENT] += 1
            else:
                entry = Entry(
                    *(0, item, "rated", at, self.calendar.day_of(at), Rating(review.rating)),
                    graduates=review.interval > 0,
                )
                origin = {
                    "interval": review.interval,
                    "before": review.before,
                    "factor": review.factor,
                    "kind": review.kind,
                }
                yield Line(entry, review.milliseconds / 1000, origin)

    def _carried(self, item: str, card: Card) -> Line:
        """What Anki knew of a card whose reviews are not there."""
        today = self.calendar.day_of(self.now)
        due = today + timedelta(days=card.due if card.phase == "review" else 0)
        day = min(today, due - timedelta(days=card.interval))
        at = min(self.calendar.begin(day), self.now)
        memory = self._memory(card)
        kept = CarriedOrigin(
            memory.stability,
            memory.difficulty,
            due,
            reviews=max(1, card.reviews),
            lapses=card.lapses,
            interval=card.interval,
            ease=card.ease,
        )
        carried = Carried(memory, due, kept.reviews, kept.lapses)
        return Line(Entry(0, item, "carried", at, day, carried=carried), origin=msgspec.to_builtins(kept))

    def _memory(self, card: Card) -> Memory:
        if card.stability is not None and card.difficulty is not None:
            return Memory(card.stability, card.difficulty)
        ease = card.ease if card.ease > 1 else _SM2_EASE
        return self.scheduler.model.from_sm2(ease, card.interval, _SM2_RETENTION)

    def _set_aside(self, item: str, card: Card) -> Iterable[Line]:
        today = self.calendar.day_of(self.now)
        if card.suspended:
            yield Line(Entry(0, item, "suspended", self.now, today))
        if card.flag:
            yield Line(Entry(0, item, "flagged", self.now, today, flag=card.flag))


def _moment(milliseconds: int) -> datetime | None:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None

"""What a person does with review items: take them up, rate, take back, set aside. What is asked of them: `queue`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from rehearse.review import history, statements
from rehearse.review.history import Action, Entry, Kind, Standing
from rehearse.review.items import Asked, NewItem
from rehearse.review.memory import Rating
from rehearse.review.models import ReviewEntry
from rehearse.review.queue import NEW_LOOKED_AT, Queue, queue_of
from rehearse.review.queue_rows import Present, rows_of
from rehearse.review.rows import asked_of, columns_of, entry_of
from rehearse.review.schedule import State
from rehearse.review.settings import Settings, model_in_use

#: What scheduled a rating, as the log keeps it.
ENGINE = "FSRS-6"


class UnknownItemError(LookupError):
    """The person does not review this item. The text names it."""


class StaleAnswerError(Exception):
    """The item was answered or changed elsewhere since it was shown, for example in another tab. Nothing was counted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rating rests on: which one the evidence spoke for and why, and how many seconds the person took.

    `perhaps_easy`: it may have been easy, which only the person can say.
    """

    suggested: Rating | None = None
    reason: str = ""
    seconds: float | None = None
    perhaps_easy: bool = False


@dataclass(frozen=True, slots=True)
class Graded:
    """The last rating of an item that is in effect, with its evidence."""

    entry: Entry
    rating: Rating
    suggested: Rating | None
    reason: str
    perhaps_easy: bool
    seconds: float | None


class Reviewer:
    """One person at one moment. Nothing is committed here."""

    def __init__(self, session: Session, user_id: int, *, now: datetime, settings: Settings) -> None:
        self._session = session
        self._user_id = user_id
        self._now = now
        self._settings = settings
        self._day = settings.calendar.day_of(now)

    def take_up(self, items: Iterable[NewItem]) -> int:
        """Add items that the person does not review yet; how many there were.

        New ones are asked in their order here, mixed with those of other calls: the first of each before the second of any.
        """
        wanted = {each.item: each for each in items}
        known = set(self._session.scalars(statements.KNOWN, {"user": self._user_id, "items": list(wanted)}))
        rows = [
            {
                "user_id": self._user_id,
                "item": each.item,
                "kind": each.kind,
                "group": each.group,
                "place": place,
                "added_at": self._now,
            }
            for place, each in enumerate(wanted.values(), 1)
            if each.item not in known
        ]
        if rows:
            connection = self._session.connection()
            # Another request may take the same up at this very moment; one of them is enough.
            connection.execute(
                statements.INSERT[connection.dialect.name](statements.ITEMS).on_conflict_do_nothing(), rows
            )
        return len(rows)

    def queue(self, present: Present = set) -> Queue:
        """What is to be reviewed now, with as many new items as are left of today's.

        `present` tells which items have texts; without it all do. The others take nobody's place.
        """
        wanted = NEW_LOOKED_AT * self._settings.new_a_day
        rows = rows_of(self._session.connection(), self._user_id, self._day, new=wanted, present=present)
        return queue_of(rows, now=self._now, day=self._day, settings=self._settings)

    def all_items(self) -> dict[str, bool]:
        """Every item of the person, and whether it was ever answered."""
        rows = self._session.connection().execute(statements.PROGRESS, {"user": self._user_id})
        return {row.item: row.phase != "new" for row in rows}

    def preview(self, asked: Asked, rating: Rating) -> State:
        """The state that an item would have after a rating now; nothing is stored."""
        state = asked.standing.state
        # A clock that was set back refuses the rating, not the look at the card.
        at = max(self._now, state.reviewed_at or self._now)
        return self._settings.scheduler(asked.kind).rated(state, rating, item=asked.item, at=at, day=self._day)

    def find(self, item: str) -> Asked:
        """An item as it stands.

        Raises:
            UnknownItemError: the person does not review it.
        """
        row = self._row(item)
        if row is None:
            raise UnknownItemError(
                f"You do not review {item!r}. Take it up first, by its problem or its deck; a card that was deleted has to be brought back."
            )
        return asked_of(row)

    def rate(self, item: str, rating: Rating, *, seen: int, evidence: Evidence | None = None) -> Asked:
        """Rate an item as it was shown: `seen` is its last entry then.

        Raises:
            ValueError: the rating is none of the four.
            UnknownItemError: the person does not review it.
            StaleAnswerError: it was answered or changed since it was shown.
            ClockError: the clock runs backwards.
        """
        return self._act(item, _Draft("rated", rating=Rating(rating), evidence=evidence or Evidence()), seen=seen)

    def last_rating(self, item: str) -> Graded | None:
        """The last rating of an item that is in effect; None when it has none."""
        rated = [entry for entry in history.in_effect(self.entries(item)) if entry.rating is not None]
        if not rated:
            return None
        last = rated[-1]
        row = self._session.connection().execute(statements.REASON, {"number": last.number}).one()
        assert last.rating is not None
        suggested = None if row.suggested is None else Rating(row.suggested)
        return Graded(last, last.rating, suggested, row.reason, row.perhaps_easy, row.seconds)

    def regrade(self, item: str, rating: Rating, *, seen: int) -> Asked:
        """Put another rating in the place of today's last one: what the evidence spoke for, and how long it took, stay in the log.

        Raises:
            UnknownItemError: the person does not review it.
            StaleAnswerError: it was answered or changed since it was shown, or was not rated today.
        """
        graded = self.last_rating(item)
        if graded is None or graded.entry.day != self._day:
            raise StaleAnswerError(f"{item!r} was not rated today, so there is no rating to change.")
        before = self.find(item)
        if seen != before.last_entry:
            raise StaleAnswerError(_stale(item))
        without = self._take(graded.entry, "undone")
        evidence = Evidence(graded.suggested, graded.reason, graded.seconds, graded.perhaps_easy)
        return self.rate(item, Rating(rating), seen=without.last_entry, evidence=evidence)

    def set_aside(self, item: str, action: Action, *, until: date | None = None, flag: int = 0) -> Asked:
        """Suspend an item, resume it, bury it until a day (the next one unless said), or flag it.

        Raises:
            UnknownItemError: the person does not review it.
            StaleAnswerError: it was changed in the same moment.
        """
        if action == "buried":
            until = until or self._day + timedelta(days=1)
        return self._act(item, _Draft(action, until=until, flag=flag))

    def call(self, items: Iterable[str]) -> list[str]:
        """Make known items due today, because a failed test shows that their concept is not there; those that were not due before.

        What was answered today is not asked twice.
        """
        wanted = {"user": self._user_id, "day": self._day, "items": list(items)}
        known = list(self._session.scalars(statements.CALLABLE, wanted))
        for item in known:
            self._act(item, _Draft("called"))
        return known

    def undo(self) -> Asked | None:
        """Take the last action back, but no verdict's rating; the item as it stands again, or None when there is nothing to take back."""
        found = history.to_undo(self._newest_first())
        return None if found is None else self._take(found, "undone")

    def redo(self) -> Asked | None:
        """Do again what was undone last, unless something else was done since; None when there is nothing to do again."""
        found = history.to_redo(self._newest_first())
        return None if found is None else self._take(found, "redone")

    def entries(self, item: str | None = None) -> list[Entry]:
        """The person's log, or what of it is about one item, in order."""
        wanted = {"user": self._user_id} if item is None else {"user": self._user_id, "item": item}
        rows = self._session.connection().execute(
            statements.HISTORY if item is None else statements.HISTORY_OF_ONE, wanted
        )
        return [entry_of(row) for row in rows]

    def _act(self, item: str, draft: _Draft, *, seen: int | None = None) -> Asked:
        """Log an entry and store where it leaves its item. Nothing is stored when the item is not as it was seen."""
        before = self.find(item)
        if seen is not None and seen != before.last_entry:
            raise StaleAnswerError(_stale(item))
        if draft.action == "rated":
            draft = replace(draft, until=before.standing.state.due)
        entry = Entry(0, item, draft.action, self._now, self._day, draft.rating, draft.until, draft.flag)
        # Applied before it is stored, so that what cannot be applied never gets into the log.
        standing = history.applied(self._settings.scheduler(before.kind), before.standing, entry)
        number = self._log(item, draft)
        return self._store(before, standing, number, lambda: self._by_log(before, standing.state, entry, draft.action))

    def _take(self, found: Entry, action: Kind) -> Asked:
        """Take an entry back, or do it again: its item stands where its other entries leave it."""
        before = self.find(found.item)
        number = self._log(found.item, _Draft(action, target=found.number))

        def by_log() -> Standing:
            return self._by_log(before, before.standing.state, found, action)

        return self._store(before, by_log(), number, by_log)

    def _log(self, item: str, draft: _Draft) -> int:
        entry = ReviewEntry(
            user_id=self._user_id,
            item=item,
            action=draft.action,
            at=self._now,
            day=self._day,
            rating=draft.rating,
            until=draft.until,
            flag=draft.flag,
            target=draft.target,
            suggested=draft.evidence.suggested,
            reason=draft.evidence.reason,
            perhaps_easy=draft.evidence.perhaps_easy,
            seconds=draft.evidence.seconds,
            engine=ENGINE,
        )
        self._session.add(entry)
        self._session.flush()
        return entry.id

    def _store(self, before: Asked, standing: Standing, number: int, by_log: Callable[[], Standing]) -> Asked:
        """Write where an item stands, unless somebody else was quicker. `by_log` tells it once more, by the settings then."""
        own = (statements.ITEMS.c.user_id == self._user_id) & (statements.ITEMS.c.item == before.item)
        done = self._session.connection().execute(
            update(statements.ITEMS)
            .where(own, statements.ITEMS.c.last_entry == before.last_entry)
            .values(**columns_of(standing), last_entry=number)
        )
        if done.rowcount != 1:
            raise StaleAnswerError(_stale(before.item))
        model = model_in_use(self._session, self._user_id)
        if model != self._settings.model:
            # Weights were adopted since the settings were read, and the items' memories computed by them.
            self._settings = replace(self._settings, model=model)
            return self._store(replace(before, last_entry=number), by_log(), number, by_log)
        return replace(before, standing=standing, last_entry=number)

    def _by_log(self, asked: Asked, state: State, entry: Entry, kind: Kind) -> Standing:
        return history.left_by(self._settings.scheduler(asked.kind), self.entries(asked.item), state, entry, kind)

    def _row(self, item: str) -> Row[Any] | None:
        wanted = {"user": self._user_id, "item": item}
        return self._session.connection().execute(statements.ONE, wanted).one_or_none()

    def _newest_first(self) -> Iterator[Entry]:
        for row in self._session.connection().execute(statements.NEWEST_FIRST, {"user": self._user_id}):
            yield entry_of(row)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry before it is logged."""

    action: Kind
    rating: Rating | None = None
    until: date | None = None
    flag: int = 0
    target: int | None = None
    evidence: Evidence = field(default_factory=Evidence)


def _stale(item: str) -> str:
    return f"{item!r} was answered or changed since it was shown here, so this answer was not counted. Reload the page."

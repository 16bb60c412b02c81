"""Reads what the statistics of a person need, and remembers what it has gone through: the log only grows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, get_args

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from rehearse.review import fits
from rehearse.review.items import is_own
from rehearse.review.library import Library
from rehearse.review.models import ItemKind, ReviewEntry, ReviewItem
from rehearse.review.schedule import Scheduler
from rehearse.review.settings import Settings
from rehearse.review.statistics.shapes import Statistics

if TYPE_CHECKING:
    from rehearse.review.statistics.columns import Log
    from rehearse.review.statistics.predictions import Spells
    from rehearse.review.statistics.replay import Answers

#: Of so many people at once what was gone through is kept: 15 MB for each hundred thousand entries.
PEOPLE = 8

_OWN = ReviewEntry.user_id == bindparam("user")
_SIZE = select(func.count(), func.max(ReviewEntry.id)).where(_OWN)
_ENTRIES = (
    select(
        ReviewEntry.id,
        ReviewEntry.item,
        ReviewEntry.action,
        ReviewEntry.day,
        ReviewEntry.rating,
        ReviewEntry.target,
        ReviewEntry.suggested,
        ReviewEntry.seconds,
        ReviewEntry.origin["interval"].as_integer(),
        ReviewEntry.origin["stability"].as_float(),
        ReviewEntry.origin["difficulty"].as_float(),
    )
    .where(_OWN, ReviewEntry.id > bindparam("after"), ReviewEntry.id <= bindparam("last"))
    .order_by(ReviewEntry.id)
)
_ITEMS = select(
    ReviewItem.item,
    ReviewItem.kind,
    ReviewItem.phase,
    ReviewItem.suspended,
    ReviewItem.due,
    ReviewItem.buried_until,
    ReviewItem.began,
    ReviewItem.reviewed,
    ReviewItem.stability,
    ReviewItem.difficulty,
).where(ReviewItem.user_id == bindparam("user"), ~ReviewItem.withdrawn)


@dataclass(slots=True)
class _Read:
    """What of one person's log was gone through, and what came of it by which schedule. One thread at a time holds the lock."""

    lock: Lock = field(default_factory=Lock)
    entries: int = 0
    last: int = 0
    log: Log | None = None
    schedulers: Mapping[ItemKind, Scheduler] | None = None
    spells: Spells = ()
    answers: Answers | None = None


class Statistician:
    """Tells people's statistics. Between two questions it keeps their logs, so that only what is new is read.

    The modules that compute are imported when they are first asked, because arrays cost a tenth of a second.
    """

    def __init__(self) -> None:
        self._people: OrderedDict[int, _Read] = OrderedDict()
        self._lock = Lock()

    def unread(self, session: Session, user_id: int) -> int:
        """How many entries there are that have to be read first: when they are many, the answer takes a while."""
        entries, last = _size(session, user_id)
        read = self._read_of(user_id)
        return entries - read.entries if last >= read.last and entries >= read.entries else entries

    def statistics(
        self,
        session: Session,
        user_id: int,
        *,
        now: datetime,
        settings: Settings,
        library: Library,
        active: Mapping[date, float],
        off: Collection[date] = (),
    ) -> Statistics:
        """The person's statistics. What the library has no more is counted, but not forecast.

        `active` is for how many minutes the person was active on each day; on others the time of their answers counts.
        On the coming days that are `off` they will do nothing.
        """
        from rehearse.review.statistics.items import ItemRow, Items
        from rehearse.review.statistics.summary import summary

        rows = session.execute(_ITEMS, {"user": user_id})
        items = Items.of(map(ItemRow._make, rows), lambda item: is_own(item) or library.find(item) is not None)
        answers = self._answers(session, user_id, settings)
        today = settings.calendar.day_of(now)
        return summary(answers, items, settings=settings, today=today, active=active, off=off)

    def _answers(self, session: Session, user_id: int, settings: Settings) -> Answers:
        from rehearse.review.statistics.predictions import as_predicted
        from rehearse.review.statistics.replay import replay

        read = self._read_of(user_id)
        spells = fits.in_use_by_day(session, user_id, settings.calendar)
        schedulers = {kind: settings.scheduler(kind) for kind in get_args(ItemKind)}
        with read.lock:
            grown = _read_on(session, user_id, read)
            if grown or read.answers is None or (read.schedulers, read.spells) != (schedulers, spells):
                assert read.log is not None
                read.answers = as_predicted(read.log, replay(read.log, schedulers), schedulers, spells)
                read.schedulers, read.spells = schedulers, spells
            return read.answers

    def _read_of(self, user_id: int) -> _Read:
        with self._lock:
            read = self._people.setdefault(user_id, _Read())
            self._people.move_to_end(user_id)
            while len(self._people) > PEOPLE:
                self._people.popitem(last=False)
            return read


def _read_on(session: Session, user_id: int, read: _Read) -> bool:
    """Read what was added to a log; whether anything was."""
    from rehearse.review.statistics.columns import EMPTY, LogRow

    entries, last = _size(session, user_id)
    if read.log is not None and (entries, last) == (read.entries, read.last):
        return False
    wanted = {"user": user_id, "after": read.last, "last": last}
    added = [LogRow(*row) for row in session.execute(_ENTRIES, wanted)]
    log = read.log or EMPTY
    if read.entries + len(added) != entries:
        # Another data folder was put in its place, or an entry was committed after a later one: all is read again.
        added = [LogRow(*row) for row in session.execute(_ENTRIES, wanted | {"after": 0})]
        log = EMPTY
    read.log = log.extended(added)
    read.entries, read.last = len(read.log), last
    return True


def _size(session: Session, user_id: int) -> tuple[int, int]:
    entries, last = session.execute(_SIZE, {"user": user_id}).one()
    return entries, last or 0

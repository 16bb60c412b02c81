"""A person's days: they begin at a roll-over hour of their own time zone, not at midnight and not after 24 hours.

Somebody who reviews at 22:00 and at 21:00 the next evening has reviewed on two days, and somebody up until 01:00 is still on the
day that began in the morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: When a day begins unless somebody says otherwise: hardly anybody is still, or already, at work.
ROLLOVER_HOUR = 4

#: Between two moments so far apart, the moment of a change of the clocks is looked for no further.
_EXACTLY = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of somebody in `zone`, each of which begins at `rollover` o'clock, from 0 to 23.

    A day that the zone's clocks leave out (Samoa had none on 30 December 2011) begins and ends in the same moment. Where clocks
    go back over a beginning, the day has begun and goes on: days never go back.

    Raises:
        ValueError: the hour is not on the clock.
    """

    zone: ZoneInfo
    rollover: int = ROLLOVER_HOUR

    def __post_init__(self) -> None:
        if not 0 <= self.rollover <= 23:
            raise ValueError(f"rollover = {self.rollover!r} is not an hour from 0 to 23.")

    def day_of(self, moment: datetime) -> date:
        """The day that a moment belongs to.

        Raises:
            ValueError: the moment has no time zone.
        """
        if moment.tzinfo is None:
            raise ValueError(f"moment = {moment!r} has no time zone; give it one, such as UTC.")
        shown = moment.astimezone(self.zone).replace(tzinfo=None)
        day = (shown - timedelta(hours=self.rollover)).date()
        following = day + timedelta(days=1)
        # The clocks may have gone back over its beginning since.
        return following if self.begin(following) <= moment else day

    def begin(self, day: date) -> datetime:
        """The first moment of a day, in UTC."""
        shown = datetime.combine(day, time(self.rollover))
        # Of a time that the clocks show twice, the first counts.
        moment = shown.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None) == shown:
            return moment
        return self._change_after(shown.replace(tzinfo=self.zone, fold=1).astimezone(UTC), moment)

    def _change_after(self, before: datetime, after: datetime) -> datetime:
        """The moment between two at which the clocks were put forward."""
        old = before.astimezone(self.zone).utcoffset()
        while after - before > _EXACTLY:
            middle = before + (after - before) / 2
            if middle.astimezone(self.zone).utcoffset() == old:
                before = middle
            else:
                after = middle
        return after

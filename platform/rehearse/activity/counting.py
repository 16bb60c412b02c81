"""How much of what pages report counts: no moment twice, however many tabs are open. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

#: A page reports every half minute, and what it kept meanwhile when the server was away for a while. More is no report of a page.
LONGEST_REPORT_S = 900.0

#: Reports that follow one another become one stretch, so that a day has a dozen of them and not some hundreds.
LONGEST_STRETCH_S = 600.0

#: So much may lie between two reports that follow one another.
GAP_S = 5.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that was spent on one subject on one of the person's days. It ended at `at`."""

    subject: str
    day: date
    at: datetime
    seconds: float

    def after(self, moment: datetime) -> float:
        """How many of its seconds came after a moment."""
        return max(0.0, min(self.seconds, (self.at - moment).total_seconds()))

    def lengthened(self, report: Stretch) -> Stretch | None:
        """The stretch with a later one that goes on with it; None when that begins a new one."""
        gap = (report.at - self.at).total_seconds() - report.seconds
        seconds = self.seconds + report.seconds
        same = (self.subject, self.day) == (report.subject, report.day)
        return replace(report, seconds=seconds) if same and gap <= GAP_S and seconds <= LONGEST_STRETCH_S else None


def counted(seconds: float, *, at: datetime, before: datetime | None) -> float:
    """How much of a report that comes at a moment counts, when the one before it came at `before`.

    A report speaks of the time until it came. What reaches back behind the one before, of whichever tab, was counted there.
    """
    room = LONGEST_REPORT_S if before is None else (at - before).total_seconds()
    return max(0.0, min(seconds, room, LONGEST_REPORT_S))

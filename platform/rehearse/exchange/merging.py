"""Which of a card's past is new to somebody who reviews it already. Pure.

The log only grows, and each item's entries stand in it in order of time, or it could not be replayed. So what happened elsewhere is
added when it came after the last review here, and left out when it came before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearse.exchange.prepared import Line
from rehearse.review.history import Kind

#: Two reviews of one card that lie closer together are one: elsewhere its moment was kept to the millisecond, or moved by some.
SAME = timedelta(seconds=1)

#: This one is told by its number, and not as something that is missing.
KNOWN = "known"
EARLIER = "Reviews elsewhere from before your last one here: a history is not rewritten."

_MEMORIES = frozenset({"rated", "carried"})


@dataclass(frozen=True, slots=True)
class Happened:
    """What the log says of an item, as far as it matters here."""

    kind: Kind
    at: datetime


def new_lines(lines: Sequence[Line], log: Sequence[Happened], left_out: Counter[str]) -> list[Line]:
    """The lines to be added to an item's log. One without a log takes all, one with a log only answers."""
    if not log:
        return [*lines]
    told = [entry.at for entry in log if entry.kind in _MEMORIES]
    added = []
    for line in lines:
        if line.entry.kind == "rated":
            reason = _why_not(line.entry.at, told)
            left_out[reason] += bool(reason)
            if not reason:
                added.append(line)
        elif line.entry.kind == "carried" and not told:
            added.append(line)
    return added


def _why_not(at: datetime, told: Iterable[datetime]) -> str:
    told = [*told]
    if any(abs(at - known) < SAME for known in told):
        return KNOWN
    return EARLIER if told and at < max(told) else ""

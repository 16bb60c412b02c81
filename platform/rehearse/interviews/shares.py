"""Where the time of an interview went, task by task and phase by phase. Pure; a clock that stands still counts for nobody.

Each stretch between two entries belongs to the task that its candidate worked on when it ended. Until the first program of one's own
it was spent reading, from then to the first run coding, and after that debugging.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rehearse.interviews.timeline import Entry

Phase = Literal["reading", "coding", "debugging"]
PHASES: tuple[Phase, ...] = ("reading", "coding", "debugging")

#: Round and task.
Address = tuple[int, int]

#: What a candidate does in a task. Anything else may happen to a task while its candidate works on another one.
_DONE_IN_TASKS = frozenset({"ran", "tried", "predicted", "answered", "ticked"})


@dataclass(slots=True)
class Share:
    """The seconds that a task took in each phase, and on its round's clock when it was run first (None: it never was)."""

    seconds: dict[Phase, float] = field(default_factory=lambda: dict.fromkeys(PHASES, 0.0))
    first_run: float | None = None
    phase: Phase = "reading"


@dataclass(slots=True)
class Shares:
    """All of an interview: `held` are the seconds that each round took by its clock, `stood` those that the clock stood still."""

    tasks: dict[Address, Share]
    held: dict[int, float] = field(default_factory=dict)
    stood: dict[int, float] = field(default_factory=dict)

    def passed(self, round_: int, current: Address | None, seconds: float, *, stands: bool) -> None:
        """Count time that passed in a round, for the task that was worked on."""
        counted = self.stood if stands else self.held
        counted[round_] = counted.get(round_, 0.0) + seconds
        if current is not None and not stands:
            share = self.tasks[current]
            share.seconds[share.phase] += seconds

    def did(self, at: Address, entry: Entry) -> None:
        """Let what a candidate did in a task begin its next phase."""
        share = self.tasks[at]
        if entry.kind == "saved" and str(entry.payload["text"]).startswith("code/") and share.phase == "reading":
            share.phase = "coding"
        elif entry.kind in {"ran", "tried"}:
            share.phase = "debugging"
            if share.first_run is None:
                share.first_run = self.held.get(at[0], 0.0)


def shares_of(addresses: Collection[Address], entries: Iterable[Entry]) -> Shares:
    """What the entries of an interview tell of time."""
    shares = Shares({address: Share() for address in addresses})
    since: datetime | None = None
    current: Address | None = None
    round_, stands = 0, False
    for each in entries:
        address = worked_on(each)
        address = address if address in shares.tasks else None
        if since is None:
            current = (0, 0) if (0, 0) in shares.tasks else None
        else:
            current = address or current
            shares.passed(round_, current, (each.at - since).total_seconds(), stands=stands)
        since = each.at
        if address is not None:
            shares.did(address, each)
        match each.kind:
            case "stopped":
                stands = True
            case "went_on":
                stands = False
            case "round_ended":
                round_, stands = each.payload["round"] + 1, False
                current = (round_, 0) if (round_, 0) in shares.tasks else None
            case "over":
                break
            case _:
                pass
    return shares


def worked_on(entry: Entry) -> Address | None:
    """The task that a candidate worked on to make this entry; None when it was about none, or by nobody."""
    payload = entry.payload
    if entry.kind == "saved":
        kind, _, place = str(payload["text"]).partition("/")
        number, _, task = place.partition("/")
        return None if kind == "pad" or payload.get("given") else (int(number), int(task))
    return (payload["round"], payload["task"]) if entry.kind in _DONE_IN_TASKS else None

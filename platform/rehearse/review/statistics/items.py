"""Items as they stand now, as columns, and the counts of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple, get_args

import numpy as np

from rehearse.review.models import ItemKind
from rehearse.review.schedule import Phase
from rehearse.review.statistics.columns import Flags, Floats, Ints
from rehearse.review.statistics.shapes import Phases, Totals

PHASES: tuple[Phase, ...] = get_args(Phase)


class ItemRow(NamedTuple):
    """What statistics ask of an item."""

    item: str
    kind: ItemKind
    phase: Phase
    suspended: bool
    due: date | None
    buried_until: date | None
    began: date | None
    reviewed: date | None
    stability: float | None
    difficulty: float | None


@dataclass(frozen=True, slots=True)
class Items:
    """Items by column. Days are ordinals, and 0 is none; `due` is no earlier than an item that was set aside comes back.

    `asked` tells of which there is something to ask: the catalogue may have lost one.
    """

    problem: Flags
    phase: Ints
    suspended: Flags
    due: Ints
    began: Ints
    reviewed: Ints
    stability: Floats
    difficulty: Floats
    asked: Flags

    @classmethod
    def of(cls, rows: Iterable[ItemRow], asked: Callable[[str], bool]) -> Items:
        """The columns of some rows. `asked` tells of an item's name whether there is something to ask."""
        all_rows = list(rows)
        return cls(
            problem=np.array([row.kind == "problem" for row in all_rows], np.bool_),
            phase=np.array([PHASES.index(row.phase) for row in all_rows], np.int64),
            suspended=np.array([row.suspended for row in all_rows], np.bool_),
            due=np.array([max(_ordinal(row.due), _ordinal(row.buried_until)) for row in all_rows], np.int64),
            began=np.array([_ordinal(row.began) for row in all_rows], np.int64),
            reviewed=np.array([_ordinal(row.reviewed) for row in all_rows], np.int64),
            stability=np.array([row.stability for row in all_rows], np.float64),
            difficulty=np.array([row.difficulty for row in all_rows], np.float64),
            asked=np.array([asked(row.item) for row in all_rows], np.bool_),
        )

    def only(self, wanted: Flags) -> Items:
        """Some of them."""
        return Items(**{each.name: getattr(self, each.name)[wanted] for each in fields(self)})

    def in_phase(self, phase: Phase) -> Flags:
        """Where the phase is this one."""
        found: Flags = self.phase == PHASES.index(phase)
        return found


def totals(items: Items, reviews: int) -> Totals:
    """How many items there are of each kind and phase, and how stable what was reviewed is."""
    known = items.stability[~np.isnan(items.stability)]
    return Totals(
        phases=[_phases(items.only(items.problem == (kind == "problem")), kind) for kind in get_args(ItemKind)],
        suspended=int(items.suspended.sum()),
        reviews=reviews,
        stability_mean=float(known.mean()) if len(known) else None,
        stability_median=float(np.median(known)) if len(known) else None,
    )


def _phases(items: Items, kind: ItemKind) -> Phases:
    return Phases(kind=kind, **{phase: int(items.in_phase(phase).sum()) for phase in PHASES})


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()

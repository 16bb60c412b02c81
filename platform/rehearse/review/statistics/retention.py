"""True retention: what share of the items that were asked again was still known."""

from __future__ import annotations

from datetime import date
from typing import get_args

import numpy as np

from rehearse.review.models import ItemKind
from rehearse.review.statistics.columns import Flags
from rehearse.review.statistics.replay import Answers
from rehearse.review.statistics.shapes import Maturity, Retention
from rehearse.review.statistics.shares import share_of

#: The last so many days, today included; None is ever since.
PERIODS = (7, 30, 365, None)


def true_retention(answers: Answers, today: date) -> list[Retention]:
    """By kind, maturity and period, each with its count."""
    counted = answers.only(answers.counted)
    found = []
    for kind in get_args(ItemKind):
        of_kind = counted.of_kind(kind)
        for maturity in get_args(Maturity):
            for days in PERIODS:
                since = 0 if days is None else today.toordinal() - days + 1
                wanted = _of_maturity(of_kind, maturity) & (of_kind.day >= since)
                share = share_of(of_kind.recalled[wanted])
                found.append(Retention(kind=kind, maturity=maturity, days=days, share=share))
    return found


def _of_maturity(answers: Answers, maturity: Maturity) -> Flags:
    if maturity == "all":
        return np.ones(len(answers), np.bool_)
    found: Flags = answers.mature == (maturity == "mature")
    return found

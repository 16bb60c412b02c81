"""One thing that doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found. A `next_step` beside `ok` is a piece of advice; it is empty when nothing is to be done."""

    name: str
    ok: bool
    message: str
    next_step: str = ""

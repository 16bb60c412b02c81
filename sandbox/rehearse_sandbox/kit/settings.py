"""What the checks assume when a test does not say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from rehearse_sandbox.wire.job import Compare

#: A clock was made, or its suite let time pass.
ClockEvent = Literal["made", "advanced"]


@dataclass(slots=True)
class Settings:
    """Defaults of all checks. The judge puts the problem's `[compare]` here before it runs the suite.

    `on_error` is told the largest error of each comparison as a share of what is tolerated: 1 is the limit. `on_clock` is
    told what a suite does with its clocks: which one, what, and the seconds.
    """

    compare: Compare = field(default_factory=Compare)
    on_error: Callable[[float], None] | None = None
    on_clock: Callable[[Any, ClockEvent, float], None] | None = None


settings = Settings()

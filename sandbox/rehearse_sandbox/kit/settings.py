"""What the checks assume when a test does not say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rehearse_sandbox.wire.job import Compare


@dataclass(slots=True)
class Settings:
    """Defaults of all checks. The judge puts the problem's `[compare]` here before it runs the suite.

    `on_error` is told the largest error of each comparison as a share of what is tolerated: 1 is the limit.
    """

    compare: Compare = field(default_factory=Compare)
    on_error: Callable[[float], None] | None = None


settings = Settings()

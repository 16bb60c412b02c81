"""What the checks assume when a test does not say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field

from rehearse_sandbox.wire.job import Compare


@dataclass(slots=True)
class Settings:
    """Defaults of all checks. The judge puts the problem's `[compare]` here before it runs the suite."""

    compare: Compare = field(default_factory=Compare)


settings = Settings()

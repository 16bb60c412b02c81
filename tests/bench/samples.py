"""One submission to a served site, with every millisecond from the client's request to the client's verdict."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rehearse.trace import WORK
from tests.served import Site

#: What only the client can see: from its request to the row's moment, and from the verdict's moment to its own hands.
POST, PUSH = "post", "push"


@dataclass(frozen=True)
class Sample:
    """Milliseconds by stage; they add up to `total_ms`, apart from what clocks disagree about."""

    total_ms: float
    stages: dict[str, float]
    verdict: str

    @property
    def measured(self) -> bool:
        """Whether the cell said how long it made inputs and ran tests."""
        return all(name in self.stages for name in WORK)

    @property
    def overhead_ms(self) -> float:
        """Everything but making inputs and running the bodies of tests."""
        return self.total_ms - sum(self.stages.get(name, 0.0) for name in WORK)


def take(site: Site, slug: str, source: str) -> Sample:
    """Send a program and follow its stream to the verdict."""
    began = time.time()
    verdict: dict[str, Any] = dict(site.verdict(site.submit(slug, source)["events"]))
    ended = time.time()
    stages = dict(verdict["timing"]["stages"] or {})
    outer = {POST: _moment(verdict["created_at"]) - began, PUSH: ended - _moment(verdict["finished_at"])}
    return Sample(
        total_ms=(ended - began) * 1000,
        stages={POST: outer[POST] * 1000, **stages, PUSH: outer[PUSH] * 1000},
        verdict=str(verdict["verdict"]),
    )


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()

"""What `/metrics` counts, in a registry of its own so that several applications can live in one process."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 60, 120)


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.submissions = Counter(
            "rehearse_submissions", "Submissions taken, by mode.", ["mode"], registry=self._registry
        )
        self.verdicts = Counter("rehearse_verdicts", "Verdicts given.", ["verdict"], registry=self._registry)
        self.faults = Counter(
            "rehearse_judge_faults",
            "Attempts that ended by a fault of ours; each is retried once.",
            registry=self._registry,
        )
        self.errors = Counter(
            "rehearse_unhandled_errors", "Requests that met a fault of ours.", registry=self._registry
        )
        self.seconds = Histogram(
            "rehearse_verdict_seconds",
            "From sending to the verdict.",
            ["mode"],
            buckets=SECONDS,
            registry=self._registry,
        )

    def gauge(self, name: str, text: str, read: Callable[[], float]) -> None:
        """Show a value that is read when somebody asks."""
        Gauge(name, text, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self._registry)

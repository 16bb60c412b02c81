"""The tables that `make bench` prints. Milliseconds depend on the machine; ratios are the result."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from rehearse.trace import STAGES
from tests.bench.latency import Times
from tests.bench.samples import POST, PUSH, Sample

#: What the median over the problems should not exceed (or, for the last one, reach).
GOALS = {"accepted / by hand": 0.12, "accepted / cold": 0.08, "refused / by hand": 0.50}
OVERHEAD_GOALS = {0.50: 30.0, 0.95: 80.0}
PER_MINUTE_GOAL = 600.0

#: So many stages of a trace are told in words.
MOST_TOLD = 5

console = Console(width=130)


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def accepted(times: Times, slugs: Sequence[str], ways: Sequence[str]) -> bool:
    """One row a problem: each way's median, and the ratios of the first to by hand and to a cold container; whether all goals are met."""
    others = [way for way in ("hand", "cold") if (slugs[0], way) in times.seconds]
    table = _table(
        "Accepted reference: request to verdict, ms", ["problem", *(f"{way} p50" for way in (*ways, *others))]
    )
    table.add_column("http p95", justify="right")
    for way in ways:
        for other in others:
            table.add_column(f"{way} / {other}", justify="right")
    ratios: dict[tuple[str, str], list[float]] = defaultdict(list)
    for slug in slugs:
        medians = {way: statistics.median(times.seconds[slug, way]) for way in (*ways, *others)}
        row = [f"{1000 * medians[way]:.0f}" for way in (*ways, *others)]
        row.append(f"{1000 * percentile(times.seconds[slug, ways[0]], 0.95):.0f}")
        for way in ways:
            for other in others:
                ratios[way, other].append(medians[way] / medians[other])
                row.append(f"{ratios[way, other][-1]:.3f}")
        table.add_row(slug, *row)
    console.print(table)
    met = True
    for (way, other), found in ratios.items():
        goal = GOALS[f"accepted / {'by hand' if other == 'hand' else other}"] if way == ways[0] else None
        met &= _say(f"median ratio of {way} to {other}", statistics.median(found), goal, digits=3)
    return met


def refused(times: Times) -> None:
    """The ratio to by hand of each known-wrong: median, and the worst ones by name."""
    ratios = {
        name: statistics.median(found) / statistics.median(times.seconds[name, "hand"])
        for (name, way), found in times.seconds.items()
        if way == "http"
    }
    table = _table(
        "Refused, smallest failing input included: the slowest next to by hand",
        ["program", "http ms", "hand ms", "ratio"],
    )
    for name in sorted(ratios, key=lambda name: -ratios[name])[:8]:
        seconds = (statistics.median(times.seconds[name, way]) for way in ("http", "hand"))
        table.add_row(name, *(f"{1000 * value:.0f}" for value in seconds), f"{ratios[name]:.3f}")
    console.print(table)
    _say(
        f"median ratio to by hand of {len(ratios)} programs",
        statistics.median(ratios.values()),
        GOALS["refused / by hand"],
        digits=3,
    )
    console.print(f"worst ratio: {max(ratios.values()):.3f}")


def overhead(samples: Sequence[Sample]) -> bool:
    """The time outside of generation and bodies, of all samples together; whether its goals are met."""
    if not all(sample.measured for sample in samples):
        console.print("time outside generation and bodies: the cells of this build do not measure themselves")
        return False
    met = True
    for share, goal in OVERHEAD_GOALS.items():
        value = percentile((sample.overhead_ms for sample in samples), share)
        met &= _say(f"time outside generation and bodies, ms, p{100 * share:.0f}", value, goal, digits=1)
    return met


def trace(times: Times, slugs: Sequence[str], way: str) -> None:
    """Where each millisecond is: medians of the stages by problem, and what no stage explains."""
    stages = [POST, *STAGES, PUSH]
    found = {slug: times.samples[slug, way] for slug in slugs}
    seen = [stage for stage in stages if any(stage in sample.stages for each in found.values() for sample in each)]
    table = _table(f"Where the time goes ({way}), medians in ms", ["stage", *slugs, "all"])
    everything = [sample for each in found.values() for sample in each]
    columns = [*found.values(), everything]
    for stage in seen:
        table.add_row(stage, *(_median(sample.stages.get(stage, 0.0) for sample in column) for column in columns))
    table.add_section()
    table.add_row("unexplained", *(_median(s.total_ms - sum(s.stages.values()) for s in column) for column in columns))
    table.add_row("total", *(_median(sample.total_ms for sample in column) for column in columns))
    console.print(table)
    medians = {stage: statistics.median(sample.stages.get(stage, 0.0) for sample in everything) for stage in seen}
    whole = sum(medians.values())
    console.print("most of what is left:")
    for stage in sorted(seen, key=lambda stage: -medians[stage])[:MOST_TOLD]:
        held = STAGES.get(stage, "the way between the browser and the server")
        console.print(f"  {stage} {medians[stage]:.1f} ms ({medians[stage] / whole:.0%}): {held}")


def processors(milliseconds: Mapping[str, float]) -> None:
    """Who had the processors for a submission, the most first."""
    whole = sum(milliseconds.values())
    console.print(f"of {whole:.0f} ms of all processors for each:")
    for who, had in sorted(milliseconds.items(), key=lambda each: -each[1]):
        console.print(f"  {who} {had:.1f} ms ({had / whole:.0%})")


def number(name: str, value: float, goal: float | None = None) -> bool:
    """A number that should be large; whether it is large enough."""
    met = goal is None or value >= goal
    told = "" if goal is None else f" (goal {goal:g}: {'met' if met else 'missed'})"
    console.print(f"{name}: {value:.1f}{told}")
    return met


def _median(values: Iterable[float]) -> str:
    return f"{statistics.median(values):.1f}"


def _say(name: str, value: float, goal: float | None, *, digits: int) -> bool:
    """A number that should be small; whether it is small enough."""
    met = goal is None or value <= goal
    told = "" if goal is None else f" (goal {goal:g}: {'met' if met else 'missed'})"
    console.print(f"{name}: {value:.{digits}f}{told}")
    return met


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", overflow="fold")
    return table

"""`make bench`: how long a verdict takes, next to what a person would do without Rehearse.

For the reference of each problem, in one rotation so that a slow spell of the machine hits all rows alike:

* **http**: from `POST /submissions` to the `verdict` event, on a served site with a warm cell and a full input bank;
* **hand**: `python -m pytest` on the same suite in a fresh process (same versions, same number of examples, third-party
  plugins off, which is the faster way to run it);
* **cold**: the same command in a `docker run` of the sandbox image.

Milliseconds depend on the machine; the ratios are the result.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from rehearse.catalog.catalog import Catalog
from tests import served
from tests.bench import by_hand

PROBLEMS = Path(__file__).parents[2] / "problems"

#: What issue 2 of the project asked for, kept as the mark to stay under.
GOALS = {"hand": 0.50, "cold": 0.35}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems to measure; all by default")
    parser.add_argument("--rounds", type=int, default=7, help="rotations (default: 7)")
    options = parser.parse_args()
    catalog = Catalog.load(PROBLEMS)
    problems = [catalog.problems[slug] for slug in options.slugs or sorted(catalog.problems)]
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    with served.server() as server, by_hand.folders(problems) as folders:
        site = server.site
        server.wait_until_the_bank_is_full()
        for problem in problems:
            site.seconds_to_verdict(problem.slug, problem.reference)
        for turn in range(options.rounds):
            Console(stderr=True).print(f"round {turn + 1} of {options.rounds}")
            for problem in problems:
                times[problem.slug, "http"].append(site.seconds_to_verdict(problem.slug, problem.reference))
                times[problem.slug, "hand"].append(by_hand.seconds_in_a_process(folders[problem.slug]))
                times[problem.slug, "cold"].append(by_hand.seconds_in_a_container(folders[problem.slug]))
    report([problem.slug for problem in problems], times)


def report(slugs: list[str], times: dict[tuple[str, str], list[float]]) -> None:
    """Print one row a problem, and the medians with the goals."""
    table = Table(title="Accepted reference: submit to verdict (ms), and as a ratio")
    for column in ("problem", "http p50", "http p95", "by hand p50", "cold docker p50", "/ by hand", "/ cold"):
        table.add_column(column, justify="left" if column == "problem" else "right")
    ratios: dict[str, list[float]] = defaultdict(list)
    for slug in slugs:
        http, hand, cold = (sorted(times[slug, way]) for way in ("http", "hand", "cold"))
        for name, other in (("hand", hand), ("cold", cold)):
            ratios[name].append(statistics.median(http) / statistics.median(other))
        table.add_row(
            slug,
            *(f"{1000 * value:.0f}" for value in (statistics.median(http), percentile(http, 0.95))),
            *(f"{1000 * statistics.median(values):.0f}" for values in (hand, cold)),
            *(f"{ratios[name][-1]:.2f}" for name in ("hand", "cold")),
        )
    console = Console(width=110)
    console.print(table)
    for name, goal in GOALS.items():
        median = statistics.median(ratios[name])
        console.print(
            f"median ratio to {name}: {median:.2f} (goal {goal:.2f}: {'met' if median <= goal else 'missed'})"
        )


def percentile(ordered: list[float], share: float) -> float:
    """The value below which `share` of the ordered values lie (nearest rank)."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()

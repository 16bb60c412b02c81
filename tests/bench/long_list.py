"""How long the server takes for the problem list with ten thousand problems: `python -m tests.bench.long_list`.

The problems are the shipped ones, again and again under other names, every seventh of them solved. Printed is the time of
whole requests, without a network, as median and slowest of many. The goal is a median of 50 ms for every address.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.config import Config
from rehearse.services import Services, open_services
from rehearse.submissions.models import Submission
from rehearse.web.application import build

PROBLEMS = Path(__file__).parents[2] / "problems"
GOAL_MS = 50.0
ADDRESSES = (
    "/problems",
    "/problems?page=57",
    "/problems?q=conv",
    "/problems?track=ml&difficulty=2&status=unsolved",
    "/problems?tag=gradients",
    "/problems?concept=softmax",
)


def many(shipped: list[Problem], count: int) -> dict[str, Problem]:
    """As many problems as asked for, made of the shipped ones."""
    copies = (
        replace(problem, slug=f"{problem.slug}-{number}", title=f"{problem.title} {number}")
        for number, problem in enumerate(islice(cycle(shipped), count))
    )
    return {problem.slug: problem for problem in copies}


def solve(services: Services, slugs: list[str]) -> None:
    """Store an accepted submission for each of them."""
    now = datetime.now(UTC)
    with services.sessions.begin() as session:
        session.add_all(
            Submission(
                id=f"{number:032x}", user_id=1, slug=slug, mode="submit", source="", state="done", source_sha256="", verdict="accepted",
                created_at=now, problem_version="1.0.0",
            )
            for number, slug in enumerate(slugs)
        )  # fmt: skip


def times(client: FlaskClient, address: str, repeats: int) -> list[float]:
    """Milliseconds of each request; the first one, which orders the catalogue, is left out."""
    found = []
    for _ in range(repeats + 1):
        started = time.perf_counter()
        answer = client.get(address)
        found.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200, answer.text
    return found[1:]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=30)
    asked = parser.parse_args()
    shipped = Catalog.load(PROBLEMS)
    catalog = Catalog(many(list(shipped.problems.values()), asked.problems), (), shipped.vocabulary)
    table = Table("address", "median ms", "slowest ms", title=f"{asked.problems} problems")
    medians = []
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Config(data_dir=Path(folder)), catalog=catalog)
        solve(services, list(catalog.problems)[::7])
        client = build(services).test_client()
        for address in ADDRESSES:
            found = times(client, address, asked.repeats)
            medians.append(statistics.median(found))
            table.add_row(address, f"{medians[-1]:.1f}", f"{max(found):.1f}")
        services.close()
    console = Console()
    console.print(table)
    verdict = "met" if max(medians) <= GOAL_MS else "missed"
    console.print(f"largest median: {max(medians):.1f} ms (goal {GOAL_MS:.0f}: {verdict})")


if __name__ == "__main__":
    main()

"""What one user's endless loops do to another's verdicts, on a served site: `python -m tests.bench.fairness`.

User B sends the reference of a problem again and again, first alone, then while user A sends endless loops for as long as
the site takes them, waiting as `Retry-After` says. Printed are B's times and the ratio of their p95.

A site has one user until people can sign in. So the server that is measured is started from this file, which reads the
user from a header before it hands over to the real command; the product knows nothing of it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from rich.console import Console

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from tests import served

PROBLEMS = Path(__file__).parents[2] / "problems"

HEADER = "X-Bench-User"
ANN, BOB = 2, 1
GOAL = 1.5

#: Ways to be endless: in the interpreter, in one call that holds it, asleep, and while being imported.
LOOPS = (
    "def {name}(*args):\n    while True:\n        pass\n",
    "def {name}(*args):\n    return sum(range(10**13))\n",
    "import time\ndef {name}(*args):\n    time.sleep(10**6)\n",
    "while True:\n    pass\n",
)


class TwoUsers(served.Server):
    """The server of this file."""

    module = "tests.bench.fairness"


@dataclass
class Ann:
    """Sends endless loops, one after another, for as long as she may."""

    port: int
    slug: str
    name: str
    loops: int
    taken: int = 0
    refused: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Send until all are sent or until told to stop."""
        while self.taken < self.loops and not self.stop.is_set():
            source = f"# {self.taken}\n" + LOOPS[self.taken % len(LOOPS)].format(name=self.name)
            pause = self._send(source)
            self.taken += pause is None
            self.refused += pause is not None
            self.stop.wait(pause or 0)

    def _send(self, source: str) -> float | None:
        """None when it was taken, else the seconds to wait."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            body = json.dumps({"source": source, "mode": "submit"})
            headers = {"Content-Type": "application/json", HEADER: str(ANN)}
            connection.request("POST", f"/api/v1/problems/{self.slug}/submissions", body, headers)
            response = connection.getresponse()
            response.read()
            if response.status == HTTPStatus.ACCEPTED:
                return None
            if response.status not in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
                raise RuntimeError(f"Ann was answered {response.status}")
            return float(response.headers["Retry-After"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "slug", nargs="?", default="merge-intervals", help="B's problem, and A's (default: merge-intervals)"
    )
    parser.add_argument("--count", type=int, default=40, help="B's submissions in each phase (default: 40)")
    parser.add_argument("--loops", type=int, default=500, help="A's endless loops (default: 500)")
    parser.add_argument("--bound", type=int, default=5, help="what one user may have waiting (default: 5)")
    parser.add_argument("--without-bank", action="store_true", help="measure before any examples are drawn ahead")
    options = parser.parse_args()
    problem = Catalog.load(PROBLEMS).problems[options.slug]
    console = Console(width=110)
    with serving(problem, options.bound) as server:
        if not options.without_bank:
            server.wait_until_the_bank_is_full()
        alone = measure(server.site, problem, options.count)
        report(console, "B alone", alone)
        ann = Ann(server.port, problem.slug, problem.symbols[0], options.loops)
        thread = threading.Thread(target=ann.run)
        thread.start()
        time.sleep(2)
        beside = measure(server.site, problem, options.count)
        report(console, "B beside A", beside)
        console.print(f"A: {ann.taken} loops taken, {ann.refused} refusals; {metrics(server.site)}")
        ann.stop.set()
        thread.join()
        server.kill()
    ratio = percentile(beside.seconds, 0.95) / percentile(alone.seconds, 0.95)
    console.print(f"p95 ratio: {ratio:.2f} (goal {GOAL:.2f}: {'met' if ratio <= GOAL else 'missed'})")


@contextmanager
def serving(problem: Problem, bound: int) -> Iterator[TwoUsers]:
    """A started site of one problem with both users, so that its bank is full soon."""
    os.environ["REHEARSE_QUEUE_PER_USER"] = str(bound)  # noqa: TID251  the server inherits it
    os.environ["REHEARSE_QUEUE_SIZE"] = str(max(200, 2 * bound))  # noqa: TID251
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as problems:
        for name in ("tags.toml", "concepts.toml"):
            shutil.copy(PROBLEMS / name, problems)
        # Of one problem, because the bank of all takes minutes to fill.
        shutil.copytree(problem.folder, Path(problems) / problem.track / problem.slug)
        server = TwoUsers(Path(data), problems=Path(problems))
        server.start()
        try:
            add_ann(Path(data))
            yield server
        finally:
            server.stop()


def add_ann(data: Path) -> None:
    """The second user's row; the first one is there."""
    from datetime import UTC, datetime

    from rehearse import db
    from rehearse.accounts.models import User

    engine = db.connect(f"sqlite:///{data / 'rehearse.db'}")
    with db.make_sessions(engine).begin() as session:
        session.add(User(id=ANN, name="Ann", created_at=datetime.now(UTC)))
    engine.dispose()


@dataclass
class Measured:
    """Seconds to each verdict, and those of them that were spent waiting for a turn and for a cell; each in order."""

    seconds: list[float]
    waited: list[float]


def measure(site: served.Site, problem: Problem, count: int) -> Measured:
    """With pauses as a person makes them, only shorter. The first two warm up."""
    chance, seconds, waited = random.Random(0), [], []
    for number in range(count + 2):
        time.sleep(chance.uniform(0.1, 0.6))
        started = time.perf_counter()
        verdict: dict[str, Any] = site.verdict(
            site.submit(problem.slug, f"{problem.reference}\n# {number}\n")["events"]
        )
        seconds.append(time.perf_counter() - started)
        if verdict["verdict"] != "accepted":
            raise RuntimeError(f"the reference is {verdict['verdict']}: {verdict['failure']}")
        stages = verdict["timing"]["stages"]
        waited.append((stages["queue"] + stages["hand_out"]) / 1000)
    return Measured(sorted(seconds[2:]), sorted(waited[2:]))


def report(console: Console, name: str, found: Measured) -> None:
    """Two lines of milliseconds: the second does not depend on how busy the processors are with other things."""
    for title, values in ((name, found.seconds), (f"{name}, waiting for a turn and a cell", found.waited)):
        shown = {"min": values[0], "p50": statistics.median(values), "p95": percentile(values, 0.95), "max": values[-1]}
        console.print(f"{title}: " + ", ".join(f"{key} {1000 * value:.0f} ms" for key, value in shown.items()))


def percentile(ordered: list[float], share: float) -> float:
    """The value below which `share` of the ordered values lie (nearest rank)."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def metrics(site: served.Site) -> str:
    """What the site tells of its cells."""
    lines = site.get("/metrics")[1].decode().splitlines()
    return ", ".join(
        line.removeprefix("rehearse_") for line in lines if line.startswith(("rehearse_cells", "rehearse_queue"))
    )


def serve() -> None:
    """The real command, with the user read from a header."""
    from flask import request

    from rehearse import cli
    from rehearse.web import current

    # Before any view imports it by name.
    current.user_id = lambda: int(request.headers.get(HEADER, BOB))
    cli.main()


if __name__ == "__main__":
    serve() if sys.argv[1:2] == ["serve"] else main()

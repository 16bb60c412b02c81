"""`python -m tests.bench.interviews`: fifty interviews at once on a served site.

Each candidate types with a save a second, runs the examples now and then and follows the stream, for a minute of real time. In the middle
the server's clock leaps, and at the end it leaps over everybody's deadline at once, so that all programs are handed in together.
Printed are the 95th percentile of a save (goal: 150 ms), the largest error of any clock that was told (goal: 1 s; what the answer took
on its way counts as error), and whether all reports are right: each final program byte for byte, each verdict the one that it must be.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from tests.bench.__main__ import PROBLEMS, only
from tests.bench.candidates import Ahead, Candidate
from tests.bench.many_interviews import ManyInterviews
from tests.bench.many_users import add_users
from tests.bench.tables import console, percentile
from tests.served import running

SAVE_GOAL_MS, CLOCK_GOAL_S = 150.0, 1.0

#: The form lasts so much longer than people type; the clock leaps over the rest.
SPARE_MINUTES = 10


def main() -> None:
    """Let them sit their interviews, and print."""
    options = _options()
    catalog = Catalog.load(PROBLEMS)
    problems = [catalog.problems[slug] for slug in options.slugs] or _plain(catalog)[: options.problems]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        server = ManyInterviews(data)
        server.sandbox, server.problems = options.sandbox, only(problems, data / "problems")
        with running(server):
            console.print("the bank is being filled")
            server.wait_until_the_bank_is_full()
            add_users(data, options.people)
            sys.exit(0 if _sit(server, problems, options) else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems to ask; by default the first plain ones")
    parser.add_argument(
        "--problems",
        type=int,
        default=3,
        help="how many plain ones (default: 3; each more is filled into the bank first)",
    )
    parser.add_argument("--people", type=int, default=50, help="interviews at once (default: 50)")
    parser.add_argument("--seconds", type=int, default=60, help="how long everybody types (default: 60)")
    parser.add_argument(
        "--run-every", type=int, default=20, help="seconds between two runs of one person (default: 20)"
    )
    parser.add_argument("--sandbox", default="docker", help="docker, bubblewrap or process (default: docker)")
    return parser.parse_args()


def _plain(catalog: Catalog) -> list[Problem]:
    """Problems whose programs are judged by their answers alone, so that a busy machine changes no verdict."""
    known = (catalog.problems[slug] for slug in sorted(catalog.problems))
    return [each for each in known if each.kind == "implement" and not each.slow and "reference" in each.accepted]


def _sit(server: ManyInterviews, problems: Sequence[Problem], options: argparse.Namespace) -> bool:
    ahead = Ahead()
    people = [Candidate(server.port, number, ahead) for number in range(1, options.people + 1)]
    known = {problem.title: problem for problem in problems}
    minutes = options.seconds // 60 + SPARE_MINUTES
    over = False
    with ThreadPoolExecutor(2 * len(people)) as pool:
        list(pool.map(lambda each: each.begin(_form(each, minutes), known), people))
        followed = [pool.submit(each.follow, lambda: over) for each in people]
        typed = [pool.submit(each.type, options.seconds, options.run_every) for each in people]
        time.sleep(options.seconds / 2)
        # The clock is told to have leapt before it does: what was read in between may be either.
        ahead.leap(60)
        server.leap(seconds=60)
        for each in typed:
            each.result()
        over = True
        server.leap(minutes=minutes)
        ended = time.monotonic()
        faults = [
            fault
            for found in pool.map(lambda each: each.faults_of_report(give_up=ended + 600), people)
            for fault in found
        ]
        console.print(f"all is judged {time.monotonic() - ended:.0f} s after the clock ended every round")
        for each in followed:
            each.result()
    return _tell(people, faults)


def _form(candidate: Candidate, minutes: int) -> str:
    """Keep a form of the candidate's own that is short enough; its name."""
    slots = [{"difficulty": [1, 5]}] * 2
    form = {
        "title": "Bench",
        "summary": "Two problems.",
        "rounds": [{"kind": "coding", "minutes": minutes, "problems": slots}],
    }
    status, kept = candidate.ask("POST", "/interview-forms", {"form": form})
    if status != HTTPStatus.CREATED:
        raise RuntimeError(f"candidate {candidate.number}: {status} {kept}")
    return str(kept["name"])


def _tell(people: Sequence[Candidate], faults: Sequence[str]) -> bool:
    """Print what was measured; whether all goals are met."""
    saves = [ms for each in people for ms in each.measured.saves_ms]
    clocks = [seconds for each in people for seconds in each.measured.clocks_s]
    refused = Counter(words for each in people for words in each.measured.refused)
    runs = sum(each.measured.runs for each in people)
    reconnected = sum(each.measured.reconnected for each in people)
    p95, clock = percentile(saves, 0.95), max(clocks)
    told = f"{len(people)} interviews, {len(saves)} saves, {runs} runs, {len(clocks)} clocks told, {reconnected} connections closed by the server"
    console.print(f"{told}; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
    console.print(
        f"a save, ms: p50 {percentile(saves, 0.5):.1f}, p95 {p95:.1f}, most {max(saves):.1f} (goal p95 {SAVE_GOAL_MS:g}: {_met(p95 <= SAVE_GOAL_MS)})"
    )
    console.print(f"largest error of a clock, s: {clock:.3f} (goal {CLOCK_GOAL_S:g}: {_met(clock <= CLOCK_GOAL_S)})")
    right = len(people) - len({fault.split(":")[0] for fault in faults})
    console.print(f"right reports: {right} of {len(people)} ({_met(not faults)})")
    for line in (*faults, *(f"refused {count} times: {words}" for words, count in refused.items())):
        console.print(f"  {line}")
    return p95 <= SAVE_GOAL_MS and clock <= CLOCK_GOAL_S and not faults and not refused


def _met(goal: bool) -> str:  # noqa: FBT001  it is the one thing said
    return "met" if goal else "missed"


if __name__ == "__main__":
    main()

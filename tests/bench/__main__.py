"""`make bench`: how long a verdict takes, next to what a person would do without Rehearse, and what a machine carries.

Rows, chosen with `--only`:

* **accepted**: from `POST /submissions` to the `verdict` event for each problem's reference, on a served site with a warm
  cell and a full input bank (`http`) and on one without a bank (`no bank`), next to `python -m pytest` on the same suite
  in a fresh process (`hand`: same versions, same number of examples, third-party plugins off, which is the faster way) and
  in a cold `docker run` of the sandbox image (`cold`);
* **refused**: each known-wrong program, smallest failing input included, next to the same by hand;
* **capacity**: cells replaced in a second, memory of an idle cell, submissions in a minute;
* **review**: today's queue, a rating and the Today page of somebody with ten thousand items and two hundred thousand reviews.

All ways take turns, so that a slow spell of the machine hits them alike. Milliseconds depend on the machine; the ratios
are the result. Where a goal of the accepted row is missed, and with `--trace` always, it also prints where each millisecond was; where that
of capacity is missed, whose processor time it was.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from tests import served
from tests.bench import by_hand, capacity, latency, review, tables

PROBLEMS = Path(__file__).parents[2] / "problems"

#: What is measured unless others are named: the eight problems for which the goals were set, so that runs can be compared.
EIGHT = (
    "balanced-brackets",
    "merge-intervals",
    "lru-cache",
    "level-order-traversal",
    "linear-regression",
    "softmax-cross-entropy",
    "image-convolution",
    "feature-scalers",
)
ROWS = ("accepted", "refused", "capacity", "review")


def main() -> None:
    """Measure and print."""
    options = _options()
    catalog = Catalog.load(PROBLEMS)
    slugs = sorted(catalog.problems) if options.all else options.slugs or EIGHT
    problems = [catalog.problems[slug] for slug in slugs]
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as shelf:
        if {"accepted", "refused"} & set(options.only):
            _latency(Path(data), problems, options, say=console.print)
        if "capacity" in options.only:
            _capacity(Path(data), Path(shelf), problems, options, say=console.print)
        if "review" in options.only:
            review.measure(Path(data))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems to measure; eight by default")
    parser.add_argument("--all", action="store_true", help="measure every problem, for which a bank is filled first")
    parser.add_argument("--rounds", type=int, default=5, help="rotations of the accepted rows (default: 5)")
    parser.add_argument("--refused-rounds", type=int, default=1, help="rotations of the refused rows (default: 1)")
    parser.add_argument("--seconds", type=float, default=20, help="length of each capacity row (default: 20)")
    parser.add_argument("--only", nargs="+", choices=ROWS, default=ROWS, help="rows to measure; all by default")
    parser.add_argument(
        "--trace", action="store_true", help="print where each millisecond was, also when all goals are met"
    )
    parser.add_argument("--site-only", action="store_true", help="leave out the slow ways: by hand and cold")
    return parser.parse_args()


def _latency(data: Path, problems: list[Problem], options: argparse.Namespace, *, say: Callable[[str], None]) -> None:
    slugs = [problem.slug for problem in problems]
    catalogue = only(problems, data / "problems")
    server = served.Server(data, problems=catalogue)
    with (
        by_hand.folders(problems) as folders,
        served.running(server),
        served.server(problems=catalogue, variables={"REHEARSE_BANK": "off"}) as without,
    ):
        say("the bank is being filled")
        server.wait_until_the_bank_is_full()
        sites = {"http": server.site, "no bank": without.site}
        if "accepted" in options.only:
            slow = {} if options.site_only else folders
            times = latency.accepted(sites, problems, slow, rounds=options.rounds, say=say)
            met = tables.accepted(times, slugs, list(sites))
            met &= tables.overhead([sample for slug in slugs for sample in times.samples[slug, "http"]])
            if options.trace or not met:
                tables.trace(times, slugs, "http")
        if "refused" in options.only:
            tables.refused(latency.refused(server.site, problems, folders, rounds=options.refused_rounds, say=say))


def only(problems: list[Problem], folder: Path) -> Path:
    """A catalogue of these problems alone: the bank of the others would take minutes to fill."""
    folder.mkdir()
    for name in ("tags.toml", "concepts.toml"):
        shutil.copy(PROBLEMS / name, folder)
    for problem in problems:
        shutil.copytree(problem.folder, folder / problem.track / problem.slug)
    return folder


def _capacity(
    data: Path, shelf: Path, problems: list[Problem], options: argparse.Namespace, *, say: Callable[[str], None]
) -> None:
    # The bank that was filled serves every site of this build; other rows of the database should not slow them.
    if (data / "bank").exists():
        shutil.copytree(data / "bank", shelf / "bank")
    catalogue = only(problems, shelf / "problems")
    say("capacity")
    tables.number("cells replaced per second", capacity.refills_per_second(problems[0], seconds=options.seconds))
    tables.number("memory of an idle cell, MB", capacity.idle_megabytes())
    for reuse, cells, goal in (("user", None, None), ("user", 2, None), ("any", 2, tables.PER_MINUTE_GOAL)):
        carried = capacity.submissions_per_minute(
            shelf, catalogue, problems, reuse=reuse, cells=cells, seconds=options.seconds
        )
        count = "the usual number of" if cells is None else cells
        name = f"accepted submissions per minute, {capacity.USERS} users, {count} cells reused for {reuse}"
        met = tables.number(name, carried.per_minute, goal)
        if options.trace or not met:
            tables.processors(carried.processor_ms)


if __name__ == "__main__":
    main()

"""Is a program judged alike every time? `python -m tests.bench.determinism`.

Judges an accepted and a refused program of each problem again and again, first in cells that are reused and in cells that
are fresh for each job, with the bank of examples and without it, then as a server does, and compares verdicts and failing
inputs byte by byte. A third program of each problem, which fails by a chance that it does not fix itself, is judged in
the first eight turns.
Exit code 1 when any two judgings differ.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.judging import build_fill, build_job, expected, seed_for
from rehearse.submissions.verdict import decide
from rehearse_sandbox.host import Sandbox, open_sandbox
from tests.bench.programs import Program, by_chance, one_of_each

PROBLEMS = Path(__file__).parents[2] / "problems"

#: In turn: does a job find a cell that others have used, and does it bring its bank. Starting cells takes the longest.
#: After these all turns are those of a server: a used cell, and a bank.
WAYS = [
    (True, True),
    (True, False),
    (True, True),
    (True, False),
    (False, True),
    (True, False),
    (True, True),
    (False, False),
]

#: What each program got, judging by judging.
Seen = dict[tuple[str, str], list[bytes]]


def main() -> None:
    """Judge, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems to judge; all by default")
    parser.add_argument("--repeats", type=int, default=8, help="judgings of each program (default: 8; the goal: 50)")
    parser.add_argument("--at-once", type=int, default=2, help="jobs that are judged at once (default: 2)")
    parser.add_argument(
        "--bank", type=Path, help="folder of a server's bank; what is not there is drawn, which takes minutes"
    )
    options = parser.parse_args()
    catalog = Catalog.load(PROBLEMS)
    began = time.monotonic()
    seen = measure(
        [catalog.problems[slug] for slug in options.slugs or sorted(catalog.problems)],
        options.repeats,
        options.at_once,
        options.bank,
    )
    alike = report(seen)
    print(f"{sum(map(len, seen.values()))} judgings in {time.monotonic() - began:.0f} s")
    sys.exit(0 if alike else 1)


def measure(problems: list[Problem], repeats: int, at_once: int, folder: Path | None) -> Seen:
    """Judge every program so many times, first in each way; those that fail by chance only then."""
    seen: Seen = defaultdict(list)
    known = [program for problem in problems for program in one_of_each(problem)]
    programs = [*known, *map(by_chance, problems)]
    with opened("any", at_once) as reused, opened("never", at_once) as fresh, ThreadPoolExecutor(at_once) as threads:
        banks = draw(reused, programs, folder)
        for turn in range(repeats):
            in_reused, banked = WAYS[turn] if turn < len(WAYS) else (True, True)
            sandbox = reused if in_reused else fresh
            present = programs if turn < len(WAYS) else known
            jobs = [(sandbox, program, bank if banked else b"") for program, bank in zip(present, banks, strict=False)]
            for program, got in zip(present, threads.map(judge, *zip(*jobs, strict=True)), strict=True):
                seen[program.problem.slug, program.name].append(got)
            Console(stderr=True).print(f"{turn + 1} of {repeats}: {'reused' if in_reused else 'fresh'}, {banked=}")
    return seen


@contextmanager
def opened(reuse: str, cells: int) -> Iterator[Sandbox]:
    """A sandbox, closed at the end."""
    sandbox = open_sandbox("docker", reuse=reuse, cells=cells)  # type: ignore[arg-type]
    try:
        sandbox.warm()
        yield sandbox
    finally:
        sandbox.close()


def draw(sandbox: Sandbox, programs: list[Program], folder: Path | None) -> list[bytes]:
    """The bank of each program's seed, from a folder as far as it is there."""
    seeds = [seed_for(each.problem, each.source) for each in programs]
    kept = folder and Bank(folder, sandbox.identity)
    found = [kept.load(each.problem, seed) if kept else b"" for each, seed in zip(programs, seeds, strict=True)]
    missing = (
        build_fill(each.problem, seed) for each, seed, bank in zip(programs, seeds, found, strict=True) if not bank
    )
    drawn = sandbox.fill(missing)
    return [bank or next(drawn) for bank in found]


def judge(sandbox: Sandbox, program: Program, bank: bytes) -> bytes:
    """What the learner would read, without the times."""
    job = replace(build_job(program.problem, program.source, "submit", job_id=program.name), bank=bank)
    events = list(sandbox.judge(job, user="somebody"))
    got = decide(expected(program.problem, "submit"), events)
    if program.verdict and got.word != program.verdict:
        Console(stderr=True).print(f"{program.problem.slug}, {program.name}: {got.word} instead of {program.verdict}")
    return msgspec.json.encode([got.word, got.test, got.failure, got.passed, got.total], order="deterministic")


def report(seen: Seen) -> bool:
    """Print a row for each program; whether all were judged alike."""
    table = Table(title="The same text, judged again and again")
    for column in ("problem", "program", "verdict", "judgings", "alike"):
        table.add_column(column, justify="right" if column in {"judgings", "alike"} else "left")
    alike = True
    for (slug, name), got in seen.items():
        counted = Counter(got).most_common()
        alike = alike and len(counted) == 1
        words = sorted({msgspec.json.decode(each)[0] for each in got})
        table.add_row(slug, name, ", ".join(words), str(len(got)), str(counted[0][1]))
        for each, times in counted[1:]:
            Console(stderr=True).print(f"{slug}, {name}: {times} times\n  {each!r}\ninstead of\n  {counted[0][0]!r}")
    Console(width=110).print(table)
    return alike


if __name__ == "__main__":
    main()

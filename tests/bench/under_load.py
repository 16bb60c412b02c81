"""Are right and slow programs told apart on a busy machine? `python -m tests.bench.under_load`.

Judges every right and every too slow program of each problem that measures time, again and again, while other processes
keep processors busy. Exit code 1 when a right program was refused or a slow one accepted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.judging import build_fill, build_job, expected, seed_for
from rehearse.submissions.verdict import decide
from rehearse_sandbox.host import Sandbox, open_sandbox
from tests.bench.programs import Program

PROBLEMS = Path(__file__).parents[2] / "problems"


def main() -> None:
    """Judge beside the burners and print a row for each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems to judge; by default all that measure time")
    parser.add_argument("--repeats", type=int, default=20, help="judgings of each program (default: 20)")
    parser.add_argument("--burners", type=int, default=1, help="processes that keep a processor busy (default: 1)")
    parser.add_argument("--sandbox", default="docker", help="docker, bubblewrap or process (default: docker)")
    options = parser.parse_args()
    catalog = Catalog.load(PROBLEMS)
    measured = [slug for slug, problem in sorted(catalog.problems.items()) if problem.slow]
    programs = [program for slug in options.slugs or measured for program in timed(catalog.problems[slug])]
    sandbox = open_sandbox(options.sandbox, reuse="any", cells=1)
    try:
        sandbox.warm()
        with busy(options.burners):
            right = [_row(sandbox, program, options.repeats) for program in programs]
    finally:
        sandbox.close()
    _print(programs, right, options.repeats)
    sys.exit(
        0 if all(got[program.verdict] == options.repeats for program, got in zip(programs, right, strict=True)) else 1
    )


def timed(problem: Problem) -> Iterator[Program]:
    """The right programs and those that are too slow."""
    for name, source in problem.accepted.items():
        yield Program(problem, f"accepted/{name}", source, "accepted")
    for name, source in problem.slow.items():
        yield Program(problem, f"slow/{name}", source, "time_limit")


@contextmanager
def busy(burners: int) -> Iterator[None]:
    """So many processes that do nothing but count."""
    running = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(burners)]
    for process in running:
        process.start()
    try:
        yield
    finally:
        for process in running:
            process.kill()


def _burn() -> None:
    count = 0
    while True:
        count += 1


def _row(sandbox: Sandbox, program: Program, repeats: int) -> Counter[str]:
    problem = program.problem
    (bank,) = sandbox.fill([build_fill(problem, seed_for(problem, program.source))])
    got = Counter(_verdict(sandbox, program, bank) for _ in range(repeats))
    Console(stderr=True).print(f"{problem.slug}, {program.name}: {dict(got)}")
    return got


def _verdict(sandbox: Sandbox, program: Program, bank: bytes) -> str:
    job = replace(build_job(program.problem, program.source, "submit", job_id=program.name), bank=bank)
    return decide(expected(program.problem, "submit"), list(sandbox.judge(job, user="somebody"))).word


def _print(programs: list[Program], got: list[Counter[str]], repeats: int) -> None:
    table = Table(title="Right and slow programs beside busy processes")
    for column in ("problem", "program", "expected", "as expected"):
        table.add_column(column, justify="right" if column == "as expected" else "left")
    for program, counted in zip(programs, got, strict=True):
        table.add_row(program.problem.slug, program.name, program.verdict, f"{counted[program.verdict]} of {repeats}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()

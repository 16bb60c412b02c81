"""`make attacks`: every attack on a back end, as a table; exit code 1 when one is not as it must be."""

from __future__ import annotations

import argparse
import sys
import time

from rich.console import Console
from rich.table import Table

from tests.attacks.arena import Arena, Result, descriptors, left_open
from tests.attacks.attack import Attack, chosen, read_attacks
from tests.attacks.back_ends import BACK_ENDS


def main() -> int:
    """Run what the arguments choose."""
    parser = argparse.ArgumentParser(prog="make attacks ARGS=…", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the attacks' names; all by default")
    parser.add_argument("--backend", action="append", choices=BACK_ENDS, help="all by default; may be repeated")
    parser.add_argument("--repeat", type=int, default=1, help="full runs in a row (default: 1)")
    parser.add_argument("--cells", type=int, default=3, help="attacks at a time (default: 3)")
    parser.add_argument("--failed", action="store_true", help="print only what is not as it must be")
    options = parser.parse_args()
    attacks = chosen(read_attacks(), options.names)
    wrong = 0
    for turn in range(options.repeat):
        for backend in options.backend or BACK_ENDS:
            wrong += _run(f"{backend}, run {turn + 1}", backend, attacks, options)
    return 1 if wrong else 0


def _run(title: str, backend: str, attacks: list[Attack], options: argparse.Namespace) -> int:
    began = time.monotonic()
    progress = Console(stderr=True)
    before = descriptors()
    arena = Arena(backend, cells=options.cells)
    results = []
    for result in arena.run(attacks):
        results.append(result)
        mark = "✗" if result.complaints else "✓"
        progress.print(mark, result.attack.name, *result.complaints, highlight=False, markup=False)
    left = [*arena.close(), *left_open(before)]
    wrong = [result for result in results if result.complaints]
    console = Console(width=None if sys.stdout.isatty() else 180)
    console.print(_table(title, wrong if options.failed else results))
    for result in wrong:
        console.print(f"[bold]{result.attack.name}[/]", *result.complaints, sep="\n  ", highlight=False, markup=True)
    console.print(*left, sep="\n")
    console.print(
        f"{len(results) - len(wrong)} of {len(results)} attacks as they must be, {time.monotonic() - began:.0f} s, "
        f"judge at most {max((result.judge_mb for result in results), default=0):.0f} MB"
    )
    return len(wrong) + len(left)


def _table(title: str, results: list[Result]) -> Table:
    table = Table("attack", "what it tries", "expected", "got", "ms", "honest ms", "judge MB", "clean", title=title)
    for result in results:
        table.add_row(
            result.attack.name,
            result.attack.tries,
            result.attack.expected(result.backend),
            result.got,
            f"{result.ms:.0f}",
            f"{result.honest_ms:.0f}",
            f"{result.judge_mb:.0f}",
            "no" if result.complaints else "yes",
        )
    return table


if __name__ == "__main__":
    sys.exit(main())

"""A check as people and programs read it, and its progress while it runs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from rehearse.authoring.check import Checked
from rehearse.authoring.findings import Finding
from rehearse.authoring.gates import NAMES, Outcome
from rehearse.catalog import proof
from rehearse.catalog.faults import ProblemFault

_WIDTH = 110


def as_text(checked: Checked, *, in_full: bool) -> str:
    """A folder's result. `in_full` has a line for each gate, else only those with findings have one."""
    word = "pass" if checked.passed else "FAULT"
    took = "unchanged" if checked.cached else f"{checked.seconds:.0f} s"
    if checked.times > 1:
        took += f", {checked.times} times" if checked.passed else f", in round {checked.times}"
    lines = [f"{word:<5} {checked.folder}  ({took})"]
    for outcome in checked.outcomes:
        if in_full or outcome.report.findings:
            lines.append(f"  {outcome.gate:<4}{outcome.name:<11} {outcome.report.summary}")
        lines += [line for finding in outcome.report.findings for line in _finding_lines(checked.folder, finding)]
    return "\n".join(lines)


def _finding_lines(folder: str, finding: Finding) -> Iterator[str]:
    line = f":{finding.line}" if finding.line else ""
    place = "/".join(part for part in (folder, finding.file) if part) + line
    yield f"       {finding.severity}: {place}"
    yield textwrap.fill(finding.message, _WIDTH, initial_indent=" " * 9, subsequent_indent=" " * 9)
    yield textwrap.fill(finding.next_step, _WIDTH, initial_indent=" " * 9 + "→ ", subsequent_indent=" " * 11)


def summary(results: Sequence[Checked], stray: Sequence[ProblemFault]) -> str:
    """The last line of a check."""
    broken = [checked.folder for checked in results if not checked.passed]
    decks = sum(checked.is_deck for checked in results)
    problems = len(results) - decks
    words = [_counted(problems, "problem")] if problems or not decks else []
    count = " and ".join([*words, _counted(decks, "deck")] if decks else words)
    if not broken and not stray:
        return f"{count}: all gates passed"
    beside = f", {_counted(len(stray), 'fault')} beside them" if stray else ""
    return f"{count}: {len(broken)} with faults{beside}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def figures_row(checked: Checked) -> dict[str, Any]:
    """A folder's figures in one row: what its suite refuses, how long it takes, and its room to the tolerance."""
    figures = checked.figures
    mutants = figures.get("mutants")
    return {
        "problem": checked.folder,
        "kill_rate": round(figures["killed"] / mutants, 3) if mutants else None,
        **{name: figures.get(name) for name in ("killed", "mutants", "wrong", "tests", "suite_ms", "headroom")},
    }


def as_table(results: Sequence[Checked]) -> Table:
    """The rows of all folders, for a terminal."""
    table = Table("problem", "killed", "wrong", "tests", "suite ms", "headroom", box=None, pad_edge=False)
    for found in (figures_row(checked) for checked in results if not checked.is_deck):
        rate = "" if found["kill_rate"] is None else f"{found['kill_rate']:.0%} of {found['mutants']:.0f}"
        shown = ("" if found[name] is None else f"{found[name]:g}" for name in ("wrong", "tests", "suite_ms"))
        room = "" if found["mutants"] is None else proof.room(found["headroom"])
        table.add_row(found["problem"], rate, *shown, room)
    return table


def as_json(results: Sequence[Checked], stray: Sequence[ProblemFault]) -> dict[str, Any]:
    """The whole check as plain values: `ok`, the `problems` and `decks` with their `gates` and findings, a `table` of figures, and `faults`."""
    return {
        "ok": all(checked.passed for checked in results) and not stray,
        "problems": [{"problem": checked.folder, **_told(checked)} for checked in results if not checked.is_deck],
        "decks": [{"deck": checked.folder, **_told(checked)} for checked in results if checked.is_deck],
        "table": [figures_row(checked) for checked in results if not checked.is_deck],
        "faults": [asdict(fault) for fault in stray],
    }


def _told(checked: Checked) -> dict[str, Any]:
    return {
        "ok": checked.passed,
        "cached": checked.cached,
        "seconds": round(checked.seconds, 1),
        "times": checked.times,
        "gates": [_gate(outcome) for outcome in checked.outcomes],
    }


def _gate(outcome: Outcome) -> dict[str, Any]:
    return {
        "gate": outcome.gate,
        "name": outcome.name,
        "ok": outcome.passed,
        "summary": outcome.report.summary,
        "findings": [asdict(finding) for finding in outcome.report.findings],
    }


class ProgressBar:
    """Shows on a terminal which folder and gate is at work and how many programs were judged; elsewhere it says nothing."""

    def __init__(self, console: Console, total: int) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<46}"),
            BarColumn(bar_width=24),
            TextColumn("{task.completed:.0f} of {task.total:.0f} checked"),
            TextColumn("programs judged: {task.fields[judged]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=total, judged=0)
        self._folder, self._judged = "", 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def folder(self, folder: str) -> None:
        """This folder is looked at now."""
        self._folder = folder
        self._progress.update(self._task, description=folder)

    def gate(self, gate: str) -> None:
        """The folder's next gate is tried."""
        self._progress.update(self._task, description=f"{self._folder}  {gate} {NAMES[gate]}")

    def judged(self, _name: str) -> None:
        """A program was judged."""
        self._judged += 1
        self._progress.update(self._task, judged=self._judged)

    def done(self) -> None:
        """The folder is through."""
        self._progress.advance(self._task)

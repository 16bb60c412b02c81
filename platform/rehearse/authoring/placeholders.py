"""What a scaffold says in its author's place: sentences of the tiny problem that it begins with, which nobody should ever read on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.unfinished import todos_of
from rehearse.catalog.problem import Problem

#: One folder for each kind of problem that can be begun.
TEMPLATES = Path(__file__).with_name("templates")

#: What the names of templates end in, so that no tool takes them for what they will be.
SUFFIX = ".txt"

#: A place in a template that `rehearse new` fills.
GAP = re.compile(r"<<(\w+)>>")

#: The lines of each file that people read; all of a text but its headings and rules, which may well stay.
_READ = {
    "problem.toml": re.compile(r"authors = "),
    "statement.md": re.compile(r"[^#{]"),
    "hints.md": re.compile(r"[^#]"),
    "editorial.md": re.compile(r"[^#]"),
    "cards.toml": re.compile(r"front = "),
    "wrong/expect.toml": re.compile(r"mistake = "),
    "faults.toml": re.compile(r"why = "),
}

#: Shorter lines say too little to be known again.
_SHORTEST = 20


def check_placeholders(problem: Problem) -> Report:
    """Part of G1: no text of a scaffold is left where its TODO is gone. A file whose TODO still stands has a finding already."""
    waiting = {todo.file for todo in todos_of(problem.folder)}
    findings = tuple(_findings(problem.folder, waiting))
    return Report("texts of its own" if not findings else f"{len(findings)} texts of the scaffold left", findings)


def _findings(folder: Path, waiting: set[str]) -> Iterator[Finding]:
    for name in sorted(_READ.keys() - waiting):
        lines = _lines(folder / name)
        left = [number for number, line in enumerate(lines, 1) if any(known.fullmatch(line) for known in _known(name))]
        if left:
            more = (
                f" {len(left) - 1} more line{'' if len(left) == 2 else 's'} of this file came from there."
                if len(left) > 1
                else ""
            )
            yield Finding(
                name,
                f"This still says what `rehearse new` wrote, for another problem: {lines[left[0] - 1].strip()!r}.{more}",
                "Write your own instead. The TODO that stood above is gone, so it looks as if this had been done.",
                left[0],
            )


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        # Whether a file has to be there, and must be text, is for others to say.
        return []


@cache
def _known(name: str) -> tuple[re.Pattern[str], ...]:
    """Every line of the templates of a file that people would read, whatever its gaps are filled with."""
    found = {
        line
        for template in sorted(TEMPLATES.glob(f"*/{name}{SUFFIX}"))
        for line in template.read_text(encoding="utf-8").split("\n")
        if _READ[name].match(line) and len(line) >= _SHORTEST and "TODO" not in line
    }
    return tuple(re.compile(".+".join(map(re.escape, GAP.split(line)[::2]))) for line in sorted(found))

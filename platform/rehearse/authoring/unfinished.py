"""What a scaffold left for its author to do: each `TODO(name): …` that is still in a folder, by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearse.authoring.findings import Finding, Report
from rehearse.catalog.problem import Problem

#: What is to be done for a new problem, in the order in which it is easiest.
STEPS = ("statement", "reference", "properties", "wrong", "hints", "cards")

_TODO = re.compile(r"\bTODO\((?P<step>\w+)\):?[ \t]*(?P<what>.*)")
_READ = frozenset({".py", ".toml", ".md"})

#: Of the files that wait for the same step, the one to begin with.
_FIRST = frozenset({"statement.md", "accepted/reference.py", "tests/test_properties.py", "hints.md"})


@dataclass(frozen=True, slots=True)
class Todo:
    """One marker: the step that it belongs to, where it stands, and what it asks for."""

    step: str
    file: str
    line: int
    what: str


def check_unfinished(problem: Problem) -> Report:
    """Part of G1: nothing of a scaffold is left. Each step has one finding, however many files wait for it."""
    steps: dict[str, list[Todo]] = defaultdict(list)
    for todo in todos_of(problem.folder):
        steps[todo.step].append(todo)
    findings = tuple(_finding(step, steps[step]) for step in sorted(steps, key=_place))
    return Report(f"{len(findings)} TODO{'' if len(findings) == 1 else 's'} left" if findings else "finished", findings)


def todos_of(folder: Path) -> Iterator[Todo]:
    """Every marker in the texts and programs of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _READ and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
                if found := _TODO.search(line):
                    yield Todo(found["step"], path.relative_to(folder).as_posix(), number, found["what"].strip())


def _place(step: str) -> tuple[int, str]:
    return (STEPS.index(step) if step in STEPS else len(STEPS), step)


def _finding(step: str, todos: Sequence[Todo]) -> Finding:
    first, *others = sorted(todos, key=lambda todo: todo.file not in _FIRST)
    also = ", ".join(f"{todo.file}:{todo.line}" for todo in others)
    return Finding(
        first.file,
        f"TODO({step}) is still to be done: {first.what or 'see there'}" + (f" Also in {also}." if also else ""),
        f"Do it, then remove {'these lines' if also else 'this line'}. problems/README.md says what belongs where.",
        first.line,
    )

"""The Markdown files of a problem folder: the statement with its values filled in, and the ladder of hints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rehearse.catalog.faults import FaultLog
from rehearse.catalog.problem import Hint
from rehearse.catalog.programs import SuiteTest
from rehearse_sandbox.wire.suite_files import is_shown, level_of

RUNGS = range(3, 5)

_PLACE = re.compile(r"\{\{\s*(\w+)\s*:\s*([^{}]*?)\s*\}\}")
_LEVEL = re.compile(r"level(\d+)\.md")
_HEADING = re.compile(r"^## +(.*?)\s*$", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d+)[.:)]?\s+(.+)$")


def fill_statement(
    text: str,
    constants: Mapping[str, int | float | str],
    tests: Mapping[str, SuiteTest],
    log: FaultLog,
    file: str = "statement.md",
) -> str:
    """The statement with `{{const:n_max}}` and `{{example:two_pairs}}` replaced; an unknown one is a fault.

    The statement of a level shows no example of a later one, which its reader must not see yet.
    """
    examples = {
        test.name: test for test in tests.values() if is_shown(test.file) and level_of(test.file) <= _level(file)
    }

    def fill(place: re.Match[str]) -> str:
        kind, name = place[1], place[2]
        if kind == "const" and name in constants:
            return str(constants[name])
        example = examples.get(f"test_{name.removeprefix('test_')}")
        if kind == "example" and example is not None:
            return f"```python\n{example.body}\n```"
        known = {"const": sorted(constants), "example": list(examples)}
        message = f"`{place[0]}` stands for nothing."
        names = ", ".join(known.get(kind, ["{{const:…}}", "{{example:…}}"]))
        log.add(file, message, f"Known: {names or 'none yet'}.", text.count("\n", 0, place.start()) + 1)
        return place[0]

    return _PLACE.sub(fill, text)


def _level(file: str) -> int:
    found = _LEVEL.fullmatch(file)
    return int(found[1]) if found else 1


def read_hints(text: str, log: FaultLog) -> tuple[Hint, ...]:
    """The rungs of hints.md: `## 1. A question`, `## 2. …`, numbered from 1."""
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    hints = []
    for number, (heading, end) in enumerate(zip(headings, ends, strict=True), 1):
        line = text.count("\n", 0, heading.start()) + 1
        title = _NUMBERED.match(heading[1])
        if title is None or int(title[1]) != number:
            log.add(
                "hints.md", f"Rung {number} is called {heading[1]!r}.", f"Begin its heading with `## {number}. `.", line
            )
        body = text[heading.end() : end].strip()
        if not body:
            log.add("hints.md", f"Rung {number} is empty.", "Write the hint below its heading.", line)
        hints.append(Hint(title[2] if title else heading[1], body))
    if len(hints) not in RUNGS:
        wanted = f"Write {RUNGS[0]} or {RUNGS[-1]} rungs, each below a heading `## 1. …`: question, idea, invariant, outline."
        log.add("hints.md", f"There {'is 1 rung' if len(hints) == 1 else f'are {len(hints)} rungs'}.", wanted)
    return tuple(hints)

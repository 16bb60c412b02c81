"""The Markdown files of a problem folder: the statement with its values filled in, and the ladder of hints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rehearse.catalog.faults import FaultLog
from rehearse.catalog.problem import Hint
from rehearse.catalog.programs import SuiteTest
from rehearse_sandbox.wire.suite_files import is_shown, level_of

RUNGS = range(3, 5)

#: A level asks for less than a whole problem.
RUNGS_OF_A_LEVEL = range(1, 5)

_PLACE = re.compile(r"\{\{\s*(\w+)\s*:\s*([^{}]*?)\s*\}\}")
_LEVEL = re.compile(r"level(\d+)\.md")
_HEADING = re.compile(r"^## +(.*?)\s*$", re.MULTILINE)
_PART = re.compile(r"^# +Level +(\d+)[ \t]*$", re.MULTILINE)
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


def read_hints(text: str, log: FaultLog, levels: int = 1) -> tuple[Hint, ...]:
    """The rungs of hints.md: `## 1. A question`, `## 2. …`, numbered from 1.

    A problem with levels may have a ladder for each, below headings such as `# Level 2`; else its one ladder is for all of them.
    """
    parts = list(_PART.finditer(text))
    if not parts:
        return _ladder(text, (0, len(text)), 0, log)
    found = [int(part[1]) for part in parts]
    if found != list(range(1, levels + 1)):
        message = f"The hints are for level {', '.join(map(str, found))}, but the problem has {levels}."
        step = f"Write one part for each level, `# Level 1` to `# Level {levels}`, or none."
        log.add("hints.md", message, step, text.count("\n", 0, parts[0].start()) + 1)
    ends = [part.start() for part in parts[1:]] + [len(text)]
    places = [(part.end(), end) for part, end in zip(parts, ends, strict=True)]
    return tuple(hint for level, place in zip(found, places, strict=True) for hint in _ladder(text, place, level, log))


def _ladder(text: str, place: tuple[int, int], level: int, log: FaultLog) -> tuple[Hint, ...]:
    """The rungs between two places of hints.md."""
    headings = list(_HEADING.finditer(text, *place))
    ends = [*(heading.start() for heading in headings[1:]), place[1]]
    hints = []
    # Without any heading there is an end and nothing that it ends.
    for number, (heading, end) in enumerate(zip(headings, ends, strict=False), 1):
        line = text.count("\n", 0, heading.start()) + 1
        title = _NUMBERED.match(heading[1])
        if title is None or int(title[1]) != number:
            log.add(
                "hints.md", f"Rung {number} is called {heading[1]!r}.", f"Begin its heading with `## {number}. `.", line
            )
        body = text[heading.end() : end].strip()
        if not body:
            log.add("hints.md", f"Rung {number} is empty.", "Write the hint below its heading.", line)
        hints.append(Hint(title[2] if title else heading[1], body, level))
    _check_count(len(hints), level, log)
    return tuple(hints)


def _check_count(count: int, level: int, log: FaultLog) -> None:
    wanted = RUNGS_OF_A_LEVEL if level else RUNGS
    if count not in wanted:
        here = f" for level {level}" if level else ""
        step = f"Write {wanted[0]} to {wanted[-1]} rungs, each below a heading `## 1. …`: question, idea, invariant, outline."
        log.add("hints.md", f"There {'is 1 rung' if count == 1 else f'are {count} rungs'}{here}.", step)

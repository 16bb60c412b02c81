"""The later levels of a problem that grows: a statement and two test files each, none left out."""

from __future__ import annotations

import re

from rehearse.catalog.folder import ProblemFolder
from rehearse_sandbox.wire.suite_files import MOST_LEVELS, examples_of, level_of, properties_of

#: The kind of problem whose next part is released when the present one is solved.
KIND = "levels"

_STATEMENT = re.compile(r"level(\d+)\.md")


def statement_of(level: int) -> str:
    """The name of the file with a level's statement."""
    return "statement.md" if level == 1 else f"level{level}.md"


def files_of(level: int) -> tuple[str, str, str]:
    """The files of a level: its statement, its examples, its hidden tests."""
    return statement_of(level), examples_of(level), properties_of(level)


#: The names of all files that may hold a statement.
STATEMENTS = frozenset(statement_of(level) for level in range(1, MOST_LEVELS + 1))


def read_levels(folder: ProblemFolder, kind: str | None) -> dict[str, str]:
    """The texts of all levels after the first, by file; `kind` is that of problem.toml, None when it cannot be read."""
    there = _levels_in(folder)
    if kind is not None and kind != KIND:
        for level in sorted(there):
            for name in _present(folder, level):
                folder.log.add(name, f"A problem of kind `{kind}` has no levels.", 'Set kind = "levels", or remove it.')
        return {}
    if kind == KIND and not there:
        step = f"Add {', '.join(files_of(2)[:2])} and {files_of(2)[2]}, or choose another kind."
        folder.log.add("problem.toml", "The kind is `levels`, but there is only one level.", step)
    for level in sorted(there):
        _check_place(folder, level, there)
    wanted = [name for level in sorted(there) for name in files_of(level)]
    return {name: text for name in wanted if (text := folder.read(name, required=False)) is not None}


def _levels_in(folder: ProblemFolder) -> set[int]:
    """The numbers of all levels but the first of which some file is there."""
    numbers = {int(found[1]) for path in folder.path.glob("level*.md") if (found := _STATEMENT.fullmatch(path.name))}
    return (numbers | {level_of(path.name) for path in (folder.path / "tests").glob("level*.py")}) - {1}


def _present(folder: ProblemFolder, level: int) -> list[str]:
    return [name for name in files_of(level) if (folder.path / name).exists()]


def _check_place(folder: ProblemFolder, level: int, there: set[int]) -> None:
    """Note what is wrong with having this level, and which of its files are missing."""
    first = _present(folder, level)[0]
    if not 2 <= level <= MOST_LEVELS:
        step = f"Number the levels after the first 2, 3 … up to {MOST_LEVELS}."
        folder.log.add(first, f"There is no level {level}.", step)
        return
    if level > 2 and level - 1 not in there:
        step = f"Add {statement_of(level - 1)} and its tests, or number the levels without a gap."
        folder.log.add(first, f"Level {level - 1} is missing, which comes before this one.", step)
    for name, purpose in zip(files_of(level), _PURPOSES, strict=True):
        if not (folder.path / name).exists():
            folder.log.add(name, f"The file is missing, and level {level} needs it.", f"Add it: {purpose}.")


_PURPOSES = (
    "what the learner is asked in addition",
    "the examples of this level, which the learner sees",
    "the hidden laws of this level",
)

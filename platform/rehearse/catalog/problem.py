"""A problem as the rest of the application sees it: immutable, complete, already checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.proof import Proof
from rehearse_sandbox.wire.job import Compare, Limits, Scaling, Speed
from rehearse_sandbox.wire.suite_files import is_shown, is_test_file, level_of


@dataclass(frozen=True, slots=True)
class KnownWrong:
    """A shipped program that must be refused. `verdict` is one of design's verdict words.

    `mistake` is a sentence for learners who make the same one; empty when its author wrote none. `file` is what its author edits,
    when that is not a program of its own in wrong/.
    """

    name: str
    source: str
    verdict: str
    fails: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    says: str = ""
    mistake: str = ""
    file: str = ""

    @property
    def place(self) -> str:
        """The file below the problem's folder that its author edits."""
        return self.file or f"wrong/{self.name}.py"


@dataclass(frozen=True, slots=True, order=True)
class PlantedFault:
    """One fault of a program to repair: where the starter says `was`, it should say `mended`.

    Exactly the tests of `detected_by` fail because of it. `why` is one sentence for the learner, who reads it when the problem is solved
    or given up, or when nothing but this fault is left. `verdict` is that of the program with this fault alone.
    """

    name: str
    was: str
    mended: str
    detected_by: tuple[str, ...]
    why: str
    verdict: str = "wrong_answer"


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung of the hint ladder; `markdown` is its text. It is for everybody, or for those who work on its `level`."""

    title: str
    markdown: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a suite is tried before it is trusted.

    `soak` is how many inputs each property draws then, `min_killed` the share of mutants that must be caught, and
    `equivalent` gives for mutants that nothing can catch the reason why.
    """

    soak: int = 2000
    min_killed: float = 0.95
    equivalent: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything of one problem folder. Texts are Markdown unless they are programs.

    `mutates`: changing arguments in place is asked for. `slow` programs are right and grow faster than `scaling` allows, or take longer than `speed` does. `constants` are the values that the statement names. `proof` is what the suite was shown to refuse, None when nobody has measured it as it is now. `category_name` is what tags.toml calls the category; empty when
    the catalogue was made without it. `planted` are the faults of a program to repair, in the order of the starter.
    `statement` is that of the first level, `later` those of all others, which only the kind `levels` has.
    """

    id: str
    slug: str
    track: str
    version: str
    title: str
    kind: str
    category: str
    difficulty: int
    minutes: int
    tags: tuple[str, ...]
    concepts: tuple[str, ...]
    prerequisites: tuple[str, ...]
    license: str
    authors: tuple[str, ...]
    statement: str
    starter: str
    module: str
    symbols: tuple[str, ...]
    banned: tuple[str, ...]
    compare: Compare
    limits: Limits
    max_examples: int
    suite: Mapping[str, str]
    accepted: Mapping[str, str]
    wrong: tuple[KnownWrong, ...]
    hints: tuple[Hint, ...]
    editorial: str
    cards: tuple[Flashcard, ...]
    folder: Path = field(compare=False)
    category_name: str = ""
    mutates: bool = False
    scaling: Scaling | None = None
    speed: Speed | None = None
    slow: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, int | float | str] = field(default_factory=dict)
    strength: Strength = field(default_factory=Strength)
    proof: Proof | None = None
    planted: tuple[PlantedFault, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """The author's right solution."""
        return self.accepted["reference"]

    @property
    def mistakes(self) -> dict[str, str]:
        """What each known-wrong program does wrong, in a sentence."""
        return {wrong.name: wrong.mistake for wrong in self.wrong}

    @property
    def levels(self) -> int:
        """How many parts the problem has that are released one after the other; 1 for all kinds but `levels`."""
        return 1 + len(self.later)

    @property
    def statements(self) -> tuple[str, ...]:
        """The statement of each level."""
        return (self.statement, *self.later)

    def hints_at(self, level: int) -> tuple[Hint, ...]:
        """The ladder for those who work on a level."""
        return tuple(hint for hint in self.hints if hint.level in {0, level})

    def suite_up_to(self, level: int) -> dict[str, str]:
        """The suite without the tests of later levels."""
        return {path: text for path, text in self.suite.items() if level_of(path) <= level}

    def examples_up_to(self, level: int) -> dict[str, str]:
        """The part of that which mode `run` uses: the examples and what they import."""
        return {
            path: text for path, text in self.suite_up_to(level).items() if is_shown(path) or not is_test_file(path)
        }

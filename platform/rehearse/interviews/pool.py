"""What an interview can be made of, and what is known of the person who sits it: the values that the choice works with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rehearse.catalog.problem import Problem
from rehearse.interviews.forms import ProblemSlot, PromptSlot
from rehearse.interviews.prompts import Prompt


@dataclass(frozen=True, slots=True)
class PoolProblem:
    """What the choice knows of a problem. `levels` is how many parts unlock one after the other."""

    slug: str
    track: str
    category: str
    difficulty: int
    kind: str
    levels: int = 1
    minutes: int = 0
    concepts: tuple[str, ...] = ()

    def fits(self, slot: ProblemSlot) -> bool:
        """Whether it may stand in the slot."""
        return (
            (not slot.tracks or self.track in slot.tracks)
            and (not slot.categories or self.category in slot.categories)
            and slot.difficulty[0] <= self.difficulty <= slot.difficulty[1]
            and (not slot.kinds or self.kind in slot.kinds)
            and (self.levels > 1 or not slot.staged)
        )


@dataclass(frozen=True, slots=True)
class Pool:
    """All problems and prompts; their order plays no role."""

    problems: tuple[PoolProblem, ...] = ()
    prompts: tuple[Prompt, ...] = ()

    def problems_for(self, slot: ProblemSlot) -> list[PoolProblem]:
        """Those that fit the slot, whoever has seen them."""
        return [problem for problem in self.problems if problem.fits(slot)]

    def prompts_for(self, slot: PromptSlot) -> list[Prompt]:
        """Those of the slot's file that have any of its tags; all of the file when it names none."""
        return [
            prompt
            for prompt in self.prompts
            if prompt.file == slot.file and (not slot.tags or set(slot.tags) & set(prompt.tags))
        ]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the interview is for. `seen` is when each problem was last looked at, by slug; `asked` each prompt, by id.

    `due` and `solved` are slugs. `level` is the difficulty that suits, 1.0 to 5.0.
    """

    seen: Mapping[str, datetime] = field(default_factory=dict)
    due: Collection[str] = frozenset()
    solved: Collection[str] = frozenset()
    level: float = 2.0
    asked: Mapping[str, datetime] = field(default_factory=dict)


def pool_of(problems: Iterable[Problem], prompts: Iterable[Prompt]) -> Pool:
    """The pool of a catalogue's problems and of all prompts."""
    known = (
        PoolProblem(
            problem.slug,
            problem.track,
            problem.category,
            problem.difficulty,
            problem.kind,
            problem.levels,
            problem.minutes,
            problem.concepts,
        )
        for problem in problems
    )
    return Pool(tuple(known), tuple(prompts))

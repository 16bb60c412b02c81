"""The skill map: which concepts there are, what each needs and opens, and how far a person is. Nothing is locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from rehearse.catalog.concepts import Concept
from rehearse.catalog.problem import Problem
from rehearse.catalog.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Skill:
    """A concept as a person meets it.

    `needs` and `opens` are concepts. `problems` are those that practise it, easiest first, and `solved` counts the
    person's. `state` is "solved" (all of them), "started" (some), "next" (none, but one of them builds on nothing new)
    or "later". `depth` is the length of the longest chain of concepts that leads to it.
    """

    concept: str
    name: str
    deck: str
    needs: tuple[str, ...]
    opens: tuple[str, ...]
    problems: tuple[Problem, ...]
    solved: int
    state: str
    depth: int


class SkillMap:
    """Concepts that problems practise, by identifier, in the order of concepts.toml; `deck_names` in theirs."""

    def __init__(self, problems: Iterable[Problem], vocabulary: Vocabulary, progress: Mapping[str, str]) -> None:
        self._progress = progress
        self._concepts = vocabulary.concepts or {}
        self._problems = sorted(problems, key=lambda each: (each.difficulty, each.minutes, each.title.lower()))
        self.deck_names = vocabulary.decks or {}
        self._needed: dict[str, tuple[str, ...]] = {}
        self._practised: dict[str, list[Problem]] = {}
        for problem in self._problems:
            for concept in concepts_of(problem):
                self._practised.setdefault(concept, []).append(problem)

    @cached_property
    def skills(self) -> dict[str, Skill]:
        """Every concept that some problem practises."""
        needs = {key: self._needs(key) for key in [*self._concepts, *self._practised] if key in self._practised}
        return {key: self._skill(key, needs) for key in needs}

    @cached_property
    def _met(self) -> set[str]:
        """The concepts that some solved problem practises."""
        return {concept for problem in self._problems if self._solved(problem) for concept in concepts_of(problem)}

    def decks(self) -> list[tuple[str, str, list[Skill]]]:
        """The skills of each deck, with the deck's name; decks without any are left out."""
        by_deck: dict[str, list[Skill]] = {deck: [] for deck in self.deck_names}
        for skill in self.skills.values():
            by_deck.setdefault(skill.deck, []).append(skill)
        return [(deck, self.deck_names.get(deck, deck), skills) for deck, skills in by_deck.items() if skills]

    def advised(self, count: int = 3) -> list[Problem]:
        """What to solve next: unsolved problems, those first that build on nothing new.

        Among these come first those that were tried, then the easier ones; each category gives one as long as others have any.
        """
        ready = [problem for problem in self._problems if not self._solved(problem)]
        ready.sort(key=lambda problem: (not self.is_ready(problem), problem.slug not in self._progress))
        # By their names: comparing problems as values compares all of their texts.
        firsts = set({problem.category: problem.slug for problem in reversed(ready)}.values())
        ready.sort(key=lambda problem: problem.slug not in firsts)
        return ready[:count]

    def needed_by(self, problem: Problem) -> list[Skill]:
        """The concepts that those of a problem build on, besides its own."""
        own = concepts_of(problem)
        needed = dict.fromkeys(need for concept in own if concept in self.skills for need in self.skills[concept].needs)
        return [self.skills[need] for need in needed if need not in own]

    def names_needed_by(self, problem: Problem) -> list[str]:
        """The names of the same concepts, without a look at everything else on the map."""
        own = concepts_of(problem)
        needed = dict.fromkeys(need for concept in own for need in self._needs(concept) if need not in own)
        return [self.name(need) for need in needed]

    def name(self, concept: str) -> str:
        """What a concept is called."""
        return self._concepts.get(concept, Concept(concept)).name

    def prepared_by(self, problem: Problem) -> list[Problem]:
        """The problems that a problem names as prerequisites, easiest first."""
        return [each for each in self._problems if each.slug in problem.prerequisites]

    def opened_by(self, problem: Problem, count: int = 5) -> list[Problem]:
        """Where to go from a problem: first what names it as a prerequisite, then what builds on its concepts."""
        own = concepts_of(problem)
        builds = {
            each.slug
            for concept in own
            if concept in self.skills
            for opened in self.skills[concept].opens
            if opened not in own
            for each in self.skills[opened].problems
        }
        named = [each for each in self._problems if problem.slug in each.prerequisites]
        others = [each for each in self._problems if each.slug in builds and each not in named]
        behind = {problem.slug, *problem.prerequisites}
        return [each for each in (*named, *others) if each.slug not in behind][:count]

    def status(self, problem: Problem) -> str:
        """How far the person is with a problem: "solved", "tried" or "new"."""
        return self._progress.get(problem.slug, "new")

    def is_ready(self, problem: Problem) -> bool:
        """Whether everything that a problem builds on was met in a problem that the person solved."""
        own = concepts_of(problem)
        met = all(need in self._met or need in own for concept in own for need in self._needs(concept))
        return met and all(self._progress.get(slug) == "solved" for slug in problem.prerequisites)

    def _skill(self, key: str, needs: Mapping[str, tuple[str, ...]]) -> Skill:
        concept = self._concepts.get(key, Concept(key))
        problems = tuple(self._practised[key])
        solved = sum(map(self._solved, problems))
        ready = any(map(self.is_ready, problems))
        state = "solved" if solved == len(problems) else "started" if solved else "next" if ready else "later"
        opens = tuple(other for other, needed in needs.items() if key in needed)
        return Skill(key, concept.name, concept.deck, needs[key], opens, problems, solved, state, self._depth(key))

    def _needs(self, key: str) -> tuple[str, ...]:
        """The prerequisites; in place of one that no problem practises, what that one needs."""
        if key not in self._needed:
            prerequisites = self._concepts[key].prerequisites if key in self._concepts else ()
            found = ((name,) if name in self._practised else self._needs(name) for name in prerequisites)
            self._needed[key] = tuple(dict.fromkeys(chain.from_iterable(found)))
        return self._needed[key]

    def _depth(self, key: str) -> int:
        return 1 + max(map(self._depth, self._needs(key)), default=-1)

    def _solved(self, problem: Problem) -> bool:
        return self._progress.get(problem.slug) == "solved"


def concepts_of(problem: Problem) -> dict[str, None]:
    """What a problem practises: its own concepts, and those of its cards."""
    return dict.fromkeys((*problem.concepts, *(concept for card in problem.cards for concept in card.concepts)))

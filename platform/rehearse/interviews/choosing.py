"""Which problems and prompts an interview brings: what its form allows, what the person has not seen of late, what is due."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearse.interviews.forms import Form, ProblemSlot
from rehearse.interviews.matching import Candidates, Filled, UnfillableError, decided, fill, most_distinct
from rehearse.interviews.pool import Person, Pool, PoolProblem
from rehearse.interviews.prompts import Prompt

#: A problem that was seen is left out of interviews for so long.
REST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Pick:
    """What is asked as task (round, task): the problem `slug`, or the prompt `prompt`. `why` is a sentence for the report."""

    round: int
    task: int
    slug: str | None
    prompt: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The picks of all tasks, in the order of the interview."""

    picks: tuple[Pick, ...]

    def of(self, round_: int, task: int) -> Pick:
        """The pick of one task."""
        return next(pick for pick in self.picks if (pick.round, pick.task) == (round_, task))


class NothingLeftError(Exception):
    """A task for which nothing is left. `fitting` is how many problems or prompts its slot allows at all.

    `again_at` is when the first of them that rests may be asked again; None when none rests.
    """

    def __init__(self, form: Form, address: tuple[int, int], fitting: int, again_at: datetime | None) -> None:
        self.round, self.task = address
        self.fitting = fitting
        self.again_at = again_at
        slot = form.rounds[self.round].slots[self.task]
        kind = "problem" if isinstance(slot, ProblemSlot) else "prompt"
        place = f"{kind.capitalize()} {self.task + 1} of round {self.round + 1} ({form.rounds[self.round].title})"
        super().__init__(f"{place} cannot be chosen: {_reason(kind, fitting, again_at)}")


@dataclass(frozen=True, slots=True)
class _Thing:
    """A problem or a prompt that may be picked; the same one in several slots is equal."""

    name: str
    problem: PoolProblem | None = None

    @property
    def category(self) -> str:
        """The category of a problem; prompts have none."""
        return self.problem.category if self.problem else ""


def choose(form: Form, pool: Pool, person: Person, seed: int, now: datetime) -> Choice:
    """What the interview asks. It depends on nothing but the arguments, and not on the order within the pool.

    A problem that was seen in the last 30 days is not asked, and nothing twice. Each round covers as many of the categories
    that it names as it can; then what is due comes first, then what is nearest to the person's level, then chance.

    Raises:
        NothingLeftError: a task cannot be filled.
    """
    return _Chooser(form, pool, person, seed, now).choice()


@dataclass(frozen=True, slots=True)
class _Chooser:
    form: Form
    pool: Pool
    person: Person
    seed: int
    now: datetime

    def choice(self) -> Choice:
        addresses = list(self.form.tasks())
        candidates = [self._candidates(address, len(addresses)) for address in addresses]
        try:
            filled = fill(candidates)
        except UnfillableError as error:
            raise self._nothing_left(addresses[error.place]) from None
        chosen: list[_Thing] = []
        for round_ in self.form.rounds:
            places = range(len(chosen), len(chosen) + len(round_.slots))
            named = frozenset(category for slot in round_.problems for category in slot.categories)
            things, filled = _covering(candidates, filled, places, named)
            chosen += things
        return Choice(tuple(map(self._pick, addresses, chosen)))

    def _candidates(self, address: tuple[int, int], enough: int) -> list[_Thing]:
        """What may be asked as a task, the most wanted first: of each category no more than all tasks together could use."""
        slot = self.form.rounds[address[0]].slots[address[1]]
        if isinstance(slot, ProblemSlot):
            free = [problem for problem in self.pool.problems_for(slot) if not self._rests(problem)]
            free.sort(key=lambda problem: (self._wish(problem), self._chance(address, problem.slug)))
            return _first_of_each(free, enough)
        prompts = self.pool.prompts_for(slot)
        prompts.sort(key=lambda prompt: (self._last_asked(prompt), self._chance(address, prompt.id)))
        return [_Thing(prompt.id) for prompt in prompts[:enough]]

    def _rests(self, problem: PoolProblem) -> bool:
        seen = self.person.seen.get(problem.slug)
        return seen is not None and self.now < seen + REST

    def _wish(self, problem: PoolProblem) -> tuple[bool, float]:
        return problem.slug not in self.person.due, abs(problem.difficulty - self.person.level)

    def _last_asked(self, prompt: Prompt) -> float:
        asked = self.person.asked.get(prompt.id)
        return float("-inf") if asked is None else asked.timestamp()

    def _chance(self, address: tuple[int, int], name: str) -> str:
        """Chance that comes from the seed alone, so that a pool in another order gives the same."""
        return hashlib.sha256(f"{self.seed}/{address[0]}/{address[1]}/{name}".encode()).hexdigest()

    def _nothing_left(self, address: tuple[int, int]) -> NothingLeftError:
        slot = self.form.rounds[address[0]].slots[address[1]]
        if not isinstance(slot, ProblemSlot):
            return NothingLeftError(self.form, address, len(self.pool.prompts_for(slot)), None)
        fitting = self.pool.problems_for(slot)
        again = [self.person.seen[problem.slug] + REST for problem in fitting if self._rests(problem)]
        return NothingLeftError(self.form, address, len(fitting), min(again, default=None))

    def _pick(self, address: tuple[int, int], thing: _Thing) -> Pick:
        if thing.problem is not None:
            return Pick(*address, thing.name, None, _why(thing.problem, self.person))
        asked = self.person.asked.get(thing.name)
        why = "You were never asked this." if asked is None else f"You were last asked this on {asked:%Y-%m-%d}."
        return Pick(*address, None, thing.name, why)


def _first_of_each(problems: Iterable[PoolProblem], enough: int) -> list[_Thing]:
    taken: dict[str, int] = {}
    things = []
    for problem in problems:
        taken[problem.category] = taken.get(problem.category, 0) + 1
        if taken[problem.category] <= enough:
            things.append(_Thing(problem.slug, problem))
    return things


def _covering(
    candidates: Candidates[_Thing], filled: Filled[_Thing], places: Sequence[int], named: frozenset[str]
) -> tuple[list[_Thing], Filled[_Thing]]:
    """The most wanted things for the places of a round among those that cover most of the named categories."""
    for covering in range(min(len(places), len(named)), -1, -1):
        found = _search(candidates, filled, places, named, covering)
        if found is not None:
            return found
    raise AssertionError("Every place can be filled, whatever is covered.")


def _search(
    candidates: Candidates[_Thing], filled: Filled[_Thing], places: Sequence[int], named: frozenset[str], covering: int
) -> tuple[list[_Thing], Filled[_Thing]] | None:
    """Things for the places that cover at least so many of the categories; the first place decides first."""
    if not places:
        return ([], filled) if covering <= 0 else None
    if covering > 0 and covering > _coverable(candidates, filled, places, named):
        return None
    place, *later = places
    for thing in candidates[place]:
        after = decided(candidates, filled, place, thing)
        if after is None:
            continue
        found = _search(candidates, after, later, named - {thing.category}, covering - (thing.category in named))
        if found is not None:
            return [thing, *found[0]], found[1]
    return None


def _coverable(
    candidates: Candidates[_Thing], filled: Filled[_Thing], places: Sequence[int], named: frozenset[str]
) -> int:
    """How many of the categories these places could cover at best."""
    return most_distinct(
        [
            frozenset(thing.category for thing in candidates[place] if filled.get(thing, place) >= places[0]) & named
            for place in places
        ]
    )


def _reason(kind: str, fitting: int, again_at: datetime | None) -> str:
    if not fitting:
        return f"no {kind} fits. Choose another form, or widen what this one asks for."
    count = f"{fitting} {kind}{'s fit' if fitting > 1 else ' fits'}"
    if again_at is not None:
        day = f"{again_at:%Y-%m-%d}"
        return f"{count}, and each was seen in the last 30 days or is taken. The first may be asked again on {day}."
    return f"{count}, and all are taken by other tasks of this interview. Ask for fewer, or widen what the form allows."


def _why(problem: PoolProblem, person: Person) -> str:
    if problem.slug in person.due:
        before = "It is due for review"
    elif problem.slug not in person.seen:
        before = "You have not seen it before"
    elif problem.slug in person.solved:
        before = "You solved it, and have not seen it for 30 days"
    else:
        before = "You have not seen it for 30 days, and have not solved it"
    level = f"its difficulty is {problem.difficulty}, your level {person.level:.1f}"
    return f"{before}; {level}, and its subject is {problem.category.replace('-', ' ')}."

"""What the author's page shows as numbers: which test refuses what, how close results are, how time grows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rehearse.authoring.growth import growth_of
from rehearse.authoring.mutation import Mutant
from rehearse.authoring.reference import LEAST_HEADROOM, REFERENCE, bounds_of, file_of
from rehearse.authoring.speed import pace_of
from rehearse.authoring.workbench import Judged, function_of
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse.preview.desk import GROWS, Heard, mutants, name_of
from rehearse.submissions.report import title_of
from rehearse_sandbox.wire.events import Growth, Pace
from rehearse_sandbox.wire.job import is_reached

_HARMLESS = frozenset({"passed", "not_run"})


@dataclass(frozen=True, slots=True)
class Victim:
    """A row of the kill matrix: a program that must be refused, and the tests that refuse it.

    `cells` has for each test how it ended, empty when it was not run. `waived` says why nothing can refuse it.
    """

    name: str
    place: str
    about: str
    cells: tuple[str, ...]
    word: str
    old: bool
    waived: str = ""

    @property
    def killed(self) -> bool:
        """Whether it was refused, be it before any test ended."""
        return self.word != "accepted"


@dataclass(frozen=True, slots=True)
class KillMatrix:
    """Tests by programs that must be refused. `alone` counts for each test the programs that no other one refuses."""

    tests: tuple[str, ...]
    victims: tuple[Victim, ...]

    @property
    def totals(self) -> list[int]:
        """How many programs each test refuses."""
        return [sum(victim.cells[place] not in {"", *_HARMLESS} for victim in self.victims) for place in self._places]

    @property
    def alone(self) -> list[int]:
        """How many programs each test refuses that no other test does."""
        lonely = [victim for victim in self.victims if sum(cell not in {"", *_HARMLESS} for cell in victim.cells) == 1]
        return [sum(victim.cells[place] not in {"", *_HARMLESS} for victim in lonely) for place in self._places]

    @property
    def survivors(self) -> int:
        """How many programs nothing refuses, without those of which the author says that nothing can."""
        return sum(not victim.killed and not victim.waived for victim in self.victims)

    @property
    def complete(self) -> bool:
        """Whether mutants are among them: before, a test that refuses nothing may still be worth its time."""
        return any(victim.name.startswith("mutant ") for victim in self.victims)

    @property
    def old(self) -> bool:
        """Whether some of it was found before the last change."""
        return any(victim.old for victim in self.victims)

    @property
    def _places(self) -> range:
        return range(len(self.tests))


@dataclass(frozen=True, slots=True)
class Headroom:
    """How much closer a right program's results come in a test than what is tolerated; None when they are exact."""

    program: str
    test: str
    factor: float | None

    @property
    def enough(self) -> bool:
        """Whether the next machine's rounding can do no harm."""
        return self.factor is None or self.factor >= LEAST_HEADROOM


@dataclass(frozen=True, slots=True)
class Slope:
    """How the time of a program grows, and how long it takes beside the reference; `right` ones should keep to the targets."""

    program: str
    right: bool
    growth: Growth | None
    pace: Pace | None
    word: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A constant that bounds the inputs, and how near to it the suite comes."""

    name: str
    bound: float
    reached: float | None
    met: bool


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a test takes for the reference; `share` is of the slowest one."""

    title: str
    ms: float
    share: float


def kill_matrix(problem: Problem, heard: Mapping[str, Heard], revision: int) -> KillMatrix:
    """Survivors first, then the wrong programs, then the mutants as their lines stand."""
    rows = [(each, about) for each, about in _victims(problem, heard) if each.judged.verdict.word != "internal_error"]
    tests = tuple(dict.fromkeys(name for each, _ in rows for name in each.judged.outcomes))
    victims = [_row(problem, each, about, tests, revision) for each, about in rows]
    return KillMatrix(tests, tuple(sorted(victims, key=lambda victim: victim.killed or bool(victim.waived))))


def _victims(problem: Problem, heard: Mapping[str, Heard]) -> Iterator[tuple[Heard, Mutant | KnownWrong]]:
    for wrong in problem.wrong:
        if (each := heard.get(name_of(wrong))) is not None:
            yield each, wrong
    for mutant in sorted(mutants(problem.reference), key=lambda mutant: mutant.line):
        if (each := heard.get(f"mutant {mutant.id}")) is not None:
            yield each, mutant


def _row(problem: Problem, each: Heard, about: Mutant | KnownWrong, tests: tuple[str, ...], revision: int) -> Victim:
    outcomes, word = each.judged.outcomes, each.judged.verdict.word
    cells, old = tuple(outcomes.get(test, "") for test in tests), each.revision != revision
    if isinstance(about, KnownWrong):
        return Victim(name_of(about), about.place, about.mistake or about.name, cells, word, old)
    waived = problem.strength.equivalent.get(about.id, "")
    return Victim(f"mutant {about.id}", f"{REFERENCE}:{about.line}", about.change, cells, word, old, waived)


def headroom(heard: Mapping[str, Heard]) -> list[Headroom]:
    """Each right program's results that were compared with a tolerance, the tightest first."""
    rows = [
        Headroom(file_of(judged), function_of(test), 1 / error if error else None)
        for judged in _measured(heard)
        if judged.measured is not None
        for test, error in judged.measured.errors.items()
    ]
    return sorted(rows, key=lambda row: (row.factor is None, row.factor or 0.0))


def slopes(problem: Problem, heard: Mapping[str, Heard]) -> list[Slope]:
    """The right programs, then the slow ones, as far as they were measured."""
    if problem.scaling is None and problem.speed is None:
        return []
    names = [(f"accepted/{name}.py", True) for name in problem.accepted]
    names += [(f"slow/{name}.py", False) for name in problem.slow]
    found = [(name, right, heard.get(f"{name}{GROWS}")) for name, right in names]
    return [
        Slope(name, right, growth_of(each.judged), pace_of(each.judged), each.judged.verdict.word)
        for name, right, each in found
        if each is not None
    ]


def bounds(problem: Problem, heard: Mapping[str, Heard]) -> list[Bound]:
    """Each bound with the largest input of the suite that keeps to it."""
    reference = next((each for each in _measured(heard) if file_of(each) == REFERENCE), None)
    reached = reference.measured.reached if reference is not None and reference.measured is not None else None
    return [
        Bound(name, bound, None, met=False)
        if reached is None
        else Bound(name, bound, reached.get(name, 0.0), is_reached(bound, reached.get(name, 0.0)))
        for name, bound in bounds_of(problem).items()
    ]


def timings(heard: Mapping[str, Heard]) -> list[Timing]:
    """How long each test takes for the reference, the slowest first."""
    each = heard.get("reference")
    tests = [] if each is None else sorted(each.judged.tests, key=lambda test: -test.ms)
    slowest = max((test.ms for test in tests), default=0.0) or 1.0
    return [Timing(title_of(test.id), test.ms, test.ms / slowest) for test in tests]


def _measured(heard: Mapping[str, Heard]) -> list[Judged]:
    return [each.judged for each in heard.values() if each.judged.measured is not None]

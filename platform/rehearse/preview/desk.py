"""One problem folder on the author's desk: its last sound version, what is wrong with it now, and what the gates say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Literal

from rehearse.authoring import gates
from rehearse.authoring.gates import Outcome
from rehearse.authoring.mutation import Mutant, mutants_of
from rehearse.authoring.strength import FAST_MUTANTS
from rehearse.authoring.workbench import Judged, Program
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse.preview.pulse import Pulse
from rehearse.preview.watch import Mark

#: What is done to a folder: nothing yet; the gates of a few seconds; a wait for more edits; all gates with fewer inputs; all
#: gates as `rehearse check` tries them; nothing more to do. `faulty`: it cannot be loaded. `unjudged`: there is no judge.
#: `broken`: a fault of ours.
Stage = Literal["waiting", "quick", "pause", "slow", "whole", "done", "faulty", "unjudged", "broken"]

BUSY: frozenset[Stage] = frozenset({"quick", "slow", "whole"})

#: What is put after the name of a program whose growth was measured: it is judged for its verdict, too.
GROWS = " grows"

#: What stands before the name of a known-wrong program that is judged to see whether its mistake is told.
NAMED = "named "

#: Verdicts after which a judge looks for a known mistake.
NAMED_AFTER = frozenset({"wrong_answer", "runtime_error"})

#: Names of programs that come and go with the author's files.
_OF_FILES = (NAMED, "mutant ", "wrong/", "accepted/", "slow/")

#: What a check judges besides mutants and the folder's own programs: mostly cheats. Only the progress bar depends on it.
_OTHER_PROGRAMS = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What a gate said. When `revision` is not the desk's, it spoke of an older state of the folder."""

    outcome: Outcome
    revision: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a program, and of which state of the folder that was."""

    judged: Judged
    revision: int


class Desk:
    """The state of one folder. Threads change it, pages read it; every change beats the pulse.

    `revision` counts the states of the folder, `version` everything that an author's page shows.
    """

    def __init__(self, folder: str, place: Path, pulse: Pulse, mark: Mark) -> None:
        self.folder = folder
        self.place = place
        self.mark = mark
        self.problem: Problem | None = None
        self.faults: tuple[ProblemFault, ...] = ()
        self.revision = 0
        self.version = 0
        self.stage: Stage = "waiting"
        self.reason = ""
        self.gate = ""
        self.judged_count = 0
        self._pulse = pulse
        self._lock = Lock()
        self._said: dict[str, Said] = {}
        self._heard: dict[str, Heard] = {}

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.folder.rpartition("/")[2]

    @property
    def places(self) -> Iterable[Path]:
        """What is looked at for changes: the folder, and the words that all folders share."""
        shared = self.place.parents[1]
        return (self.place, shared / "tags.toml", shared / "concepts.toml")

    @property
    def said(self) -> Mapping[str, Said]:
        """What each gate said last, by its name."""
        with self._lock:
            return dict(self._said)

    @property
    def heard(self) -> Mapping[str, Heard]:
        """What became of each program last; one whose growth was measured has a name of its own."""
        with self._lock:
            return dict(self._heard)

    @property
    def programs_expected(self) -> int:
        """About how many programs the present stage judges."""
        if self.problem is None:
            return 0
        problem = self.problem
        few = 2 + len(problem.wrong)
        if self.stage == "quick":
            return few
        made = len(mutants(problem.reference))
        counted = made if self.stage == "whole" else min(made, FAST_MUTANTS)
        growing = len(problem.accepted) + len(problem.slow) if problem.scaling else 0
        return few + len(problem.wrong) + len(problem.accepted) + growing + counted + _OTHER_PROGRAMS

    def load(self, problem: Problem | None, faults: tuple[ProblemFault, ...]) -> None:
        """Take a new state of the folder. One with faults leaves the last sound version where it is."""
        with self._lock:
            self.revision += 1
            self.faults = faults
            self.problem = problem or self.problem
            self.stage, self.reason = ("faulty" if problem is None else "waiting"), ""
            if problem is None:
                self._said |= {each.gate: Said(each, self.revision) for each in gates.of_faults(faults)}
            else:
                self._forget_strangers(problem)
        self._changed()

    def turn(self, stage: Stage, revision: int, reason: str = "") -> None:
        """Go over to another stage, if this is still the state of the folder; `reason` says why where that is a question."""
        with self._lock:
            if revision != self.revision:
                return
            self.stage, self.reason = stage, reason
            if stage in BUSY:
                self.judged_count, self.gate = 0, ""
        self._changed()

    def try_gate(self, gate: str) -> None:
        """A gate is tried."""
        self.gate = gate
        self._changed()

    def say(self, outcome: Outcome, revision: int) -> None:
        """A gate has spoken of this state of the folder."""
        with self._lock:
            self._said[outcome.gate] = Said(outcome, revision)
        self._changed()

    def hear(self, judged: Judged, revision: int) -> None:
        """A program was judged."""
        with self._lock:
            self._heard[self._name_of(judged.program)] = Heard(judged, revision)
            self.judged_count += 1
        self._changed()

    def _name_of(self, program: Program) -> str:
        # The faults of a repair are several programs that come from one file, so that does not tell them apart.
        for wrong in self.problem.wrong if self.problem else ():
            if (wrong.place, wrong.source) == (program.name, program.source):
                return name_of(wrong)
        return f"{program.name}{GROWS}" if program.timed else program.name

    def _forget_strangers(self, problem: Problem) -> None:
        """What became of programs that are not there any more is nobody's business."""
        right = [f"{part}/{name}.py" for part in ("accepted", "slow") for name in getattr(problem, part)]
        present = {*right, *(f"{name}{GROWS}" for name in right), *map(name_of, problem.wrong)}
        present |= {f"{NAMED}{wrong.name}" for wrong in problem.wrong}
        present |= {f"mutant {mutant.id}" for mutant in mutants(problem.reference)}
        for name in [name for name in self._heard if name.startswith(_OF_FILES) and name not in present]:
            del self._heard[name]

    def _changed(self) -> None:
        self.version += 1
        self._pulse.beat()


def name_of(wrong: KnownWrong) -> str:
    """Under which name a desk keeps what became of a known-wrong program."""
    return f"wrong/{wrong.name}"


@lru_cache(maxsize=16)
def mutants(source: str) -> tuple[Mutant, ...]:
    """The mutants of a reference; making them takes longer than whatever is done with them here."""
    return mutants_of(source)

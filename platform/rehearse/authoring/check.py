"""`rehearse check`: problem folders and decks through all gates, with what did not change since last time taken from the cache."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rehearse.authoring import gates
from rehearse.authoring.cache import Cache
from rehearse.authoring.decks import check_deck
from rehearse.authoring.findings import Finding
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.gates import Outcome
from rehearse.authoring.overlap import SharedRun, check_overlap, prose_of, shared_runs
from rehearse.authoring.workbench import Workbench, judge_suite
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.decks import FOLDER, Deck
from rehearse.catalog.problem import Problem
from rehearse.catalog.proof import REFUSED, Proof

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

#: Opens a sandbox for as long as it is needed, and says how many programs it may judge at once.
Opener = Callable[[], AbstractContextManager["tuple[Sandbox, int]"]]


@dataclass(frozen=True, slots=True)
class Checked:
    """One folder, such as "ml/linear-regression", or deck, such as "decks/statistics.toml", and what each gate said.

    `times` is how many rounds there were, the last of which is told; `cached`: it was not tried again.
    """

    folder: str
    outcomes: tuple[Outcome, ...]
    seconds: float = 0.0
    cached: bool = False
    times: int = 1

    @property
    def is_deck(self) -> bool:
        """Whether it is a deck, which has no suite and so none of its figures."""
        return self.folder.startswith(f"{FOLDER}/")

    @property
    def passed(self) -> bool:
        """Whether it passed every gate."""
        return all(outcome.passed for outcome in self.outcomes)

    @property
    def proof(self) -> Proof | None:
        """What the suite was shown to refuse; None unless the folder passed every gate."""
        return Proof(**self.figures, rounds=self.times) if self.passed and self.figures.keys() >= REFUSED else None

    @property
    def figures(self) -> dict[str, Any]:
        """The numbers that the gates found, by name."""
        return {name: count for outcome in self.outcomes for name, count in outcome.report.counts.items()}

    @property
    def findings(self) -> list[tuple[str, Finding]]:
        """What is to be mended, each with its gate."""
        return [(outcome.gate, finding) for outcome in self.outcomes for finding in outcome.report.findings]


class Watcher(Protocol):
    """Who is told how a check goes on."""

    def folder(self, folder: str) -> None:
        """This folder is looked at now."""

    def gate(self, gate: str) -> None:
        """The folder's next gate is tried."""

    def judged(self, name: str) -> None:
        """A program was judged."""


@dataclass
class Check:
    """A check of some folders of a catalogue. `times` is how often everything is judged, over inputs that are drawn once."""

    catalog: Catalog
    problems_dir: Path
    opener: Opener
    cache: Cache
    watcher: Watcher
    fast: bool = False
    times: int = 1

    def run(self, folders: Sequence[str]) -> Iterator[Checked]:
        """Each folder with what its gates said, one after the other.

        Raises:
            SandboxError: nothing can be judged here.
        """
        with ExitStack() as stack:
            formulas = stack.enter_context(Formulas())
            opened: list[tuple[Sandbox, int]] = []

            def sandbox() -> tuple[Sandbox, int]:
                # A check in which nothing has changed needs none.
                if not opened:
                    opened.append(stack.enter_context(self.opener()))
                return opened[0]

            for folder in folders:
                self.watcher.folder(folder)
                yield self._folder(folder, formulas, sandbox)

    def _folder(self, folder: str, formulas: Formulas, sandbox: Callable[[], tuple[Sandbox, int]]) -> Checked:
        faults = [fault for fault in self.catalog.faults if fault.folder == folder]
        if faults:
            return Checked(folder, tuple(gates.of_faults(faults)))
        deck = next((deck for deck in self.catalog.decks.values() if deck.place == folder), None)
        if deck is not None:
            return self._deck(deck, formulas, sandbox)
        problem = self.catalog.problems[folder.rpartition("/")[2]]
        key = self.cache.key(self.problems_dir / folder, fast=self.fast, formulas=formulas.available)
        if (kept := self.cache.load(folder, key)) is not None:
            return Checked(folder, self._with_overlap(problem, kept), cached=True)
        began = time.monotonic()
        made, at_once = sandbox()
        draws = self.cache.draws(folder)
        bench = Workbench(made, problem, at_once=at_once, on_judged=self.watcher.judged, draws=draws)
        outcomes, times = self._rounds(bench, formulas)
        self.cache.store(folder, key, outcomes)
        return Checked(folder, self._with_overlap(problem, outcomes), time.monotonic() - began, times=times)

    def _deck(self, deck: Deck, formulas: Formulas, sandbox: Callable[[], tuple[Sandbox, int]]) -> Checked:
        key = self.cache.key(self.problems_dir / deck.place, formulas=formulas.available)
        if (kept := self.cache.load(deck.place, key)) is not None:
            return Checked(deck.place, kept, cached=True)
        began = time.monotonic()
        made, _ = sandbox()
        judged = check_deck(deck, formulas=formulas, slugs=self.catalog.problems, judge=partial(judge_suite, made))
        outcomes = tuple(judged)
        self.cache.store(deck.place, key, outcomes)
        return Checked(deck.place, outcomes, time.monotonic() - began)

    def _rounds(self, bench: Workbench, formulas: Formulas) -> tuple[tuple[Outcome, ...], int]:
        """What the gates said in the first round in which one of them failed, else in the last, and which round that was."""
        for round_ in range(1, self.times + 1):
            if round_ > 1:
                self.watcher.folder(f"{bench.problem.slug}, round {round_}")
            outcomes = tuple(gates.in_order(self._outcomes(bench, formulas)))
            if not all(outcome.passed for outcome in outcomes):
                break
        return outcomes, round_

    def _with_overlap(self, problem: Problem, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        """The outcomes with the words that this problem shares with others, which no content of its own can keep."""
        overlap = check_overlap(problem, self._shared_runs)
        return tuple(
            Outcome("G2", gates.joined(each.report, overlap)) if each.gate == "G2" and overlap.findings else each
            for each in outcomes
        )

    @cached_property
    def _shared_runs(self) -> list[SharedRun]:
        return shared_runs({slug: prose_of(problem) for slug, problem in self.catalog.problems.items()})

    def _outcomes(self, bench: Workbench, formulas: Formulas) -> Iterable[Outcome]:
        yield from gates.of_texts(bench, formulas, self.catalog.problems.keys())
        yield from gates.of_programs(bench, fast=self.fast, on_gate=self.watcher.gate)

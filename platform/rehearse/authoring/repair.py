"""Gate G3 of a `repair`: whichever faults are left in the program, exactly the tests that name them fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench
from rehearse.catalog.planted import FILE, mended
from rehearse.catalog.problem import PlantedFault, Problem
from rehearse_sandbox.wire.job import Scrutiny

#: Verdicts of programs of which no test says anything.
_SAYS_NOTHING = frozenset({"load_error", "forbidden_call", "internal_error"})


@dataclass(frozen=True, slots=True)
class _Half:
    """The starter with some faults left in and the others mended."""

    left: tuple[PlantedFault, ...]
    source: str

    @property
    def name(self) -> str:
        """What people call it."""
        names = ", ".join(f"`{fault.name}`" for fault in self.left)
        return f"the starter with {names} left in" if names else "the starter with every fault mended"

    @property
    def fails(self) -> frozenset[str]:
        """The tests that have to fail, and no others."""
        return frozenset(name for fault in self.left for name in fault.detected_by)


def check_faults(bench: Workbench) -> Report:
    """Whether each planted fault is noticed by its tests and by no others, alone and together with any of the rest."""
    return _checked(bench, _halves(bench.problem))


def check_single_faults(bench: Workbench) -> Report:
    """The same for the starter, the right program and those with a single fault, which is what an author waits for after a save."""
    telling = {0, 1, len(bench.problem.planted)}
    return _checked(bench, [half for half in _halves(bench.problem) if len(half.left) in telling])


def _checked(bench: Workbench, halves: Sequence[_Half]) -> Report:
    programs = (Program(half.name, half.source, banked=True, scrutiny=Scrutiny(shrinks=False)) for half in halves)
    pairs = list(zip(halves, bench.judge(programs), strict=True))
    findings = (*_broken(pairs), *_still_wrong(pairs), *_surprises(pairs))
    count = len(bench.problem.planted)
    return Report(f"{count} planted faults, {len(halves)} ways to mend some of them", findings)


def _halves(problem: Problem) -> list[_Half]:
    """One program for each set of faults, those with the fewest left first, because they are the easiest to understand."""
    faults = problem.planted
    names = {fault.name for fault in faults}
    return [
        _Half(left, mended(problem.starter, faults, names - {fault.name for fault in left}))
        for size in range(len(faults) + 1)
        for left in combinations(faults, size)
    ]


def _broken(pairs: Sequence[tuple[_Half, Judged]]) -> Iterator[Finding]:
    """Programs that no test could be asked about, told once: what breaks one breaks most others."""
    broken = [(half, judged) for half, judged in pairs if judged.verdict.word in _SAYS_NOTHING]
    for half, judged in broken[:1]:
        message = f"{_upper(half.name)} gets {judged.story}: no test can say what is wrong with it.{_more(len(broken))}"
        yield Finding(FILE, message, "Plant faults that leave a program which loads and runs.")


def _still_wrong(pairs: Sequence[tuple[_Half, Judged]]) -> Iterator[Finding]:
    """The program in which nothing is left must be right; one sentence says more of it than one for each test."""
    half, judged = pairs[0]
    if not judged.accepted and judged.verdict.word not in _SAYS_NOTHING:
        message = f"{_upper(half.name)} is still refused: {judged.story}."
        yield Finding(FILE, message, "Let the `mended` texts make a right program; the reference is one.")


def _surprises(pairs: Sequence[tuple[_Half, Judged]]) -> Iterator[Finding]:
    """Tests that fail although no fault names them, or the other way round; each is told by the first program that shows it."""
    found: dict[tuple[str, bool], list[_Half]] = defaultdict(list)
    for half, judged in pairs:
        if judged.verdict.word in _SAYS_NOTHING or not half.left:
            continue
        failed = {name for name, outcome in judged.outcomes.items() if outcome != "passed"}
        for name in sorted(failed ^ half.fails):
            found[name, name in failed].append(half)
    for (test, fails), places in found.items():
        yield (_too_strict if fails else _too_mild)(test, places[0], _more(len(places)))


def _too_strict(test: str, half: _Half, more: str) -> Finding:
    message = f"{_upper(half.name)} fails {test}, which none of these faults names: its failure would mislead.{more}"
    step = f"Name {test} in `detected_by` of the fault that it sees, or let it look at less."
    return Finding(FILE, message, step)


def _too_mild(test: str, half: _Half, more: str) -> Finding:
    naming = ", ".join(f"[{fault.name}]" for fault in half.left if test in fault.detected_by)
    message = f"{_upper(half.name)} passes {test}, although {naming} says that it notices.{more}"
    return Finding(FILE, message, f"Make {test} stricter, or take it out of `detected_by`.")


def _more(count: int) -> str:
    return f" So it is in {count} programs." if count > 1 else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]

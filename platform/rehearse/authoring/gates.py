"""The fourteen gates of a problem folder, one after the other, and what each one said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rehearse.authoring import bounds, growth, levels, reference, refusals, repair, speed, strength
from rehearse.authoring.bug_cards import check_bugs_of
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.placeholders import check_placeholders
from rehearse.authoring.snippets import check_snippets
from rehearse.authoring.starter import check_starter
from rehearse.authoring.teaching import check_teaching
from rehearse.authoring.texts import check_texts
from rehearse.authoring.unfinished import check_unfinished
from rehearse.authoring.workbench import Workbench
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.levels import STATEMENTS
from rehearse.catalog.problem import Problem

#: What each gate looks at, in the order in which people should mend.
NAMES = {
    "G1": "schema",
    "G2": "text",
    "G3": "starter",
    "G4": "soak",
    "G5": "agreement",
    "G6": "verdicts",
    "G7": "cheats",
    "G8": "mutation",
    "G9": "dead tests",
    "G10": "bounds",
    "G11": "growth",
    "G12": "time",
    "G13": "leaks",
    "G14": "teaching",
}

#: Of these kinds the starter is a program that runs and passes some tests, so it is asked more precisely which it fails.
_STARTERS = {"repair": repair.check_faults, "optimise": speed.check_starter_is_slow}
_QUICK_STARTERS = _STARTERS | {"repair": repair.check_single_faults}

#: Faults of loading belong to the gate that looks at their file; all others are the schema's.
_GATE_OF_FILE = {
    **dict.fromkeys(STATEMENTS, "G2"),
    "hints.md": "G14",
    "editorial.md": "G14",
    "cards.toml": "G14",
    "starter.py": "G3",
    "faults.toml": "G3",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one gate said of one problem."""

    gate: str
    report: Report

    @property
    def name(self) -> str:
        """What the gate looks at."""
        return NAMES[self.gate]

    @property
    def passed(self) -> bool:
        """Whether nothing is left to mend but warnings."""
        return self.report.passed


def of_faults(faults: Iterable[ProblemFault]) -> list[Outcome]:
    """The gates that a folder breaks which could not be loaded."""
    found: dict[str, list[Finding]] = {}
    for fault in faults:
        gate = _GATE_OF_FILE.get(fault.file, "G1")
        found.setdefault(gate, []).append(Finding(fault.file, fault.message, fault.next_step, fault.line))
    return [Outcome(gate, Report("not loaded", tuple(found[gate]))) for gate in sorted(found, key=_number)]


def of_texts(bench: Workbench, formulas: Formulas, slugs: Collection[str]) -> Iterator[Outcome]:
    """The gates of what people read, with what the texts say of code that can be run."""
    for outcome in of_reading(bench.problem, formulas, slugs):
        if outcome.gate == "G2":
            yield Outcome("G2", joined(outcome.report, check_snippets(bench), check_bugs_of(bench)))
        else:
            yield outcome


def of_reading(problem: Problem, formulas: Formulas, slugs: Collection[str]) -> Iterator[Outcome]:
    """As much of the gates of what people read as can be said without judging anything."""
    yield Outcome("G1", joined(Report("the folder loads"), check_unfinished(problem), check_placeholders(problem)))
    yield Outcome("G2", check_texts(problem, formulas=formulas, slugs=slugs))
    yield Outcome("G14", check_teaching(problem))


def of_first_programs(bench: Workbench) -> Iterator[Outcome]:
    """What an author wants to know after every save: the gates that judge only a few programs, each once."""
    judged = reference.judge_once(bench)
    yield Outcome("G12", reference.check_time(judged))
    if not judged.accepted:
        yield Outcome("G4", reference.refused_once(judged))
        return
    yield Outcome("G3", _check_starter(bench, _QUICK_STARTERS))
    yield Outcome("G6", refusals.check_known_wrong(bench.problem, refusals.judge_known_wrong(bench)))


def _check_starter(bench: Workbench, by_kind: Mapping[str, Callable[[Workbench], Report]]) -> Report:
    """G3: the starter is what its kind of problem asks for."""
    judged = by_kind.get(bench.problem.kind, refusals.check_starter_fails)
    return joined(check_starter(bench.problem), judged(bench))


def of_programs(bench: Workbench, *, fast: bool, on_gate: Callable[[str], None]) -> Iterator[Outcome]:
    """The gates that judge. When the suite refuses its own reference, nothing else can be said of it."""
    on_gate("G12")
    judged = reference.judge_once(bench)
    time = Outcome("G12", reference.check_time(judged))
    if judged.accepted:
        yield time
    else:
        yield Outcome("G4", reference.refused_once(judged)) if time.passed else time
        return
    on_gate("G3")
    yield Outcome("G3", _check_starter(bench, _STARTERS))
    on_gate("G4")
    soaked, accepted = reference.judge_right_programs(bench, fast=fast)
    yield Outcome("G4", reference.check_soak(soaked))
    yield Outcome("G5", reference.check_agreement(accepted))
    on_gate("G10")
    yield Outcome("G10", bounds.check_bounds(bench, accepted[0], fast=fast))
    on_gate("G11")
    yield Outcome("G11", _check_time(bench))
    yield from _of_refused(bench, fast=fast, on_gate=on_gate)


def _check_time(bench: Workbench) -> Report:
    """G11: what [scaling] and [speed] ask is kept by right programs, and missed by those in slow/."""
    reports = [growth.check_growth(bench)] if bench.problem.scaling is not None else []
    if bench.problem.speed is not None:
        reports.append(speed.check_pace(bench, bench.problem.speed))
    return joined(*reports) if reports else Report("no target")


def _of_refused(bench: Workbench, *, fast: bool, on_gate: Callable[[str], None]) -> Iterator[Outcome]:
    problem = bench.problem
    on_gate("G6")
    wrong = refusals.judge_known_wrong(bench)
    known_wrong = refusals.check_known_wrong(problem, wrong)
    grown = [levels.check_levels(problem, wrong)] if problem.levels > 1 else []
    yield Outcome("G6", joined(known_wrong, *grown))
    on_gate("G7")
    cheats = refusals.judge_cheats(bench)
    yield Outcome("G7", refusals.check_cheats(cheats))
    on_gate("G8")
    trials = strength.try_mutants(bench, fast=fast)
    yield Outcome("G8", strength.check_mutation(problem, trials, fast=fast))
    mutants = [trial.judged for trial in trials]
    yield Outcome("G9", strength.check_dead_tests([*wrong, *mutants]))
    refused = [*wrong, *(judged for _, judged in cheats), *mutants]
    yield Outcome("G13", refusals.check_leaks(problem, refused))


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes by the numbers of their gates."""
    return sorted(outcomes, key=lambda outcome: _number(outcome.gate))


def _number(gate: str) -> int:
    return int(gate[1:])


def joined(*reports: Report) -> Report:
    """Several reports on one gate as one."""
    findings = tuple(finding for report in reports for finding in report.findings)
    counts = {name: count for report in reports for name, count in report.counts.items()}
    return Report("; ".join(report.summary for report in reports), findings, counts)

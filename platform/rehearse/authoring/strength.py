"""The gates of the suite's strength: G8 it catches small changes of the reference, G9 each of its tests earns its keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.mutation import Mutant, mutants_of, sample
from rehearse.authoring.reference import REFERENCE
from rehearse.authoring.workbench import Judged, Program, Workbench, last_line, shortened
from rehearse.catalog.problem import Problem
from rehearse_sandbox.wire.job import Scrutiny

#: Mutants may loop for ever. Right programs need far less than this share of their time limits.
MUTANT_PATIENCE = 0.2

#: With `fast`, so many mutants are tried, chosen by a fixed seed.
FAST_MUTANTS = 60
FAST_SEED = 1

#: Beyond this share of waived mutants the reference should be written more plainly.
MOST_WAIVED = 0.10


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant and what became of it."""

    mutant: Mutant
    judged: Judged

    @property
    def killed(self) -> bool:
        """Whether the suite refused it. That it ran out of time or memory is as good."""
        return not self.judged.accepted


def try_mutants(bench: Workbench, *, fast: bool = False) -> list[Trial]:
    """Every mutant of the reference, judged until its first failing input."""
    mutants: Sequence[Mutant] = mutants_of(bench.problem.reference)
    if fast:
        mutants = sample(mutants, FAST_MUTANTS, seed=FAST_SEED)
    judged = bench.judge(
        Program(
            f"mutant {mutant.id}",
            mutant.source,
            patience=MUTANT_PATIENCE,
            banked=True,
            scrutiny=Scrutiny(shrinks=False),
        )
        for mutant in mutants
    )
    return [Trial(mutant, each) for mutant, each in zip(mutants, judged, strict=True)]


def check_mutation(problem: Problem, trials: Sequence[Trial], *, fast: bool = False) -> Report:
    """G8: enough of the mutants that can be told from the reference are caught."""
    waived = problem.strength.equivalent
    counted = [trial for trial in trials if trial.mutant.id not in waived]
    survivors = [trial for trial in counted if not trial.killed]
    killed = len(counted) - len(survivors)
    share = killed / len(counted) if counted else 1.0
    findings = [_survivor(trial) for trial in survivors]
    if share >= problem.strength.min_killed:
        findings = [as_warning(finding) for finding in findings]
    findings += _waiver_findings(trials, waived, all_tried=not fast)
    findings += [_broken_suite(trial) for trial in counted if trial.judged.verdict.word == "internal_error"]
    counts = {"mutants": len(counted), "killed": killed, "waived": len(trials) - len(counted)}
    return Report(f"{killed} of {len(counted)} mutants killed ({share:.0%})", tuple(findings), counts)


def as_warning(finding: Finding) -> Finding:
    """The finding, made one that lets the folder pass."""
    return Finding(finding.file, finding.message, finding.next_step, finding.line, "warning")


def _survivor(trial: Trial) -> Finding:
    mutant = trial.mutant
    return Finding(
        REFERENCE,
        f"No test notices when {mutant.change} (mutant {mutant.id}).",
        "Add an example or a property that notices. If nothing can, because both do the same, waive it: "
        f'equivalent = [{{ mutant = "{mutant.id}", why = "…" }}] in [suite].',
        mutant.line,
    )


def _waiver_findings(trials: Sequence[Trial], waived: Iterable[str], *, all_tried: bool) -> list[Finding]:
    found = {trial.mutant.id: trial for trial in trials}
    findings = []
    for mutant in waived:
        if mutant in found and found[mutant].killed:
            message, step = f"The waived mutant {mutant} is killed.", "Remove the waiver."
        elif mutant not in found and all_tried:
            message, step = (
                f"The waived mutant {mutant} does not exist.",
                "Remove the waiver, or see `rehearse mutants`.",
            )
        else:
            continue
        findings.append(Finding("problem.toml", message, step, severity="warning"))
    if trials and len([mutant for mutant in waived if mutant in found]) > MOST_WAIVED * len(trials):
        findings.append(
            Finding(
                "problem.toml",
                f"More than {MOST_WAIVED:.0%} of the mutants are waived.",
                "Write the reference more plainly: what can be changed without effect need not be there.",
            )
        )
    return findings


def _broken_suite(trial: Trial) -> Finding:
    return Finding(
        "tests",
        f"When {trial.mutant.change} (line {trial.mutant.line} of the reference), the suite itself breaks: "
        f"{shortened(last_line(trial.judged.verdict.detail))}.",
        "Check the form of a result (check_form) before the test does anything else with it.",
    )


def check_dead_tests(judged: Iterable[Judged]) -> Report:
    """G9: each test refuses at least one of the wrong programs and mutants; one that refuses nothing protects nobody."""
    alive: set[str] = set()
    tests: dict[str, None] = {}
    for each in judged:
        for name, outcome in each.outcomes.items():
            tests[name] = None
            if outcome not in {"passed", "not_run"}:
                alive.add(name)
    dead = [name for name in tests if name not in alive]
    findings = [
        Finding(
            "tests",
            f"{name} refuses none of the wrong programs and mutants.",
            "Add the wrong program that it is there for, or remove it: every test costs its time at each submission.",
            severity="warning",
        )
        for name in dead
    ]
    return Report(f"{len(tests) - len(dead)} of {len(tests)} tests refuse something", tuple(findings))

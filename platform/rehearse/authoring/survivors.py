"""`rehearse mutants`: what became of each small mistake in a reference, for people and for programs."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rehearse.authoring.findings import Finding
from rehearse.authoring.reference import REFERENCE
from rehearse.authoring.strength import Trial, check_mutation
from rehearse.catalog.problem import Problem

Show = Literal["survivors", "killed", "all"]

_INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class Tried:
    """All mutants of a problem's reference and what became of each."""

    problem: Problem
    trials: tuple[Trial, ...]

    @property
    def passed(self) -> bool:
        """Whether the suite is strong enough for `rehearse check`."""
        return check_mutation(self.problem, self.trials).passed

    @property
    def summary(self) -> str:
        """How many were killed, and how many do not count."""
        waived = len(self.trials) - len(self.counted)
        return check_mutation(self.problem, self.trials).summary + (f", {waived} waived" if waived else "")

    @property
    def remarks(self) -> list[Finding]:
        """What is to be mended besides survivors: waivers that are out of date, a suite that breaks."""
        return [each for each in check_mutation(self.problem, self.trials).findings if each.file != REFERENCE]

    @property
    def counted(self) -> list[Trial]:
        """The mutants that are not waived."""
        return [trial for trial in self.trials if self.waiver(trial) is None]

    def waiver(self, trial: Trial) -> str | None:
        """Why nothing can notice a mutant, by its author; None when nobody says so."""
        return self.problem.strength.equivalent.get(trial.mutant.id)

    def shown(self, show: Show) -> list[Trial]:
        """The trials that were asked for. A waived mutant survives with good reason, so it is among `all` only."""
        match show:
            case "survivors":
                return [trial for trial in self.counted if not trial.killed]
            case "killed":
                return [trial for trial in self.trials if trial.killed]
            case "all":
                return list(self.trials)

    def by_operator(self) -> list[tuple[str, int, int]]:
        """Each operator with how many of its mutants were killed and how many count, the most often missed first."""
        total = Counter(trial.mutant.operator for trial in self.counted)
        killed = Counter(trial.mutant.operator for trial in self.counted if trial.killed)
        rows = [(operator, killed[operator], total[operator]) for operator in total]
        return sorted(rows, key=lambda row: (row[1] - row[2], row[0]))


def killers(trial: Trial) -> list[str]:
    """The tests that refused a mutant, in their order."""
    return [name for name, outcome in trial.judged.outcomes.items() if outcome not in {"passed", "not_run"}]


def as_text(tried: Tried, show: Show) -> str:
    """The table of operators, the mutants that were asked for, and what is to be mended besides."""
    operators = max((len(operator) for operator, _, _ in tried.by_operator()), default=0)
    lines = [f"{operator:<{operators}}  {killed:>3} of {total}" for operator, killed, total in tried.by_operator()]
    for trial in tried.shown(show):
        lines += ["", *_mutant(tried, trial)]
    for finding in tried.remarks:
        lines += [
            "",
            f"{finding.severity}: {finding.file}",
            f"{_INDENT}{finding.message}",
            f"{_INDENT}→ {finding.next_step}",
        ]
    problem = tried.problem
    verdict = "pass" if tried.passed else "FAULT"
    return "\n".join([*lines, "", f"{verdict:<5} {problem.track}/{problem.slug}  {tried.summary}"])


def _mutant(tried: Tried, trial: Trial) -> Iterator[str]:
    mutant = trial.mutant
    yield f"{mutant.id}  {mutant.operator}  {REFERENCE}:{mutant.line}: {mutant.change}"
    for sign, text in (("-", mutant.before), ("+", mutant.after)):
        if text:
            yield textwrap.indent(text, f"{_INDENT}{sign} ", lambda _: True)
    if trial.killed:
        yield f"{_INDENT}killed: {_death(trial)}"
    elif (why := tried.waiver(trial)) is not None:
        yield f"{_INDENT}waived: {why}"
    else:
        yield f"{_INDENT}survived. If it does what the reference does, this waives it, in problem.toml under [suite] equivalent:"
        yield f'{_INDENT}{{ mutant = "{mutant.id}", why = "…" }},'


def _death(trial: Trial) -> str:
    word = trial.judged.verdict.word
    how = "" if word == "wrong_answer" else f" ({word.replace('_', ' ')})"
    return (", ".join(killers(trial)) or "before any test ended") + how


def as_json(tried: Tried, show: Show) -> dict[str, Any]:
    """The same as plain values; `mutants` holds those that were asked for."""
    counted: Sequence[Trial] = tried.counted
    return {
        "problem": f"{tried.problem.track}/{tried.problem.slug}",
        "ok": tried.passed,
        "killed": sum(trial.killed for trial in counted),
        "counted": len(counted),
        "waived": len(tried.trials) - len(counted),
        "operators": [
            {"operator": operator, "killed": killed, "total": total} for operator, killed, total in tried.by_operator()
        ],
        "mutants": [_plain(tried, trial) for trial in tried.shown(show)],
        "findings": [f"{finding.message} {finding.next_step}" for finding in tried.remarks],
    }


def _plain(tried: Tried, trial: Trial) -> dict[str, Any]:
    mutant = trial.mutant
    return {
        "id": mutant.id,
        "operator": mutant.operator,
        "line": mutant.line,
        "change": mutant.change,
        "before": mutant.before,
        "after": mutant.after,
        "killed": trial.killed,
        "killed_by": killers(trial),
        "verdict": trial.judged.verdict.word,
        "waived": tried.waiver(trial),
    }

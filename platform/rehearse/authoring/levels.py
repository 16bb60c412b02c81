"""What gate G6 asks of a problem that grows: each level is guarded by known-wrong programs of its own."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, function_of
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse_sandbox.wire.suite_files import level_of


def check_levels(problem: Problem, judged: Sequence[Judged]) -> Report:
    """Whether for each level some known-wrong program fails its stated tests there and passes all levels below.

    Without one, nothing shows that the level asks for more than those below it. `judged` are the programs in the order of the problem.
    """
    guarded = {level for wrong, each in zip(problem.wrong, judged, strict=True) for level in _guarded(wrong, each)}
    findings = [_unguarded(level, problem.levels) for level in range(1, problem.levels + 1) if level not in guarded]
    return Report(f"{len(guarded)} of {problem.levels} levels have one of their own", tuple(findings))


def _guarded(wrong: KnownWrong, judged: Judged) -> set[int]:
    """The level at which a program is refused first, if its entry names a test of it that fails."""
    failed = [test for test in judged.tests if test.outcome not in {"passed", "not_run"}]
    first = min((level_of(test.id) for test in failed), default=0)
    return {level_of(test.id) for test in failed if function_of(test.id) in wrong.fails} & {first}


def _unguarded(level: int, levels: int) -> Finding:
    below = (
        ""
        if level == 1
        else f" and passes level{'s' if level > 2 else ''} {'1' if level == 2 else f'1 to {level - 1}'}"
    )
    return Finding(
        "wrong/expect.toml",
        f"No wrong program fails at level {level} of {levels}{below}: nothing shows what this level asks for.",
        f"Add one with a mistake that only level {level} is about, and name a test of it in `fails`.",
    )

"""The levels of a problem that grows, as its page shows them: what was released, and that more will come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from rehearse.catalog.markdown import highlight_source, render
from rehearse.catalog.problem import Problem
from rehearse.web.explained import statements_of
from rehearse_sandbox.wire.suite_files import examples_of

State = Literal["passed", "open", "locked"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One level. Of a locked one nothing is known here but its number, so that nothing else can reach the page."""

    number: int
    state: State
    statement: Markup | None = None
    examples: Markup | None = None


def of(problem: Problem, released: int, *, solved: bool) -> list[Stage]:
    """The levels of a problem for a person who works on level `released`; none for a problem without levels."""
    if problem.levels == 1:
        return []
    shown = [_shown(problem, number, passed=number < released or solved) for number in range(1, released + 1)]
    return shown + [Stage(number, "locked") for number in range(released + 1, problem.levels + 1)]


def _shown(problem: Problem, number: int, *, passed: bool) -> Stage:
    statement = render(statements_of(problem)[number - 1], drop_title=problem.title, top=3)
    examples = problem.suite.get(examples_of(number), "")
    return Stage(number, "passed" if passed else "open", statement, highlight_source(examples) if examples else None)

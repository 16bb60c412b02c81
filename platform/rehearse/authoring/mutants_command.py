"""What `rehearse mutants` does: opens a sandbox, tries every mutant of a problem's reference, and prints what became of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from rehearse import capacity
from rehearse.authoring.mutation import mutants_of
from rehearse.authoring.strength import try_mutants
from rehearse.authoring.survivors import Show, Tried, as_json, as_text
from rehearse.authoring.workbench import Program, Workbench
from rehearse.catalog.problem import Problem
from rehearse.config import Config

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

#: The exit code when programs could not be judged, which says nothing of the problem.
NOTHING_JUDGES = 3


def mutants(
    config: Config,
    problem: Problem,
    open_sandbox: Callable[[], AbstractContextManager[Sandbox]],
    *,
    show: Show,
    as_plain: bool,
) -> int:
    """Try all mutants and print what became of them; the command's exit code."""
    # The engine's client takes a while to import.
    from rehearse_sandbox.host import SandboxError

    at_once = capacity.cells_for(capacity.this_machine(), least=None, most=config.cells_max).at_once
    try:
        with open_sandbox() as sandbox:
            tried = _tried(sandbox, problem, at_once)
    except SandboxError as error:
        click.echo(f"rehearse: nothing can be judged any more: {error}", err=True)
        return NOTHING_JUDGES
    if isinstance(tried, str):
        click.echo(f"rehearse: {tried}", err=True)
        return 1
    click.echo(json.dumps(as_json(tried, show)) if as_plain else as_text(tried, show))
    return 0 if tried.passed else 1


def _tried(sandbox: Sandbox, problem: Problem, at_once: int) -> Tried | str:
    """What became of each mutant, or why there is no sense in trying them."""
    progress = Progress(
        TextColumn("{task.description:<36}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    progress.disable = not progress.console.is_terminal
    with progress:
        task = progress.add_task(f"{problem.slug}: mutants", total=len(mutants_of(problem.reference)) + 1)
        bench = Workbench(sandbox, problem, at_once=at_once, on_judged=lambda _: progress.advance(task))
        reference = bench.judge_one(Program("reference", problem.reference))
        if not reference.accepted:
            return (
                f"The suite of {problem.slug} refuses its own reference, so it would refuse every mutant as well: "
                f"{reference.story}. Mend that first; `rehearse check {problem.slug}` tells more."
            )
        return Tried(problem, tuple(try_mutants(bench)))

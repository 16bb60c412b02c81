"""What `rehearse check` and `rehearse mutants` do and print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from rich.console import Console

from rehearse import capacity
from rehearse.authoring import interviews, rendering
from rehearse.authoring.cache import Cache
from rehearse.authoring.check import Check, Checked
from rehearse.authoring.selection import UnknownFolderError, changed, decks_of, folders_of, named
from rehearse.catalog import proof
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import ProblemFault
from rehearse.config import Config
from rehearse.interviews.catalogue import PROMPTS
from rehearse.services import load_catalog

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox


#: Rows are not broken, however narrow the terminal is.
_TABLE_WIDTH = 110

#: The exit code when programs could not be judged, which says nothing of the problems.
NOTHING_JUDGES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Which problems, decks and interviews are checked and how: all when none is named and `changed` is not asked for.

    With `record` what each suite was shown to refuse is written into its folder. `times` is how often everything is
    judged; None is once, and then unchanged folders not at all.
    """

    slugs: tuple[str, ...] = ()
    changed: bool = False
    fast: bool = False
    again: bool = False
    record: bool = False
    times: int | None = None


def check(
    config: Config,
    choice: Choice,
    open_sandbox: Callable[[], AbstractContextManager[Sandbox]],
    *,
    as_json: bool,
    give_up: Callable[[str], NoReturn],
) -> int:
    """Run the check and print what it found; the command's exit code."""
    if choice.record and choice.fast:
        give_up("--record needs the whole check: leave out --fast.")
    catalog = load_catalog(config)
    known = [*folders_of(config.problems_dir), *decks_of(config.problems_dir)]
    try:
        places = _chosen(choice, [*known, *interviews.places_of(config.problems_dir)], config.problems_dir)
    except UnknownFolderError as error:
        give_up(str(error))
    folders = [place for place in places if not interviews.is_of_interviews(place)]
    stray = [fault for fault in catalog.faults if fault.folder not in known]
    # The engine's client takes a while to import.
    from rehearse_sandbox.host import SandboxError

    results: list[Checked] = []
    try:
        for checked in _checks(config, choice, catalog, folders, open_sandbox):
            results.append(checked)
            if not as_json:
                click.echo(rendering.as_text(checked, in_full=len(places) == 1))
    except SandboxError as error:
        click.echo(f"rehearse: nothing can be judged any more: {error}", err=True)
        return NOTHING_JUDGES
    asked = [place for place in places if interviews.is_of_interviews(place)]
    told = list(interviews.check_interviews(asked, config.problems_dir, catalog)) if asked else []
    if as_json:
        click.echo(json.dumps(interviews.as_json(results, told, stray)))
    else:
        for checked in told:
            click.echo(rendering.as_text(checked, in_full=len(places) == 1))
        _print_end(results, told, stray)
    return 0 if all(checked.passed for checked in (*results, *told)) and not stray else 1


def _checks(
    config: Config,
    choice: Choice,
    catalog: Catalog,
    folders: Sequence[str],
    open_sandbox: Callable[[], AbstractContextManager[Sandbox]],
) -> Iterator[Checked]:
    """What became of each folder, one after the other, beside a bar that shows how far the check is.

    Raises:
        SandboxError: nothing can be judged here.
    """

    @contextmanager
    def opener() -> Iterator[tuple[Sandbox, int]]:
        with open_sandbox() as sandbox:
            yield sandbox, capacity.cells_for(capacity.this_machine(), least=None, most=config.cells_max).at_once

    reads = not choice.again and choice.times is None
    cache = Cache(config.data_dir / "check", config.problems_dir, reads=reads, reads_draws=not choice.again)
    with rendering.ProgressBar(Console(stderr=True), len(folders)) as progress:
        for checked in Check(catalog, config.problems_dir, opener, cache, progress, choice.fast, choice.times or 1).run(
            folders
        ):
            if choice.record and checked.proof is not None:
                proof.record(config.problems_dir / checked.folder, _counted(checked.proof))
            progress.done()
            yield checked


def _counted(found: proof.Proof) -> proof.Proof:
    """The same with counts as whole numbers, which the cache gives back as floats."""
    counts = (each.name for each in fields(found) if each.name != "headroom")
    return replace(found, **{name: int(getattr(found, name)) for name in counts})


def _chosen(choice: Choice, known: Sequence[str], problems_dir: Path) -> list[str]:
    """The places that the check is about.

    Raises:
        UnknownFolderError: one that is named is not there, or Git cannot tell what changed.
    """
    if choice.changed:
        return interviews.with_prompt_files(changed([*known, PROMPTS], problems_dir), problems_dir)
    return named(known, choice.slugs, "problem folder, deck or interview") if choice.slugs else list(known)


def _print_end(results: Sequence[Checked], told: Sequence[Checked], stray: Sequence[ProblemFault]) -> None:
    for fault in stray:
        click.echo(f"FAULT {fault}")
    if len(results) > 1:
        Console(width=_TABLE_WIDTH).print(rendering.as_table(results))
    if len(told) > 1:
        Console(width=_TABLE_WIDTH).print(interviews.as_table(told))
    if results or stray or not told:
        click.echo(rendering.summary(results, stray))
    if told:
        click.echo(interviews.summary(told))

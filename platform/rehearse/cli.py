"""The `rehearse` command. Each command imports what it needs when it runs, so that `rehearse --help` is quick."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearse.cards_commands import cards
from rehearse.command_line import INTERNAL_ERROR
from rehearse.command_line import configuration as _config
from rehearse.command_line import give_up as _give_up
from rehearse.config import Config

if TYPE_CHECKING:
    from rehearse.catalog.problem import Problem
    from rehearse_sandbox.host import Sandbox

JUDGES = ("auto", "docker", "bubblewrap", "process")
SANDBOXES = click.Choice([*JUDGES, "off"])


@click.group()
@click.version_option(package_name="rehearse", prog_name="rehearse")
def main() -> None:
    """Practise for a machine-learning engineering interview.

    Settings come from REHEARSE_* variables and a TOML file named by REHEARSE_CONFIG; the README lists them all.
    """


@main.command()
@click.option("--host", help="Address to listen on (REHEARSE_HOST).")
@click.option("--port", type=int, help="Port to listen on, 0 for a free one (REHEARSE_PORT).")
@click.option("--sandbox", type=SANDBOXES, help="What judges (REHEARSE_SANDBOX).")
def serve(host: str | None, port: int | None, sandbox: str | None) -> None:
    """Serve the site and judge what is sent."""
    config = _config(host=host, port=port, sandbox=sandbox)
    _warn_if_unconfined(config)
    from rehearse import logs, serving

    logs.configure(config.log_format)
    try:
        serving.serve(config)
    except serving.CannotServeError as error:
        _give_up(str(error))


@main.command()
@click.argument("slug")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--mode", type=click.Choice(["run", "submit"]), default="submit", help="The examples, or the whole suite."
)
@click.option("--level", type=click.IntRange(1), help="Judge up to this level of a problem that has some, else all.")
@click.option("--sandbox", "sandbox_name", type=click.Choice(JUDGES), help="What judges (REHEARSE_SANDBOX).")
@click.option("--input", "inputs", multiple=True, metavar="TEXT", help="Answer this, too: a call, or its arguments.")
@click.option("--repeat", type=click.IntRange(1), default=1, help="Judge so many times; with --json one object a line.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def judge(
    slug: str,
    file: Path,
    *,
    mode: Any,
    level: int | None,
    inputs: tuple[str, ...],
    sandbox_name: str | None,
    repeat: int,
    as_json: bool,
) -> None:
    """Judge FILE as a solution of the problem SLUG.

    Exit code 0: accepted. 1: not accepted. 2: bad usage. 3: the judge broke down.
    """
    config = _config(sandbox=sandbox_name)
    from rehearse import command_line_judge as command
    from rehearse.bank import Bank

    problem, source = _problem(config, slug), _source(file)
    if trouble := command.trouble_with(problem, level, inputs):
        _give_up(trouble)
    worst = 0
    with _sandbox(config, quiet=as_json) as sandbox:
        bank = Bank(config.bank_dir, sandbox.identity)
        for _ in range(repeat):
            result = command.judge(sandbox, problem, source, mode, bank=bank, level=level, inputs=inputs)
            click.echo(json.dumps(command.as_json(result)) if as_json else command.as_text(result))
            worst = max(worst, result.exit_code)
    sys.exit(worst)


@main.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Check every problem; the default when none is named.")
@click.option("--changed", is_flag=True, help="Check the problems that differ from the main branch, by Git.")
@click.option("--fast", is_flag=True, help="Fewer inputs and mutants: for while you write.")
@click.option("--again", is_flag=True, help="Check unchanged problems too, with inputs drawn anew.")
@click.option(
    "--times",
    type=click.IntRange(min=1),
    help="Judge everything in so many rounds, to find what fails but now and then.",
)
@click.option("--record", is_flag=True, help="Write what each suite was shown to refuse into its folder, for its page.")
@click.option("--sandbox", "sandbox_name", type=click.Choice(JUDGES), help="What judges (REHEARSE_SANDBOX).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(
    slugs: tuple[str, ...],
    *,
    all_: bool,
    changed: bool,
    fast: bool,
    again: bool,
    times: int | None,
    record: bool,
    sandbox_name: str | None,
    as_json: bool,
) -> None:
    """Put problem folders, decks and interviews through their gates: SLUGS, or all of them.

    Exit code 0: all passed. 1: something is to be mended. 2: bad usage. 3: nothing could be judged.
    """
    if changed + all_ + bool(slugs) > 1:
        _give_up("Name problems, or use --all, or --changed: only one of them.")
    config = _config(sandbox=sandbox_name)
    from rehearse.authoring import command

    chosen = command.Choice(slugs, changed=changed, fast=fast, again=again, record=record, times=times)
    sys.exit(command.check(config, chosen, lambda: _sandbox(config, quiet=True), as_json=as_json, give_up=_give_up))


@main.command()
@click.argument("place", metavar="TRACK/SLUG")
@click.option(
    "--kind",
    type=click.Choice(["implement", "class", "levels", "repair", "optimise"]),
    help="A function, a class, a class that grows level by level, a program to repair, or one to make fast; else that of --like.",
)
@click.option("--like", metavar="SLUG", help="Take category, tags, a concept and the kind from this problem.")
def new(place: str, *, kind: str | None, like: str | None) -> None:
    """Begin a problem: a folder with a tiny one that works, and six steps to make it yours.

    Exit code 0: the folder is there. 2: it cannot be made, and nothing was left behind.
    """
    config = _config()
    from rehearse.authoring import scaffold

    try:
        folder = scaffold.make(config.problems_dir, place, kind=kind, like=like)
    except scaffold.CannotScaffoldError as error:
        _give_up(str(error))
    click.echo(scaffold.next_steps(folder))


@main.command()
@click.argument("slug", required=False)
@click.option("--port", type=int, help="Port to listen on, 0 for a free one; 8001 unless given.")
@click.option("--sandbox", type=SANDBOXES, help="What judges (REHEARSE_SANDBOX).")
def preview(slug: str | None, *, port: int | None, sandbox: str | None) -> None:
    """Show the folder of SLUG as learners and its author see it, kept up to date while you edit; without SLUG, any folder.

    Only this machine can reach it, and what is typed there is forgotten at the end. Ctrl-C ends it.
    """
    from rehearse import logs, serving
    from rehearse.authoring.selection import UnknownFolderError
    from rehearse.preview import command

    config = _config(host="127.0.0.1", port=command.PORT if port is None else port, sandbox=sandbox)
    _warn_if_unconfined(config)
    logs.configure(config.log_format)
    try:
        command.preview(config, slug)
    except (serving.CannotServeError, UnknownFolderError) as error:
        _give_up(str(error))


@main.command()
@click.argument("slug")
@click.option(
    "--show", type=click.Choice(["survivors", "killed", "all"]), default="survivors", help="Which mutants are listed."
)
@click.option("--sandbox", "sandbox_name", type=click.Choice(JUDGES), help="What judges (REHEARSE_SANDBOX).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def mutants(slug: str, *, show: Any, sandbox_name: str | None, as_json: bool) -> None:
    """Make small mistakes in the reference of SLUG, and list those that no test notices.

    Exit code 0: the suite notices enough of them. 1: it does not. 2: bad usage. 3: nothing could be judged.
    """
    config = _config(sandbox=sandbox_name)
    from rehearse.authoring import mutants_command

    problem = _problem(config, slug)
    sys.exit(
        mutants_command.mutants(config, problem, lambda: _sandbox(config, quiet=True), show=show, as_plain=as_json)
    )


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(*, as_json: bool) -> None:
    """Try everything that judging needs, and say what to do about what is missing. Exit code 1 if anything is."""
    config = _config()
    from rehearse.doctor import examine

    findings = examine(config)
    sound = all(finding.ok for finding in findings)
    if as_json:
        click.echo(json.dumps({"ok": sound, "findings": [asdict(finding) for finding in findings]}))
    else:
        for finding in findings:
            click.echo(f"{finding.mark}  {finding.name}: {finding.message}")
            if finding.next_step:
                click.echo(f"         → {finding.next_step}")
    sys.exit(0 if sound else 1)


@main.group("db")
def database() -> None:
    """The database."""


@database.command()
def upgrade() -> None:
    """Bring the database's tables up to date; `rehearse serve` does so by itself."""
    config = _config()
    from rehearse.doctor import database_check

    check = database_check(config)
    if not check.ok:
        _give_up(check.message)
    click.echo(check.message)


main.add_command(cards)


def _problem(config: Config, slug: str) -> Problem:
    from rehearse.services import load_catalog

    catalog = load_catalog(config)
    wanted = slug.rpartition("/")[2]
    if (problem := catalog.problems.get(wanted)) is not None:
        return problem
    faults = [str(fault) for fault in catalog.faults if fault.slug == wanted]
    known = ", ".join(sorted(catalog.problems)) or f"none in {config.problems_dir}"
    unknown = f"There is no problem {wanted!r}. There are: {known}."
    return _give_up("\n".join([f"The folder of {wanted!r} has faults:", *faults]) if faults else unknown)


def _source(file: Path) -> str:
    from rehearse.submissions.service import SourceRefusedError, check_source

    try:
        source = file.read_bytes().decode()
        check_source(source)
    except OSError as error:
        _give_up(f"{file} cannot be read: {error.strerror}. Name a Python file.")
    except UnicodeDecodeError as error:
        _give_up(f"{file} is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.")
    except SourceRefusedError as error:
        _give_up(f"{file}: {error}")
    return source


@contextmanager
def _sandbox(config: Config, *, quiet: bool) -> Iterator[Sandbox]:
    from rehearse.judging import SWITCHED_OFF, opener
    from rehearse_sandbox.host import SandboxError

    if config.sandbox == "off":
        _give_up(SWITCHED_OFF)
    _warn_if_unconfined(config)
    try:
        sandbox = opener(config)(lambda line: None if quiet else click.echo(line, err=True))
        sandbox.warm()
    except SandboxError as error:
        _give_up(str(error), INTERNAL_ERROR)
    try:
        yield sandbox
    finally:
        sandbox.close()


def _warn_if_unconfined(config: Config) -> None:
    if config.sandbox == "process":
        from rehearse.judging import UNCONFINED

        click.echo(f"rehearse: {UNCONFINED}", err=True)


if __name__ == "__main__":
    main()

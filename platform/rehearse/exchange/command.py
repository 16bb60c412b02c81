"""What `rehearse cards import` and `rehearse cards export` do and print."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import DBAPIError

from rehearse import db
from rehearse.accounts.service import SINGLE_USER_ID, ensure_single_user
from rehearse.config import Config
from rehearse.exchange import bringing, catalogued, taking_out
from rehearse.exchange.bringing import Person
from rehearse.exchange.exporting import Chosen, UnknownDeckError
from rehearse.exchange.journal import Restored, Summary
from rehearse.exchange.limits import RefusedError
from rehearse.services import load_catalog, utc_now

_REFUSED = 1
_OUR_FAULT = 3

GiveUp = Callable[..., NoReturn]


class _Bar:
    """Shows on a terminal what is being done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("Reading", total=None)

    def __call__(self, what: str, done: int, count: int, /) -> None:
        self._progress.update(self._task, description=what, completed=done, total=count or None)

    def about_to_write(self) -> None:
        self("Storing", 0, 0)


def bring_in(config: Config, file: Path, *, yes: bool, as_json: bool, give_up: GiveUp) -> int:
    """Bring a file in and print what became of it; the command's exit code."""
    if not file.is_file():
        give_up(f"{file} is not a file. Name an .apkg, a .csv or a .json.")
    with _person(config, give_up) as person:
        try:
            suffix = bringing.suffix_of(file.name)
        except RefusedError as error:
            give_up(str(error))
        try:
            if suffix in bringing.BACKUPS:
                return _restore(file, person, yes=yes, as_json=as_json)
            take = bringing.table if suffix in bringing.TABLES else bringing.package
            with _bar() as bar:
                summary = take(file, file.name, person, bar)
            click.echo(msgspec.json.encode(summary).decode() if as_json else "\n".join(_told(summary)))
        except RefusedError as error:
            click.echo(f"rehearse: {error} Nothing was changed.", err=True)
            return _REFUSED
    return 0


def take_out(
    config: Config, file: Path, *, deck: str, catalogue: bool, media: bool, as_json: bool, give_up: GiveUp
) -> int:
    """Write a file and print how much is in it; the command's exit code."""
    suffix = file.suffix.lower()
    if suffix not in {".apkg", ".csv", ".json"}:
        give_up(
            f"{file} ends with {suffix or 'nothing'!r}. End it with .apkg, .csv or .json, which says what is written."
        )
    if suffix != ".json" and not media:
        give_up(
            "--without-media is for a .json backup. A package has the pictures and sounds of its cards, a table none."
        )
    if suffix == ".json" and (deck or catalogue):
        give_up(
            "A .json backup has everything that is yours. Leave out --deck and --catalogue, or write an .apkg or a .csv."
        )
    chosen = Chosen(deck, catalogue)
    with _person(config, give_up) as person:
        try:
            if suffix == ".json":
                taking_out.everything(file, person, media=media)
                told: dict[str, Any] = {"bytes": file.stat().st_size}
            elif suffix == ".csv":
                lines = [*taking_out.table(person, load_catalog(config), chosen)]
                file.write_text("".join(lines), encoding="utf-8", newline="")
                told = {"cards": len(lines) - 2}
            else:
                told = asdict(taking_out.package(file, person, load_catalog(config), chosen))
        except UnknownDeckError as error:
            give_up(str(error))
        except RefusedError as error:
            give_up(f"{error} Nothing was written.", _REFUSED)
        except sqlite3.OperationalError as error:
            give_up(f"{db.trouble(error) or error} Nothing was written.", _OUR_FAULT)
        except OSError as error:
            give_up(f"{file} cannot be written: {error.strerror}. Choose another place.")
    words = ", ".join(f"{count:,} {name}" for name, count in told.items())
    click.echo(json.dumps(told) if as_json else f"{file}: {words}")
    return 0


def _restore(file: Path, person: Person, *, yes: bool, as_json: bool) -> int:
    with _bar() as bar:
        restored = bringing.preview(file, person, bar)
    if not as_json:
        click.echo("\n".join(_changes(restored)))
    if not any(each.new or each.newer for each in restored):
        click.echo(msgspec.json.encode(restored).decode() if as_json else "All of it is here already.")
        return 0
    if not yes and not click.confirm("Restore it? Nothing that is here is taken away.", err=True):
        click.echo("rehearse: nothing was changed.", err=True)
        return _REFUSED
    with _bar() as bar:
        restored = bringing.restore(file, person, bar)
    click.echo(msgspec.json.encode(restored).decode() if as_json else "Restored.")
    return 0


@contextmanager
def _person(config: Config, give_up: GiveUp) -> Iterator[Person]:
    """The one user of this data folder, whether a server runs on it or not; trouble with the database is told in words."""
    with tempfile.TemporaryDirectory(prefix="rehearse-") as scratch:
        try:
            engine = db.connect(config.database)
            try:
                db.upgrade(engine)
                sessions = db.make_sessions(engine)
                with sessions() as session:
                    ensure_single_user(session, utc_now())
                catalogue = lambda: catalogued.groups(load_catalog(config))  # noqa: E731  it is read only when it is asked for
                yield Person(sessions, SINGLE_USER_ID, utc_now(), catalogue, Path(scratch))
            finally:
                engine.dispose()
        except db.DatabaseError as error:
            give_up(f"The database cannot be used: {error}")
        except DBAPIError as error:
            give_up(f"{db.trouble(error) or error.orig} Nothing was changed.", _OUR_FAULT)


@contextmanager
def _bar() -> Iterator[_Bar]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress)


def _told(summary: Summary) -> Iterator[str]:
    """A summary in lines."""
    yield f"Cards: {summary.new:,} new, {summary.updated:,} updated, {summary.unchanged:,} unchanged"
    if summary.kept:
        yield f"       {summary.kept:,} kept as you changed them here"
    if summary.deleted:
        yield f"       {summary.deleted:,} were deleted here and stay so"
    yield f"Reviews: {summary.reviews:,} added, {summary.reviews_known:,} known"
    if summary.media or summary.media_known:
        yield f"Pictures and sounds: {summary.media:,} added, {summary.media_known:,} known"
    if summary.decks:
        yield f"Decks: {', '.join(summary.decks)}"
    for reason, count in summary.left_out.items():
        yield f"Left out ({count:,}): {reason}"


def _changes(restored: Sequence[Restored]) -> Iterator[str]:
    """What restoring would change, in lines."""
    for each in restored:
        yield f"{each.what}: {each.new:,} new, {each.newer:,} newer than here, {each.stays:,} stay as they are"
        if each.note:
            yield f"    {each.note}"

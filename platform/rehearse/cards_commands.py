"""`rehearse cards`: bringing in and taking out. Each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rehearse.command_line import configuration, give_up


@click.group()
def cards() -> None:
    """Cards and everything else of yours, brought in and taken out."""


@cards.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Restore a backup without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_(file: Path, *, yes: bool, as_json: bool) -> None:
    """Bring FILE in: an .apkg or .colpkg of Anki, a .csv with the columns front, back, tags, deck, or a .json backup.

    Bringing the same file in again adds nothing twice, and never takes away what was changed or reviewed here. Of a backup it is first told
    what would change.

    Exit code 0: it is in. 1: it was refused or declined, and nothing has changed. 2: bad usage. 3: a fault of ours, and nothing has changed.
    """
    config = configuration()
    from rehearse.exchange import command

    sys.exit(command.bring_in(config, file, yes=yes, as_json=as_json, give_up=give_up))


@cards.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--deck", default="", metavar="NAME", help="Only this deck and those in it: one of your own, or of the catalogue."
)
@click.option("--catalogue", is_flag=True, help="Also the cards of the catalogue that you review.")
@click.option("--without-media", is_flag=True, help="Leave pictures and sounds out of a .json backup.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export(file: Path, *, deck: str, catalogue: bool, without_media: bool, as_json: bool) -> None:
    """Take cards out into FILE: .apkg for Anki with your reviews, .csv with the texts, .json with everything that is yours.

    Exit code 0: the file is there. 1: the backup would be larger than what can be restored. 2: bad usage. 3: a fault of ours.
    """
    config = configuration()
    from rehearse.exchange import command

    media = not without_media
    sys.exit(
        command.take_out(config, file, deck=deck, catalogue=catalogue, media=media, as_json=as_json, give_up=give_up)
    )

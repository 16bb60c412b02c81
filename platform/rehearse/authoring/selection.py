"""Which problem folders and decks a check is about: named ones, all of them, or those that a branch has changed."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from rehearse.catalog.catalog import TRACKS
from rehearse.catalog.decks import FOLDER, place_of

#: Where the branch that everybody builds on is looked for, in this order.
_BASES = ("origin/main", "origin/HEAD", "main")


class UnknownFolderError(Exception):
    """There is no such problem or deck, or Git cannot tell what changed; the message says what to do."""


def folders_of(problems_dir: Path) -> list[str]:
    """Every problem folder, sound or not, such as "dsa/lru-cache"."""
    return sorted(
        f"{track}/{place.name}"
        for track in TRACKS
        for place in (problems_dir / track).glob("*/")
        if not place.name.startswith((".", "__"))
    )


def decks_of(problems_dir: Path) -> list[str]:
    """Every deck, sound or not, such as "decks/statistics.toml"."""
    return sorted(place_of(path.stem) for path in (problems_dir / FOLDER).glob("*.toml"))


def named(folders: Sequence[str], wanted: Sequence[str], what: str = "problem folder") -> list[str]:
    """The folders of these slugs, and decks of these names; "track/slug" and paths that end so are understood as well.

    `what` they are is said of a name that is none of them.

    Raises:
        UnknownFolderError: there is none.
    """
    found = []
    for name in wanted:
        matches = [folder for folder in folders if _name(folder) == _name(name)]
        if not matches:
            known = ", ".join(map(_name, folders)) or "none"
            raise UnknownFolderError(f"There is no {what} {name!r}. There are: {known}.")
        found += matches
    return list(dict.fromkeys(found))


def _name(place: str) -> str:
    return place.rstrip("/").rpartition("/")[2].removesuffix(".toml")


def changed(folders: Sequence[str], problems_dir: Path) -> list[str]:
    """The folders that differ from the branch that everybody builds on, by Git; all when a shared word list differs.

    Raises:
        UnknownFolderError: Git cannot tell.
    """
    base = next((base for base in _BASES if _git(problems_dir, "rev-parse", "--verify", "--quiet", base)), "")
    start = _git(problems_dir, "merge-base", base, "HEAD").strip() if base else ""
    if not start:
        raise UnknownFolderError("Git knows no branch `main` to compare with. Name the problems, or use --all.")
    head = _git(problems_dir, "rev-parse", "HEAD").strip()
    # On the branch itself what came last is what changed.
    since = (
        f"{head}~1" if start == head and _git(problems_dir, "rev-parse", "--verify", "--quiet", f"{head}~1") else start
    )
    names = _git(problems_dir, "diff", "--name-only", "--relative", since).splitlines()
    names += _git(problems_dir, "ls-files", "--others", "--exclude-standard").splitlines()
    if any(name.count("/") == 0 and name.endswith(".toml") for name in names):
        return list(folders)
    touched = {"/".join(name.split("/")[:2]) for name in names}
    return [folder for folder in folders if folder in touched]


def _git(place: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=place, capture_output=True, text=True, check=False)
    except OSError as error:
        raise UnknownFolderError(f"Git cannot be run ({error}). Name the problems, or use --all.") from None
    return done.stdout if done.returncode == 0 else ""

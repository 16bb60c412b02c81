"""Two small problems that pass every gate, as texts, so that a test breaks one thing in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.authoring.class_folder import TALLY
from tests.authoring.function_folder import LIFT

Files = Mapping[str, str]

#: What a test changes: a new text, None to leave the file out, or pairs of a piece and what takes its place.
Change = str | tuple[tuple[str, str], ...] | None

WORDS = {
    "tags.toml": '[categories]\narrays-hashing = "Arrays"\n\n[tags]\narray = "Array"\n',
    "concepts.toml": '[bounds]\nname = "Bounds"\ndeck = "dsa-patterns"\n\n[counting]\nname = "Counting"\ndeck = "dsa-patterns"\n',
}

FOLDERS: Mapping[str, Files] = {"dsa/lift-values": LIFT, "dsa/tally": TALLY}


def changed(files: Files, changes: Mapping[str, Change]) -> dict[str, str]:
    """The files of a folder after some changes; a piece that is replaced must be there."""
    result = dict(files)
    for name, change in changes.items():
        if change is None:
            del result[name]
        elif isinstance(change, str):
            result[name] = change
        else:
            for old, new in change:
                assert old in result[name], f"{old!r} is not in {name}"
                result[name] = result[name].replace(old, new)
    return result


def lay_out(place: Path, folders: Mapping[str, Files] = FOLDERS) -> Path:
    """A problems folder with the shared words and these problems."""
    files = {f"{folder}/{name}": text for folder, texts in folders.items() for name, text in texts.items()}
    for name, text in {**WORDS, **files}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    return place

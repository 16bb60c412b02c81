"""The complete tiny problem of problems/README.md, taken from its text, so that what is written there is what is tried."""

from __future__ import annotations

import re
from pathlib import Path

PROBLEMS = Path(__file__).parents[1] / "problems"
README = (PROBLEMS / "README.md").read_text()

_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```\n", re.DOTALL)

#: What the guide leaves to its readers: the end of the id, and their name.
_ID = ("8c6f1a52-…", "8c6f1a52-7d0e-4c57-9a53-0c1f3d1f5b11")
_AUTHOR = ("Your name", "A reader of the guide")


def files() -> dict[str, str]:
    """Every file of the folder, with all metadata that the guide explains."""
    metadata = "".join(re.findall(r"```toml\n(format = 1.*?|\[sandbox\].*?)```", README, re.DOTALL))
    return {"problem.toml": metadata.replace(*_ID).replace(*_AUTHOR), **dict(_FILE.findall(README))}


def write(place: Path, texts: dict[str, str]) -> None:
    """Lay these files out in a folder."""
    for name, text in texts.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)


def write_words(problems: Path) -> None:
    """The words that all problems share."""
    for name in ("tags.toml", "concepts.toml"):
        (problems / name).write_text((PROBLEMS / name).read_text())

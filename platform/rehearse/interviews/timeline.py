"""What happened in an interview, entry by entry, and the texts that it led to. Pure.

A text is stored as what each save changed: how many characters at its beginning and its end stayed, and what stands between them. So
an hour of typing takes little more room than what was typed, and every moment of it can be shown again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

#: What an entry tells. All but `saved` carry few words; what each carries is told where it is written, in `service.py`, `room.py`,
#: `candidate.py` and `interviewer.py`.
Kind = Literal[
    "started",
    "took",
    "saved",
    "ran",
    "tried",
    "handed_in",
    "asked",
    "answered",
    "predicted",
    "ticked",
    "released",
    "granted",
    "stopped",
    "went_on",
    "round_ended",
    "over",
    "watched",
    "left",
    "rated",
]

#: The scratch pad, which belongs to no task.
PAD = "pad"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `sequence` counts from 1 within its interview."""

    sequence: int
    kind: Kind
    at: datetime
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """How a text became another: `head` characters stayed at its beginning, `tail` at its end, `put` stands between them."""

    head: int
    tail: int
    put: str


def change(old: str, new: str) -> Change:
    """The smallest single change that makes one text of the other."""
    most = min(len(old), len(new))
    head = _common(old, new, most)
    tail = _common(old[::-1], new[::-1], most - head)
    return Change(head, tail, new[head : len(new) - tail])


def _common(one: str, other: str, most: int) -> int:
    """How many characters, of so many at most, two texts have in common at their beginning; by halves, as slices compare quickly."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def changed(old: str, how: Change) -> str:
    """The text after a change.

    Raises:
        ValueError: the change was not made to this text.
    """
    if min(how.head, how.tail) < 0 or how.head + how.tail > len(old):
        raise ValueError(f"a change that keeps {how.head} + {how.tail} characters was not made to a text of {len(old)}")
    return old[: how.head] + how.put + old[len(old) - how.tail :]


def code_of(round_: int, task: int) -> str:
    """The name of the program that is written for a task."""
    return f"code/{round_}/{task}"


def notes_of(round_: int, task: int) -> str:
    """The name of the notes that are taken for a task."""
    return f"notes/{round_}/{task}"


def versions_of(name: str, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """A text after each of its saves, beginning with none."""
    text = ""
    for entry in entries:
        if entry.kind == "saved" and entry.payload["text"] == name:
            payload = entry.payload
            text = changed(text, Change(payload["head"], payload["tail"], payload["put"]))
            yield entry, text


def texts_of(entries: Iterable[Entry]) -> dict[str, str]:
    """All texts as they stand after the last entry."""
    texts: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "saved":
            how = Change(entry.payload["head"], entry.payload["tail"], entry.payload["put"])
            name = entry.payload["text"]
            texts[name] = changed(texts.get(name, ""), how)
    return texts

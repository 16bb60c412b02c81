"""A problem as JSON and back: what an interview keeps of the problems that it asks. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from rehearse.catalog.problem import Problem


def written(problem: Problem) -> str:
    """All of a problem."""
    return msgspec.json.encode(problem, enc_hook=_plain).decode()


def read(text: str) -> Problem:
    """The problem that was written.

    Raises:
        msgspec.ValidationError: it was written by another version of the application.
    """
    return msgspec.json.decode(text, type=Problem, dec_hook=_special)


def _plain(value: Any) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} {value!r} has no place in a problem")


def _special(kind: type, value: Any) -> Any:
    if issubclass(kind, Path):
        return Path(value)
    raise NotImplementedError(f"a problem has no {kind.__name__}")

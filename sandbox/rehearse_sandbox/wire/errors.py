"""The exception classes that cross the wall: by place in a table, never by a name that the learner's code chose."""

from __future__ import annotations

import builtins
from typing import Final

import numpy as np

#: Builtins that need more than a message to be made; a raise of one arrives as its nearest listed base.
_NEED_MORE_THAN_A_MESSAGE = (
    UnicodeDecodeError,
    UnicodeEncodeError,
    UnicodeTranslateError,
    BaseExceptionGroup,
)


def _crossing() -> tuple[type[Exception], ...]:
    found = {
        value
        for value in vars(builtins).values()
        if isinstance(value, type)
        and issubclass(value, Exception)
        and not issubclass(value, Warning)
        and not issubclass(value, _NEED_MORE_THAN_A_MESSAGE)
    }
    return (*sorted(found, key=lambda cls: cls.__name__), np.linalg.LinAlgError)


#: Every class that can be raised again on the other side, each from one message.
ERRORS: Final[tuple[type[Exception], ...]] = _crossing()

_PLACES: Final[dict[type, int]] = {cls: place for place, cls in enumerate(ERRORS)}

MAX_MESSAGE_CHARACTERS: Final = 300


def place_of(cls: type) -> int:
    """Where the nearest listed base of an exception class stands in `ERRORS`."""
    for base in type.mro(cls):
        if base in _PLACES:
            return _PLACES[base]
    return _PLACES[Exception]


def cut(text: str, limit: int = MAX_MESSAGE_CHARACTERS) -> str:
    """The text, without its middle when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    half = (limit - 3) // 2
    return f"{text[:half]}...{text[-half:]}"

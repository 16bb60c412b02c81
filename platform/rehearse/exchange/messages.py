"""Fields of a protobuf message, as many as Anki's packages need: numbers, and bytes by the number of their field. Pure.

A library would be out of proportion: what is read are a list of file names and four texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.exchange.limits import RefusedError

_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5
_WIDTHS = {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Each field's number with its value: an int, or bytes that hold text or another message.

    Raises:
        RefusedError: it is no protobuf message.
    """
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == _VARINT:
            value: int | bytes
            value, at = _varint(message, at)
        elif kind == _BYTES:
            length, at = _varint(message, at)
            value, at = _slice(message, at, length)
        elif kind in _WIDTHS:
            value, at = _slice(message, at, _WIDTHS[kind])
        else:
            raise _broken()
        yield tag >> 3, value


def number(message: bytes, field: int) -> int:
    """The last number of a field; 0 when there is none, as protobuf has it."""
    return next((value for name, value in reversed([*fields(message)]) if name == field and isinstance(value, int)), 0)


def text(message: bytes, field: int) -> str:
    """The last text of a field; empty when there is none."""
    found = [value for name, value in fields(message) if name == field and isinstance(value, bytes)]
    try:
        return found[-1].decode() if found else ""
    except UnicodeDecodeError as error:
        raise RefusedError(f"A text in the package is not UTF-8: {error}. Export the deck again.") from error


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        value |= (message[at] & 0x7F) << shift
        at += 1
        if not message[at - 1] & 0x80:
            return value, at
    raise _broken()


def _slice(message: bytes, at: int, length: int) -> tuple[bytes, int]:
    if length > len(message) - at:
        raise _broken()
    return message[at : at + length], at + length


def _broken() -> RefusedError:
    return RefusedError("A list in the package is damaged. Export the deck again.")

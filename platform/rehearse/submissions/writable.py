"""What a program said, as texts that every database and every browser takes.

A Python string may hold half of a character (a lone surrogate, from `bytes.decode("utf-8", "surrogateescape")`, say), which has no
UTF-8, and a NUL character, which PostgreSQL refuses. An error's text may hold both, and a verdict must not be lost by them.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

import msgspec

from rehearse_sandbox.wire.events import Event


def writable(event: Event) -> Event:
    r"""The event with each such character written as Python writes it: `\udcff`, `\x00`."""
    try:
        if rb"\u0000" not in msgspec.json.encode(event):
            return event
    except UnicodeEncodeError:
        pass
    return cast("Event", _escaped(event))


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", r"\x00").encode("utf-8", "backslashreplace").decode()
    if isinstance(value, tuple):
        return tuple(map(_escaped, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _escaped(getattr(value, each.name)) for each in fields(value)})
    return value

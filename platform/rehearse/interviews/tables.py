"""TOML with tables inside counted tables, such as `rounds[1].problems[0]`, whose faults have the right line, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any, get_origin

from rehearse.catalog.tables import TomlFile

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*=\s*(.*)")


class NestedTomlFile(TomlFile):
    """A TOML file whose addresses may count at every level. Lines of long texts are no keys of it."""

    def line(self, where: str) -> int | None:
        """The line of a key or of a table's header; of a list's item without a line of its own, that of the list."""
        while where:
            if where in self._lines:
                return self._lines[where]
            if not where.endswith("]"):
                return None
            where = where.rpartition("[")[0]
        return None

    def _value(self, kind: Any, value: object, where: str) -> Any:
        # One table where a list of them belongs, such as [prompt] for [[prompt]], would be taken for one of them.
        alone = get_origin(kind) is tuple and not isinstance(value, list)
        return super()._value(list if alone else kind, value, where)

    @cached_property
    def _lines(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for place, number in _places(self.text):
            places.setdefault(place, number)
        return places


def _places(text: str) -> Iterator[tuple[str, int]]:
    """The address and the line of every header and key, in the order of the file."""
    counts: Counter[str] = Counter()
    table, closing = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
        elif header := _HEADER.match(line):
            table = _address(header[2], counts, counted=header[1] == "[[")
            yield table, number
        elif key := _KEY.match(line):
            yield (f"{table}.{key[1]}" if table else key[1]), number
            closing = _opened(key[2])


def _address(header: str, counts: Counter[str], *, counted: bool) -> str:
    """The address of a table that begins here, such as `rounds[1].problems[0]` for the header `rounds.problems`."""
    *parents, name = (part.strip().strip('"') for part in header.split("."))
    place = ""
    for part in parents:
        place = f"{place}.{part}" if place else part
        if counts[place]:
            place = f"{place}[{counts[place] - 1}]"
    place = f"{place}.{name}" if place else name
    if not counted:
        return place
    counts[place] += 1
    return f"{place}[{counts[place] - 1}]"


def _opened(value: str) -> str:
    """The quotes that end a text which this value begins and a later line ends; empty when there is none."""
    for quotes in ('"""', "'''"):
        if value.startswith(quotes) and quotes not in value[len(quotes) :]:
            return quotes
    return ""

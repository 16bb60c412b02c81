"""Reading TOML so that every fault of a file is found in one go, each with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any, TypeVar, get_args

import msgspec

from rehearse.catalog.faults import FaultLog
from rehearse.catalog.schema import Table

T = TypeVar("T", bound=Table)


class TomlFile:
    """The text of one TOML file and the log that takes its faults."""

    def __init__(self, name: str, text: str, log: FaultLog) -> None:
        self.name = name
        self.text = text
        self._log = log

    def data(self) -> dict[str, Any] | None:
        """The file as plain values; None when it is not TOML."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            self.fault(
                f"This is not TOML: {error}.", "Mend the line; text needs quotes.", int(place[1]) if place else None
            )
            return None

    def table(self, kind: type[T], data: object, where: str = "") -> T | None:
        """The table as its type; None when anything in it is wrong.

        msgspec stops at the first error of a value, so each key is converted by itself.
        """
        if not isinstance(data, dict):
            self.fault(
                f"`{where}` is {_kind(data)}, not a table.",
                f"Write it as [{where}] with one key a line.",
                self.line(where),
            )
            return None
        fields = {item.encode_name: item for item in msgspec.structs.fields(kind)}
        sound = self._only_known_keys(data, list(fields), where)
        values = {}
        for key, item in fields.items():
            if key in data:
                value = self._value(item.type, data[key], _join(where, key))
                sound = sound and value is not _BAD
                values[item.name] = value
            elif item.required:
                next_step = f"Add the key `{key}`{f' to [{where}]' if where else ''}."
                self.fault(f"`{_join(where, key)}` is missing.", next_step, self.line(where) if where else None)
                sound = False
        return kind(**values) if sound else None

    def fault(self, message: str, next_step: str, line: int | None = None) -> None:
        """Note a fault of this file."""
        self._log.add(self.name, message, next_step, line)

    def line(self, where: str) -> int | None:
        """The line of a key such as `entry.symbols` or `card[2].front`, or of a table's header, as far as plain TOML shows it."""
        *tables, key = re.sub(r"\[\d+\]", "", where).split(".")
        # Of tables that are counted, those before the one that is meant.
        before = int(found[1]) if (found := re.search(r"\[(\d+)\]", where)) else 0
        counted = re.sub(r"\[\d+\].*", "", where)
        table = ""
        for number, text in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", text):
                table = header[1].replace('"', "")
                if table == counted and before:
                    before, table = before - 1, ""
                elif table == ".".join([*tables, key]):
                    return number
            elif table == ".".join(tables) and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", text):
                return number
        return None

    def _only_known_keys(self, data: dict[str, Any], known: list[str], where: str) -> bool:
        unknown = [key for key in data if key not in known]
        for key in unknown:
            place = _join(where, key)
            self.fault(
                f"`{place}` is not a key of this file.",
                f"Remove it, or use one of: {', '.join(known)}.",
                self.line(place),
            )
        return not unknown

    def _value(self, kind: Any, value: object, where: str) -> Any:
        table = next(
            (each for each in (kind, *get_args(kind)) if isinstance(each, type) and issubclass(each, Table)), None
        )
        if table is not None and not isinstance(value, list):
            return self._or_bad(self.table(table, value, where))
        if table is not None and isinstance(value, list):
            return self._list_of_tables(table, value, where)
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            message, _, path = str(error).partition(" - at ")
            place = where + path.strip("`").removeprefix("$")
            self.fault(f"`{place}` is {_kind(value)}: {_lower_first(message)}.", "Change the value.", self.line(where))
            return _BAD

    def _list_of_tables(self, table: type[Table], values: list[object], where: str) -> Any:
        rows = [self.table(table, value, f"{where}[{i}]") for i, value in enumerate(values)]
        return _BAD if None in rows else tuple(rows)

    @staticmethod
    def _or_bad(value: Any) -> Any:
        return _BAD if value is None else value


#: A value that could not be read; None is a value of its own.
_BAD = object()


def _join(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _kind(value: object) -> str:
    shown = repr(value)
    return f"{shown if len(shown) <= 60 else shown[:57] + '...'} ({type(value).__name__})"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]

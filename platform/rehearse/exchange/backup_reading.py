"""A backup, read from bytes that may hold anything: every row of every table in the shape that the table's model has. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

import msgspec
from msgspec import Meta
from sqlalchemy import BigInteger, String
from sqlalchemy.sql.schema import Column

from rehearse.cards import cleaning
from rehearse.exchange import backup, backup_interviews, media
from rehearse.exchange.archive import check_name
from rehearse.exchange.backup_tables import ALL, ITEMS, LOG, Kept
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.review import history
from rehearse.review.guard import Weights
from rehearse.review.memory import MemoryModel
from rehearse.review.models import ItemKind
from rehearse.review.rows import entry_of
from rehearse.review.schedule import Scheduler

#: The rows of a table, by its name.
Tables = Mapping[str, Sequence[dict[str, Any]]]

_WHOLE = "Choose a file that this site's export wrote, as it was written."


class _Table(msgspec.Struct):
    columns: list[str]
    rows: list[list[Any]]


class _File(msgspec.Struct):
    format: str
    version: int
    tables: dict[str, _Table]


def read(content: bytes, schedulers: Mapping[ItemKind, Scheduler], limits: Limits) -> Tables:
    """The rows of a backup by table.

    Raises:
        RefusedError: it is no backup, comes from a newer version, or a row cannot be one.
    """
    file = _file(content)
    # A backup may have a gigabyte, so nothing of it stays in memory twice: neither its bytes, nor a row that was read.
    del content
    known = {kept.table.name: kept for kept in ALL}
    if strange := sorted(file.tables.keys() - known.keys()):
        raise RefusedError(f"The backup has a table {strange[0]!r} that this version does not know. {_WHOLE}")
    tables: dict[str, list[dict[str, Any]]] = {}
    for name, kept in known.items():
        table = file.tables.pop(name, _Table([], []))
        tables[name] = [_row(kept, table.columns, row, number) for number, row in _taken(table.rows)]
    for row in tables["own_cards"]:
        _clean_card(row)
    for row in tables["own_media"]:
        _check_media(row, limits)
    for row in tables["review_fits"]:
        _check_fit(row)
    for row in tables[ITEMS.table.name]:
        _check_item(row)
    _check_log(tables, schedulers)
    try:
        backup_interviews.check(tables)
    except ValueError as error:
        raise RefusedError(f"{error} {_WHOLE}") from error
    return tables


def _taken(rows: list[list[Any]]) -> Iterator[tuple[int, list[Any]]]:
    """Each row with its number, and then it is gone."""
    rows.reverse()
    for number in range(1, len(rows) + 1):
        yield number, rows.pop()


def _file(content: bytes) -> _File:
    try:
        version = msgspec.json.decode(content, type=backup.Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"The file is no backup of this site: {error}. {_WHOLE}") from error
    if version.format != backup.FORMAT:
        raise RefusedError(f"The file is {version.format[:40]!r} and not {backup.FORMAT!r}. {_WHOLE}")
    if version.version > backup.VERSION:
        raise RefusedError(
            f"The backup has version {version.version}, and this site knows up to {backup.VERSION}: it was made by a newer one. Update Rehearse first."
        )
    try:
        return msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"The backup has another shape than a backup: {error}. {_WHOLE}") from error


def _row(kept: Kept, columns: Sequence[str], row: Sequence[Any], number: int) -> dict[str, Any]:
    place = f"Line {number} of the table {kept.table.name!r} in the backup"
    if len(row) != len(columns):
        raise RefusedError(f"{place} has {len(row)} values for {len(columns)} columns. {_WHOLE}")
    try:
        read_ = msgspec.convert(dict(zip(columns, row, strict=True)), _shape(kept.model.__name__))
    except (msgspec.ValidationError, ValueError) as error:
        raise RefusedError(f"{place} cannot be taken: {error}. {_WHOLE}") from error
    values = msgspec.structs.asdict(read_)
    for name, value in values.items():
        if isinstance(value, str) and ("\0" in value or not _is_text(value)):
            raise RefusedError(f"{place} has a text in {name!r} that cannot be stored. {_WHOLE}")
    for name, value in kept.only.items():
        if values[name] != value:
            raise RefusedError(f"{place} has {name} = {values[name]!r}, and only {value!r} can be restored. {_WHOLE}")
    return values


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _shape(model_name: str) -> type[msgspec.Struct]:
    """The shape of a table's rows, made of its model: types, literals, and how long a text may be."""
    kept = next(each for each in ALL if each.model.__name__ == model_name)
    hints = get_type_hints(kept.model)
    fields: list[Any] = []
    for column in kept.table.c:
        if column.name == "user_id":
            continue
        kind = _annotated(get_args(hints[column.name])[0], column)
        fields.append((column.name, kind, *_default(column)))
    fields.sort(key=len)
    return msgspec.defstruct(model_name, fields, forbid_unknown_fields=True)


def _default(column: Column[Any]) -> tuple[Any, ...]:
    """What a column has for whoever comes from a version that had no such column; nothing when it was always there."""
    if column.default is not None:
        return (getattr(column.default, "arg", None),)
    return (None,) if column.nullable else ()


def _annotated(kind: Any, column: Column[Any]) -> Any:
    """A type with the bounds that the database sets."""
    optional = type(None) in get_args(kind)
    plain = next((each for each in get_args(kind) if each is not type(None)), kind) if optional else kind
    if plain is str and isinstance(column.type, String) and column.type.length:
        plain = Annotated[str, Meta(max_length=column.type.length)]
    elif plain is int:
        most = 2**63 if isinstance(column.type, BigInteger) else 2**31
        plain = Annotated[int, Meta(ge=-most, le=most - 1)]
    elif plain is datetime:
        plain = Annotated[datetime, Meta(tz=True)]
    return plain | None if optional else plain


def _clean_card(row: dict[str, Any]) -> None:
    """HTML in a backup is as hostile as any other."""
    if row["form"] == "html":
        row |= {name: cleaning.clean(row[name]) for name in ("front", "back", "why")}


def _check_media(row: dict[str, Any], limits: Limits) -> None:
    check_name(row["name"], "A picture or sound in the backup is called", limits)
    content: bytes = row["content"]
    if len(content) > limits.media_bytes:
        raise RefusedError(f"The file {row['name']!r} in the backup is larger than can be taken. {_WHOLE}")
    row |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "kind": media.kind_of(row["name"])}


def _check_fit(row: Mapping[str, Any]) -> None:
    """Weights are such that memories can be computed by them."""
    try:
        for name in ("weights_before", "weights"):
            if row[name] is not None:
                MemoryModel(msgspec.json.decode(row[name], type=Weights))
    except (msgspec.MsgspecError, ValueError) as error:
        raise RefusedError(f"The backup has fitted weights that cannot be: {error} {_WHOLE}") from error
    if row["adopted"] and row["weights"] is None:
        raise RefusedError(f"The backup says that weights were adopted, and does not say which. {_WHOLE}")


def _check_item(row: Mapping[str, Any]) -> None:
    """Where an item stands makes sense, or whoever meets it later would break."""
    known = {
        name: row[name] is not None for name in ("due", "began", "stability", "difficulty", "reviewed", "reviewed_at")
    }
    learning = row["phase"] in {"learning", "relearning"}
    sound = any(known.values()) != (row["phase"] == "new") and len(set(known.values())) == 1
    sound &= (row["due_at"] is not None) == learning
    sound &= row["stability"] is None or (row["stability"] > 0 and 1 <= row["difficulty"] <= 10)
    if not sound:
        raise RefusedError(
            f"The backup says of {row['item']!r} that it is {row['phase']!r}, and its dates do not fit that. {_WHOLE}"
        )


class _Entry(msgspec.Struct):
    """A line of the log as `entry_of` takes it."""

    id: int
    item: str
    action: str
    at: datetime
    day: date
    rating: int | None
    until: date | None
    flag: int
    target: int | None
    suggested: int | None
    reason: str
    origin: dict[str, Any] | None


def _check_log(tables: Tables, schedulers: Mapping[ItemKind, Scheduler]) -> None:
    """The log can be replayed, as it will be whenever something is undone."""
    rows = sorted(tables[LOG.table.name], key=lambda row: row["id"])
    kinds = {row["item"]: row["kind"] for row in tables[ITEMS.table.name]}
    if len({row["id"] for row in rows}) < len(rows):
        raise RefusedError(f"The backup has two reviews of one number. {_WHOLE}")
    try:
        entries = [entry_of(_Entry(**{name: row[name] for name in _Entry.__struct_fields__})) for row in rows]  # type: ignore[arg-type]
        history.replayed({entry.item: schedulers[kinds.get(entry.item, "card")] for entry in entries}, entries)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise RefusedError(f"The reviews in the backup do not make sense: {error}. {_WHOLE}") from error

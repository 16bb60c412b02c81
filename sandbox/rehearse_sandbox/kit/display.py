"""Plain data as short Python text, the way a person would type it.

Nothing here calls `repr` on a type that we do not know: the text is shown by the judge, and a learner's type must not
run code there.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rehearse_sandbox.kit.nodes import tree_to_levels
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

#: Characters that one shown value may have.
LIMIT = 1000

_ELLIPSIS = "…"
_DEEPEST = 60


def show(value: object, limit: int = LIMIT) -> str:
    """The value as Python text of at most about `limit` characters; long things lose their middle, not their ends."""
    for items in (200, 40, 12, 6, 4):
        try:
            return _Writer(items=items, limit=limit).text(value)
        except _TooLongError:
            continue
    return cut(_Writer(items=2, limit=50 * limit).text_or_name(value), limit)


def cut(text: str, limit: int) -> str:
    """The text without its middle when it is longer than `limit`, with a note how much is missing."""
    if len(text) <= limit:
        return text
    keep = max(limit - 30, 2) // 2
    return f"{text[:keep]} {_ELLIPSIS}{len(text) - 2 * keep} characters{_ELLIPSIS} {text[-keep:]}"


class _TooLongError(Exception):
    """The text grew past its limit; try again with fewer items."""


class _Writer:
    """One attempt to write a value with at most `items` items of each container."""

    def __init__(self, *, items: int, limit: int) -> None:
        self.items = items
        self.left = limit
        self.depth = 0

    def text_or_name(self, value: object) -> str:
        try:
            return self.text(value)
        except _TooLongError:
            return f"<{type(value).__name__} too large to show>"

    def text(self, value: object) -> str:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.depth -= 1
            return _ELLIPSIS
        try:
            return self._dispatch(value)
        finally:
            self.depth -= 1

    def _dispatch(self, value: object) -> str:
        kind = type(value)
        if kind in _CONTAINERS:
            return self._container(value)
        if kind is np.ndarray:
            return self._array(value)  # type: ignore[arg-type]
        if kind is TreeNode:
            return f"tree_from_levels({self.text(tree_to_levels(value, limit=self.items * 50))})"  # type: ignore[arg-type]
        if kind is ListNode:
            return f"list_from_values({self._joined('[', _list_values(value), ']')})"
        return self._spend(_scalar(value, self.left))

    def _spend(self, text: str) -> str:
        self.left -= len(text)
        if self.left < 0:
            raise _TooLongError
        return text

    def _container(self, value: object) -> str:
        if type(value) is dict:
            return self._joined("{", [_Pair(key, item) for key, item in value.items()], "}")
        if type(value) is list:
            return self._joined("[", value, "]")
        if type(value) is tuple:
            return self._joined("(", list(value), ",)" if len(value) == 1 else ")")
        if type(value) is _Pair:
            return f"{self.text(value.key)}: {self.text(value.item)}"
        members = _sorted(value)  # type: ignore[arg-type]
        if type(value) is frozenset:
            return self._joined("frozenset({", members, "})") if members else "frozenset()"
        return self._joined("{", members, "}") if members else "set()"

    def _joined(self, opening: str, items: list[object] | list[_Pair], closing: str) -> str:
        if len(items) <= self.items:
            parts = [self.text(item) for item in items]
        else:
            half = self.items // 2
            head = [self.text(item) for item in items[:half]]
            hidden = self._spend(f"{_ELLIPSIS}{len(items) - 2 * half} more{_ELLIPSIS}")
            parts = [*head, hidden, *(self.text(item) for item in items[-half:])]
        self._spend("  " * len(parts))
        return f"{opening}{', '.join(parts)}{closing}"

    def _array(self, array: np.ndarray) -> str:
        dtype = "" if array.dtype.name in _PLAIN_DTYPES else f", dtype={array.dtype.name}"
        if array.ndim == 0:
            return f"array({self.text(array.item())}{dtype})"
        if array.size == 0:
            return f"zeros({self.text(array.shape)}{dtype})"
        shape = f", shape={array.shape}" if any(side > self.items for side in array.shape) else ""
        return f"array({self._rows(array)}{shape}{dtype})"

    def _rows(self, array: np.ndarray) -> str:
        if array.ndim == 1 and len(array) <= self.items:
            return self._joined("[", array.tolist(), "]")
        if array.ndim == 1:
            half = self.items // 2
            self._spend("  " * self.items)
            head, tail = array[:half].tolist(), array[-half:].tolist()
            return f"[{', '.join(map(self.text, head))}, {_ELLIPSIS}, {', '.join(map(self.text, tail))}]"
        if len(array) <= self.items:
            return f"[{', '.join(self._rows(row) for row in array)}]"
        half = self.items // 2
        rows = [*map(self._rows, array[:half]), _ELLIPSIS, *map(self._rows, array[-half:])]
        return f"[{', '.join(rows)}]"


class _Pair:
    """A dictionary's key and item, so that they are written as one thing."""

    __slots__ = ("item", "key")

    def __init__(self, key: object, item: object) -> None:
        self.key = key
        self.item = item


_CONTAINERS = frozenset({list, tuple, dict, set, frozenset, _Pair})
_PLAIN_DTYPES = frozenset({"float64", "int64", "bool"})
_PLAIN_TYPES = frozenset({bool, int, float, complex, str, bytes, type(None)})


def _scalar(value: object, limit: int) -> str:
    kind = type(value)
    if isinstance(value, np.generic) and kind.__module__ == "numpy":
        # What numpy computes is a float64 more often than not, and nobody types the name.
        text = _scalar(value.item(), limit)
        return text if kind is np.float64 else f"{value.dtype.name}({text})"
    if value is Ellipsis:
        return _ELLIPSIS
    if kind not in _PLAIN_TYPES:
        return f"<{kind.__name__}>" if not isinstance(value, type) else value.__name__
    if isinstance(value, int) and value.bit_length() > 4 * max(limit, 64):
        return f"<int of {value.bit_length()} bits>"
    if isinstance(value, str | bytes) and len(value) > limit:
        # Cutting before repr keeps a gigabyte of text from being copied.
        return cut(repr(value[:limit])[:-1] + repr(value[-limit:])[1 if isinstance(value, str) else 2 :], limit)
    return repr(value)


def _sorted(members: set[object] | frozenset[object]) -> list[object]:
    # The order of a set of strings changes from process to process; the shown text must not.
    try:
        return sorted(members)  # type: ignore[type-var]
    except TypeError:
        return sorted(members, key=lambda member: (type(member).__name__, show(member, 200)))


def _list_values(head: object) -> list[object]:
    return list(_walk(head))


def _walk(head: object) -> Iterator[object]:
    seen: set[int] = set()
    node = head
    while isinstance(node, ListNode):
        if id(node) in seen:
            yield Ellipsis
            return
        seen.add(id(node))
        yield node.val
        node = node.next

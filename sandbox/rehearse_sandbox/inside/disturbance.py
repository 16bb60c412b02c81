"""Wrong answers of the right kind: what a suite asks next in spite of them does not follow from the right ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from rehearse_sandbox.inside.proxies import Proxy
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

#: Makes another value of a value.
Disturb = Callable[[Any], Any]

_Array = np.ndarray[Any, Any]


def shifted(value: Any) -> Any:
    """The same shape with every value turned round: other signs, other sizes, other truths."""
    return _rebuilt(value, shifted, _turned, _same)


def shortened(value: Any) -> Any:
    """Every value far away, and the last part missing of everything that may have any length.

    The length of a tuple is a part of what was asked for, and no secret.
    """
    return _rebuilt(value, shortened, _far, _without_last)


def missing(value: Any) -> Any:
    """Nothing at all instead of data."""
    return value if isinstance(value, Proxy) else None


def _rebuilt(value: Any, disturb: Disturb, change: Disturb, cut: Disturb) -> Any:
    kind = type(value)
    if kind in {ListNode, TreeNode}:
        return _disturbed_nodes(value, disturb)
    rebuild = _CONTAINERS.get(kind)
    if rebuild is not None:
        return rebuild(value, disturb, cut)
    return cut(change(value)) if kind is np.ndarray and value.ndim else change(value)


#: How a container is made anew of its disturbed parts.
_CONTAINERS: dict[type, Callable[[Any, Disturb, Disturb], Any]] = {
    list: lambda value, disturb, cut: cut([disturb(item) for item in value]),
    tuple: lambda value, disturb, _: tuple(disturb(item) for item in value),
    dict: lambda value, disturb, cut: dict(cut([(key, disturb(item)) for key, item in value.items()])),
    set: lambda value, disturb, cut: set(cut([disturb(item) for item in value])),
    frozenset: lambda value, disturb, cut: frozenset(cut([disturb(item) for item in value])),
}


def _disturbed_nodes(first: Any, disturb: Disturb) -> Any:
    """Its values are changed in place: an answer is nobody else's."""
    for node in _reachable(first):
        node.val = disturb(node.val)
    return first


def _reachable(first: Any) -> Iterator[Any]:
    waiting, seen = [first], {id(first)}
    while waiting:
        node = waiting.pop()
        yield node
        for following in (node.next,) if type(node) is ListNode else (node.left, node.right):
            if following is not None and id(following) not in seen:
                seen.add(id(following))
                waiting.append(following)


def _same(value: Any) -> Any:
    return value


def _without_last(value: Any) -> Any:
    return value[:-1]


def _turned(value: Any) -> Any:
    if value is None:
        return 1
    if isinstance(value, str):
        return value + "~"
    if isinstance(value, bytes):
        return value + b"~"
    return _calculated(value, -1.7, -0.3)


def _far(value: Any) -> Any:
    if value is None:
        return "something"
    if isinstance(value, str | bytes):
        return value[:-1] * 2
    return _calculated(value, 3, 1e6)


def _calculated(value: Any, factor: float, more: float) -> Any:
    """A number or an array of numbers times a factor and more, in its own type; anything else as it is."""
    if isinstance(value, bool | np.bool_) or (isinstance(value, np.ndarray) and value.dtype == bool):
        return np.logical_not(value) if isinstance(value, np.ndarray) else not value
    if isinstance(value, int):
        return int(factor) * value + int(more) - 1
    if isinstance(value, float | complex):
        return factor * value + more
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "iufc":
        with np.errstate(all="ignore"):
            # Integers wrap around, which is as wrong as anything.
            changed: _Array = (np.asarray(value) * factor + more).astype(value.dtype)
        return changed if isinstance(value, np.ndarray) else changed[()]
    return value

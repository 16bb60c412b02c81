"""Where two values first differ, in words a learner can act on. An empty text means that they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.nodes import MAX_NODES
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

_NAMES: dict[type, str] = {type(None): "None", np.ndarray: "array"}
_SHORT = 80


def kind_name(value: object) -> str:
    """A value's type as a learner calls it."""
    return _NAMES.get(type(value), type(value).__name__)


def with_article(noun: str) -> str:
    """The noun with "a" or "an"; None needs neither."""
    if noun == "None":
        return noun
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def counted(number: int, noun: str) -> str:
    """The number and its noun: "1 value", "2 values"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def type_difference(actual: object, expected: object, where: str = "") -> str:
    """How the types differ: "returned None, expected a list"."""
    if type(actual) is type(expected):
        return ""
    found, wanted = (with_article(kind_name(value)) for value in (actual, expected))
    if not where:
        return f"returned {found}, expected {wanted}"
    return f"first difference at {where}: {found} instead of {wanted}"


def exact_difference(actual: object, expected: object, where: str = "") -> str:
    """The first difference of two plain values, types included; NaN equals NaN."""
    if wrong_type := type_difference(actual, expected, where):
        return wrong_type
    return _COMPARERS.get(type(expected), _leaf_difference)(actual, expected, where)


def at(where: str) -> str:
    """The beginning of a sentence about one place; empty for the whole value."""
    return f"first difference at {where}: " if where else ""


def _leaf_difference(actual: object, expected: object, where: str) -> str:
    if actual == expected or (actual != actual and expected != expected):  # noqa: PLR0124 - only NaN differs from itself
        return ""
    if isinstance(actual, str) and isinstance(expected, str) and max(len(actual), len(expected)) > _SHORT:
        return _text_difference(actual, expected, where)
    return f"{at(where)}{show(actual, 200)} instead of {show(expected, 200)}{_gap(actual, expected)}"


def _gap(actual: object, expected: object) -> str:
    numbers = (int, float)
    if type(actual) not in numbers or type(expected) not in numbers:
        return ""
    gap = abs(actual - expected)  # type: ignore[operator]
    if isinstance(gap, int):
        return f", off by {show(gap, 60)}"
    return f", off by {gap:.4g}" if np.isfinite(gap) else ""


def _text_difference(actual: str, expected: str, where: str) -> str:
    shared = next((i for i, (a, b) in enumerate(zip(actual, expected, strict=False)) if a != b), None)
    if shared is None:
        return f"{at(where)}length is {len(actual)}, expected {len(expected)}"
    return f"{at(where)}character {shared} is {actual[shared]!r} instead of {expected[shared]!r}"


def _sequence_difference(
    actual: list[object] | tuple[object, ...], expected: list[object] | tuple[object, ...], where: str
) -> str:
    pairs = enumerate(zip(actual, expected, strict=False))
    inner = next((text for i, (a, b) in pairs if (text := exact_difference(a, b, f"{where}[{i}]"))), "")
    if len(actual) == len(expected):
        return inner
    length = f"length{f' of {where}' if where else ''} is {len(actual)}, expected {len(expected)}"
    return f"{length}; {inner}" if inner else length


def _dict_difference(actual: dict[object, object], expected: dict[object, object], where: str) -> str:
    for key, value in expected.items():
        if key not in actual:
            return f"{at(where)}key {show(key, _SHORT)} is missing"
        if inner := exact_difference(actual[key], value, f"{where}[{show(key, _SHORT)}]"):
            return inner
    extra = next((key for key in actual if key not in expected), None)
    if len(actual) == len(expected):
        # Equal keys may still differ in type (1 and True); the keys themselves must then agree as well.
        return _set_difference(set(actual), set(expected), where)
    return f"{at(where)}key {show(extra, _SHORT)} should not be there"


def _set_difference(
    actual: set[object] | frozenset[object], expected: set[object] | frozenset[object], where: str
) -> str:
    found, wanted = ({(type(item).__name__, item) for item in items} for items in (actual, expected))
    missing, extra = ([item for _, item in side] for side in (wanted - found, found - wanted))
    notes = []
    if missing:
        notes.append(f"{_members(missing)} missing")
    if extra:
        notes.append(f"{_members(extra)} too many")
    return at(where) + ", ".join(notes) if notes else ""


def _members(items: list[object]) -> str:
    shown = sorted(show(item, _SHORT) for item in items)
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")


def _array_difference(actual: np.ndarray, expected: np.ndarray, where: str) -> str:
    if form := form_difference(actual, shape=expected.shape, dtype=expected.dtype.name):
        return f"{at(where)}{form}"
    same = actual == expected
    if actual.dtype.kind in "fc":
        same |= np.isnan(actual) & np.isnan(expected)
    return "" if same.all() else at(where) + first_value_difference(actual, expected, ~same)


def form_difference(actual: np.ndarray, *, shape: tuple[int, ...] | None, dtype: str | None) -> str:
    """How shape or dtype differ: "shape is (3,), expected (3, 1)"."""
    notes = []
    if shape is not None and actual.shape != shape:
        notes.append(f"shape is {actual.shape}, expected {shape}")
    if dtype is not None and actual.dtype.name != dtype:
        notes.append(f"dtype is {actual.dtype.name}, expected {dtype}")
    return "; ".join(notes)


def first_value_difference(actual: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> str:
    """The first place where `wrong` is true, both values there, how many places differ, and where they differ most."""
    places = np.argwhere(wrong)
    if not len(places):
        return ""
    place = _place(places[0])
    found, wanted = actual[place].item(), expected[place].item()
    text = value_difference(found, wanted)
    if show(found) == show(wanted):
        text = f"{show(found, _SHORT)}, which must be finite"
    if wrong.ndim == 0:
        return text
    return f"first difference at {list(place)}: {text}{other_differences(actual, expected, wrong)}"


def value_difference(found: object, wanted: object) -> str:
    """Two numbers that differ: "1.5 instead of 1.25, off by 0.25"."""
    return f"{show(found, _SHORT)} instead of {show(wanted, _SHORT)}{_gap(found, wanted)}"


def other_differences(
    actual: np.ndarray, expected: np.ndarray, wrong: np.ndarray, names: Sequence[str] | None = None
) -> str:
    """How many places differ, and the one with the largest error; empty when there is only one.

    `names` are what places in a flat array are called.
    """
    places = np.argwhere(wrong)
    if len(places) <= 1:
        return ""
    text = f"; {len(places)} of {counted(wrong.size, 'value')} differ"
    first, worst = _place(places[0]), _largest_error(actual, expected, wrong)
    if worst is None or worst == first:
        return text
    name = names[worst[0]] if names is not None else list(worst)
    return f"{text}, most at {name}: {value_difference(actual[worst].item(), expected[worst].item())}"


def _largest_error(actual: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> tuple[int, ...] | None:
    """The first place of the largest error; None for what has no errors of its own, such as booleans and text."""
    if actual.dtype.kind not in "iufc" or expected.dtype.kind not in "iufc":
        return None
    # Unsigned integers have no differences below zero.
    wide = [array.astype(complex if array.dtype.kind == "c" else float) for array in (actual, expected)]
    with np.errstate(invalid="ignore", over="ignore"):
        errors = abs(wide[0] - wide[1])
    # What is not finite is as wrong as can be.
    errors = np.where(wrong, np.where(np.isfinite(errors), errors, np.inf), -1.0)
    return _place(np.unravel_index(errors.argmax(), errors.shape))


def _place(indices: Iterable[Any]) -> tuple[int, ...]:
    return tuple(map(int, indices))


def _node_difference(actual: object, expected: object, where: str) -> str:
    for path, one, other in _node_pairs(actual, expected, where or "root"):
        if wrong_type := type_difference(one, other, path):
            return wrong_type
        if inner := exact_difference(one.val, other.val, path):  # type: ignore[attr-defined]
            return inner
    return ""


def _node_pairs(actual: object, expected: object, path: str) -> Iterator[tuple[str, object, object]]:
    # A stack instead of recursion: trees of depth 10,000 are ordinary inputs.
    waiting = [(path, actual, expected)]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        path, one, other = waiting.pop()
        if one is None and other is None:
            continue
        yield path, one, other
        names = ("next",) if isinstance(other, ListNode) else ("right", "left")
        short = path if len(path) <= 200 else f"{path[:100]}…{path[-60:]}"
        waiting.extend((f"{short}.{name}", getattr(one, name), getattr(other, name)) for name in names)


_COMPARERS: dict[type, Callable[[Any, Any, str], str]] = {
    list: _sequence_difference,
    tuple: _sequence_difference,
    dict: _dict_difference,
    set: _set_difference,
    frozenset: _set_difference,
    np.ndarray: _array_difference,
    TreeNode: _node_difference,
    ListNode: _node_difference,
}

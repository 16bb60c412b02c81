"""Values that a learner typed: Python's own syntax for plain data, read without evaluating anything.

Only what is listed here means something. Every other name, call or operator is refused with its place, and everything that
grows (`[0] * 1000`, `zeros((3, 4))`) is counted before it is made.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from rehearse_sandbox.kit.nodes import list_from_values, tree_from_levels
from rehearse_sandbox.wire.custom import DTYPES, GROWING

#: Items of all containers of one input together.
MAX_ITEMS = 200_000

#: Values inside values. Far below what Python's own recursion takes.
MAX_DEPTH = 40

ALLOWED = (
    "numbers, texts, None, True, False, nan, inf, lists, tuples, sets, dictionaries, array(…), zeros(…), ones(…), full(…), "
    "tree_from_levels(…), list_from_values(…), repeated and joined lists and texts"
)

_DTYPES: Mapping[str, type] = {
    **{name: getattr(np, name) for name in sorted(DTYPES)},
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
}

_NAMES: Mapping[str, object] = {"nan": float("nan"), "inf": float("inf"), **_DTYPES}


class TypingError(Exception):
    """What was typed is no input. The text says where, what stands there, and what may."""


def refusal(node: ast.AST, what: str) -> TypingError:
    """What is said of the thing that stands at this place."""
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
    return TypingError(f"Line {line}, column {column}: {what}")


class Literals:
    """Reads the values of one input, which share one budget of items."""

    def __init__(self) -> None:
        self._left = MAX_ITEMS
        self._depth = 0

    def value(self, node: ast.expr) -> Any:
        """The value that stands there.

        Raises:
            TypingError: it is none, or too large.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refusal(node, f"values are nested more than {MAX_DEPTH} deep.")
        reader = _READERS.get(type(node))
        if reader is None:
            raise refusal(node, f"`{_shown(node)}` is no plain value. Allowed are {ALLOWED}.")
        try:
            return reader(self, node)
        except (TypeError, ValueError, OverflowError) as error:
            # Python's and numpy's own words: a list as a key of a dictionary, rows of different lengths.
            raise refusal(node, f"`{_shown(node)}` cannot be made: {error}.") from None
        finally:
            self._depth -= 1

    def _spend(self, node: ast.AST, items: int) -> None:
        self._left -= items
        if self._left < 0:
            raise refusal(node, f"an input may hold {MAX_ITEMS:,} items at most.")

    def _constant(self, node: ast.Constant) -> Any:
        if node.value is Ellipsis:
            raise refusal(node, "`...` is no value. Type the input out.")
        return node.value

    def _name(self, node: ast.Name) -> Any:
        if node.id not in _NAMES:
            raise refusal(node, f"the name `{node.id}` means nothing here. Allowed are {ALLOWED}.")
        return _NAMES[node.id]

    def _attribute(self, node: ast.Attribute) -> Any:
        if isinstance(node.value, ast.Name) and node.value.id == "np" and node.attr in _NAMES:
            return _NAMES[node.attr]
        raise refusal(node, f"`{_shown(node)}` means nothing here. Allowed are {ALLOWED}.")

    def _items(self, node: ast.List | ast.Tuple | ast.Set) -> list[Any]:
        self._spend(node, len(node.elts))
        return [self.value(element) for element in node.elts]

    def _dict(self, node: ast.Dict) -> dict[Any, Any]:
        self._spend(node, len(node.keys))
        if any(key is None for key in node.keys):
            raise refusal(node, "`**` is not taken. Type the dictionary out.")
        keys = [self.value(key) for key in node.keys if key is not None]
        return dict(zip(keys, map(self.value, node.values), strict=True))

    def _unary(self, node: ast.UnaryOp) -> Any:
        value = self.value(node.operand)
        if type(value) not in {int, float, complex} or not isinstance(node.op, ast.USub | ast.UAdd):
            raise refusal(node, f"`{_shown(node)}` is no number.")
        return -value if isinstance(node.op, ast.USub) else value

    def _binary(self, node: ast.BinOp) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.Mult):
            return self._repeated(node, left, right)
        if isinstance(node.op, ast.Add | ast.Sub) and type(right) is complex and type(left) in {int, float}:
            return left + right if isinstance(node.op, ast.Add) else left - right
        if isinstance(node.op, ast.Add) and type(left) is type(right) and type(left) in {list, tuple, str, bytes}:
            self._spend(node, len(left) + len(right))
            return left + right
        raise refusal(node, f"`{_shown(node)}` is not computed here. Allowed are {ALLOWED}.")

    def _repeated(self, node: ast.BinOp, left: Any, right: Any) -> Any:
        sequence, times = (right, left) if type(left) is int else (left, right)
        if type(sequence) not in {list, tuple, str, bytes} or type(times) is not int:
            raise refusal(node, f"`{_shown(node)}` is not computed here. Only a list or a text can be repeated.")
        self._spend(node, _weight(sequence) * max(times, 0))
        return sequence * times

    def _call(self, node: ast.Call) -> Any:
        name = _function_name(node.func)
        make = _MAKERS.get(name)
        if make is None:
            raise refusal(node, f"`{name or _shown(node.func)}(…)` cannot be called here. Allowed are {ALLOWED}.")
        if any(isinstance(argument, ast.Starred) for argument in node.args) or any(
            not key.arg for key in node.keywords
        ):
            raise refusal(node, "`*` and `**` are not taken. Type the values out.")
        arguments = [self.value(argument) for argument in node.args]
        named = {str(key.arg): self.value(key.value) for key in node.keywords}
        if name in GROWING:
            self._spend(node, _size(node, arguments, named))
        return make(*arguments, **named)


def _weight(value: Any) -> int:
    """The items of a value with all that is in them."""
    if isinstance(value, list | tuple):
        return sum(map(_weight, value)) + 1
    return len(value) + 1 if isinstance(value, str | bytes | dict | set | frozenset) else int(getattr(value, "size", 1))


def _size(node: ast.Call, arguments: list[Any], named: Mapping[str, Any]) -> int:
    """How many items an array of this shape has, before it is made."""
    shape = named.get("shape", arguments[0] if arguments else ())
    sides = shape if isinstance(shape, tuple | list) else (shape,)
    if not all(type(side) is int and 0 <= side <= MAX_ITEMS for side in sides) or len(sides) > 32:
        raise refusal(node, f"{shape!r:.80} is no shape.")
    size = 1
    for side in sides:
        size = min(size * side, MAX_ITEMS + 1)
    return size


def _array(values: Any, dtype: Any = None) -> np.ndarray:
    made = np.array(values, dtype=dtype)
    if made.dtype.hasobject:
        raise ValueError("its entries are not all numbers")
    return made


_MAKERS: Mapping[str, Callable[..., Any]] = {
    **_DTYPES,
    "array": _array,
    "zeros": lambda shape, dtype=float: np.zeros(shape, dtype),
    "ones": lambda shape, dtype=float: np.ones(shape, dtype),
    "full": lambda shape, fill_value, dtype=None: np.full(shape, fill_value, dtype),
    "set": lambda items=(): set(items),
    "frozenset": lambda items=(): frozenset(items),
    "tree_from_levels": tree_from_levels,
    "list_from_values": list_from_values,
}

_READERS: Mapping[type[ast.expr], Callable[[Literals, Any], Any]] = {
    ast.Constant: Literals._constant,  # noqa: SLF001 - the table of its own methods
    ast.Name: Literals._name,  # noqa: SLF001
    ast.Attribute: Literals._attribute,  # noqa: SLF001
    ast.List: Literals._items,  # noqa: SLF001
    ast.Tuple: lambda reader, node: tuple(reader._items(node)),  # noqa: SLF001
    ast.Set: lambda reader, node: set(reader._items(node)),  # noqa: SLF001
    ast.Dict: Literals._dict,  # noqa: SLF001
    ast.UnaryOp: Literals._unary,  # noqa: SLF001
    ast.BinOp: Literals._binary,  # noqa: SLF001
    ast.Call: Literals._call,  # noqa: SLF001
}


def _function_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "np":
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:57]}..."

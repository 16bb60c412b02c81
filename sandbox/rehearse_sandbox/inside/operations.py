"""What a judge may ask of the learner's objects, by number. Both sides read this table; nothing is looked up by name."""

from __future__ import annotations

import operator
import struct
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import Any, Final

#: Flags, operation, the object's number, length of the name; then the name and the encoded `(args, kwargs)`.
REQUEST_HEAD: Final = struct.Struct("<BBIH")

#: The arguments hold something that can be changed in place, so the candidate looks whether it was.
MUTABLE: Final = 1
#: The first request of an example: objects of the last one are forgotten and random numbers start again.
FRESH: Final = 2


#: Requests have 64-bit numbers; those of a batch follow each other.
MAX_REQUEST: Final = (1 << 64) - 1
_PART_SIZE: Final = struct.Struct("<I")


def batch_of(parts: Iterable[bytes]) -> bytes:
    """Several requests as one message."""
    return b"".join(piece for part in parts for piece in (_PART_SIZE.pack(len(part)), part))


def parts_of(batch: bytes) -> Iterator[bytes]:
    """The requests of such a message."""
    position = 0
    while position < len(batch):
        (size,) = _PART_SIZE.unpack_from(batch, position)
        position += _PART_SIZE.size + size
        yield batch[position - size : position]


def operation_of(request: bytes) -> int:
    """What a request asks for."""
    return request[1]


class Operation(IntEnum):
    """One thing to do with an object."""

    CALL = 1
    METHOD = 2
    GET = 3
    SET = 4
    LENGTH = 5
    ITERATE = 6
    GET_ITEM = 7
    SET_ITEM = 8
    DELETE_ITEM = 9
    CONTAINS = 10
    NEXT = 11
    TRUTH = 12
    BINARY = 13
    UNARY = 14


#: Operators by their method's name: how to do it, how to write it.
BINARY: Final[dict[str, tuple[Callable[[Any, Any], Any], str]]] = {
    "add": (operator.add, "+"),
    "sub": (operator.sub, "-"),
    "mul": (operator.mul, "*"),
    "matmul": (operator.matmul, "@"),
    "truediv": (operator.truediv, "/"),
    "floordiv": (operator.floordiv, "//"),
    "mod": (operator.mod, "%"),
    "pow": (operator.pow, "**"),
    "and": (operator.and_, "&"),
    "or": (operator.or_, "|"),
    "xor": (operator.xor, "^"),
    "lt": (operator.lt, "<"),
    "le": (operator.le, "<="),
    "gt": (operator.gt, ">"),
    "ge": (operator.ge, ">="),
    "eq": (operator.eq, "=="),
    "ne": (operator.ne, "!="),
}

UNARY: Final[dict[str, tuple[Callable[[Any], Any], str]]] = {
    "neg": (operator.neg, "-{}"),
    "abs": (operator.abs, "abs({})"),
    "invert": (operator.invert, "~{}"),
}


class Method(Exception):  # noqa: N818 - an answer, not a mistake
    """A name that was asked for is a method: the judge calls it instead of taking it across."""


def perform(operation: int, target: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Do it, in the candidate. Whatever the learner's code raises goes through.

    Raises:
        Method: `GET` met a method.
    """
    if operation == Operation.CALL:
        return target(*args, **kwargs)
    if operation == Operation.METHOD:
        return getattr(target, name)(*args, **kwargs)
    return _RARE[operation](target, name, args)


def _get(target: Any, name: str, _: tuple[Any, ...]) -> Any:
    value = getattr(target, name)
    owner = target if isinstance(target, type) else type(target)
    if name not in getattr(target, "__dict__", {}) or owner is target:
        declared = next((vars(base)[name] for base in type.mro(owner) if name in vars(base)), None)
        if callable(declared) or isinstance(declared, classmethod | staticmethod):
            raise Method
    return value


def _set(target: Any, name: str, args: tuple[Any, ...]) -> None:
    setattr(target, name, args[0])


def _set_item(target: Any, _: str, args: tuple[Any, ...]) -> None:
    target[args[0]] = args[1]


def _delete_item(target: Any, _: str, args: tuple[Any, ...]) -> None:
    del target[args[0]]


_RARE: Final[dict[int, Callable[[Any, str, tuple[Any, ...]], Any]]] = {
    Operation.GET: _get,
    Operation.SET: _set,
    Operation.LENGTH: lambda target, _, __: len(target),
    Operation.ITERATE: lambda target, _, __: iter(target),
    Operation.GET_ITEM: lambda target, _, args: target[args[0]],
    Operation.SET_ITEM: _set_item,
    Operation.DELETE_ITEM: _delete_item,
    Operation.CONTAINS: lambda target, _, args: args[0] in target,
    Operation.TRUTH: lambda target, _, __: bool(target),
    Operation.BINARY: lambda _, name, args: BINARY[name][0](*args),
    Operation.UNARY: lambda target, name, _: UNARY[name][0](target),
}

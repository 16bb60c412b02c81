"""The learner's objects that stay in the candidate, by number, and stand-ins for the judge's own functions."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import numpy as np

from rehearse_sandbox.wire.encoder import type_name
from rehearse_sandbox.wire.layout import CLASS, FUNCTION, INSTANCE, ITERATOR, RETURNED, CodecError, Handle

#: Objects of one example. Each costs the judge a proxy.
MAX_OBJECTS = 200_000

_FUNCTIONS = frozenset(
    {FunctionType, BuiltinFunctionType, MethodType, functools.partial, type(functools.lru_cache(len)), np.vectorize}
)
#: A learner's subclass of one of these is data that could lie, not an object with methods, unless the suite knows the
#: class or called it.
_PLAIN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, np.ndarray, np.generic)


class Given:
    """A function of the judge's: calling it asks the judge."""

    __slots__ = ("_ask", "number")

    def __init__(self, number: int, ask: Callable[[int, tuple[Any, ...], dict[str, Any]], Any]) -> None:
        self.number = number
        self._ask = ask

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as D105
        return self._ask(self.number, args, kwargs)


class GivenIterator:
    """An iterator of the judge's: each item is asked for when it is needed."""

    __slots__ = ("_pull", "number")

    def __init__(self, number: int, pull: Callable[[int], tuple[Any, ...]]) -> None:
        self.number = number
        self._pull = pull

    def __iter__(self) -> GivenIterator:
        return self

    def __next__(self) -> Any:
        found = self._pull(self.number)
        if not found:
            raise StopIteration
        return found[0]


class Objects:
    """Numbers for the learner's objects. The first ones are the expected symbols; they outlive every example."""

    def __init__(
        self,
        module: str,
        ask: Callable[[int, tuple[Any, ...], dict[str, Any]], Any],
        pull: Callable[[int], tuple[Any, ...]],
    ) -> None:
        self.met_handle = False
        self._module = module
        self._ask = ask
        self._pull = pull
        self._objects: list[Any] = []
        self._numbers: dict[int, int] = {}
        self._types: dict[type, int] = {}
        self._lasting = 0

    def __getitem__(self, number: int) -> Any:
        return self._objects[number]

    def make_lasting(self) -> None:
        """Keep what is there now for all examples."""
        self._lasting = len(self._objects)

    def forget(self) -> None:
        """Drop the objects of the last example."""
        for value in self._objects[self._lasting :]:
            del self._numbers[id(value)]
        del self._objects[self._lasting :]

    def keep(self, value: Any) -> int:
        """The object's number."""
        number = self._numbers.get(id(value))
        if number is None:
            if len(self._objects) >= MAX_OBJECTS:
                raise MemoryError(f"more than {MAX_OBJECTS} objects in one example")
            number = self._numbers[id(value)] = len(self._objects)
            self._objects.append(value)
        return number

    def handle_for(self, value: Any) -> Handle | None:
        """For the encoder: how an object without an encoding crosses, None when it may not."""
        cls = type(value)
        if cls is Given or cls is GivenIterator:
            return Handle(RETURNED, value.number)
        number = self._numbers.get(id(value))
        kind = self._kind(value, cls, known=number is not None)
        if kind is None:
            return None
        named = value if kind in {FUNCTION, CLASS} else cls
        name = type_name(named).rpartition(".")[2] if kind != FUNCTION else getattr(named, "__name__", "function")
        number = self.keep(value) if number is None else number
        return Handle(kind, number, self._type_number(value if kind == CLASS else cls), str(name)[:40])

    def _kind(self, value: Any, cls: type, *, known: bool) -> int | None:
        if cls in _FUNCTIONS:
            return FUNCTION
        if issubclass(cls, type):
            return CLASS if known or value.__module__ == self._module else None
        if cls.__module__ in {"builtins", "itertools"} and hasattr(cls, "__next__"):
            return ITERATOR
        if known or id(cls) in self._numbers or (cls.__module__ == self._module and not issubclass(cls, _PLAIN)):
            return INSTANCE
        return None

    def _type_number(self, cls: type) -> int:
        return self._types.setdefault(cls, len(self._types) + 1)

    def resolve(self, handle: Handle) -> Any:
        """For the decoder: the learner's own object that comes back, or a stand-in for one of the judge's."""
        self.met_handle = True
        if handle.kind == RETURNED:
            return self._objects[handle.number]
        if handle.kind == FUNCTION:
            return Given(handle.number, self._ask)
        if handle.kind == ITERATOR:
            return GivenIterator(handle.number, self._pull)
        raise CodecError(f"the judge sends no handle of kind {handle.kind}")

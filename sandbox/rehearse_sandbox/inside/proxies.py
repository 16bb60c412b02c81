"""What a suite holds in the place of the learner's objects. Using one asks the candidate; nothing of it runs here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

from rehearse_sandbox.inside.faults import UnsupportedType
from rehearse_sandbox.inside.operations import BINARY, UNARY, Operation

#: The most items of an iterator that one request brings; it starts with one.
MAX_BATCH = 64


class Asker(Protocol):
    """The part of `Candidate` that proxies use."""

    def ask(
        self, operation: Operation, target: Reference, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Do an operation in the candidate; its result is plain, or a proxy."""


@dataclass(slots=True, eq=False)
class Reference:
    """One of the candidate's objects. `methods` is shared by all objects of its class: the names known to be methods.

    `epoch` is the example that the object belongs to, 0 for all. `label` is how it is called in the text of calls.
    """

    asker: Asker
    number: int
    label: str
    type_name: str
    type_number: int = 0
    epoch: int = 0
    methods: set[str] = field(default_factory=set)

    def ask(
        self, operation: Operation, name: str = "", args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Do an operation on this object."""
        return self.asker.ask(operation, self, name, args, kwargs or {})

    def refusal(self) -> UnsupportedType:
        """What to raise when the object is used as if it were plain data."""
        return UnsupportedType(
            f"the code returned an object of type {self.type_name}, which cannot be compared; "
            "return plain values such as numbers, lists or arrays"
        )


class IsMethod:
    """What reading an attribute gives when it is a method."""


METHOD = IsMethod()


class Proxy:
    """One of the learner's objects. Its public attributes are the learner's, so `reference_of` gives ours."""

    __slots__ = ("_at",)

    _at: Reference

    def __init__(self, reference: Reference) -> None:
        object.__setattr__(self, "_at", reference)

    def __repr__(self) -> str:
        return f"<{self._at.label} of the solution>"

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise self._at.refusal()

    def __float__(self) -> float:
        raise self._at.refusal()

    def __int__(self) -> int:
        raise self._at.refusal()


def reference_of(proxy: Proxy) -> Reference:
    """Which of the candidate's objects it stands for."""
    return proxy._at  # noqa: SLF001 - see Proxy


class FunctionProxy(Proxy):
    """A function of the learner's."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as D105
        return self._at.ask(Operation.CALL, "", args, kwargs)

    @property
    def __name__(self) -> str:
        return self._at.label


class _WithAttributes(Proxy):
    """Attributes that do not start with an underscore are the learner's."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{self!r} has no public attribute {name!r}")
        at = self._at
        if name not in at.methods:
            value = at.ask(Operation.GET, name)
            if value is not METHOD:
                return value
            at.methods.add(name)

        def method(*args: Any, **kwargs: Any) -> Any:
            return at.ask(Operation.METHOD, name, args, kwargs)

        return method


class ClassProxy(_WithAttributes):
    """A class of the learner's. Calling it makes an object; `isinstance` knows the objects of exactly this class."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as D105
        return self._at.ask(Operation.CALL, "", args, kwargs)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, InstanceProxy) and reference_of(instance).type_number == self._at.type_number


class IteratorProxy(Proxy):
    """An iterator or generator of the learner's. Items come in growing batches, none for longer than an instant."""

    __slots__ = ("_batch", "_ended", "_items")

    def __init__(self, reference: Reference) -> None:
        super().__init__(reference)
        self._items: deque[Any] = deque()
        self._batch = 1
        self._ended = False

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if not self._items:
            if self._ended:
                raise StopIteration
            items, self._ended = self._at.ask(Operation.NEXT, "", (self._batch,))
            self._batch = min(2 * self._batch, MAX_BATCH)
            self._items.extend(items)
            if not self._items:
                raise StopIteration
        return self._items.popleft()

    def __eq__(self, other: object) -> bool:
        if other is None or isinstance(other, Proxy):
            return self is other
        raise self._at.refusal()

    __hash__ = Proxy.__hash__


class InstanceProxy(_WithAttributes):
    """An object of a class of the learner's: methods, attributes and operators ask the candidate."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as D105
        return self._at.ask(Operation.CALL, "", args, kwargs)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            raise AttributeError(f"{self!r} has no public attribute {name!r}")
        self._at.ask(Operation.SET, name, (value,))

    def __len__(self) -> int:
        return self._at.ask(Operation.LENGTH)  # type: ignore[no-any-return] # len() itself checks the type

    def __bool__(self) -> bool:
        return self._at.ask(Operation.TRUTH) is True

    def __iter__(self) -> Iterator[Any]:
        return self._at.ask(Operation.ITERATE)  # type: ignore[no-any-return] # iter() itself checks the type

    def __next__(self) -> Any:
        items, _ = self._at.ask(Operation.NEXT, "", (1,))
        if not items:
            raise StopIteration
        return items[0]

    def __getitem__(self, key: Any) -> Any:
        return self._at.ask(Operation.GET_ITEM, "", (key,))

    def __setitem__(self, key: Any, value: Any) -> None:
        self._at.ask(Operation.SET_ITEM, "", (key, value))

    def __delitem__(self, key: Any) -> None:
        self._at.ask(Operation.DELETE_ITEM, "", (key,))

    def __contains__(self, item: Any) -> bool:
        return self._at.ask(Operation.CONTAINS, "", (item,)) is True

    def __eq__(self, other: object) -> bool:
        if other is None or other is self:
            return other is self
        if not isinstance(other, Proxy):
            raise self._at.refusal()
        return self._at.ask(Operation.BINARY, "eq", (self, other)) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Proxy.__hash__


def _binary(name: str) -> Callable[[Any, Any], Any]:
    def forward(self: InstanceProxy, other: Any) -> Any:
        return _combined(self, name, (self, other), other)

    return forward


def _reflected(name: str) -> Callable[[Any, Any], Any]:
    def backward(self: InstanceProxy, other: Any) -> Any:
        return _combined(self, name, (other, self), other)

    return backward


def _combined(proxy: InstanceProxy, name: str, operands: tuple[Any, Any], other: Any) -> Any:
    """The result of an operator. With a plain value on one side it may only be another object of the learner's.

    Else a result that stays on the other side could say of itself how far it is from what was expected of it.
    """
    reference = reference_of(proxy)
    if isinstance(other, Proxy):
        return reference.ask(Operation.BINARY, name, operands)
    if name in _COMPARISONS:
        raise reference.refusal()
    result = reference.ask(Operation.BINARY, name, operands)
    if not isinstance(result, Proxy) and name != "matmul":
        raise reference.refusal()
    return result


def _unary(name: str) -> Callable[[Any], Any]:
    def on_itself(self: InstanceProxy) -> Any:
        return reference_of(self).ask(Operation.UNARY, name)

    return on_itself


_COMPARISONS = frozenset({"lt", "le", "gt", "ge", "eq", "ne"})
for _name in BINARY.keys() - {"eq", "ne"}:
    setattr(InstanceProxy, f"__{_name}__", _binary(_name))
    if _name not in _COMPARISONS:
        setattr(InstanceProxy, f"__r{_name}__", _reflected(_name))
for _name in UNARY:
    setattr(InstanceProxy, f"__{_name}__", _unary(_name))
# numpy must hand `array @ proxy` to the proxy instead of trying element by element.
InstanceProxy.__array_ufunc__ = None  # type: ignore[attr-defined]

"""The judge's tables: which proxy stands for which of the learner's objects, and which functions were passed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rehearse_sandbox.inside.calls import Names
from rehearse_sandbox.inside.proxies import (
    Asker,
    ClassProxy,
    FunctionProxy,
    InstanceProxy,
    IteratorProxy,
    Proxy,
    Reference,
    reference_of,
)
from rehearse_sandbox.inside.questions import Questions, readings
from rehearse_sandbox.wire.custom import variable_name
from rehearse_sandbox.wire.layout import CLASS, FUNCTION, INSTANCE, ITERATOR, RETURNED, CodecError, Handle

_PROXIES: dict[int, type[Proxy]] = {
    FUNCTION: FunctionProxy,
    CLASS: ClassProxy,
    INSTANCE: InstanceProxy,
    ITERATOR: IteratorProxy,
}
_TYPE_NAMES = {FUNCTION: "function", CLASS: "type", ITERATOR: "iterator"}


class References:
    """Proxies by number, and the judge's own functions and iterators by number, for one example at a time."""

    def __init__(self, asker: Asker) -> None:
        self.epoch = 0
        self.names = Names({})
        self._asker = asker
        self._proxies: dict[int, Proxy] = {}
        self._lasting: dict[int, Proxy] = {}
        self._methods: dict[int, set[str]] = {}
        self._taken: dict[str, int] = {}
        self._given: list[Any] = []
        self._given_numbers: dict[int, int] = {}

    def start_example(self) -> None:
        """Forget the objects of the last example; symbols stay."""
        self.epoch += 1
        self._proxies = dict(self._lasting)
        self.names = Names({number: reference_of(proxy).label for number, proxy in self._lasting.items()})
        self._taken.clear()
        # A new list: the old functions may be alive in calls that are kept.
        self._given = []
        self._given_numbers.clear()

    def forget_methods(self) -> None:
        """Ask again which names are methods, so that what is asked during a test does not depend on the one before."""
        for names in self._methods.values():
            names.clear()

    def name_symbol(self, proxy: Proxy, name: str) -> None:
        """Keep a symbol for all examples, under the name that the suite imports."""
        reference = reference_of(proxy)
        reference.label = name
        reference.epoch = 0
        self._lasting[reference.number] = self._proxies[reference.number] = proxy

    def __len__(self) -> int:
        return len(self._proxies)

    def resolve(self, handle: Handle) -> Any:
        """For the decoder: the proxy of one of the learner's objects, or our own function that comes back.

        Raises:
            CodecError: there is no such object.
        """
        if handle.kind == RETURNED:
            return self.given(handle.number)
        proxy = self._proxies.get(handle.number)
        if proxy is None:
            proxy = self._proxies[handle.number] = self._new(handle)
        elif type(proxy) is not _PROXIES[handle.kind]:
            raise CodecError(f"object {handle.number} changed its kind to {handle.kind}")
        return proxy

    def _new(self, handle: Handle) -> Proxy:
        name = handle.name if handle.name.isidentifier() else "object"
        label = self.names.labels[handle.number] = self._label(handle.kind, name)
        reference = Reference(
            self._asker,
            handle.number,
            label,
            _TYPE_NAMES.get(handle.kind, name),
            handle.type_number,
            self.epoch,
            self._methods.setdefault(handle.type_number, set()),
        )
        return _PROXIES[handle.kind](reference)

    def _label(self, kind: int, name: str) -> str:
        if kind not in {INSTANCE, ITERATOR}:
            return name
        stem = "iterator" if kind == ITERATOR else variable_name(name, 0)
        taken = self._taken[stem] = self._taken.get(stem, -1) + 1
        return variable_name(stem, taken)

    def handle_for(self, value: Any) -> Handle | None:
        """For the encoder: a proxy goes back to its object; functions and iterators of ours cross by number."""
        if isinstance(value, Proxy):
            reference = reference_of(value)
            self.check(reference)
            return Handle(RETURNED, reference.number)
        if isinstance(value, Iterator):
            return Handle(ITERATOR, self._give(value))
        if callable(value) and not isinstance(value, type):
            return Handle(FUNCTION, self._give(value))
        return None

    def check(self, reference: Reference) -> None:
        """Whether the object still exists.

        Raises:
            RuntimeError: it was made in an example that is over; the suite must make its own.
        """
        if reference.epoch not in {0, self.epoch}:
            raise RuntimeError(f"{reference.label} was made in an earlier example; make a new one in each example")

    def _give(self, value: Any) -> int:
        number = self._given_numbers.get(id(value))
        if number is None:
            number = self._given_numbers[id(value)] = len(self._given)
            self._given.append(value)
            name = getattr(value, "__name__", "")
            self.names.given.append(name if type(name) is str and name.isidentifier() else "function")
        return number

    def readings(self) -> Questions:
        """What the clocks that were passed in show now."""
        return readings(self._given)

    def given(self, number: int) -> Any:
        """Our own function or iterator.

        Raises:
            CodecError: none with this number was passed in this example.
        """
        if number >= len(self._given):
            raise CodecError(f"no function number {number} was passed in")
        return self._given[number]

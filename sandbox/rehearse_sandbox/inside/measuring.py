"""What an author wants to know of a suite: how close results come to their tolerances, and how large its inputs get."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.kit.settings import settings
from rehearse_sandbox.wire.events import Measured
from rehearse_sandbox.wire.job import is_reached
from rehearse_sandbox.wire.nodes import ListNode, TreeNode


class Measuring:
    """Watches the comparisons and the calls of a job's tests."""

    def __init__(self, candidate: Candidate, bounds: Mapping[str, float]) -> None:
        self._bounds = bounds
        self._errors: dict[str, float] = {}
        self._reached = dict.fromkeys(bounds, 0.0)
        self._test = ""
        settings.on_error = self._note_error
        candidate.on_call = self._note_call

    def begin(self, test: str) -> None:
        """This test follows."""
        self._test = test

    @property
    def result(self) -> Measured:
        """What was seen so far."""
        return Measured(dict(self._errors), dict(self._reached))

    def _note_error(self, share: float) -> None:
        self._errors[self._test] = max(share, self._errors.get(self._test, 0.0))

    def _note_call(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        for number in magnitudes((*args, *kwargs.values())):
            for name in self._bounds:
                self._note(name, number)
        # inputs.py may know sizes that cannot be seen, such as a condition number.
        if (measures := getattr(sys.modules.get("inputs"), "measures", None)) is not None:
            for name, number in measures(*args, **kwargs).items():
                self._note(name, float(number))

    def _note(self, name: str, number: float) -> None:
        bound = self._bounds.get(name)
        if bound is not None and self._reached[name] < number and (number <= bound or is_reached(bound, number)):
            self._reached[name] = number


def magnitudes(values: tuple[Any, ...]) -> Iterator[float]:
    """The lengths, side lengths and absolute values in some arguments.

    Chains of nodes count as long as they are: what a node refers to is followed, and their number is a length.
    """
    waiting: list[Any] = list(values)
    nodes: set[int] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield float(len(value))
            waiting += [*value, *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            yield float(len(value))
            waiting += value
        elif not isinstance(value, ListNode | TreeNode):
            yield from _of_one(value)
        elif id(value) not in nodes:
            nodes.add(id(value))
            waiting += [getattr(value, name) for name in value.__slots__]
    if nodes:
        yield float(len(nodes))


def _of_one(value: Any) -> Iterator[float]:
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        yield abs(float(value))
    elif isinstance(value, str | bytes):
        yield float(len(value))
    elif isinstance(value, np.ndarray):
        yield from map(float, value.shape)
        if value.size and value.dtype.kind in "iuf":
            yield from map(abs, (float(value.min()), float(value.max())))

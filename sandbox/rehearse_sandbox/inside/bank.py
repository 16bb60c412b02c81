"""Examples that were drawn before a submission came: a property's body runs over them without Hypothesis.

A bank is one plain value in our codec: for the id of each test, its examples in the order in which Hypothesis drew
them, each one the encoded keyword arguments of the body. It is decoded for each example anew, so nothing that a test or a learner changes in one
is seen by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from rehearse_sandbox.inside.examples import Examples, body_of, is_property, seed_generators
from rehearse_sandbox.wire.codec import CodecError, decode


class Bank:
    """The stored examples of one job; none when the bytes are empty or not a bank."""

    def __init__(self, data: bytes) -> None:
        self._tests = _tests(data)

    def examples_of(self, item: pytest.Function) -> Sequence[bytes]:
        """The examples of a test, as bytes; empty when it has to run with the engine."""
        return self._tests.get(item.nodeid, ()) if is_property(item) else ()


@contextmanager
def replaying(item: pytest.Function, stored: Sequence[bytes], examples: Examples) -> Iterator[None]:
    """While this is open, the property runs its body over the stored examples and stops at the first that fails."""
    property_, body = item.obj, examples.follow(body_of(item))

    def replay(**fixtures: Any) -> None:
        # The engine does this before each example. Bodies must not draw from the global generators, so once is enough.
        seed_generators()
        for data in stored:
            body(**fixtures, **decode(data))

    item.obj = replay
    try:
        yield
    finally:
        item.obj = property_


def _tests(data: bytes) -> dict[str, Sequence[bytes]]:
    if not data:
        return {}
    try:
        value = decode(data)
    except CodecError:
        return {}
    if type(value) is not dict:
        return {}
    return {name: stored for name, stored in value.items() if _is_list_of_bytes(stored)}


def _is_list_of_bytes(value: object) -> bool:
    return type(value) is list and all(type(item) is bytes for item in value)

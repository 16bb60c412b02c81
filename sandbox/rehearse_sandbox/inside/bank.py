"""What was made before a submission came: examples of properties, and how the reference passed each test.

A bank is one plain value in our codec: a dict of the ids of a suite's `tests`, in order; the `examples` of each property in
the order in which Hypothesis drew them, each one the encoded keyword arguments of the body; a transcript of each test; and the
known `mistakes` by level. An example is decoded each time anew, so nothing that a test or a learner changes in one is seen by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from rehearse_sandbox.inside.examples import Examples, body_of, is_property, seed_generators
from rehearse_sandbox.inside.mistakes import Mistakes
from rehearse_sandbox.inside.transcripts import Transcript
from rehearse_sandbox.wire.codec import CodecError, decode, encode


class Bank:
    """What is stored for one job; nothing when the bytes are empty or not a bank."""

    def __init__(self, data: bytes) -> None:
        content = _content(data)
        self.tests: Sequence[str] = _strings(content.get("tests"))
        self._examples = {
            name: stored for name, stored in _dict(content.get("examples")).items() if _is_list_of_bytes(stored)
        }
        self._transcripts = {
            name: transcript
            for name, plain in _dict(content.get("transcripts")).items()
            if (transcript := Transcript.of(plain)) is not None
        }
        #: What tells known mistakes apart at each level; empty in banks of problems without known mistakes.
        self.mistakes = {
            level: mistakes
            for level, plain in _dict(content.get("mistakes")).items()
            if (mistakes := Mistakes.of(plain)) is not None
        }

    @classmethod
    def pack(
        cls,
        tests: Sequence[str],
        examples: Mapping[str, Sequence[bytes]],
        transcripts: Mapping[str, Transcript],
        mistakes: Mapping[int, Mistakes] | None = None,
    ) -> bytes:
        """The bytes of a bank."""
        plain = {name: transcript.to_plain() for name, transcript in transcripts.items()}
        known = {level: found.to_plain() for level, found in (mistakes or {}).items()}
        return encode({"tests": list(tests), "examples": dict(examples), "transcripts": plain, "mistakes": known})

    def examples_of(self, item: pytest.Function) -> Sequence[bytes]:
        """The examples of a test, as bytes; empty when it has to run with the engine."""
        return self._examples.get(item.nodeid, ()) if is_property(item) else ()

    def transcript_of(self, test: str) -> Transcript | None:
        """How the reference passed the test of this id, if that can be repeated."""
        return self._transcripts.get(test)


@contextmanager
def replaying(
    item: pytest.Function, stored: Sequence[bytes], examples: Examples, *, forgiving: bool = False
) -> Iterator[None]:
    """While this is open, the property runs its body over the stored examples and stops at the first that fails.

    A `forgiving` one goes on with the next.
    """
    property_, body = item.obj, examples.follow(body_of(item))
    if forgiving:
        body = _forgiving(body)

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


def _forgiving(body: Callable[..., Any]) -> Callable[..., Any]:
    def run(**arguments: Any) -> None:
        try:
            body(**arguments)
        except (Exception, pytest.fail.Exception):  # noqa: BLE001 - that is what it forgives
            return

    return run


def _content(data: bytes) -> dict[Any, Any]:
    if not data:
        return {}
    try:
        return _dict(decode(data))
    except CodecError:
        return {}


def _dict(value: object) -> dict[Any, Any]:
    return value if type(value) is dict else {}


def _strings(value: object) -> list[str]:
    return value if type(value) is list and all(type(item) is str for item in value) else []


def _is_list_of_bytes(value: object) -> bool:
    return type(value) is list and all(type(item) is bytes for item in value)

"""Whether two programs answered a request alike: the same value but for rounding, the same class of exception."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.job import Compare
from rehearse_sandbox.wire.layout import CodecError, Handle

#: A longer answer is kept as a digest, which only knows the very same bytes again.
MAX_KEPT_BYTES = 2048
_DIGEST_BYTES = 32

#: Beside what an answer is, in its first byte: a digest follows.
_LONG = 0x80

#: No value comes with these, only words about why there is none.
_NO_VALUE = frozenset({Message.UNSUPPORTED, Message.TOO_LARGE, Message.NO_MEMORY, Message.EXIT})


def kept(kind: int, body: bytes) -> bytes:
    """An answer as it is stored and compared."""
    if len(body) <= MAX_KEPT_BYTES:
        return bytes((kind,)) + body
    return bytes((kind | _LONG,)) + hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()


def is_digest(answer: bytes) -> bool:
    """Whether a kept answer was too long to be compared but for the very same bytes."""
    return bool(answer[0] & _LONG)


def all_alike(some: Sequence[bytes], others: Sequence[bytes], compare: Compare) -> bool:
    """Whether answers agree one by one."""
    return len(some) == len(others) and all(map(lambda one, other: alike(one, other, compare), some, others))


def alike(one: bytes, other: bytes, compare: Compare) -> bool:
    """Whether two kept answers say the same, within the tolerances of the problem."""
    if one == other:
        return True
    if one[:1] != other[:1] or is_digest(one):
        return False
    if one[0] in _NO_VALUE:
        return True
    try:
        first, second = (Decoder(_as_value).decode(answer[1:]) for answer in (one, other))
    except CodecError:
        return False
    if one[0] == Message.RAISED:
        return _class_of(first) == _class_of(second)
    with np.errstate(all="ignore"):
        return same(first, second, compare)


def _as_value(handle: Handle) -> tuple[str, int, int]:
    """Which object it is counts; what its class is called does not."""
    return "object", handle.kind, handle.number


def _class_of(facts: object) -> object:
    return facts[0] if isinstance(facts, tuple) and facts else None


def same(one: Any, other: Any, compare: Compare) -> bool:
    """Whether two values are the same but for rounding, within the tolerances of the problem."""
    if isinstance(one, np.generic):
        one = one.item()
    if isinstance(other, np.generic):
        other = other.item()
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(lambda a, b: same(a, b, compare), one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key], compare) for key, value in one.items())
    if isinstance(one, np.ndarray):
        return one.shape == other.shape and one.dtype.kind == other.dtype.kind and _close(one, other, compare)
    if isinstance(one, float | complex):
        return _close(np.asarray(one), np.asarray(other), compare)
    return bool(one == other)


def _close(one: np.ndarray, other: np.ndarray, compare: Compare) -> bool:
    if one.dtype.kind not in "fc":
        return np.array_equal(one, other)
    return np.allclose(one, other, rtol=compare.rtol, atol=compare.atol, equal_nan=True)

"""Randomness in a candidate: everything that has no seed of its own is drawn from the job's.

A program that shuffles, samples or names things by chance gets the same chance whenever it is judged, so that equal
texts get equal verdicts. What stays different from one judging to the next: the clock, addresses in memory (`id`, the order
of a set of objects, the hash of None), the order in which threads run, and what is read from /dev/urandom directly.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import random
from collections.abc import Callable
from typing import Any

#: A source that names none of these draws nothing, and need not be seeded again for each example.
_NAMES = ("random", "secrets", "uuid")

_seed_generator = random.Random.seed


class _Stream:
    """An endless sequence of bytes that a seed fixes."""

    def __init__(self) -> None:
        self.restart(0)

    def restart(self, seed: int) -> None:
        """Begin the sequence of this seed."""
        self._seed = seed.to_bytes(8, "little")
        self._drawn = 0

    def take(self, size: int, flags: int = 0) -> bytes:  # noqa: ARG002 - getrandom has it
        """The next bytes.

        Raises:
            ValueError: the size is negative.
        """
        if size < 0:
            raise ValueError("negative argument not allowed")
        self._drawn += 1
        return hashlib.shake_128(self._seed + self._drawn.to_bytes(8, "little")).digest(size)

    def bits(self, count: int) -> int:
        """The next number below two to the power of `count`."""
        size = (count + 7) // 8
        return int.from_bytes(self.take(size), "little") >> (8 * size - count)


_stream = _Stream()

#: numpy's own, once somebody may draw from it.
_seed_numpy: Callable[[int], None] | None = None


def take_over(source: str) -> None:
    """From now on, what this process and its forks draw without a seed comes from `restart`.

    numpy's generators are imported for a source that names any: their libraries make each fork a third slower.
    """
    os.urandom = os.getrandom = _stream.take
    # SystemRandom, and with it `secrets`; then what a Random or one of numpy's generators without a seed begins with.
    random._urandom = _stream.take  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public way
    random.Random.seed = _seed  # type: ignore[method-assign, assignment]
    random.seed = random._inst.seed  # noqa: SLF001 - it was bound when `random` was imported
    if is_named_in(source):
        global _seed_numpy  # noqa: PLW0603 - a process takes over once
        numpy_random = importlib.import_module("numpy.random")
        numpy_random.bit_generator.randbits = _stream.bits
        _seed_numpy = numpy_random.seed


def restart(seed: int) -> None:
    """Begin again: the global generators, and what is drawn without a seed."""
    _stream.restart(seed)
    random.seed(seed)
    if _seed_numpy is not None:
        # Learners use the global generator, too.
        _seed_numpy(seed & 0xFFFFFFFF)


def is_named_in(source: str) -> bool:
    """Whether a program may draw anything; one that hides it is seeded once for each test instead of each example."""
    return any(name in source for name in _NAMES)


def _seed(generator: random.Random, a: Any = None, version: int = 2) -> None:
    """`random.Random.seed`, with a number of the stream where the system's would have been taken."""
    _seed_generator(generator, _stream.bits(128) if a is None else a, version)

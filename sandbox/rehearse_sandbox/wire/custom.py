"""Inputs that learners typed themselves: what a job carries of them, and how they are written.

Their answers are `Answered` events.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

#: Largest text of one input, in bytes of UTF-8.
MAX_INPUT_BYTES: Final = 16 * 1024

#: Inputs that one job takes: some typed for this run, the rest kept as the learner's own tests.
MAX_TYPED: Final = 5
MAX_KEPT: Final = 20

#: What may be called in an input beside the solution: numpy's types by name, arrays, and the shared nodes.
DTYPES: Final = frozenset(
    {
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "float32", "float64", "complex64", "complex128"),
    }
)
GROWING: Final = frozenset({"zeros", "ones", "full"})
CONSTRUCTORS: Final = DTYPES | GROWING | {"array", "set", "frozenset", "tree_from_levels", "list_from_values"}

#: Names that stand for a value.
NAMES: Final = DTYPES | {"nan", "inf", "bool", "int", "float", "complex"}

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z]|$|[^A-Za-z])|[A-Z]?[a-z0-9]+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class CustomInput:
    """One input as it was typed. `name` is that of the learner's own test, empty for one that was typed for this run."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Custom:
    """A learner's inputs, and whose answers theirs are compared with.

    `reference` goes to the judge alone. Arguments without a call mean those of `entry`, a symbol of the solution. `many_answers` says that an answer unlike the reference's may be right as well.
    `methods`, unless it is empty, are the only ones that may be called: the reference knows those of levels that are not released, too.
    """

    inputs: tuple[CustomInput, ...]
    reference: str
    entry: str
    many_answers: bool = False
    methods: tuple[str, ...] = ()

    @classmethod
    def of(cls, fields: dict[str, Any] | None) -> Custom | None:
        """What was written as JSON."""
        if fields is None:
            return None
        inputs = tuple(CustomInput(**each) for each in fields["inputs"])
        return cls(inputs, fields["reference"], fields["entry"], fields["many_answers"], tuple(fields["methods"]))


def variable_name(class_name: str, taken: int) -> str:
    """The variable that a person would choose for an object: `cache` for an LRUCache, `cache_2` for the second."""
    words = _WORD.findall(class_name)
    word = words[-1].lower() if words else "thing"
    name = word if word.isidentifier() else "thing"
    return name if taken == 0 else f"{name}_{taken + 1}"

"""Inputs that learners typed themselves: what a job carries of them. Its answers are `Answered` events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Largest text of one input, in bytes of UTF-8.
MAX_INPUT_BYTES = 16 * 1024

#: Inputs that one job takes: some typed for a single run, the rest kept as the learner's own tests.
MAX_INPUTS = 25


@dataclass(frozen=True, slots=True)
class CustomInput:
    """One input as it was typed. `name` is that of the learner's own test, empty for one that was typed for this run."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Custom:
    """A learner's inputs, and whose answers theirs are compared with.

    `reference` goes to the judge alone. `many_answers` says that an answer unlike the reference's may be right as well.
    """

    inputs: tuple[CustomInput, ...]
    reference: str
    many_answers: bool = False

    @classmethod
    def of(cls, fields: dict[str, Any] | None) -> Custom | None:
        """What was written as JSON."""
        if fields is None:
            return None
        inputs = tuple(CustomInput(**each) for each in fields["inputs"])
        return cls(inputs, fields["reference"], fields["many_answers"])

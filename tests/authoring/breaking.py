"""A way to break a gate: what is changed in a sound folder, and what the check has to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.authoring.folders import Change


@dataclass(frozen=True, slots=True)
class Breaking:
    """One change of a folder and the finding of the only gate that it breaks.

    `name` completes the sentence "a folder with …". `others` are changes of the second folder, which stays the one that is not
    looked at. `limits` are attributes of modules that are set for the case, where waiting would take too long.
    """

    name: str
    gate: str
    changes: Mapping[str, Change]
    says: str
    file: str
    line: int | None = None
    warns: bool = False
    folder: str = "dsa/lift-values"
    others: Mapping[str, Change] | None = None
    limits: tuple[tuple[str, float], ...] = ()

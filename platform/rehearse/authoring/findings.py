"""What a gate found in a problem folder, and what it has to say when all is well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: which file and line, what is wrong and why it matters, and how to mend it.

    `file` is relative to the problem's folder; `line` is None where no line is to blame. A warning lets the folder pass.
    """

    file: str
    message: str
    next_step: str
    line: int | None = None
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Report:
    """What one gate says: a summary in a few words, such as "29 of 29 mutants killed", and what it found.

    `counts` are the numbers in it that others go on with, by name.
    """

    summary: str
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, float] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether nothing is left to mend but warnings."""
        return all(finding.severity == "warning" for finding in self.findings)

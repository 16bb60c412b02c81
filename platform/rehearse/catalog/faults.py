"""What is wrong with a problem folder: the author's kind of error, collected so that one look shows all of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ProblemFault:
    """One fault: which file, which line where there is one, what is wrong, and what to do about it.

    `slug` is empty for a fault outside any problem, for example in tags.toml. `folder` is the place below the problems
    folder, such as "dsa/lru-cache".
    """

    slug: str
    file: str
    line: int | None
    message: str
    next_step: str
    folder: str = ""

    def __str__(self) -> str:
        place = "/".join(part for part in (self.folder, self.file) if part)
        line = f":{self.line}" if self.line else ""
        return f"{place}{line}: {self.message} {self.next_step}"


@dataclass(slots=True)
class FaultLog:
    """The faults of one folder, in the order in which they were found."""

    slug: str
    folder: str
    faults: list[ProblemFault] = field(default_factory=list)

    def add(self, file: str, message: str, next_step: str, line: int | None = None) -> None:
        """Note a fault and go on, so that the author sees all of them at once."""
        self.faults.append(ProblemFault(self.slug, file, line, message, next_step, self.folder))

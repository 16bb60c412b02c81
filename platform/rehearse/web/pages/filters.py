"""What the address of the problem list asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rehearse.web import words


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for. Empty means "any"."""

    q: str = ""
    track: str = ""
    status: str = ""
    concept: str = ""
    difficulties: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()

    @classmethod
    def from_query(cls, get: Callable[[str], str | None], get_all: Callable[[str], Sequence[str]]) -> Filters:
        """Read the query string; values that mean nothing here are ignored, so that old links keep working."""
        return cls(
            q=(get("q") or "").strip()[:200],
            track=(get("track") or "").strip(),
            status=status if (status := get("status") or "") in words.STATUS_FILTERS else "",
            concept=(get("concept") or "").strip(),
            difficulties=frozenset(int(level) for level in get_all("difficulty") if level in set("12345")),
            tags=frozenset(tag for tag in get_all("tag") if tag),
        )

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return self != Filters()

    @property
    def only_search(self) -> bool:
        """Whether the search is the only thing that filters."""
        return self == Filters(q=self.q)

    @property
    def query(self) -> dict[str, str | list[str]]:
        """The same in the words of the address, for links to other pages of the same list."""
        said = {"q": self.q, "track": self.track, "status": self.status, "concept": self.concept}
        lists = {"difficulty": sorted(map(str, self.difficulties)), "tag": sorted(self.tags)}
        return {name: value for name, value in (said | lists).items() if value}

"""The problem list as a pure function of the catalogue, the person's progress and the filters in the address."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rehearse.catalog.problem import Problem
from rehearse.web import words

ORDER_OF_TRACKS = {"dsa": 0, "ml": 1, "systems": 2}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for. Empty means "any"."""

    q: str = ""
    track: str = ""
    status: str = ""
    difficulties: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()

    @classmethod
    def from_query(cls, get: Callable[[str], str | None], get_all: Callable[[str], Sequence[str]]) -> Filters:
        """Read the query string; values that mean nothing here are ignored, so that old links keep working."""
        return cls(
            q=(get("q") or "").strip()[:200],
            track=(get("track") or "").strip(),
            status=status if (status := get("status") or "") in words.STATUS_FILTERS else "",
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


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    problem: Problem
    status: str

    def is_in(self, status: str) -> bool:
        """Whether the row has this status; what was only tried counts as not solved, too."""
        return self.status == status or (status == "unsolved" and self.status != "solved")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many problems choosing it would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The list and everything around it."""

    rows: tuple[Row, ...]
    total: int
    solved: int
    filters: Filters
    tracks: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    difficulties: tuple[Choice, ...]
    tags: tuple[Choice, ...] = field(default=())

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows by track, in the order of the list."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.problem.track, []).append(row)
        return list(found.items())


def build(
    problems: Iterable[Problem], progress: Mapping[str, str], filters: Filters, tag_names: Mapping[str, str]
) -> Listing:
    """The list for these filters. `progress` maps a slug to "solved" or "tried"."""
    everything = sorted(
        (Row(problem, progress.get(problem.slug, "new")) for problem in problems),
        key=lambda row: (ORDER_OF_TRACKS.get(row.problem.track, 9), row.problem.difficulty, row.problem.title.lower()),
    )

    def left(without: Filters) -> list[Row]:
        return [row for row in everything if matches(row, without)]

    return Listing(
        rows=tuple(left(filters)),
        total=len(everything),
        solved=sum(row.status == "solved" for row in everything),
        filters=filters,
        tracks=_choices(
            {row.problem.track: words.track(row.problem.track) for row in everything},
            Counter(row.problem.track for row in left(replace(filters, track=""))),
            {filters.track},
        ),
        statuses=_choices(
            words.STATUS_FILTERS,
            Counter(
                status
                for row in left(replace(filters, status=""))
                for status in words.STATUS_FILTERS
                if row.is_in(status)
            ),
            {filters.status},
        ),
        difficulties=_choices(
            {str(level): words.difficulty(level) for level in sorted({row.problem.difficulty for row in everything})},
            Counter(str(row.problem.difficulty) for row in left(replace(filters, difficulties=frozenset()))),
            {str(level) for level in filters.difficulties},
        ),
        tags=_tags(everything, left(filters), filters, tag_names),
    )


def matches(row: Row, filters: Filters) -> bool:
    """Whether a problem passes: any of the difficulties, all of the tags, every word of the search."""
    problem = row.problem
    return (
        filters.track in {"", problem.track}
        and (not filters.status or row.is_in(filters.status))
        and (not filters.difficulties or problem.difficulty in filters.difficulties)
        and filters.tags <= set(problem.tags)
        and all(word in _haystack(problem) for word in _plain(filters.q).split())
    )


def _haystack(problem: Problem) -> str:
    names = (problem.title, problem.slug, problem.category, *problem.tags, *problem.concepts, *problem.symbols)
    spoken = (words.track(problem.track), words.category(problem), words.difficulty(problem.difficulty))
    return _plain(" ".join((*names, *spoken, words.KINDS.get(problem.kind, ""))))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if mark in "-_" else mark for mark in decomposed if not unicodedata.combining(mark))


def _choices(labels: Mapping[str, str], counts: Counter[str], chosen: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, counts[value], value in chosen) for value, label in labels.items())


def _tags(
    everything: Sequence[Row], shown: Sequence[Row], filters: Filters, names: Mapping[str, str]
) -> tuple[Choice, ...]:
    # Tags add up (all must hold), so the count is that of the problems now shown; chosen ones always stay visible.
    counts = Counter(tag for row in shown for tag in row.problem.tags)
    known = {tag for row in everything for tag in row.problem.tags} | filters.tags
    labels = {tag: names.get(tag) or words.readable(tag) for tag in sorted(known) if counts[tag] or tag in filters.tags}
    return _choices(labels, counts, set(filters.tags))

"""The problem list as a pure function of the catalogue, the person's progress and the filters in the address."""

from __future__ import annotations

import operator
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rehearse.catalog.problem import Problem
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.web import words
from rehearse.web.pages.filters import Filters

ORDER_OF_TRACKS = {"dsa": 0, "ml": 1, "systems": 2}

#: How many rows one page of the list shows, so that ten thousand problems come as fast as seventy.
PAGE = 100

#: How many tags are offered at once; the others are one press away.
COMMON_TAGS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    problem: Problem
    status: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many problems choosing it would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a concept a person has solved."""

    concept: str
    label: str
    solved: int
    total: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list and everything around it. `shown` is how many problems pass the filters, on all pages."""

    groups: tuple[tuple[str, int, tuple[Row, ...]], ...]
    shown: int
    page: int
    pages: int
    total: int
    solved: int
    filters: Filters
    tracks: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    difficulties: tuple[Choice, ...]
    tags: tuple[Choice, ...] = field(default=())
    concepts: tuple[Coverage, ...] = field(default=())

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of this page, in the order of the list."""
        return tuple(row for _, _, rows in self.groups for row in rows)

    @property
    def common_tags(self) -> tuple[Choice, ...]:
        """The tags that most of what is shown has, and those that were chosen."""
        common = {choice.value for choice in sorted(self.tags, key=lambda tag: -tag.count)[:COMMON_TAGS]}
        return tuple(choice for choice in self.tags if choice.value in common or choice.chosen)

    @property
    def other_tags(self) -> tuple[Choice, ...]:
        """All tags besides."""
        common = set(self.common_tags)
        return tuple(choice for choice in self.tags if choice not in common)

    @property
    def chosen_concept(self) -> Coverage | None:
        """The concept that the list is narrowed to."""
        return next((concept for concept in self.concepts if concept.chosen), None)


class Index:
    """The problems in the order of the list, with what a search looks through; made once for a catalogue."""

    def __init__(self, problems: Collection[Problem], vocabulary: Vocabulary) -> None:
        self._made_of = tuple(problems)
        self.problems = sorted(
            problems, key=lambda each: (ORDER_OF_TRACKS.get(each.track, 9), each.difficulty, each.title.lower())
        )
        self.haystacks = [_haystack(problem) for problem in self.problems]
        self.tag_names = vocabulary.tags or {}
        self.concepts = vocabulary.concepts or {}
        self.taught = Counter(concept for problem in self.problems for concept in problem.concepts)

    def is_of(self, problems: Collection[Problem]) -> bool:
        """Whether it was made of these very problems."""
        return len(problems) == len(self._made_of) and all(map(operator.is_, problems, self._made_of))


def build(index: Index, progress: Mapping[str, str], filters: Filters, page: int = 1) -> Listing:
    """A page of the list for these filters. `progress` maps a slug to "solved" or "tried".

    A value is counted with what choosing it instead would show: so with all problems that pass the other filters.
    """
    found = _sieve(index, progress, filters)
    shown = found.shown
    pages = max(1, -(-len(shown) // PAGE))
    page = min(max(1, page), pages)
    solved = {slug for slug, status in progress.items() if status == "solved"}
    return Listing(
        groups=_groups(shown, page),
        shown=len(shown),
        page=page,
        pages=pages,
        total=len(index.problems),
        solved=sum(problem.slug in solved for problem in index.problems),
        filters=filters,
        tracks=_choices(_tracks(index), Counter(found.tracks), {filters.track}),
        statuses=_choices(words.STATUS_FILTERS, _statuses(found.statuses), {filters.status}),
        difficulties=_choices(
            {str(level): words.difficulty(level) for level in sorted({each.difficulty for each in index.problems})},
            Counter(found.difficulties),
            {str(level) for level in filters.difficulties},
        ),
        tags=_tags(shown, filters, index),
        concepts=_coverage(index, solved, filters),
    )


@dataclass(slots=True)
class _Sieved:
    """What passes the filters, and for each filter the values of all that pass the others."""

    shown: list[tuple[Problem, str]] = field(default_factory=list)
    tracks: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    difficulties: list[str] = field(default_factory=list)


def _sieve(index: Index, progress: Mapping[str, str], filters: Filters) -> _Sieved:
    found = _Sieved()
    wanted = _plain(filters.q).split()
    fitting = {status for status in words.STATUSES if _is_in(status, filters.status)}
    for problem, haystack in zip(index.problems, index.haystacks, strict=True):
        if not _passes_others(problem, haystack, filters, wanted):
            continue
        status = progress.get(problem.slug, "new")
        track = not filters.track or filters.track == problem.track
        level = not filters.difficulties or problem.difficulty in filters.difficulties
        if status in fitting and level:
            found.tracks.append(problem.track)
            if track:
                found.shown.append((problem, status))
        if track and level:
            found.statuses.append(status)
        if track and status in fitting:
            found.difficulties.append(str(problem.difficulty))
    return found


def _is_in(status: str, wanted: str) -> bool:
    """Whether a problem with this status is shown; what was only tried counts as not solved, too."""
    return wanted in {"", status} or (wanted == "unsolved" and status != "solved")


def _statuses(found: Sequence[str]) -> Counter[str]:
    """How many problems each choice of a status would show."""
    counts = Counter(found)
    return Counter(
        {wanted: sum(counts[each] for each in counts if _is_in(each, wanted)) for wanted in words.STATUS_FILTERS}
    )


def _passes_others(problem: Problem, haystack: str, filters: Filters, wanted: Sequence[str]) -> bool:
    """Whether a problem has all the tags, the concept and every word of the search."""
    return (
        (not filters.tags or filters.tags <= set(problem.tags))
        and (not filters.concept or filters.concept in problem.concepts)
        and (not wanted or all(word in haystack for word in wanted))
    )


def _groups(shown: Sequence[tuple[Problem, str]], page: int) -> tuple[tuple[str, int, tuple[Row, ...]], ...]:
    """The rows of a page by track, each with how many of the track pass on all pages."""
    sizes = Counter(problem.track for problem, _ in shown)
    found: dict[str, list[Row]] = {}
    for problem, status in shown[(page - 1) * PAGE : page * PAGE]:
        found.setdefault(problem.track, []).append(Row(problem, status))
    return tuple((track, sizes[track], tuple(rows)) for track, rows in found.items())


def _tracks(index: Index) -> dict[str, str]:
    return {track: words.track(track) for track in dict.fromkeys(problem.track for problem in index.problems)}


def _haystack(problem: Problem) -> str:
    names = (problem.title, problem.slug, problem.category, *problem.tags, *problem.concepts, *problem.symbols)
    spoken = (words.track(problem.track), words.category(problem), words.difficulty(problem.difficulty))
    return _plain(" ".join((*names, *spoken, words.KINDS.get(problem.kind, ""))))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if mark in "-_" else mark for mark in decomposed if not unicodedata.combining(mark))


def _choices(labels: Mapping[str, str], counts: Counter[str], chosen: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, counts[value], value in chosen) for value, label in labels.items())


def _tags(shown: Sequence[tuple[Problem, str]], filters: Filters, index: Index) -> tuple[Choice, ...]:
    # Tags add up (all must hold), so the count is that of the problems now shown; chosen ones always stay visible.
    counts = Counter(chain.from_iterable(problem.tags for problem, _ in shown))
    labels = {tag: index.tag_names.get(tag) or words.readable(tag) for tag in sorted(counts.keys() | filters.tags)}
    return _choices(labels, counts, set(filters.tags))


def _coverage(index: Index, solved: set[str], filters: Filters) -> tuple[Coverage, ...]:
    """How much of each concept is solved, whatever else is filtered; only concepts that some problem teaches."""
    done = Counter(concept for problem in index.problems if problem.slug in solved for concept in problem.concepts)
    known = {concept: index.concepts.get(concept) for concept in [*index.concepts, *index.taught]}
    return tuple(
        Coverage(
            concept,
            found.name if found else words.readable(concept),
            done[concept],
            index.taught[concept],
            concept == filters.concept,
        )
        for concept, found in known.items()
        if index.taught[concept]
    )

"""Words that two problems share: a long run of them was copied, and a learner reads the same twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.passages import Passage, passages_of, pieces_of
from rehearse.catalog.problem import Problem

#: This many equal words in a row are no chance.
RUN = 12

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # noqa: RUF001  The typographic apostrophe is meant.
_READ = frozenset({"text", "code_inline", "softbreak", "hardbreak"})
_MARKS = frozenset(
    {"em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close", "link_open", "link_close"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a problem's prose, in lower case, and where it stands; `number` counts within its line's text."""

    text: str
    file: str
    line: int | None
    number: int


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words that stand in two problems: how many, the first few of them, and where they begin in each."""

    slugs: tuple[str, str]
    places: tuple[Word, Word]
    length: int
    words: str


#: The prose of a problem: its paragraphs, cells and headings, in each of which a run of words has to stay.
Prose = Sequence[Sequence[Word]]


def prose_of(problem: Problem) -> Prose:
    """What a problem says in words: code blocks and formulas are left out, and no run goes across them."""
    return [block for passage in passages_of(problem) for block in _blocks(passage)]


def shared_runs(texts_by_problem: Mapping[str, Prose]) -> list[SharedRun]:
    """Every run of at least 12 words that two problems share, longest first; each pair of places once.

    All words are indexed once, so a hundred problems cost as much as the sum of their texts.
    """
    places = _index(texts_by_problem)
    runs = [
        _run(texts_by_problem, one, two)
        for shared in places.values()
        for number, one in enumerate(shared)
        for two in shared[number + 1 :]
        if one[0] != two[0] and not _began_before(texts_by_problem, one, two)
    ]
    return sorted(runs, key=lambda run: -run.length)


def check_overlap(problem: Problem, runs: Iterable[SharedRun]) -> Report:
    """A warning for each run of words that the problem shares with others; `runs` are those of all problems."""
    by_place: dict[Word, list[SharedRun]] = defaultdict(list)
    for run in runs:
        if problem.slug in run.slugs:
            by_place[run.places[run.slugs.index(problem.slug)]].append(run)
    findings = [_finding(problem.slug, place, shared) for place, shared in by_place.items()]
    return Report(f"{len(findings)} runs of words shared with other problems", tuple(findings))


def _finding(slug: str, place: Word, shared: list[SharedRun]) -> Finding:
    longest = shared[0]
    there = 1 - longest.slugs.index(slug)
    found = longest.places[there]
    where = f"{longest.slugs[there]} ({found.file} line {found.line})"
    others = len(shared) - 1
    more = f" and {others} more place{'s' if others > 1 else ''}" if others else ""
    message = f"{longest.length} words in a row are also in {where}{more}: “{longest.words}”."
    step = "Say it in words of this problem, or leave it out if the other one says it well."
    return Finding(place.file, message, step, place.line, "warning")


#: A word by its problem, the number of its block and its number there.
_Place = tuple[str, int, int]


def _index(texts: Mapping[str, Prose]) -> dict[tuple[str, ...], list[_Place]]:
    places: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for slug, blocks in texts.items():
        for number, block in enumerate(blocks):
            words = tuple(word.text for word in block)
            for start in range(len(words) - RUN + 1):
                places[words[start : start + RUN]].append((slug, number, start))
    return places


def _began_before(texts: Mapping[str, Prose], one: _Place, two: _Place) -> bool:
    """Whether the words before both places are equal, too, so that their run is found from there."""
    before = [(slug, block, start - 1) for slug, block, start in (one, two)]
    return min(start for _, _, start in before) >= 0 and len({_word(texts, place).text for place in before}) == 1


def _run(texts: Mapping[str, Prose], one: _Place, two: _Place) -> SharedRun:
    first, second = (texts[slug][block][start:] for slug, block, start in (one, two))
    equal = [left.text == right.text for left, right in zip(first, second, strict=False)]
    length = equal.index(False) if False in equal else len(equal)
    words = " ".join(word.text for word in first[: min(length, RUN)]) + (" …" if length > RUN else "")
    return SharedRun((one[0], two[0]), (_word(texts, one), _word(texts, two)), length, words)


def _word(texts: Mapping[str, Prose], place: _Place) -> Word:
    slug, block, index = place
    return texts[slug][block][index]


@lru_cache(maxsize=4096)
def _blocks(passage: Passage) -> list[list[Word]]:
    """The stretches of words of a passage; they end with their block and at each formula."""
    stretches: dict[tuple[int, int], list[Word]] = defaultdict(list)
    formulas = 0
    for piece in pieces_of(passage):
        kind = piece.token.type
        formulas += kind not in _READ | _MARKS
        if kind in _READ:
            stretches[piece.block, formulas] += _words(piece.token.content, passage.file, piece.line())
    return list(stretches.values())


def _words(text: str, file: str, line: int | None) -> Iterator[Word]:
    found = enumerate(_WORD.findall(text))
    return (Word(word.lower(), file, line, number) for number, word in found)

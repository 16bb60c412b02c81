"""What an interviewer has at hand about a problem: the outline of its solution and what is asked next. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.catalog.markdown import parse
from rehearse.catalog.problem import Hint

#: How the editorial of a problem calls the part that is for interviewers, and its hints the one that tells the whole way.
ASKS_NEXT = "what the interviewer asks next"
OUTLINE = "outline"


def outlines(hints: Sequence[Hint]) -> list[Hint]:
    """The hint that outlines the solution, of each part that has hints of its own: the one of that title, else the last."""
    by_level: dict[int, Hint] = {}
    for hint in hints:
        chosen = by_level.get(hint.level)
        if chosen is None or chosen.title.strip().lower() != OUTLINE:
            by_level[hint.level] = hint
    return [by_level[level] for level in sorted(by_level)]


def asks_next(editorial: str) -> str:
    """The editorial's part about what is asked next, as Markdown without its heading; empty when it has none."""
    tokens = parse(editorial)
    begin: int | None = None
    depth = 0
    for token, content in pairwise(tokens):
        if token.type != "heading_open" or token.map is None or token.level:
            continue
        size = int(token.tag[1])
        if begin is not None and size <= depth:
            return _lines(editorial, begin, token.map[0])
        if begin is None and content.content.strip().lower() == ASKS_NEXT:
            begin, depth = token.map[1], size
    return "" if begin is None else _lines(editorial, begin, None)


def _lines(text: str, begin: int, end: int | None) -> str:
    return "\n".join(text.splitlines()[begin:end]).strip()

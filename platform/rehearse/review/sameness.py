"""Whether two programs are the same but for layout, comments and docstrings. Pure.

Tokens are compared and not syntax trees, because what somebody sends may be nested more deeply than a tree can be made of.
"""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator

#: What a reader sees and Python does not. Where a block begins and ends is kept, how far it is indented is not.
_LAYOUT = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.ENCODING})
_BLOCKS = frozenset({tokenize.INDENT, tokenize.DEDENT})

#: No solution is longer; of a text that is, reading the tokens would keep others waiting.
LONGEST = 16_384

Program = tuple[tuple[int, str], ...] | str


def program_of(source: str) -> Program:
    """What a source says: equal for texts that differ in layout, comments and docstrings only.

    A text that is not Python, or too long, stands for itself.
    """
    if len(source) > LONGEST:
        return source
    try:
        return tuple(token for line in _lines(source) for token in line)
    except (tokenize.TokenError, SyntaxError):
        return source


def _lines(source: str) -> Iterator[list[tuple[int, str]]]:
    """The tokens of each line as Python counts lines, without those that are only a text."""
    line: list[tuple[int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in _LAYOUT:
            continue
        line.append((token.type, "" if token.type in _BLOCKS | {tokenize.NEWLINE} else token.string))
        if token.type in {tokenize.NEWLINE, tokenize.ENDMARKER}:
            yield _without_text(line)
            line = []


def _without_text(line: list[tuple[int, str]]) -> list[tuple[int, str]]:
    blocks = [token for token in line if token[0] in _BLOCKS]
    said = {kind for kind, _ in line} - _BLOCKS - {tokenize.NEWLINE}
    return blocks if said == {tokenize.STRING} else line

"""Gaps in a text: `{{c1::Paris::capital}}` is asked as `[capital]` by the card of the first gap, and stands as it is for the others. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PIECE = re.compile(r"\{\{c([0-9]{1,5}(?:,[0-9]{1,5})*)::|\}\}", re.IGNORECASE)

#: Gaps within gaps go no deeper; what does stands as it was written.
_DEEPEST = 8


@dataclass(slots=True)
class _Gap:
    """A gap while its end is looked for: its numbers, and what it holds so far."""

    numbers: frozenset[int]
    parts: list[str] = field(default_factory=list)
    holds_asked: bool = False


def shown(text: str, ordinal: int, *, answer: bool) -> str:
    """A text with its gaps as the card of this ordinal shows them, from 0 on: open in the question, filled in the answer."""
    open_gaps = [_Gap(frozenset())]
    at = 0
    for piece in _PIECE.finditer(text):
        if piece[1] and len(open_gaps) > _DEEPEST:
            continue
        open_gaps[-1].parts.append(text[at : piece.start()])
        at = piece.end()
        if piece[1]:
            open_gaps.append(_Gap(frozenset(map(int, piece[1].split(",")))))
        elif len(open_gaps) > 1:
            gap = open_gaps.pop()
            asked = ordinal + 1 in gap.numbers
            open_gaps[-1].parts.append(
                _filled("".join(gap.parts), asked=asked, answer=answer, holds_asked=gap.holds_asked)
            )
            open_gaps[-1].holds_asked |= asked or gap.holds_asked
        else:
            open_gaps[-1].parts.append(piece[0])
    open_gaps[-1].parts.append(text[at:])
    # A gap that never ends is no gap.
    return "".join(part for gap in open_gaps for part in gap.parts)


def _filled(content: str, *, asked: bool, answer: bool, holds_asked: bool) -> str:
    inner, _, hint = content.partition("::") if not holds_asked else (content, "", "")
    if not asked:
        return inner
    return f'<span class="cloze">{inner}</span>' if answer else f'<span class="cloze">[{hint or "…"}]</span>'

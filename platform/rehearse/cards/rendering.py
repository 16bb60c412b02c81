"""What is on a card as safe HTML. Pure.

Cards may come from anywhere, so whatever somebody wrote is cleaned whenever it is shown, in this one place. Markdown of a card is
Markdown of a problem folder; what of HTML may stay `cleaning` says.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3
from markupsafe import Markup

from rehearse.cards.cleaning import clean
from rehearse.cards.models import Form
from rehearse.catalog.markdown import render, render_line

#: Characters of a card's front that a list shows.
EXCERPT = 160

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_SPACE = re.compile(r"\s+")


def shown(text: str, form: Form, *, top: int = 3) -> Markup:
    """A text of a card as HTML; headings of Markdown start at level `top`."""
    if form == "markdown":
        return render(text, top=top)
    return Markup(_cleaned(text))  # noqa: S704  nh3 has removed everything that could run


def excerpt(text: str, form: Form) -> Markup:
    """The beginning of a text on one line, for a list."""
    if form == "markdown":
        lines = (line for line in text.splitlines() if line.strip() and not _FENCE.match(line))
        return render_line(_cut(next(lines, "")))
    # A line's end in HTML is a space in words: without it, the words of two paragraphs would become one.
    spaced = re.sub(r"<(?=br|/?p|/?div|/?li|/?t[dhr])", " <", text, flags=re.IGNORECASE)
    bare = html.unescape(nh3.clean(spaced, tags=set()))
    return Markup.escape(_cut(_SPACE.sub(" ", bare).strip()))


def _cut(line: str) -> str:
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()}…"


@lru_cache(maxsize=128)
def _cleaned(text: str) -> str:
    return clean(text)

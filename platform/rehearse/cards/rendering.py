"""What is on a card as safe HTML. Pure.

Cards may come from anywhere, so whatever somebody wrote is cleaned whenever it is shown, in this one place. Markdown of a card is
Markdown of a problem folder. HTML keeps its text, its emphasis, lists, tables and code; scripts, styles, forms and frames go, and an
image stays only when it is one of the person's own, so that no card tells another host when it is looked at.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import unquote

import nh3
from markupsafe import Markup

from rehearse.cards.models import Form
from rehearse.catalog.markdown import render, render_line

#: Where images of cards are served.
MEDIA = "/review/media/"

#: Characters of a card's front that a list shows.
EXCERPT = 160

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
#: Formulas are marked as those of our own Markdown are, and the page then sets them.
_CLASSES = {"span": {"math", "inline"}, "div": {"math", "block"}}

_MEDIA_NAME = re.compile(re.escape(MEDIA) + r"((?:[\w.~-]|%[0-9A-Fa-f]{2})+)")
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
    return nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, or None when it goes."""
    if (tag, attribute) != ("img", "src"):
        return value
    match = _MEDIA_NAME.fullmatch(value)
    # A name may be written with escapes, but is one name and no way to another folder.
    name = unquote(match[1]) if match else ""
    return value if name.strip(".") and not set(name) & set("/\\\0") else None

"""HTML of cards, cleaned: nothing that runs, no styles, no address of another site's picture. Pure.

It keeps text, emphasis, lists, tables and code. A picture or a sound stays only when it is one of the person's own, so that no card tells
another host when it is looked at. Cleaning what is clean changes nothing, so it is done when a text comes in, and again whenever it is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from typing import Any
from urllib.parse import quote, unquote

import nh3

#: Where a person's pictures and sounds are.
MEDIA = "/review/media/"

_PLAIN = (
    *(
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
    ),
    *(
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *(
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
    ),
    *(
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    ),
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "audio": {"src", "controls", "preload"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}

_SOUND = re.compile(r"\[sound:([^\[\]<>\"]{1,200})\]")
_READ_ALOUD = re.compile(r"\[anki:tts[^\]]{0,200}\].{0,2000}?\[/anki:tts\]|\[anki:play:[^\]]{0,20}\]", re.DOTALL)

#: What a formula begins with, what ends it, and the element that it becomes.
_FORMULAS = {
    "\\(": ("\\)", "span", "math inline"),
    "[$]": ("[/$]", "span", "math inline"),
    "\\[": ("\\]", "div", "math block"),
    "[$$]": ("[/$$]", "div", "math block"),
}
_FORMULA = re.compile(
    "(" + "|".join(re.escape(sign) for begin, (end, *_) in _FORMULAS.items() for sign in (begin, end)) + ")"
)

#: The address of a file: one name with escapes, and no way to another folder.
_ADDRESS = re.compile(re.escape(MEDIA) + r"(?:[\w.~-]|%[0-9A-Fa-f]{2})+")

#: The time that cleaning takes grows with the square of elements within elements, and its result with it. Beyond these a text
#: is shown without any of them.
_MOST_TAGS, _DEEPEST, _MOST_CHARS = 20_000, 150, 400_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_MARKUP = re.compile(r"<[^<>]*>")

#: Elements that need no end, so that many of them in a row are nothing special.
_ENDLESS = frozenset(
    ["area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "option", "p", "td", "th", "tr", "wbr"]
)


def clean(html: str) -> str:
    """The text with what may stay."""
    return _cleaned(_CLEANER, html)


def from_anki(html: str) -> str:
    """A side of a card of Anki's, cleaned: formulas, sounds and files are written as everybody's are here."""
    html = _SOUND.sub(_sound, _READ_ALOUD.sub("", html))
    return _cleaned(_OF_ANKI, _with_formulas(html))


def _cleaned(cleaner: nh3.Cleaner, html: str) -> str:
    found = cleaner.clean(html) if _is_simple(html) else None
    if found is not None and len(found) <= _MOST_CHARS:
        return found
    return escape(_MARKUP.sub(" ", html)[:_MOST_CHARS], quote=False)


def _sound(found: re.Match[str]) -> str:
    return f'<audio controls preload="none" src="{quote(unescape(found[1]).strip())}"></audio>'


def _with_formulas(html: str) -> str:
    pieces = _FORMULA.split(html)
    begin = 0
    for at in range(1, len(pieces), 2):
        if not begin:
            begin = at if pieces[at] in _FORMULAS else 0
        elif pieces[at] == _FORMULAS[pieces[begin]][0]:
            _, tag, classes = _FORMULAS[pieces[begin]]
            pieces[begin], pieces[at] = f'<{tag} class="{classes}">', f"</{tag}>"
            begin = 0
    return "".join(pieces)


def _is_simple(html: str) -> bool:
    """Whether a text can be cleaned in a time that nobody notices."""
    if len(html) > _MOST_CHARS or html.count("<") > _MOST_TAGS:
        return False
    open_: Counter[str] = Counter()
    for sign, name in _TAG.findall(html.lower()):
        if name not in _ENDLESS:
            open_[name] = max(0, open_[name] - 1) if sign else open_[name] + 1
            if open_[name] > _DEEPEST:
                return False
    return True


def media_in(html: str) -> set[str]:
    """The names of the person's own pictures and sounds that a clean text shows."""
    return {unquote(found) for found in re.findall(rf'src="{MEDIA}([^"]*)"', html)}


def address_of(name: str) -> str:
    """Where a file of the person's own is."""
    return MEDIA + quote(name, safe="")


def _is_name(name: str) -> bool:
    return bool(name.strip(".")) and not set(name) & set("/\\\0")


def _own(address: str) -> str | None:
    """The address here of a file that a card of Anki's names; None for whatever is not the name of a file."""
    name = unquote(address.removeprefix(MEDIA)).strip()
    return address_of(name) if _is_name(name) else None


def _named(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src" and not value.startswith(MEDIA):
        return _own(value) if ":" not in value else None
    return value


def _addressed(_tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, or None when it goes."""
    if attribute != "src" or (_ADDRESS.fullmatch(value) and _is_name(unquote(value.removeprefix(MEDIA)))):
        return value
    return None


def _cleaner(**options: Any) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*_PLAIN, "a", "audio", "img"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        # Formulas are marked as those of our own Markdown are, and the page then sets them.
        allowed_classes={"span": {"cloze", "math", "inline"}, "div": {"math", "block"}},
        **options,
    )


_CLEANER = _cleaner(attribute_filter=_addressed)
_OF_ANKI = _cleaner(attribute_filter=_named, url_relative=_own)

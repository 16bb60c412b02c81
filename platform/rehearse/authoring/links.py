"""What a text may point at, and signs that its page would show as they stand.

Texts link to pages of our own and load nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from rehearse.authoring.findings import Finding, Severity

#: Where in an author's file something stands: the file, and the line where one is known.
Place = tuple[str, int | None]

_PROBLEM = re.compile(r"/problems/([^/]+)/?")
_HTML = re.compile(
    r"</?(a|abbr|audio|b|base|br|button|center|code|details|div|em|embed|font|form|h[1-6]|hr|i|iframe|img|input|kbd|li"
    r"|link|math|meta|object|ol|p|pre|script|small|source|span|strong|style|sub|summary|sup|svg|table|td|th|tr|u|ul"
    r"|video)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TEX = re.compile(r"\\[a-zA-Z]{2,}")
_LINK_AS_TEXT = re.compile(r"\]\(\s*(?P<address>[a-z]+:[^)\s]*)", re.IGNORECASE)


def check_link(address: str, place: Place, *, slugs: Collection[str], asked: Collection[str]) -> Iterator[Finding]:
    """What is wrong with a link: it must lead to a page of the site, or, with a warning, to one that is encrypted.

    `slugs` are those of all problems, `asked` the addresses that the problem gives as evidence anyway.
    """
    shown = f"The link to {address or 'nothing'}"
    parts = urlsplit(address)  # Markdown has escaped what could make this fail.
    if parts.scheme == "https":
        if address not in asked:
            message = f"{shown} leaves the site: what stands there may change or go away."
            yield _finding(place, message, "Say in the text what the reader needs, then remove the link.", "warning")
    elif parts.scheme or parts.netloc:
        message = f"{shown} leads away from the site by `{parts.scheme or 'another host'}`."
        yield _finding(place, message, "Link to a page of this site, such as /problems/lru-cache, or to https.")
    elif not parts.path.startswith("/"):
        message = f"{shown} leads nowhere: pages have no files or headings of a problem folder to link to."
        yield _finding(place, message, "Write it from the root of the site, such as /problems/lru-cache.")
    elif (problem := _PROBLEM.fullmatch(parts.path)) and unquote(problem[1]) not in slugs:
        yield _finding(place, f"{shown} leads to a problem that does not exist.", "Use the slug of one that does.")


def check_picture(address: str, place: Place) -> Iterator[Finding]:
    """A picture is never shown: pages load nothing that an author names."""
    message = f"The picture {address} is not shown: texts load nothing, neither from their folder nor from elsewhere."
    yield _finding(place, message, "Say it in words, in a table, or as text in a code block.")


def check_plain_text(text: str, place: Place) -> Iterator[Finding]:
    """HTML, links that Markdown refuses to make, and TeX between no dollars: read as they stand, signs and all."""
    for tag in _HTML.finditer(text):
        message = f"`{tag[0]}` is HTML, and pages show it as these very signs."
        yield _finding(place, message, "Use Markdown, or put it between backticks if the signs are meant.")
    for link in _LINK_AS_TEXT.finditer(text):
        message = f"`{link['address']}` is no address that a link may have, so the page shows the brackets instead."
        yield _finding(place, message, "Link to a page of this site, such as /problems/lru-cache.")
    for command in _TEX.finditer(text):
        message = f"`{command[0]}` stands outside a formula, so the page shows it as these very signs."
        step = "Put it between dollars with no blank inside them: $x$, or $$ on lines of their own."
        yield _finding(place, message, step)


def _finding(place: Place, message: str, next_step: str, severity: Severity = "error") -> Finding:
    file, line = place
    return Finding(file, message, next_step, line, severity)

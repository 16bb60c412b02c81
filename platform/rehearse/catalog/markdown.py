"""Markdown of problem folders as safe HTML: highlighted code, formulas left for KaTeX, nothing that could run.

Formulas come out as ``<span class="math inline">`` and ``<div class="math block">`` with their TeX as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_CLASSED = ("span", "div", "code", "pre", "th", "td", "ol", "ul", "li")
_ATTRIBUTES = {
    **{tag: {"class"} for tag in _CLASSED},
    "a": {"href", "title"},
    "ol": {"class", "start"},
    "pre": {"class", "tabindex"},
}
_TAGS = {
    *(
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *("li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


def render(text: str, *, top: int = 2, drop_title: str = "") -> Markup:
    """The text as HTML. Its headings start at level `top`; a first heading that only repeats `drop_title` is left out."""
    return Markup(_render(text, top, drop_title))  # noqa: S704  nh3 has removed everything that could run


@lru_cache(maxsize=512)
def render_line(text: str) -> Markup:
    """One line, such as a title, with its code and formulas but without a paragraph around it."""
    return Markup(_clean(_parser().renderInline(text)))  # noqa: S704  nh3 has removed everything that could run


def parse(text: str) -> list[Token]:
    """What the site sees in a text, with the lines of its blocks, before any of it becomes HTML."""
    return _parser().parse(text)


@lru_cache(maxsize=512)
def _render(text: str, top: int, drop_title: str) -> str:
    parser = _parser()
    env: dict[str, object] = {}
    tokens = parser.parse(text, env)
    if drop_title:
        tokens = _without_title(tokens, drop_title)
    _shift_headings(tokens, top)
    _empty_headers_to_cells(tokens)
    return _clean(parser.renderer.render(tokens, parser.options, env))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "highlight": _highlighted}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_space=False, allow_labels=False)
    for kind in ("th_open", "td_open"):
        parser.add_render_rule(kind, _aligned_cell)
    parser.add_render_rule("fence", _scrollable_fence)
    return parser


def _aligned_cell(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    # The strict content policy refuses style attributes, so alignment becomes a class.
    token = tokens[index]
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrJoin("class", f"align-{style.removeprefix('text-align:')}")
    return self.renderToken(tokens, index, options, env)


def _scrollable_fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    # Code that is wider than the page scrolls, and whatever scrolls must be reachable by keyboard.
    return self.fence(tokens, index, options, env).replace("<pre>", '<pre tabindex="0">', 1)


def _without_title(tokens: list[Token], title: str) -> list[Token]:
    first = tokens[:3]
    if (
        len(first) == 3
        and first[0].type == "heading_open"
        and first[1].content.strip().lower() == title.strip().lower()
    ):
        return tokens[3:]
    return tokens


def _shift_headings(tokens: Sequence[Token], top: int) -> None:
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    smallest = min((int(token.tag[1]) for token in headings), default=top)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - smallest + top)}"


def _empty_headers_to_cells(tokens: Sequence[Token]) -> None:
    # An empty corner of a table is no header: a screen reader would announce a header without a name.
    for opening, content, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "th_open" and content.type == "inline" and not content.content.strip():
            opening.tag = closing.tag = "td"


def _highlighted(code: str, language: str, _attributes: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        return ""  # The renderer then escapes the text itself.
    return str(highlight(code, lexer, _formatter()))


@lru_cache(maxsize=1)
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(nowrap=True, classprefix="hl-")


@lru_cache(maxsize=128)
def highlight_piece(source: str) -> Markup:
    """Some lines of a program as highlighted HTML."""
    lexer = get_lexer_by_name("python", stripnl=False, ensurenl=False)
    return Markup(highlight(source, lexer, _formatter()))  # noqa: S704  Pygments has escaped the source


def highlight_source(source: str) -> Markup:
    """A program as highlighted HTML, each line in ``<span class="line" id="line-N">`` so that links can point at it."""
    lines = str(highlight_piece(source)).removesuffix("\n").split("\n")
    numbered = (f'<span class="line" id="line-{number}">{line}\n</span>' for number, line in enumerate(lines, start=1))
    return Markup("".join(numbered))  # noqa: S704  Pygments has escaped the source

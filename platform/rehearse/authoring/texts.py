"""Gate G2: a problem's texts look on its page as the author meant them, and nothing in them comes from elsewhere."""

from __future__ import annotations

import doctest
import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from rehearse.authoring.cards import of_card
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.links import check_link, check_picture, check_plain_text
from rehearse.authoring.passages import Passage, Piece, asked_at, name_of, passages_of, pieces_of
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.levels import STATEMENTS
from rehearse.catalog.problem import Problem
from rehearse.syntax import tree_of

_PYTHON = frozenset({"python", "py", "python3"})
_FORMULAS = frozenset({"math_inline", "math_block"})

#: What Markdown calls a block of code.
CODE = frozenset({"fence", "code_block"})

NOT_RENDERED = Finding(
    "",
    "Formulas were not rendered, because there is no Node with KaTeX here: a broken one would go unnoticed.",
    "Run the check in a checkout of the repository after `make setup`, which installs both.",
    severity="warning",
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code of a text and what the text says is printed. Those of one `session` share their names, in order.

    An `exact` one prints just that; with the others blanks and line breaks do not matter, as texts break lines.
    """

    session: str
    file: str
    line: int | None
    source: str
    expected: str
    exact: bool = False


def check_texts(problem: Problem, *, formulas: Formulas, slugs: Collection[str]) -> Report:
    """Every text as Markdown: formulas, links, pictures, HTML, and the Python of the statement.

    `slugs` are those of all problems: a link to any other goes nowhere.
    """
    passages = passages_of(problem)
    report = check_passages(passages, formulas=formulas, slugs=slugs, asked=asked_at(problem))
    return with_links(report, problem.cards, {passage.name: passage for passage in passages}, slugs)


def check_passages(
    passages: Sequence[Passage], *, formulas: Formulas, slugs: Collection[str], asked: Collection[str] = ()
) -> Report:
    """The same of any texts; `asked` are addresses elsewhere that they may name as evidence."""
    findings: list[Finding] = []
    seen: Counter[str] = Counter()
    for passage in passages:
        for piece in pieces_of(passage):
            seen[piece.token.type] += 1
            findings += _outside(piece, slugs, asked)
            if formulas.available and piece.token.type in _FORMULAS:
                findings += _formula(piece, formulas)
            elif piece.token.type in CODE:
                findings += _code(piece)
    count = sum(seen[kind] for kind in _FORMULAS)
    if count and not formulas.available:
        findings.append(NOT_RENDERED)
    rendered = f"{count} formulas" if formulas.available else f"{count} formulas not rendered"
    return Report(f"{len(passages)} texts, {rendered}, {seen['link_open']} links", tuple(findings))


def doctests_of(problem: Problem) -> list[Snippet]:
    """Every `>>>` example in the code blocks of a problem's texts; whoever has a cell runs them."""
    return [
        Snippet(
            passage.name, passage.file, piece.line(above(piece.token) + example.lineno), example.source, example.want
        )
        for passage in passages_of(problem)
        for piece in pieces_of(passage)
        if piece.token.type in CODE
        for example in _examples(piece.token.content) or ()
    ]


def with_links(
    report: Report, cards: Iterable[Flashcard], passages: Mapping[str, Passage], slugs: Collection[str]
) -> Report:
    """The report with what it does not tell: cards that name a problem which does not exist. `passages` are theirs by name."""
    step = "Use the slug of a problem, or remove it."
    astray = [
        of_card(card, passages, f"has `{slug}` among its links, which is no problem", step)
        for card in cards
        for slug in card.links
        if slug not in slugs
    ]
    return replace(report, findings=(*report.findings, *astray))


def outputs_of(cards: Iterable[Flashcard], passages: Mapping[str, Passage]) -> list[Snippet]:
    """The programs of cards that ask what is printed, with the answer of the back: the first code in it, or its text.

    `passages` are the cards' texts by name.
    """
    snippets = []
    for card in cards:
        name = f"card {card.id}"
        code = first_code(passages[name_of(card, "front")])
        if card.kind == "output" and code is not None:
            back = pieces_of(passages[name_of(card, "back")])
            answers = (piece.token.content for piece in back if piece.token.type in {*CODE, "code_inline"})
            expected = next(answers, card.back).rstrip("\n") + "\n"
            line = code.line(above(code.token))
            snippets.append(Snippet(name, code.passage.file, line, code.token.content, expected, exact=True))
    return snippets


def _outside(piece: Piece, slugs: Collection[str], asked: Collection[str]) -> Iterator[Finding]:
    """What a piece wants from outside the text: links, pictures, HTML."""
    token, place = piece.token, (piece.passage.file, piece.line())
    match token.type:
        case "link_open":
            yield from check_link(str(token.attrs["href"]), place, slugs=slugs, asked=asked)
        case "image":
            yield from check_picture(str(token.attrs["src"]), place)
        case "text":
            yield from check_plain_text(token.content, place)


def _formula(piece: Piece, formulas: Formulas) -> Iterator[Finding]:
    block = piece.token.type == "math_block"
    file, written = piece.passage.file, piece.token.content
    tex = written.strip()
    # The text of a block begins with the line of its dollars.
    above = written[: len(written) - len(written.lstrip())].count("\n")
    for fault in formulas.faults_of(tex, block=block):
        line = piece.line(above + tex.count("\n", 0, fault.at or 0))
        shown = tex if len(tex) <= 60 else f"{tex[:57]}..."
        if fault.refused:
            message = f"KaTeX refuses the formula {shown!r}: {fault.message}. The page would show its source in red."
            yield Finding(file, message, "Mend the formula; katex.org lists what is supported.", line)
        else:
            message = f"KaTeX warns about the formula {shown!r}: {fault.message}."
            step = r"Write it as LaTeX would have it; words go into \text{…}."
            yield Finding(file, message, step, line, "warning")


def _code(piece: Piece) -> Iterator[Finding]:
    token, file = piece.token, piece.passage.file
    examples = _examples(token.content)
    if examples is None:
        message = "This `>>>` session cannot be read: its lines are not indented alike, or `>>>` lacks its blank."
        yield Finding(file, message, "Write it as the Python prompt shows it.", piece.line())
        return
    sources = [(example.lineno, example.source) for example in examples]
    python = token.type == "fence" and token.info.strip().lower() in _PYTHON
    if not sources and python and piece.passage.name in STATEMENTS:
        sources = [(0, token.content)]
    for first, source in sources:
        if (error := _syntax_error(source)) is not None:
            line = piece.line(above(token) + first + (error.lineno or 1) - 1)
            message = f"The code in this block is not Python: {error.msg}. A learner who copies it gets an error."
            yield Finding(file, message, "Mend it, or call the block ```text.", line)


def first_code(passage: Passage) -> Piece | None:
    """The first block of code of a text; None when it has none."""
    return next((piece for piece in pieces_of(passage) if piece.token.type in CODE), None)


def above(token: Token) -> int:
    """How many lines a code block begins above its code."""
    return int(token.type == "fence")


def _syntax_error(source: str) -> SyntaxError | None:
    with warnings.catch_warnings():
        # A doubtful escape in an example is the author's to decide.
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            tree_of(source)
        except SyntaxError as error:
            return error
    return None


def _examples(code: str) -> list[doctest.Example] | None:
    """The `>>>` examples of a block; None when it has some that cannot be told apart."""
    try:
        return doctest.DocTestParser().get_examples(code)
    except ValueError:
        return None

"""How much of a program a text gives away."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Sequence

from rehearse.syntax import tree_of

#: Tokens in a row that count as the same piece of program. Prose and a program rarely share four, even with all names
#: made equal: at most 7 % in the outlines of our first problems, against 100 % of a pasted program with other names.
RUN = 4

#: A line with fewer tokens, such as `for value in values:`, may well be what a hint has to say.
_LEAST_TOKENS = 6

_TOKEN = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\W\d]\w*|\d+(?:\.\d+)?|[^\w\s`]")
_COMMA_BEFORE_THE_END = re.compile(r",(?=\s*[)\]}])")


def given_away(program: str, text: str) -> float:
    """The share of a program's runs of four tokens that are in a text, whatever the names are: from 0 to 1.

    Docstrings, comments, annotations and imports do not count.
    """
    theirs = _runs(_without_names(_tokens(_bare(program))))
    mine = set(_runs(_without_names(_tokens(text))))
    return sum(run in mine for run in theirs) / len(theirs) if theirs else 0.0


def lines_given_away(program: str, text: str) -> list[tuple[str, int]]:
    """The telling lines of a program that are in a text as they are, each with the text's line, counted from 0."""
    found = []
    for number, line in enumerate(text.split("\n")):
        tokens = _tokens(line)
        found += [(code, number) for code, wanted in _telling_lines(program) if _contains(tokens, wanted)]
    return found


def _telling_lines(program: str) -> list[tuple[str, list[str]]]:
    """The distinct lines that say how, with their tokens: no signatures, and nothing that everybody would write."""
    lines = dict.fromkeys(line.strip() for line in _bare(program).split("\n"))
    telling = ((line, _tokens(line)) for line in lines if not line.startswith(("def ", "class ", "raise ", "@")))
    return [(line, tokens) for line, tokens in telling if len(tokens) >= _LEAST_TOKENS]


def _bare(program: str) -> str:
    """The program as Python would write it, without what a solution can do without."""
    tree = tree_of(program)
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Module():
                node.body = [each for each in node.body if not _is_no_code(each)] or [ast.Pass()]
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    node.returns = None
            case ast.arg():
                node.annotation = None
    return ast.unparse(tree)


def _is_no_code(node: ast.stmt) -> bool:
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return text or isinstance(node, ast.Import | ast.ImportFrom)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_COMMA_BEFORE_THE_END.sub("", text))


def _without_names(tokens: Sequence[str]) -> list[str]:
    """Keywords and signs as they are; every other name, number or string as the same letter."""
    return ["n" if _is_a_name(token) else token for token in tokens]


def _is_a_name(token: str) -> bool:
    return not keyword.iskeyword(token) and (token[0].isalnum() or token[0] == "_" or len(token) > 1)


def _runs(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1)]


def _contains(tokens: list[str], wanted: list[str]) -> bool:
    return any(tokens[start : start + len(wanted)] == wanted for start in range(len(tokens) - len(wanted) + 1))

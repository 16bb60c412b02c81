"""Statements as learners read them: under an example stands what it calls besides their own code.

An example is the body of a test, so it may call functions of the problem's inputs.py, whose text no page shows.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from rehearse.catalog.problem import Problem
from rehearse.syntax import tree_of
from rehearse_sandbox.wire.suite_files import examples_of

#: A piece of code in a statement.
_CODE = re.compile(r"^```python\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

_CALLED = re.compile(r"\b[A-Za-z_]\w*(?=\()")


def statements_of(problem: Problem) -> list[str]:
    """The statement of each level as Markdown, with what the authors say of each function of theirs that its examples call."""
    inputs = problem.suite.get("inputs.py", "")
    return [
        _statement(statement, problem.suite.get(examples_of(level), ""), inputs)
        for level, statement in enumerate(problem.statements, start=1)
    ]


@lru_cache(maxsize=1024)
def _statement(statement: str, examples: str, inputs: str) -> str:
    imported, prose = set(_imported(examples)), _CODE.sub("", statement)
    # What the statement speaks of itself needs no second word.
    left = {name: line for name, line in _lines(inputs).items() if name in imported and f"`{name}(" not in prose}

    def with_what_it_calls(code: re.Match[str]) -> str:
        lines = [left.pop(name) for name in _CALLED.findall(code["body"]) if name in left]
        return code[0] + ("\n\nWhat the example calls:\n\n" + "\n".join(f"- {line}" for line in lines) if lines else "")

    return _CODE.sub(with_what_it_calls, statement)


def _imported(examples: str) -> Iterator[str]:
    for node in tree_of(examples).body:
        if isinstance(node, ast.ImportFrom) and node.module == "inputs":
            yield from (each.asname or each.name for each in node.names)


def _lines(inputs: str) -> dict[str, str]:
    """Each function by its name, as `reader(values)` and the first paragraph of its docstring."""
    functions = [node for node in tree_of(inputs).body if isinstance(node, ast.FunctionDef)]
    told = ((node, (ast.get_docstring(node) or "").partition("\n\n")[0]) for node in functions)
    return {
        node.name: f"`{node.name}({ast.unparse(node.args)})`: {' '.join(text.split())}" for node, text in told if text
    }

"""Python text as a tree, from any thread."""

from __future__ import annotations

import ast
from threading import Lock

# CPython up to 3.12 counts the depth of a tree that it builds in one place for all threads. When the collector lets another thread in
# between, both trees can be refused with `SystemError: AST constructor recursion depth mismatch` (python/cpython#106905).
_one_at_a_time = Lock()


def tree_of(source: str, name: str = "<unknown>") -> ast.Module:
    """The tree of a module's text; `name` stands in errors and tracebacks.

    Raises:
        SyntaxError: It is not Python.
        ValueError: It holds a NUL byte (first releases of Python 3.11).
    """
    with _one_at_a_time:
        return ast.parse(source, name)  # noqa: TID251 - the one place that may

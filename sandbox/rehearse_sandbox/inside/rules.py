"""Calls that a problem forbids, found in the source before it runs. It reads; it does not guard.

The learner agreed to the rule, so this catches the honest use by whatever alias, not somebody who hides it.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One use of a forbidden name: the rule it breaks, and the line that does."""

    name: str
    line: int
    text: str


def find_forbidden(source: str, banned: Sequence[str]) -> Forbidden | None:
    """The first use of a banned dotted name, or of anything below it; None when there is none.

    A source that does not parse has none: loading it tells the learner more.
    """
    try:
        tree = ast.parse(source) if banned else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if tree is None:
        return None
    known = _Names(tree)
    lines = source.splitlines()
    uses = ((line, _rule_for(path, banned)) for line, path in known.uses())
    broken = sorted((line, rule) for line, rule in uses if rule)
    if not broken:
        return None
    line, rule = broken[0]
    return Forbidden(rule, line, lines[line - 1].strip() if line <= len(lines) else "")


def _rule_for(path: str, banned: Sequence[str]) -> str:
    if path.endswith(".*"):
        return next((rule for rule in banned if rule.rpartition(".")[0] == path.removesuffix(".*")), "")
    return next((rule for rule in banned if path == rule or path.startswith(f"{rule}.")), "")


class _Names:
    """What the names of a source stand for, as far as imports and plain assignments say."""

    def __init__(self, tree: ast.Module) -> None:
        self._nodes = list(ast.walk(tree))
        self._own = {name for node in self._nodes for name in _bound_names(node)}
        self._paths: dict[str, str] = {}
        for node in self._nodes:
            self._learn_import(node)
        for node in self._nodes:
            self._learn_assignment(node)

    def uses(self) -> Iterator[tuple[int, str]]:
        """Every dotted path that the source names, with its line."""
        for node in self._nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Attribute | ast.Name | ast.Call) and (path := self._path(node)):
                yield node.lineno, path

    def _path(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            builtin = hasattr(builtins, node.id) and node.id not in self._own
            return self._paths.get(node.id, node.id if builtin else "")
        if isinstance(node, ast.Attribute):
            base = self._path(node.value)
            return f"{base}.{node.attr}" if base else ""
        if isinstance(node, ast.Call):
            return self._path_of_call(node)
        return ""

    def _path_of_call(self, node: ast.Call) -> str:
        called, texts = self._path(node.func), [_text(argument) for argument in node.args]
        if called == "getattr" and len(texts) > 1 and texts[1]:
            base = self._path(node.args[0])
            return f"{base}.{texts[1]}" if base else ""
        if called in {"__import__", "importlib.import_module"} and texts:
            # `__import__("a.b")` is the module a; naming a.b is enough to see the rule.
            return texts[0] if called != "__import__" else texts[0].partition(".")[0]
        return ""

    def _learn_import(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                self._paths[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                self._paths[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def _learn_assignment(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            path = self._path(node.value)
            if path:
                self._paths.setdefault(node.targets[0].id, path)


def _bound_names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""

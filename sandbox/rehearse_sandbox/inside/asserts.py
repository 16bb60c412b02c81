"""Plain `assert` statements of a suite, changed so that their failures say what was compared.

pytest's own rewriting does more and costs more; a learner reads "3 instead of 2", not an expression tree.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from rehearse_sandbox.kit import CheckFailed, show
from rehearse_sandbox.kit.differences import exact_difference

_OPERATORS: dict[type[ast.cmpop], tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
    ast.Is: ("is", operator.is_),
    ast.IsNot: ("is not", operator.is_not),
}

_COMPARE_NAME = "@compare"


def explain_asserts(tree: ast.Module) -> ast.Module:
    """The tree with every `assert left OP right` as a call that compares and, when it fails, raises `CheckFailed`."""
    rewritten: ast.Module = _Rewriter().visit(tree)
    first = 1 if ast.get_docstring(tree) is not None else 0
    while first < len(rewritten.body) and _is_future_import(rewritten.body[first]):
        first += 1
    source = ast.ImportFrom(module=__name__, names=[ast.alias("compare", _COMPARE_NAME)], level=0)
    rewritten.body.insert(first, source)
    return ast.fix_missing_locations(rewritten)


def compare(left: Any, symbol: str, right: Any, message: Callable[[], object] = str) -> None:
    """What an assert of two values became.

    Raises:
        CheckFailed: the comparison is false.
    """
    if _BY_SYMBOL[symbol](left, right):
        return
    why = str(message())
    if symbol in {"==", "is"}:
        difference = exact_difference(left, right) or f"{show(left)} instead of {show(right)}"
        raise CheckFailed(output=show(left), expected=show(right), difference=difference, why=why)
    raise CheckFailed(output=show(left), difference=f"{show(left, 200)} {symbol} {show(right, 200)} is false", why=why)


_BY_SYMBOL = dict(_OPERATORS.values())


class _Rewriter(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        test = node.test
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or type(test.ops[0]) not in _OPERATORS:
            return node
        symbol = _OPERATORS[type(test.ops[0])][0]
        arguments = [test.left, ast.Constant(symbol), test.comparators[0], *_delayed(node.msg)]
        call = ast.Call(func=ast.Name(_COMPARE_NAME, ast.Load()), args=arguments, keywords=[])
        return ast.copy_location(ast.Expr(call), node)


def _delayed(message: ast.expr | None) -> list[ast.expr]:
    # As in a plain assert, the message is computed only when it is needed.
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return [ast.Lambda(args=nothing, body=message)] if message else []


def _is_future_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"

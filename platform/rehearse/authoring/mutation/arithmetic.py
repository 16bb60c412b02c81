"""Mutations of arithmetic: operations, offsets, divisors, signs and the numbers themselves.

Each function takes a node and its site and yields what may stand there instead. A change that can be seen to do nothing
from the tree alone is left out in all these modules, for each one would cost an author a waiver.
"""

# ruff: noqa: ARG001 - all operators are called alike, also those that need not look around their node

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.authoring.mutation.sites import (
    HUGE,
    OWN_KEYWORDS,
    TINY,
    Site,
    changed,
    drives_the_loop,
    is_maximum_of,
    is_range_call,
    is_tiny,
    number,
    whole_number,
)

ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}


def other_arithmetic(node: ast.BinOp | ast.AugAssign, site: Site) -> Iterator[ast.AST]:
    """`+` for `-`, `*` for `/` and so on, of numbers."""
    left, right = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.target, node.value)
    to = ARITHMETIC.get(type(node.op))
    if to is None or _is_text_or_list(left) or _is_text_or_list(right) or _is_neutral(node.op, right):
        return
    if isinstance(node, ast.AugAssign):
        if not drives_the_loop(node.target, site):
            yield changed(node, op=to())
        return
    if not _has_own_change(node, site):
        yield changed(node, op=to())


def without_offset(node: ast.BinOp, site: Site) -> Iterator[ast.AST]:
    """`n` for `n - 1`: the off-by-one itself."""
    if _is_offset(node) and not _is_neutral(node.op, node.right):
        yield node.left


def other_rounding(node: ast.BinOp | ast.UnaryOp, site: Site) -> Iterator[ast.AST]:
    """`-(-a // b)` for `a // b`, and the other way round: the size of an output, the number of batches."""
    if isinstance(node, ast.UnaryOp):
        if (halves := _rounded_up(node)) is not None:
            yield halves
    elif isinstance(node.op, ast.FloorDiv) and whole_number(node.right) != 1 and _rounded_up(site.parent) is None:
        yield ast.UnaryOp(ast.USub(), changed(node, left=ast.UnaryOp(ast.USub(), node.left)))


def without_divisor(node: ast.BinOp, site: Site) -> Iterator[ast.AST]:
    """`x` for `x / n`: the forgotten 1/n of a mean or a gradient."""
    if isinstance(node.op, ast.Div) and isinstance(node.right, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
        yield node.left


def without_minus(node: ast.UnaryOp, site: Site) -> Iterator[ast.AST]:
    """`x` for `-x`; a minus in an index or a bound is left to the operators for those."""
    in_place = isinstance(site.parent, ast.Subscript | ast.Slice) or is_range_call(site.parent)
    rounds_up = any(_rounded_up(each) is not None for each in (node, *site.ancestors[-2:]))
    if isinstance(node.op, ast.USub) and number(node.operand) != 0 and not in_place and not rounds_up:
        yield node.operand


def other_number(node: ast.Constant, site: Site) -> Iterator[ast.AST]:
    """One more of a whole number, twice a fraction: an off-by-one, a factor. Who notices the one would notice the other.

    Twice something tiny is as tiny, and more than "without end" has no end either: those become zero.
    """
    value = number(node)
    if value is None or _has_own_operator(site) or _moves_an_edge(site):
        return
    if value >= HUGE and f"{value:.0e}".startswith("1e") and float(f"{value:.0e}") == value:
        yield ast.Constant(type(value)(0))
    elif 0 < value < TINY:
        if not (isinstance(site.parent, ast.BinOp) and isinstance(site.parent.op, ast.Add | ast.Sub)):
            yield ast.Constant(0.0)
        yield ast.Constant(value + 1)
    else:
        yield ast.Constant(value * 2 if isinstance(value, float) and value else value + 1)


def _has_own_change(node: ast.BinOp, site: Site) -> bool:
    """An offset, a bound, an epsilon and the largest element have operators of their own: the other sign is nobody's mistake."""
    if not isinstance(node.op, ast.Add | ast.Sub):
        return False
    is_bound = _is_offset(node) or isinstance(site.parent, ast.Slice)
    is_near = is_tiny(node.left, site.facts) or is_tiny(node.right, site.facts)
    return is_bound or is_near or is_maximum_of(node.right, node.left)


def _has_own_operator(site: Site) -> bool:
    """Written indices, bounds of slices and ranges, and axes are mutated as what they are and not as numbers."""
    grown = site.ancestors[:-1] if isinstance(site.parent, ast.UnaryOp) else site.ancestors
    parent = grown[-1]
    if isinstance(parent, ast.Tuple) and isinstance(grown[-2], ast.Subscript):
        return True
    if isinstance(parent, ast.keyword):
        return parent.arg in OWN_KEYWORDS
    return isinstance(parent, ast.Subscript | ast.Slice) or is_range_call(parent)


def _moves_an_edge(site: Site) -> bool:
    """Of whole numbers, `a < 2` is `a <= 1`: one more in `a < 1`, `a >= 1`, `1 <= a` or `1 > a` is the other edge again."""
    if not isinstance(site.parent, ast.Compare) or len(site.parent.ops) > 2 or whole_number(site.node) is None:
        return False
    operations = site.parent.ops
    if site.field == "left":
        return isinstance(operations[0], ast.LtE | ast.Gt)
    return site.index == len(operations) - 1 and isinstance(operations[-1], ast.Lt | ast.GtE)


def _is_text_or_list(node: ast.AST) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    return is_text or isinstance(node, ast.JoinedStr | ast.List | ast.ListComp | ast.Tuple)


def _is_offset(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Add | ast.Sub) and whole_number(node.right) is not None


def _rounded_up(node: ast.AST) -> ast.BinOp | None:
    """`a // b` when the node is `-(-a // b)`."""
    match node:
        case ast.UnaryOp(
            op=ast.USub(),
            operand=ast.BinOp(left=ast.UnaryOp(op=ast.USub(), operand=left), op=ast.FloorDiv()) as division,
        ):
            return changed(division, left=left)
    return None


def _is_neutral(operation: ast.operator, right: ast.AST) -> bool:
    """Adding nothing is taking nothing away, and once is a first part and a first power."""
    return number(right) == (0 if isinstance(operation, ast.Add | ast.Sub) else 1)

"""Mutations of conditions: the edge of a comparison, a condition that is turned round or forgotten."""

# ruff: noqa: ARG001 - all operators are called alike, also those that need not look around their node

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.authoring.mutation.sites import OWN_KEYWORDS, Site, changed, with_item

EDGES: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}

NEGATIONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def comparison_edge(node: ast.Compare, site: Site) -> Iterator[ast.AST]:
    """`<=` for `<`, one comparison of a chain at a time."""
    if _decides_nothing_when_equal(node, site) or _is_never_equal(node, site):
        return
    for place, comparison in enumerate(node.ops):
        if to := EDGES.get(type(comparison)):
            yield changed(node, ops=with_item(node.ops, place, to()))


def comparison_negated(node: ast.Compare, site: Site) -> Iterator[ast.AST]:
    """`!=` for `==`, `>=` for `<`; the whole condition of an `if` is forced by other operators, which is harder to notice."""
    is_forced = isinstance(site.parent, ast.If | ast.IfExp) and site.field == "test"
    if len(node.ops) == 1 and not is_forced:
        yield changed(node, ops=[NEGATIONS[type(node.ops[0])]()])


def without_a_bound(node: ast.Compare, site: Site) -> Iterator[ast.AST]:
    """`i < n` and `0 <= i` for `0 <= i < n`."""
    if len(node.ops) > 1:
        yield ast.Compare(node.comparators[0], node.ops[1:], node.comparators[1:])
        yield changed(node, ops=node.ops[:-1], comparators=node.comparators[:-1])


def and_for_or(node: ast.BoolOp, site: Site) -> Iterator[ast.AST]:
    """`and` for `or`, and the other way round."""
    yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def without_an_operand(node: ast.BoolOp, site: Site) -> Iterator[ast.AST]:
    """One condition of several is forgotten."""
    for place in range(len(node.values)):
        rest = with_item(node.values, place)
        yield rest[0] if len(rest) == 1 else changed(node, values=rest)


def without_not(node: ast.UnaryOp, site: Site) -> Iterator[ast.AST]:
    """`x` for `not x` and for `~x`."""
    if isinstance(node.op, ast.Not | ast.Invert):
        yield node.operand


def other_truth(node: ast.Constant, site: Site) -> Iterator[ast.AST]:
    """False for True; not in `while True`, and not where dropping the keyword says the same."""
    is_own = isinstance(site.parent, ast.keyword) and site.parent.arg in OWN_KEYWORDS
    if isinstance(node.value, bool) and not is_own and not isinstance(site.parent, ast.While):
        yield ast.Constant(not node.value)


def forced_choice(node: ast.IfExp, site: Site) -> Iterator[ast.AST]:
    """`a` and `b` for `a if condition else b`."""
    yield node.body
    yield node.orelse


def without_filter(node: ast.comprehension, site: Site) -> Iterator[ast.AST]:
    """A comprehension that keeps everything."""
    for place in range(len(node.ifs)):
        yield changed(node, ifs=with_item(node.ifs, place))


def _is_never_equal(node: ast.Compare, site: Site) -> bool:
    """In `if a == b: return …` and what follows as `elif a < b` or `if a < b`, equal values have left before."""
    branch = site.parent
    if not isinstance(branch, ast.If) or len(site.ancestors) < 2:
        return False
    before = site.ancestors[-2]
    if not (isinstance(before, ast.If) and before.orelse == [branch]):
        blocks = [block for _, block in ast.iter_fields(before) if isinstance(block, list) and branch in block]
        place = blocks[0].index(branch)
        before = blocks[0][place - 1] if place else branch
        if isinstance(before, ast.If) and not isinstance(before.body[-1], ast.Return | ast.Continue | ast.Break):
            return False
    match before:
        case ast.If(test=ast.Compare(left=left, ops=[ast.Eq()], comparators=[right])):
            asked = {ast.unparse(node.left), ast.unparse(node.comparators[0])}
            return len(node.ops) == 1 and {ast.unparse(left), ast.unparse(right)} == asked
    return False


def _decides_nothing_when_equal(node: ast.Compare, site: Site) -> bool:
    """`if a > b: b = a`, `if a > b: a, b = b, a` and `a if a > b else b` do the same for equal values, however they ask."""
    sides = {ast.unparse(node.left), ast.unparse(node.comparators[0])}
    if site.field != "test" or len(node.ops) > 1:
        return False
    match site.parent:
        case ast.IfExp(body=body, orelse=orelse):
            return {ast.unparse(body), ast.unparse(orelse)} == sides
        case ast.If(body=[ast.Assign(targets=[target], value=value)], orelse=[]):
            pair = [target, value]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                return all({ast.unparse(part) for part in each.elts} == sides for each in (target, value))
            return {ast.unparse(each) for each in pair} == sides
    return False

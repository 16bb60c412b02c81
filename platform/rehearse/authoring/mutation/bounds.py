"""Mutations of indices, slices and ranges: the off-by-one at either end."""

# ruff: noqa: ARG001 - all operators are called alike, also those that need not look around their node

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.authoring.mutation.sites import (
    Site,
    changed,
    is_call_of,
    is_range_call,
    same,
    whole_number,
    with_item,
    written,
)


def other_index(node: ast.Subscript, site: Site) -> Iterator[ast.AST]:
    """The neighbour of a written index; the first element for the last."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    for place, part in enumerate(parts):
        index = whole_number(part)
        for to in () if index is None else _neighbours(index):
            rest = with_item(parts, place, written(to))
            yield changed(node, slice=ast.Tuple(rest, ast.Load()) if isinstance(node.slice, ast.Tuple) else rest[0])


def other_slice_bound(node: ast.Slice, site: Site) -> Iterator[ast.AST]:
    """A slice that begins one later, ends one earlier or one later; a window `x[i:i + k]` that stands one too far."""
    if node.lower is not None and isinstance(node.upper, ast.BinOp) and same(node.lower, node.upper.left):
        begin = shifted(node.lower, 1)
        yield changed(node, lower=begin, upper=changed(node.upper, left=begin))
    elif node.lower is not None:
        yield changed(node, lower=shifted(node.lower, 1))
        if (whole_number(node.lower) or 0) > 0:
            yield changed(node, lower=shifted(node.lower, -1))
    if node.upper is not None:
        yield changed(node, upper=shifted(node.upper, -1))
        # Nothing lies behind the length: `x[:len(x) + 1]` is `x[:len(x)]`. One after the last but one is the end.
        if whole_number(node.upper) == -1:
            yield changed(node, upper=None)
        elif not is_call_of(node.upper, "len"):
            yield changed(node, upper=shifted(node.upper, 1))


def without_step(node: ast.Slice, site: Site) -> Iterator[ast.AST]:
    """`x[a:b]` for `x[a:b:step]`."""
    if node.step is not None:
        yield changed(node, step=None)


def other_range(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """A range that begins one later, ends one earlier or one later."""
    if not is_range_call(node) or any(isinstance(each, ast.Starred) for each in node.args):
        return
    # With one argument that is the end; with more it is the second, and the third is the step.
    begin, end, rest = node.args[:-1][:1], node.args[:2][-1], node.args[2:]
    for first in begin:
        yield changed(node, args=[shifted(first, 1), end, *rest])
    for by in (-1, 1):
        yield changed(node, args=[*begin, shifted(end, by), *rest])


def shifted(node: ast.expr, by: int) -> ast.expr:
    """An expression plus or minus one, written as a person would: `n` for `n - 1 + 1`."""
    if (value := whole_number(node)) is not None:
        return written(value + by)
    rest, offset = node, 0
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        step = whole_number(node.right)
        if step is not None:
            rest, offset = node.left, step if isinstance(node.op, ast.Add) else -step
    offset += by
    if offset == 0:
        return rest
    return ast.BinOp(rest, ast.Add() if offset > 0 else ast.Sub(), ast.Constant(abs(offset)))


def _neighbours(index: int) -> tuple[int, ...]:
    if index == -1:
        return 0, -2
    return (index + 1,) if index <= 0 else (index - 1,)

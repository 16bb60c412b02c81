"""Mutations of names and of order: the right things in each other's places."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.authoring.mutation.sites import Site, changed, same


def twin_name(node: ast.Name, site: Site) -> Iterator[ast.AST]:
    """The other one of two names that were assigned together: `end` for `start`, `width` for `height`.

    Not where both are at hand: `low + low` for `low + high` still halves, and `end < end` for `start < end` is a
    condition that was forgotten.
    """
    function = site.nearest(ast.FunctionDef, ast.AsyncFunctionDef)
    twin = site.facts.twins.get(function, {}).get(node.id)
    beside = [each.id for each in ast.iter_child_nodes(site.parent) if isinstance(each, ast.Name)]
    has_both = isinstance(site.parent, ast.BinOp | ast.Compare) and twin in beside
    if twin is not None and isinstance(node.ctx, ast.Load) and not has_both:
        yield ast.Name(twin, ast.Load())


def turned_pair(node: ast.Tuple | ast.List, site: Site) -> Iterator[ast.AST]:
    """Two things that are gone through in the other order, such as the children of a node."""
    if site.field == "iter" and len(node.elts) == 2 and not same(*node.elts):
        yield changed(node, elts=node.elts[::-1])


def swapped_arguments(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """Neighbouring arguments of one of the module's own functions, when both are names and of the same type."""
    types = _parameter_types(node, site)
    for place in range(len(node.args) - 1):
        first, second = node.args[place], node.args[place + 1]
        if not (isinstance(first, ast.Name) and isinstance(second, ast.Name)) or first.id == second.id:
            continue
        known = types[place : place + 2]
        if len(known) == 2 and (known[0] == known[1] or "" in known):
            yield changed(node, args=[*node.args[:place], second, first, *node.args[place + 2 :]])


def _parameter_types(node: ast.Call, site: Site) -> tuple[str, ...]:
    match node.func:
        case ast.Name(id=name):
            return site.facts.parameters.get(name, ())
        case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
            return site.facts.methods.get(name, ())
    return ()

"""Mutations of statements: what is forgotten, what is done too early, once instead of often, or over what was there."""

# ruff: noqa: ARG001 - all operators are called alike, also those that need not look around their node

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from rehearse.authoring.mutation.numeric import alias_for_copy
from rehearse.authoring.mutation.sites import Function, Loop, Site, changed, drives_the_loop, same, with_item

#: What a block is replaced by; a block without a statement gets its `pass` where the program is put together.
NOTHING: list[ast.stmt] = []

Jump = ast.Return | ast.Raise | ast.Break | ast.Continue
REMOVALS = {"pop", "popleft", "popitem", "remove", "discard", "clear"}


def without_branch(node: ast.If, site: Site) -> Iterator[ast.AST]:
    """The condition is asked, and nothing is done about it."""
    if not all(isinstance(each, ast.Pass) for each in node.body):
        yield changed(node, body=[ast.Pass()])


def without_else(node: ast.If, site: Site) -> Iterator[ast.AST]:
    """Nothing is done in the other case; an `elif` is a branch of its own."""
    if node.orelse and not isinstance(node.orelse[0], ast.If) and not isinstance(node.orelse[-1], ast.Raise):
        yield changed(node, orelse=[])


def always_branch(node: ast.If, site: Site) -> Iterator[ast.AST]:
    """The condition is forgotten. A branch that leaves is passed over: any suite notices a program that always leaves."""
    if not isinstance(node.body[-1], Jump) and not isinstance(node.test, ast.Constant):
        yield changed(node, test=ast.Constant(value=True))


def without_update(node: ast.AugAssign, site: Site) -> Iterator[list[ast.stmt]]:
    """A counter or a sum that stays as it was."""
    if not drives_the_loop(node.target, site):
        yield NOTHING


def overwritten(node: ast.AugAssign, site: Site) -> Iterator[ast.AST]:
    """`x = y` for `x += y`: the last one instead of all of them."""
    if isinstance(node.op, ast.Add | ast.BitOr) and not drives_the_loop(node.target, site):
        yield ast.Assign([node.target], node.value, lineno=node.lineno)


def without_call(node: ast.Expr, site: Site) -> Iterator[list[ast.stmt]]:
    """A call for its effect, such as `stack.append(x)`, or a `yield` that is forgotten."""
    match node.value:
        case ast.Call(func=ast.Attribute(attr=name, value=value)) if name in REMOVALS and drives_the_loop(value, site):
            return
    yield NOTHING


def without_store(node: ast.Assign, site: Site) -> Iterator[ast.AST | list[ast.stmt]]:
    """A link, an entry or a new value of a name that is not stored; of several, one at a time.

    Where nothing was there before, the program would only fail to find it; so names need an earlier value, and attributes
    another place that assigns them.
    """
    target = node.targets[0]
    if len(node.targets) > 1:
        for place, each in enumerate(node.targets):
            if _had_a_value(each, node.value, site):
                yield changed(node, targets=with_item(node.targets, place))
    elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple) and _are_paired(target, node.value):
        for place, pair in enumerate(zip(target.elts, node.value.elts, strict=True)):
            if _had_a_value(*pair, site):
                yield _without_pair(node, target.elts, node.value.elts, place)
    elif _had_a_value(target, node.value, site) and not drives_the_loop(target, site):
        yield NOTHING


def without_delete(node: ast.Delete, site: Site) -> Iterator[list[ast.stmt]]:
    """An entry that is not deleted."""
    if _are_places(node.targets):
        yield NOTHING


def early_return(node: Loop, site: Site) -> Iterator[ast.AST]:
    """The `return` after a loop slips into it."""
    following = site.next_statement
    if isinstance(following, ast.Return) and not isinstance(node.body[-1], Jump):
        yield changed(node, body=[*node.body, following])


def without_last_part(node: ast.For | ast.While | ast.With, site: Site) -> Iterator[list[ast.stmt]]:
    """A function that returns nothing returns before its last part."""
    is_last = isinstance(site.parent, Function) and site.index == len(site.parent.body) - 1
    if is_last and site.index:
        yield NOTHING


def once(node: ast.While, site: Site) -> Iterator[ast.AST]:
    """`if` for `while`: one step where several may be due."""
    if not isinstance(node.test, ast.Constant) and not node.orelse and not _leaves(node.body):
        yield ast.If(node.test, node.body, [])


def other_jump(node: ast.Break | ast.Continue, site: Site) -> Iterator[ast.AST]:
    """`continue` for `break` and the other way round; not where an endless loop has no other way out."""
    loop = site.nearest(ast.For, ast.AsyncFor, ast.While)
    if isinstance(node, ast.Continue):
        yield ast.Break()
    elif not (isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)):
        yield ast.Continue()


def _are_places(nodes: Sequence[ast.AST]) -> bool:
    return all(isinstance(each, ast.Attribute | ast.Subscript) for each in nodes)


def _are_paired(targets: ast.Tuple, values: ast.Tuple) -> bool:
    is_unpacked = any(isinstance(each, ast.Starred) for each in values.elts)
    return _are_places(targets.elts) and len(targets.elts) == len(values.elts) and not is_unpacked


def _had_a_value(target: ast.AST, value: ast.AST, site: Site) -> bool:
    match target:
        case ast.Name():
            is_used = any(same(part, target) for part in ast.walk(value))
            return (is_used and not _is_copy_of(target, value, site)) or _is_set_before_the_loop(target, site)
        case ast.Subscript():
            return True
        case ast.Attribute(attr=name):
            creator = site.nearest(ast.FunctionDef)
            return site.facts.stores[name] > 1 and not (creator is not None and creator.name == "__init__")
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(_had_a_value(part, value, site) for part in parts)
    return False


def _is_copy_of(target: ast.Name, value: ast.AST, site: Site) -> bool:
    """`x = x.copy()`, for which an alias has an operator of its own."""
    if not isinstance(value, ast.Call | ast.Subscript):
        return False
    return any(same(alias, target) for alias in alias_for_copy(value, site))


def _is_set_before_the_loop(target: ast.Name, site: Site) -> bool:
    """`batch = []` in a loop, with another one before it: what should begin anew goes on."""
    loop, function = site.nearest(ast.For, ast.While), site.nearest(ast.FunctionDef)
    if loop is None or function is None:
        return False
    return any(same(node, target) and getattr(node, "lineno", loop.lineno) < loop.lineno for node in ast.walk(function))


def _without_pair(node: ast.Assign, targets: list[ast.expr], values: list[ast.expr], place: int) -> ast.Assign:
    kept = [pair for at, pair in enumerate(zip(targets, values, strict=True)) if at != place]
    if len(kept) == 1:
        return changed(node, targets=[kept[0][0]], value=kept[0][1])
    left = ast.Tuple([pair[0] for pair in kept], ast.Store())
    return changed(node, targets=[left], value=ast.Tuple([pair[1] for pair in kept], ast.Load()))


def _leaves(block: Sequence[ast.AST]) -> bool:
    """Whether a `break` or `continue` of this block belongs to the loop around it."""
    for node in block:
        if isinstance(node, ast.Break | ast.Continue):
            return True
        if not isinstance(node, Loop | Function | ast.ClassDef) and _leaves(list(ast.iter_child_nodes(node))):
            return True
    return False

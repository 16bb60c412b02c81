"""Mutations that people make with arrays, numbers and containers: a forgotten axis, the wrong reduction, a lost safeguard."""

# ruff: noqa: ARG001 - all operators are called alike, also those that need not look around their node

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.authoring.mutation.sites import (
    Site,
    changed,
    is_maximum_of,
    is_tiny,
    number,
    same,
    whole_number,
    with_item,
)

DROPPED_KEYWORDS = {"axis", "keepdims", "ddof", "key"}

#: Reductions and makers of arrays that are taken for each other, as methods and as functions of NumPy.
REDUCTIONS = {
    "mean": "sum",
    "sum": "mean",
    "nanmean": "nansum",
    "nansum": "nanmean",
    "max": "min",
    "min": "max",
    "maximum": "minimum",
    "minimum": "maximum",
    "argmax": "argmin",
    "argmin": "argmax",
    "any": "all",
    "all": "any",
    "zeros": "ones",
    "ones": "zeros",
    "zeros_like": "ones_like",
    "ones_like": "zeros_like",
    "std": "var",
    "var": "std",
    "median": "mean",
}

#: The same for plain Python.
BUILTINS = {"max": "min", "min": "max", "any": "all", "all": "any"}

#: Functions that stand beside each other in a library and do nearly the same.
SIBLINGS = {
    "bisect_left": "bisect_right",
    "bisect_right": "bisect_left",
    "bisect": "bisect_left",
    "insort_left": "insort_right",
    "insort_right": "insort_left",
    "nlargest": "nsmallest",
    "nsmallest": "nlargest",
    "floor": "ceil",
    "ceil": "floor",
    "find": "rfind",
    "rfind": "find",
    "startswith": "endswith",
    "endswith": "startswith",
    "popleft": "pop",
    "appendleft": "append",
    "extendleft": "extend",
}

#: Where those are from that are imported by name.
SIBLING_MODULES = {"bisect", "heapq", "math"}

#: The two ends of a pointer, as attributes of a node.
MIRRORED = {"left": "right", "prev": "next", "before": "after", "head": "tail", "parent": "child", "row": "column"}
MIRRORED |= {other: one for one, other in MIRRORED.items()}

#: Functions without which the program still computes something of the same form.
UNWRAPPED = {"abs", "fabs", "absolute", "sqrt", "sorted", "reversed"}

FLOAT_TYPES = {"float", "float64", "float32", "double"}


def without_keyword(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """`x.sum()` for `x.sum(axis=0)`: the default is not what was meant."""
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in DROPPED_KEYWORDS and not _is_default(keyword):
            yield changed(node, keywords=with_item(node.keywords, place))


def other_axis(node: ast.keyword, site: Site) -> Iterator[ast.AST]:
    """Columns for rows; the spread of a sample for that of all there is."""
    value = whole_number(node.value)
    if (node.arg == "axis" and value is not None) or (node.arg == "ddof" and value == 0):
        yield changed(node, value=ast.Constant(1 if value in {0, -2} else 0))


def other_reduction(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """The mean for the sum, the smallest for the largest, zeros for ones."""
    match node.func:
        case ast.Name(id=name) if name in BUILTINS:
            yield changed(node, func=ast.Name(BUILTINS[name], ast.Load()))
        case ast.Attribute(attr=name) if name in REDUCTIONS and not _is_own_method(node.func, site):
            yield changed(node, func=changed(node.func, attr=REDUCTIONS[name]))


def sibling_call(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """The function beside the right one: `bisect_left` for `bisect_right`, `pop` for `popleft`."""
    match node.func:
        case ast.Name(id=name) if SIBLINGS.get(name) in site.facts.imported:
            yield changed(node, func=ast.Name(SIBLINGS[name], ast.Load()))
        case ast.Attribute(attr=name) if name in SIBLINGS and not _is_own_method(node.func, site):
            yield changed(node, func=changed(node.func, attr=SIBLINGS[name]))


def sibling_import(node: ast.ImportFrom, site: Site) -> Iterator[ast.AST]:
    """The same where only the right function was imported by name: its neighbour is imported under that name."""
    for place, imported in enumerate(node.names):
        other = SIBLINGS.get(imported.name)
        if node.module in SIBLING_MODULES and other is not None and other not in site.facts.imported:
            alias = ast.alias(other, imported.asname or imported.name)
            yield changed(node, names=with_item(node.names, place, alias))


def other_end(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """A list that is used from the other end: `pop()` for `pop(0)` and the other way round."""
    match node:
        case ast.Call(func=ast.Attribute(attr="pop"), args=[], keywords=[]):
            yield changed(node, args=[ast.Constant(0)])
        case ast.Call(func=ast.Attribute(attr="pop"), args=[ast.Constant(value=0)], keywords=[]):
            yield changed(node, args=[])


def mirrored(node: ast.Attribute, site: Site) -> Iterator[ast.AST]:
    """The pointer to the other side, where the program has both; not in `a.left = a.right = None`, which sets both alike."""
    other = MIRRORED.get(node.attr)
    if other not in site.facts.attributes:
        return
    mirror = changed(node, attr=other)
    if not (isinstance(site.parent, ast.Assign) and any(same(target, mirror) for target in site.parent.targets)):
        yield mirror


def without_maximum(node: ast.BinOp, site: Site) -> Iterator[ast.AST]:
    """`x` for `x - x.max()`: exponentials that overflow."""
    if isinstance(node.op, ast.Sub) and is_maximum_of(node.right, node.left):
        yield node.left


def without_epsilon(node: ast.BinOp, site: Site) -> Iterator[ast.AST]:
    """`x` for `x + 1e-12`: a division by zero, a logarithm of it."""
    if isinstance(node.op, ast.Add | ast.Sub) and is_tiny(node.right, site.facts):
        yield node.left
    elif isinstance(node.op, ast.Add) and is_tiny(node.left, site.facts):
        yield node.right


def without_clip(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """`x` for `np.clip(x, 0, 1)`, and either side of `max(x, y)`: the limit is forgotten."""
    match node:
        case ast.Call(func=ast.Attribute(attr="clip", value=ast.Name(id="np" | "numpy")), args=[inner, *_]):
            yield inner
        case ast.Call(func=ast.Attribute(attr="clip", value=inner)):
            yield inner
        case ast.Call(
            func=ast.Name(id="max" | "min") | ast.Attribute(attr="maximum" | "minimum"),
            args=[first, second],
            keywords=[],
        ) if not any(isinstance(each, ast.Starred) for each in node.args):
            yield from (each for each in (first, second) if number(each) is None)


def alias_for_copy(node: ast.Call | ast.Subscript, site: Site) -> Iterator[ast.AST]:
    """The thing itself for a copy of it."""
    match node:
        case ast.Call(func=ast.Attribute(attr="copy", value=ast.Name(id="copy" | "np" | "numpy")), args=[inner]):
            yield inner
        case ast.Call(func=ast.Attribute(attr="copy", value=inner), args=[], keywords=[]):
            yield inner
        case ast.Call(func=ast.Name(id="deepcopy") | ast.Attribute(attr="deepcopy"), args=[inner]):
            yield inner
        case ast.Call(func=ast.Name(id="list" | "dict"), args=[ast.Name() | ast.Attribute() as inner], keywords=[]):
            yield inner
        case ast.Call(func=ast.Attribute(attr="array"), args=[ast.Name() | ast.Attribute()]):
            yield changed(node, func=changed(node.func, attr="asarray"))
        case ast.Subscript(value=inner, slice=ast.Slice(lower=None, upper=None, step=None), ctx=ast.Load()):
            yield inner


def whole_for_float(node: ast.Call | ast.keyword, site: Site) -> Iterator[ast.AST]:
    """`int(x)` for `float(x)`, and arrays of whole numbers for arrays of floats."""
    match node:
        case ast.Call(func=ast.Name(id="float"), args=[inner]) if not _is_whole(inner, site):
            yield changed(node, func=ast.Name("int", ast.Load()))
        case ast.Call(func=ast.Attribute(attr="astype"), args=[kind, *rest]) if _is_float_type(kind):
            yield changed(node, args=[ast.Name("int", ast.Load()), *rest])
        case ast.keyword(arg="dtype", value=kind) if _is_float_type(kind):
            yield changed(node, value=ast.Name("int", ast.Load()))


def unwrapped(node: ast.Call, site: Site) -> Iterator[ast.AST]:
    """`x` for `abs(x)`, `sqrt(x)`, `sorted(x)`."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name in UNWRAPPED and len(node.args) == 1 and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]


def _is_default(keyword: ast.keyword) -> bool:
    """Dropping `ddof=0`, `keepdims=False` or `axis=None` says the same again."""
    if not isinstance(keyword.value, ast.Constant) or keyword.value.value:
        return False
    return keyword.arg != "axis" or keyword.value.value is None


def _is_whole(node: ast.AST, site: Site) -> bool:
    """A parameter annotated `int` and a length are whole numbers already; `float("inf")` has no whole number."""
    function = site.nearest(ast.FunctionDef)
    whole = [each.arg for each in function.args.args if same(each.annotation, ast.Name("int"))] if function else []
    is_length = isinstance(node, ast.Call) and same(node.func, ast.Name("len"))
    return isinstance(node, ast.Constant) or is_length or (isinstance(node, ast.Name) and node.id in whole)


def _is_own_method(function: ast.Attribute, site: Site) -> bool:
    """Methods of the module's own classes and functions of `statistics` have other neighbours than those of NumPy."""
    return function.attr in site.facts.methods or same(function.value, ast.Name("statistics", ast.Load()))


def _is_float_type(node: ast.AST) -> bool:
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name in FLOAT_TYPES

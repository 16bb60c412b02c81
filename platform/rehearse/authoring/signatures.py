"""What a function or class of a program can be called with, read from its source."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef

#: Decorators that change how a method is called.
_BINDINGS = frozenset({"staticmethod", "classmethod", "property"})


@dataclass(frozen=True, slots=True)
class Members:
    """The public methods of a class by name. `complete` is False when a base from elsewhere may have more."""

    functions: dict[str, Function]
    complete: bool


def parameters_of(function: Function) -> tuple[object, ...]:
    """What a caller has to know: names, kinds and defaults of the parameters, and how the function is bound.

    Defaults are equal when they are written alike or are the same constant; annotations do not matter.
    """
    args = function.args
    return (
        isinstance(function, ast.AsyncFunctionDef),
        tuple(sorted(_bindings(function))),
        tuple(arg.arg for arg in args.posonlyargs),
        tuple(arg.arg for arg in args.args),
        args.vararg and args.vararg.arg,
        tuple(arg.arg for arg in args.kwonlyargs),
        args.kwarg and args.kwarg.arg,
        tuple(ast.dump(default) for default in args.defaults),
        tuple(default and ast.dump(default) for default in args.kw_defaults),
    )


def is_extended_by(function: Function, later: Function) -> bool:
    """Whether `later` takes every call that fits `function`: it only has more parameters at the end, which may be left out."""
    cut = copy.deepcopy(later)
    while cut.args.defaults and len(cut.args.args) > len(function.args.args):
        cut.args.args.pop()
        cut.args.defaults.pop()
    return parameters_of(function) == parameters_of(cut)


def describe(name: str, function: Function) -> str:
    """The signature as a person reads it, without annotations: `solve(values, *, size=3)`."""
    bare = copy.deepcopy(function.args)
    for node in ast.walk(bare):
        if isinstance(node, ast.arg):
            node.annotation = None
    bound = [f"@{each} " for each in sorted(_bindings(function))]
    kind = "async " if isinstance(function, ast.AsyncFunctionDef) else ""
    return f"{''.join(bound)}{kind}{name}({ast.unparse(bare)})"


def _bindings(function: Function) -> set[str]:
    return {ast.unparse(each) for each in function.decorator_list} & _BINDINGS


def members_of(node: ast.ClassDef, module: Mapping[str, ast.stmt]) -> Members:
    """The public methods of a class and of its bases in the same module; the class's own come first."""
    functions: dict[str, Function] = {}
    complete = True
    for base in reversed(node.bases):
        parent = module.get(base.id) if isinstance(base, ast.Name) else None
        if isinstance(parent, ast.ClassDef) and parent is not node:
            inherited = members_of(parent, module)
            functions |= inherited.functions
            complete = complete and inherited.complete
        elif not (isinstance(base, ast.Name) and base.id == "object"):
            complete = False
    functions |= {each.name: each for each in node.body if isinstance(each, Function) and _is_public(each.name)}
    return Members(functions, complete)


def _is_public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))

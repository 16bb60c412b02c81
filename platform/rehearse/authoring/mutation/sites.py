"""Where a reference may be mutated: every place of its tree but those where a change would prove nothing about a suite."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

N = TypeVar("N", bound=ast.AST)
T = TypeVar("T")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.AsyncFor | ast.While

#: Fields that hold types, decorators and formats: no law of a problem is about them.
UNTOUCHED_FIELDS = {"annotation", "returns", "decorator_list", "type_params", "format_spec", "bases"}

#: Keywords of array functions that have operators of their own: their values are no ordinary numbers.
OWN_KEYWORDS = {"axis", "ddof", "keepdims"}

#: Below this a number stands for "nearly zero", above the other for "without end".
TINY, HUGE = 1e-3, 1e6


@dataclass(frozen=True, slots=True)
class Facts:
    """What the whole module tells about the names in it.

    `parameters` holds, for each function and class of the module that can be called by name, the annotations of its
    positional parameters, and `methods` the same without `self`. `tiny` are names that stand for nearly zero,
    `attributes` are all attribute names, `stores` counts how often each of them is assigned, `imported` are the names that
    were imported from modules, and `twins` holds for each
    function the names that it assigns in pairs, such as `height, width = image.shape`.
    """

    parameters: dict[str, tuple[str, ...]]
    methods: dict[str, tuple[str, ...]]
    tiny: frozenset[str]
    attributes: frozenset[str]
    stores: Counter[str]
    imported: frozenset[str]
    twins: dict[ast.AST | None, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Site:
    """One node with the way to it: `ancestors` run from the module to the parent, `field` and `index` are the place there."""

    node: ast.AST
    ancestors: tuple[ast.AST, ...]
    field: str
    index: int | None
    facts: Facts

    @property
    def parent(self) -> ast.AST:
        """The node that this one hangs on."""
        return self.ancestors[-1]

    @property
    def function(self) -> str:
        """The dotted name of the enclosing class and function, empty at the top of the module."""
        named = [node.name for node in self.ancestors if isinstance(node, Function | ast.ClassDef)]
        return ".".join(named)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column; parts without their own, such as an `if` in a comprehension, have those of their parent."""
        for node in (self.node, *reversed(self.ancestors)):
            if hasattr(node, "lineno") and hasattr(node, "col_offset"):
                return node.lineno, node.col_offset
        return 1, 0

    def nearest(self, *kinds: type[N]) -> N | None:
        """The closest ancestor of these kinds within the same function."""
        for node in reversed(self.ancestors):
            if isinstance(node, kinds):
                return node
            if isinstance(node, Function | ast.Lambda | ast.ClassDef):
                return None
        return None

    @property
    def next_statement(self) -> ast.stmt | None:
        """The statement after this one in the same block."""
        block = getattr(self.parent, self.field)
        if self.index is None or self.index + 1 >= len(block):
            return None
        following = block[self.index + 1]
        return following if isinstance(following, ast.stmt) else None


def facts_of(tree: ast.Module) -> Facts:
    """Look once through a module for what the operators have to know about its names."""
    stores = Counter(
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    )
    attributes = frozenset(node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    parameters = {node.name: _annotations(node) for node in tree.body if isinstance(node, Function)}
    methods: dict[str, tuple[str, ...]] = {}
    for kind in [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        for method in [node for node in kind.body if isinstance(node, Function)]:
            is_static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in method.decorator_list)
            methods[method.name] = _annotations(method)[0 if is_static else 1 :]
            if method.name == "__init__":
                parameters[kind.name] = methods[method.name]
    twins: dict[ast.AST | None, dict[str, str]] = {
        function: _twins(function) for function in ast.walk(tree) if isinstance(function, Function)
    }
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = frozenset(alias.asname or alias.name for node in imports for alias in node.names)
    return Facts(parameters, methods, frozenset(_tiny_names(tree)), attributes, stores, imported, twins)


def sites_of(tree: ast.Module, facts: Facts) -> Iterator[Site]:
    """All places that may be mutated, parents before their children."""
    return _sites_below(tree, (), facts)


def number(node: ast.AST | None) -> int | float | None:
    """The value of a number as written, with its minus, or None for anything else; True and False are no numbers."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = number(node.operand)
        return None if value is None else -value
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return node.value  # type: ignore[return-value]  # mypy cannot narrow by the set of types
    return None


def whole_number(node: ast.AST | None) -> int | None:
    """The value of a whole number as written, or None."""
    value = number(node)
    return value if isinstance(value, int) else None


def written(value: float) -> ast.expr:
    """A number as the tree of a program has it: a negative one is a minus and a constant."""
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def same(first: ast.AST | None, second: ast.AST | None) -> bool:
    """Whether two trees are the same program text, whether they are read or assigned."""
    return first is not None and second is not None and ast.unparse(first) == ast.unparse(second)


def changed(node: N, **fields: Any) -> N:
    """The node with other fields. The children are shared, for nobody changes them."""
    # Unparsing a loop or an assignment asks for its line.
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def is_tiny(node: ast.AST, facts: Facts) -> bool:
    """Whether this is an epsilon: a number just above zero, written out, a constant, or what a parameter is by default."""
    value = number(node)
    return (isinstance(node, ast.Name) and node.id in facts.tiny) or (value is not None and 0 < value < TINY)


def with_item(items: Sequence[T], place: int, *new: T) -> list[T]:
    """The list with something else, or nothing, in one place."""
    return [*items[:place], *new, *items[place + 1 :]]


def drives_the_loop(target: ast.AST, site: Site) -> bool:
    """Whether this is what the condition of the enclosing `while` waits for.

    Without its step the loop hardly ever ends. Any suite notices that, and each time costs it a whole time limit.
    """
    loop = site.nearest(ast.While)
    return loop is not None and any(same(part, target) for part in ast.walk(loop.test))


def is_maximum_of(node: ast.AST, of: ast.AST) -> bool:
    """Whether this is `x.max(…)`, `np.max(x, …)` or `max(x)` of that very x."""
    match node:
        case ast.Call(func=ast.Attribute(attr="max" | "amax", value=value), args=arguments):
            return same(value, of) or any(same(each, of) for each in arguments[:1])
        case ast.Call(func=ast.Name(id="max"), args=[only]):
            return same(only, of)
    return False


def is_range_call(node: ast.AST) -> bool:
    """Whether this is `range(…)` or `np.arange(…)` with a bound at least."""
    is_array = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "arange"
    return (is_array or is_call_of(node, "range")) and bool(getattr(node, "args", ()))


def is_call_of(node: ast.AST, name: str) -> bool:
    """Whether this is a call of a function by that bare name."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def _sites_below(node: ast.AST, ancestors: tuple[ast.AST, ...], facts: Facts) -> Iterator[Site]:
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED_FIELDS:
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _proves_nothing(child):
                site = Site(child, (*ancestors, node), field, index, facts)
                yield site
                yield from _sites_below(child, site.ancestors, facts)


def _proves_nothing(node: ast.AST) -> bool:
    """Code whose change no suite can be asked to notice.

    An assertion is true of a right program whatever its bound is, and the message of an exception is nobody's law:
    what is mutated is the condition under which it is raised.
    """
    match node:
        case ast.Raise() | ast.Assert() | ast.pattern() | ast.expr_context():
            return True
        case ast.Expr(value=value):
            return not isinstance(value, ast.Call | ast.Await | ast.Yield | ast.YieldFrom)
        case ast.FunctionDef(name=name):
            return name == "__repr__"
        case ast.If(test=test):
            return ast.unparse(test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING", "__name__ == '__main__'"}
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name.startswith("__")
    return False


def _annotations(function: Function) -> tuple[str, ...]:
    arguments = [*function.args.posonlyargs, *function.args.args]
    return tuple("" if each.annotation is None else ast.unparse(each.annotation) for each in arguments)


def _twins(function: Function) -> dict[str, str]:
    """Two names that are assigned together and may be of one kind: an index and its entry, a key and its value are not."""
    unlike = {
        pair
        for node in ast.walk(function)
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Call)
        if ast.unparse(node.iter.func).rpartition(".")[2] in {"enumerate", "items"}
        for pair in ast.walk(node.target)
    }
    twins: dict[str, str] = {}
    for node in ast.walk(function):
        match node:
            case ast.Tuple(elts=[ast.Name(id=first), ast.Name(id=second)], ctx=ast.Store()) if node not in unlike:
                if first != second and not {first, second} & {*twins, "_"}:
                    twins |= {first: second, second: first}
    return twins


def _tiny_names(tree: ast.Module) -> Iterator[str]:
    """Constants and parameters whose value is written as nearly zero, and whatever is called an epsilon."""
    for node in ast.walk(tree):
        pairs: list[tuple[str, ast.AST | None]] = []
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pairs = [(name, value)]
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                pairs = [(name, value)]
            case ast.arguments(args=named, defaults=values, kwonlyargs=keywords, kw_defaults=others):
                names = [each.arg for each in (*named[len(named) - len(values) :], *keywords)]
                pairs = list(zip(names, [*values, *others], strict=False))
        yield from (name for name, value in pairs if 0 < (number(value) or 0) < TINY)
    yield from ("eps", "epsilon", "EPS", "EPSILON")

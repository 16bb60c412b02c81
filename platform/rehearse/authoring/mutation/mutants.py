"""Small mistakes made on purpose: the mutants of a reference, of which a suite must notice nearly all.

A suite that passes on a right program proves little. How many of these mutants it refuses says how much a learner may trust
its verdict. A mutant's id stays the same when other lines of the reference, its comments or its layout change, so that the
reason why a mutant does no harm, written into `problem.toml`, outlives such edits.
"""

from __future__ import annotations

import ast
import hashlib
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rehearse.authoring.mutation.operators import OPERATORS, Operator, Replacement
from rehearse.authoring.mutation.sites import Site, facts_of, sites_of
from rehearse.syntax import tree_of

#: Hexadecimal digits of an id: with a hundred mutants in a reference, two with the same are one in a million.
ID_DIGITS = 8
#: Longer pieces of program text are shortened to where they differ.
WIDEST = 60
#: Nodes that are shown with what they hang on, and what is shown then; a heading of a loop or a branch would be too much.
SAYS_LITTLE = ast.Constant | ast.Name | ast.Slice | ast.comprehension | ast.keyword | ast.Tuple
SAYS_ENOUGH = ast.expr | ast.arguments | ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return


@dataclass(frozen=True, slots=True)
class Mutant:
    """The reference with one mistake.

    `line` is where the reference has it right; `before` and `after` are the lines that differ, as `ast.unparse` writes them
    (empty when a line is only dropped or only added); `source` is the whole program, without comments.
    """

    id: str
    operator: str
    line: int
    change: str
    before: str
    after: str
    source: str


def mutants_of(source: str) -> tuple[Mutant, ...]:
    """All mutants of a program in the order of its lines: no two are the same program, and none is the program itself.

    Raises:
        SyntaxError: the source is not Python.
    """
    tree = tree_of(source)
    original = ast.unparse(tree)
    seen = {original}
    made: Counter[tuple[str, ...]] = Counter()
    mutants = []
    for site, operator, replacement in _edits(tree):
        shown = _heading(_in_context(site))
        with _put(site, replacement):
            program = ast.unparse(tree)
            becomes = _heading(_in_context(site, replacement))
        if program in seen:
            continue
        seen.add(program)
        before, after = _difference(original, program)
        key = (operator.key, site.function, before, after)
        made[key] += 1
        change = _sentence(operator, shown, becomes)
        mutants.append(
            Mutant(_identity(*key, str(made[key])), operator.key, site.place[0], change, before, after, program)
        )
    return tuple(mutants)


def sample(mutants: Sequence[Mutant], most: int, *, seed: int) -> tuple[Mutant, ...]:
    """At most so many mutants, in their order, with every operator's share as even as can be.

    The choice hangs on the seed and the ids alone, so that a mutant more or less elsewhere hardly changes it.
    """
    drawn = {mutant.id: _identity(str(seed), mutant.id) for mutant in mutants}
    of_operator: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in sorted(mutants, key=lambda each: drawn[each.id]):
        of_operator[mutant.operator].append(mutant)
    ranked = [(rank, drawn[each.id], each.id) for group in of_operator.values() for rank, each in enumerate(group)]
    chosen = {mutant_id for _, _, mutant_id in sorted(ranked)[:most]}
    return tuple(mutant for mutant in mutants if mutant.id in chosen)


def _edits(tree: ast.Module) -> list[tuple[Site, Operator, Replacement]]:
    """Every change that any operator proposes, in the order of the source."""
    edits = [
        (site, operator, replacement)
        for site in sites_of(tree, facts_of(tree))
        for operator in OPERATORS
        if isinstance(site.node, operator.kinds)
        for replacement in operator.replacements(site.node, site)
    ]
    return sorted(edits, key=lambda edit: edit[0].place)


@contextmanager
def _put(site: Site, replacement: Replacement) -> Iterator[None]:
    """Put the replacement into the tree, and take it out again: a copy of the whole tree for each mutant costs far more."""
    old = getattr(site.parent, site.field)
    if site.index is None:
        new = replacement
    else:
        middle = replacement if isinstance(replacement, list) else [replacement]
        new = [*old[: site.index], *middle, *old[site.index + 1 :]] or [ast.Pass()]
    setattr(site.parent, site.field, new)
    try:
        yield
    finally:
        setattr(site.parent, site.field, old)


def _difference(original: str, program: str) -> tuple[str, str]:
    """The lines that differ, without what both programs have before and after them."""
    old, new = original.splitlines(), program.splitlines()
    start = _in_common(old, new)
    end = _in_common(old[start:][::-1], new[start:][::-1])
    before, after = (textwrap.dedent("\n".join(lines[start : len(lines) - end])) for lines in (old, new))
    return before, after


def _in_common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many parts the two have in common from the beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:ID_DIGITS]


def _in_context(site: Site, replacement: Replacement | None = None) -> ast.AST | None:
    """What people are shown of a change: the node, or what it hangs on where a bare `1` or `start` would say too little."""
    if isinstance(site.node, SAYS_LITTLE):
        around = next(node for node in reversed(site.ancestors) if not isinstance(node, SAYS_LITTLE))
        if isinstance(around, SAYS_ENOUGH):
            return around
    if replacement is None:
        return site.node
    return replacement if isinstance(replacement, ast.AST) else None


def _sentence(operator: Operator, old: str, new: str) -> str:
    if "{new}" in operator.says:
        if not new:
            return f"`{_shortened(old)}` is dropped"
        old, new = _contrast(old, new)
    return operator.says.format(old=_shortened(old), new=_shortened(new))


def _heading(node: ast.AST | None) -> str:
    """The first line of a node, which is all of it but for a compound statement."""
    if node is None:
        return ""
    first = ast.unparse(node).strip().partition("\n")[0]
    return first.removesuffix(":") if isinstance(node, ast.stmt) else first


def _shortened(text: str) -> str:
    return text if len(text) <= WIDEST + 2 else f"{text[:WIDEST]} …"


def _contrast(old: str, new: str) -> tuple[str, str]:
    """Both texts, cut at blanks to the part that differs when they are long."""
    if max(len(old), len(new)) <= WIDEST:
        return old, new
    first, second = old.split(" "), new.split(" ")
    start = max(0, _in_common(first, second) - 1)
    end = max(0, _in_common(first[start:][::-1], second[start:][::-1]) - 1)
    shown = []
    for words in (first, second):
        middle = " ".join(words[start : len(words) - end])
        shown.append(f"{'… ' if start else ''}{middle}{' …' if end else ''}")
    return shown[0], shown[1]

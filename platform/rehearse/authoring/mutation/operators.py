"""The table of all mutation operators. A new one is a function that yields replacements, and a line here."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rehearse.authoring.mutation import arithmetic, bounds, conditions, names, numeric, statements
from rehearse.authoring.mutation.sites import Site

#: What stands in place of a node: another node, or statements in place of a statement.
Replacement = ast.AST | list[ast.stmt]


@dataclass(frozen=True, slots=True)
class Operator:
    """One kind of mistake.

    `key` is part of every mutant's id and must stay; `says` is the sentence for people, with the node's text as `{old}` and
    what replaces it as `{new}`.
    """

    key: str
    kinds: tuple[type[ast.AST], ...]
    replacements: Callable[[Any, Site], Iterator[Replacement]]
    says: str = "`{old}` becomes `{new}`"


DROPPED = "`{old}` is dropped"

OPERATORS = (
    Operator("arithmetic", (ast.BinOp, ast.AugAssign), arithmetic.other_arithmetic),
    Operator("offset", (ast.BinOp,), arithmetic.without_offset),
    Operator("rounding", (ast.BinOp, ast.UnaryOp), arithmetic.other_rounding),
    Operator("divisor", (ast.BinOp,), arithmetic.without_divisor),
    Operator("max-shift", (ast.BinOp,), numeric.without_maximum),
    Operator("epsilon", (ast.BinOp,), numeric.without_epsilon),
    Operator("comparison-edge", (ast.Compare,), conditions.comparison_edge),
    Operator("comparison-negated", (ast.Compare,), conditions.comparison_negated),
    Operator("comparison-bound", (ast.Compare,), conditions.without_a_bound),
    Operator("and-or", (ast.BoolOp,), conditions.and_for_or),
    Operator("operand", (ast.BoolOp,), conditions.without_an_operand),
    Operator("not", (ast.UnaryOp,), conditions.without_not),
    Operator("minus", (ast.UnaryOp,), arithmetic.without_minus),
    Operator("number", (ast.Constant,), arithmetic.other_number),
    Operator("truth", (ast.Constant,), conditions.other_truth),
    Operator("index", (ast.Subscript,), bounds.other_index),
    Operator("slice-bound", (ast.Slice,), bounds.other_slice_bound),
    Operator("slice-step", (ast.Slice,), bounds.without_step),
    Operator("range", (ast.Call,), bounds.other_range),
    Operator("choice", (ast.IfExp,), conditions.forced_choice),
    Operator("filter", (ast.comprehension,), conditions.without_filter),
    Operator("twin", (ast.Name,), names.twin_name),
    Operator("pair-order", (ast.Tuple, ast.List), names.turned_pair),
    Operator("argument-order", (ast.Call,), names.swapped_arguments),
    Operator("branch", (ast.If,), statements.without_branch, "nothing happens under `{old}`"),
    Operator("else", (ast.If,), statements.without_else, "the `else` of `{old}` is dropped"),
    Operator("condition", (ast.If,), statements.always_branch, "what is under `{old}` always happens"),
    Operator("update", (ast.AugAssign,), statements.without_update, DROPPED),
    Operator("overwrite", (ast.AugAssign,), statements.overwritten),
    Operator("call", (ast.Expr,), statements.without_call, DROPPED),
    Operator("store", (ast.Assign,), statements.without_store),
    Operator("delete", (ast.Delete,), statements.without_delete, DROPPED),
    Operator("early-return", (ast.For, ast.While), statements.early_return, "the `return` after it slips into `{old}`"),
    Operator(
        "last-part", (ast.For, ast.While, ast.With), statements.without_last_part, "the function ends before `{old}`"
    ),
    Operator("once", (ast.While,), statements.once),
    Operator("jump", (ast.Break, ast.Continue), statements.other_jump),
    Operator("keyword", (ast.Call,), numeric.without_keyword),
    Operator("axis", (ast.keyword,), numeric.other_axis),
    Operator("reduction", (ast.Call,), numeric.other_reduction),
    Operator("sibling", (ast.Call,), numeric.sibling_call),
    Operator("sibling", (ast.ImportFrom,), numeric.sibling_import),
    Operator("other-end", (ast.Call,), numeric.other_end),
    Operator("mirror", (ast.Attribute,), numeric.mirrored),
    Operator("clip", (ast.Call,), numeric.without_clip),
    Operator("alias", (ast.Call, ast.Subscript), numeric.alias_for_copy),
    Operator("cast", (ast.Call, ast.keyword), numeric.whole_for_float),
    Operator("unwrapped", (ast.Call,), numeric.unwrapped),
)

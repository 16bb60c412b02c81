"""Mutants of a reference: all different, all programs, with ids that outlive edits elsewhere."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.authoring.mutation import mutants_of, sample

ROOT = Path(__file__).parents[2]
REFERENCES = sorted((ROOT / "problems").glob("*/*/accepted/*.py"))

#: Statements for drawn functions; each gives mutants, and some of the same text.
STATEMENTS = [
    "total += x[0] - 1",
    "if a < b: best = max(best, a)",
    "stack.append(total)",
    "stack.append(total)",
    "while stack: stack.pop()",
    "low, high = x[1:-1].min(axis=0), float(a)",
    "for i in range(n - 1): total += low * 0.5",
    "if not a and b: return True",
]
few = settings(max_examples=30, deadline=None, database=None)
FUNCTIONS = st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=4)


def function(name, statements):
    return f"def {name}(x, a, b, n):\n" + "".join(f"    {statement}\n" for statement in statements)


MUTANTS = mutants_of(function("f", STATEMENTS))


def ids_of(source):
    return [mutant.id for mutant in mutants_of(source)]


def only(source, operator):
    (mutant,) = [mutant for mutant in mutants_of(source) if mutant.operator == operator]
    return mutant


@few
@given(FUNCTIONS)
def test_mutants_are_programs_and_all_different(statements):
    source = function("f", statements)
    trees = [ast.unparse(ast.parse(mutant.source)) for mutant in mutants_of(source)]
    assert len({*trees, ast.unparse(ast.parse(source))}) == len(trees) + 1


@few
@given(FUNCTIONS)
def test_no_two_mutants_have_the_same_id(statements):
    ids = ids_of(function("f", statements))
    assert len(set(ids)) == len(ids)


@few
@given(FUNCTIONS, st.lists(st.booleans(), min_size=8, max_size=8))
def test_ids_outlive_comments_and_layout(statements, spaced):
    laid_out = [
        f"# Why.\n\n    {each.replace(' ', '  ')}  # so" if far else each
        for each, far in zip(statements, spaced, strict=False)
    ]
    assert ids_of(function("f", statements)) == ids_of('"""Why."""\n\n' + function("f", laid_out))


@few
@given(FUNCTIONS, FUNCTIONS)
def test_ids_outlive_edits_of_other_functions(statements, others):
    alone = ids_of(function("f", statements))
    assert [each for each in ids_of(function("g", others) + function("f", statements)) if each in set(alone)] == alone


@few
@given(st.integers(0, 7), st.integers(0, 7))
def test_ids_outlive_another_statement_in_the_same_function(place, other):
    statements = STATEMENTS[:]
    statements.insert(place, f"other = {other}")
    assert set(ids_of(function("f", STATEMENTS))) <= set(ids_of(function("f", statements)))


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_mutants_of_the_shipped_solutions_compile_and_have_ids_of_their_own(path):
    mutants = mutants_of(path.read_text())
    for mutant in mutants:
        compile(mutant.source, str(path), "exec", dont_inherit=True)
    assert 0 < len(mutants) == len({mutant.id for mutant in mutants}) <= 200


def test_mutants_come_in_the_order_of_the_lines():
    lines = [mutant.line for mutant in MUTANTS]
    assert lines == sorted(lines)


def test_a_mutant_tells_its_line_its_change_and_both_versions():
    mutant = only("def f(a, b):\n    # Why.\n    return a < b\n", "comparison-edge")
    assert (mutant.line, mutant.change) == (3, "`a < b` becomes `a <= b`")
    assert (mutant.before, mutant.after) == ("return a < b", "return a <= b")
    assert mutant.source == "def f(a, b):\n    return a <= b"


@pytest.mark.parametrize(
    ("source", "operator", "change"),
    [
        ("y = 1", "number", "`y = 1` becomes `y = 2`"),
        ("y = f(x, 3)", "number", "`f(x, 3)` becomes `f(x, 4)`"),
        ("def f(x, step=3): pass", "number", "`x, step=3` becomes `x, step=4`"),
        ("for a in 3: pass", "number", "`3` becomes `4`"),
        ("y = x[:, ::2]", "slice-step", "`x[:, ::2]` becomes `x[:, :]`"),
        ("y = x.sum(axis=0)", "axis", "`x.sum(axis=0)` becomes `x.sum(axis=1)`"),
        ("x[i] = 3", "store", "`x[i] = 3` is dropped"),
        ("stack.append(x)", "call", "`stack.append(x)` is dropped"),
        ("if a: b()", "branch", "nothing happens under `if a`"),
        ("while a: b()", "once", "`while a` becomes `if a`"),
    ],
)
def test_a_change_is_told_in_words_for_people(source, operator, change):
    assert only(source, operator).change == change


def test_a_long_change_is_cut_to_where_it_differs():
    long = " + ".join(["something"] * 9)
    assert only(f"y = [{long}, p and q, {long}]", "and-or").change == "`p and q` becomes `p or q`"
    assert only(f"y = f({long}, p is q, 7)", "number").change == "`… q, 7)` becomes `… q, 8)`"
    assert only(f"f({long})", "call").change.endswith("something  …` is dropped")


@pytest.mark.parametrize(
    "source",
    [
        "",
        '"""A text with 1 < 2."""',
        "import numpy as np\nfrom math import pi",
        "if TYPE_CHECKING:\n    limit = 3",
        "if __name__ == '__main__':\n    main(3)",
        "__slots__ = ('a', 'b')",
        "raise ValueError(f'at least {1 + n}, not {-n}')",
        "assert 1 < n, 'more than 1'",
        "def f(x: Literal[1] = None) -> Literal[True]:\n    'At least 1.'",
        "@lru_cache(maxsize=128)\ndef f(): pass",
        "class A:\n    def __repr__(self):\n        return f'{self.n + 1}'",
        "x: Literal[3]",
        "3 < n",
        "y = f'{x:10.3f}'",
        "match x:\n    case 3:\n        pass",
    ],
)
def test_what_no_law_is_about_is_never_mutated(source):
    assert mutants_of(source) == ()


def test_a_program_that_is_not_python_is_refused():
    with pytest.raises(SyntaxError):
        mutants_of("def")


@few
@given(st.integers(0, 60), st.integers(0, 5))
def test_a_sample_is_part_of_the_mutants_in_their_order(most, seed):
    chosen = sample(MUTANTS, most, seed=seed)
    assert len(chosen) == min(most, len(MUTANTS))
    assert list(chosen) == [mutant for mutant in MUTANTS if mutant in chosen]


def test_a_sample_has_every_operator_before_it_has_one_twice():
    operators = {mutant.operator for mutant in MUTANTS}
    assert {mutant.operator for mutant in sample(MUTANTS, len(operators), seed=1)} == operators


def test_a_sample_is_the_same_for_a_seed_and_another_for_another():
    first, again, other = (sample(MUTANTS, 20, seed=seed) for seed in (1, 1, 2))
    assert first == again != other

"""Under an example stands what it calls besides the learner's own code, on every page and in the API."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.syntax import tree_of
from rehearse.web.explained import statements_of
from tests.scripted import CATALOG, PROBLEM

SHIPPED = Catalog.load(Path(__file__).parents[2] / "problems").problems
INPUTS = '''
def bag(values, *, size=2):
    """The `values` in bags
    of this size.

    Only authors read on.
    """

def unsaid():
    pass

def hidden(value):
    """What the hidden tests do."""
'''
EXAMPLES = "from inputs import bag, unsaid\nfrom solution import double\n"
STATEMENT = "Double it.\n\n```python\ndouble(bag([1], unsaid()), bag([2]), hidden(3))\n```\n\nThat is all.\n"
BAGS = replace(
    PROBLEM, statement=STATEMENT, suite={"inputs.py": INPUTS, "tests/test_examples.py": EXAMPLES}, version="bags"
)


def test_a_function_of_the_authors_is_told_once_under_the_example_that_calls_it():
    (statement,) = statements_of(BAGS)
    told = "What the example calls:\n\n- `bag(values, *, size=2)`: The `values` in bags of this size.\n\nThat is all."
    assert statement.partition("```\n\n")[2].startswith(told)


def test_what_the_examples_do_not_import_or_nobody_described_is_not_told():
    (statement,) = statements_of(BAGS)
    assert "unsaid()`:" not in statement
    assert "hidden tests" not in statement


def test_a_function_is_told_at_its_first_example_and_not_where_the_statement_speaks_of_it_itself():
    code = "```python\ndouble(bag([2]))\n```\n"
    (statement,) = statements_of(replace(BAGS, statement=f"{code}\n{code}"))
    assert statement.count("- `bag(") == 1
    own = replace(BAGS, statement=f"Values come in a `bag(values)`.\n\n{code}")
    assert statements_of(own) == [own.statement]


def test_a_statement_whose_examples_call_the_learners_code_alone_stays_as_it_is():
    plain = replace(BAGS, statement="Double it.\n\n```python\ndouble(3)\n```\n")
    assert statements_of(plain) == [plain.statement]


@pytest.mark.parametrize("slug", sorted(SHIPPED))
def test_every_function_that_a_shipped_statement_calls_is_told_there(slug):
    problem = SHIPPED[slug]
    defined = {node.name for node in tree_of(problem.suite["inputs.py"]).body if isinstance(node, ast.FunctionDef)}
    for statement in statements_of(problem):
        code = "\n".join(re.findall(r"^```python\n(.*?)^```", statement, re.MULTILINE | re.DOTALL))
        called = defined & set(re.findall(r"\b(\w+)\(", code))
        assert called == {name for name in called if f"`{name}(" in statement}


def test_the_page_and_the_api_tell_it(serve):
    client = serve(catalog=replace(CATALOG, problems={PROBLEM.slug: BAGS})).test_client()
    page = client.get(f"/problems/{PROBLEM.slug}").text
    assert re.search(r"What the example calls:</p>\s*<ul>\s*<li><code>bag\(values, \*, size=2\)</code>", page)
    assert "What the example calls:" in client.get(f"/api/v1/problems/{PROBLEM.slug}").json["statement"]

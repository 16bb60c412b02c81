"""concepts_of_tests.toml: which concepts failed tests ask for, and what is said of a line that cannot be taken."""

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.tested import NAME, name_of
from tests.unit.catalog_folders import change, make_deck, make_problem, make_problems


@pytest.fixture
def problems(tmp_path):
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    return folder


@pytest.fixture
def load(problems):
    """The catalogue with these lines in the file."""

    def with_text(text: str) -> Catalog:
        (problems / NAME).write_text(text)
        return Catalog.load(problems)

    return with_text


def test_no_problem_needs_it(problems):
    catalog = Catalog.load(problems)
    assert (catalog.tested, catalog.faults) == ({}, ())


def test_a_test_names_its_concepts(load):
    catalog = load('[double-it]\ntest_sum = ["two-pointers"]\n')
    assert (catalog.tested, catalog.faults) == ({"double-it": {"test_sum": ("two-pointers",)}}, ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[double-it]\n\ntest_product = ["two-pointers"]\n', 3, "double-it has no test `test_product`. Use a test's"),
        ('[double-it]\ntest_sum = "two-pointers"\n', 2, "`test_sum` has no list of concepts."),
        ('[double-it]\ntest_sum = ["three-pointers"]\n', 2, "No card asks for `three-pointers` of `test_sum`."),
        ("[treble-it]\n", 1, "[treble-it] is not a problem."),
        ("double-it = 3\n", 1, "`double-it` is not a table."),
        ("[double-it\n", 1, "This is not TOML"),
    ],
)
def test_a_fault_names_its_line_and_the_next_step_and_costs_no_problem(load, text, line, words):
    catalog = load(text)
    (fault,) = catalog.faults
    assert (fault.slug, fault.folder, fault.line) == ("", "", line)
    assert str(fault).startswith(f"{NAME}:{line}: {words}")
    assert fault.next_step
    assert set(catalog.problems) == {"double-it"}


def test_a_fault_takes_no_other_line_away(load):
    catalog = load('[double-it]\ntest_three = ["two-pointers", "three-pointers"]\ntest_sum = 3\n\n[treble-it]\n')
    assert catalog.tested == {"double-it": {"test_three": ("two-pointers",)}}
    assert [fault.line for fault in catalog.faults] == [2, 3, 5]


def test_a_concept_that_only_a_deck_asks_for_will_do(problems, load):
    change(
        problems, "concepts.toml", "[two-pointers]", '[meeting]\nname = "M"\ndeck = "dsa-patterns"\n\n[two-pointers]'
    )
    deck = make_deck(problems)
    deck.write_text(deck.read_text().replace('["two-pointers"]', '["meeting"]', 1))
    assert load('[double-it]\ntest_sum = ["meeting"]\n').faults == ()


def test_a_problem_that_was_left_out_is_not_blamed_twice(problems, load):
    change(problems / "dsa/double-it", "problem.toml", "difficulty = 1", "difficulty = 9")
    catalog = load('[double-it]\ntest_gone = ["two-pointers"]\n')
    assert [fault.file for fault in catalog.faults] == ["problem.toml"]


def test_a_folder_that_is_read_again_keeps_what_is_said_of_its_tests(problems, load):
    catalog = load('[double-it]\ntest_sum = ["two-pointers"]\n')
    assert catalog.refreshed(problems / "dsa/double-it").tested == catalog.tested


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("test_properties.py::test_sum", "test_sum"),
        ("test_examples.py::test_sum[3-::a[1]]", "test_sum"),
        ("test_properties.py::TestCache::test_get", "test_get"),
        ("", ""),
    ],
)
def test_the_name_of_a_test_stands_in_its_id(test, name):
    assert name_of(test) == name

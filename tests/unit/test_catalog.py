"""The catalogue as a whole: sound folders become problems, the others are left out and reported."""

from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.interviews.catalogue import load_problems
from rehearse_sandbox.wire.job import Scaling
from tests.unit.catalog_folders import WRONG, change, make_problem, make_problems, make_scaling


@pytest.fixture
def problems(tmp_path: Path) -> Path:
    return make_problems(tmp_path / "problems")


def messages(catalog: Catalog) -> list[str]:
    return [fault.message for fault in catalog.faults]


def test_a_sound_folder_becomes_a_problem(problems):
    make_problem(problems)
    catalog = Catalog.load(problems)
    problem = catalog.get("double-it")
    assert catalog.faults == ()
    assert problem is not None
    assert (problem.track, problem.title, problem.kind) == ("dsa", "Double it", "implement")
    assert problem.category_name == "Arrays and hashing"
    assert (problem.module, problem.symbols) == ("solution", ("double",))


def test_programs_and_cards_come_along(problems):
    make_problem(problems)
    problem = Catalog.load(problems).problems["double-it"]
    assert set(problem.accepted) == {"reference", "by_adding"}
    assert problem.reference == problem.accepted["reference"]
    assert {(wrong.name, wrong.verdict, wrong.fails) for wrong in problem.wrong} == {
        (name, "wrong_answer", ("test_sum",)) for name in WRONG
    }
    assert [hint.title for hint in problem.hints] == ["Ask", "Idea", "Outline"]
    assert [card.id for card in problem.cards] == ["double-it-0", "double-it-1", "double-it-2"]


def test_the_statement_shows_constants_and_examples(problems):
    make_problem(problems)
    statement = Catalog.load(problems).problems["double-it"].statement
    assert "up to 10." in statement
    assert "```python\nassert double(3) == 6\n```" in statement


def test_the_visible_suite_holds_back_the_properties(problems):
    make_problem(problems)
    problem = Catalog.load(problems).problems["double-it"]
    assert set(problem.suite) == {"inputs.py", "tests/test_examples.py", "tests/test_properties.py"}
    assert set(problem.examples_up_to(1)) == {"inputs.py", "tests/test_examples.py"}


def test_limits_and_comparison_come_from_the_folder(problems):
    place = make_problem(problems)
    with (place / "problem.toml").open("a") as file:
        file.write('[sandbox]\nbanned = ["math.prod"]\ncpu_s = 3\nmemory_mb = 128\n[compare]\nrtol = 1e-3\n')
        file.write("[examples]\ngate = 7\n")
    make_scaling(place)
    problem = Catalog.load(problems).problems["double-it"]
    assert (problem.limits.test_s, problem.limits.memory_mb, problem.banned) == (3, 128, ("math.prod",))
    assert (problem.compare.rtol, problem.compare.atol, problem.max_examples) == (1e-3, 1e-9, 7)
    assert problem.scaling == Scaling("n", (10, 20, 40, 80), exponent=1, slack=0.5)
    assert list(problem.slow) == ["one_by_one"]


def test_a_broken_folder_does_not_stop_the_others(problems):
    make_problem(problems)
    (make_problem(problems, "broken") / "problem.toml").unlink()
    catalog = Catalog.load(problems)
    assert set(catalog.problems) == {"double-it"}
    assert {fault.slug for fault in catalog.faults} == {"broken"}
    assert catalog.get("broken") is None


def test_a_missing_problems_folder_says_which_setting_to_change(tmp_path):
    catalog = Catalog.load(tmp_path / "nowhere")
    assert catalog.problems == {}
    assert "REHEARSE_PROBLEMS_DIR" in catalog.faults[0].next_step


def test_of_two_equal_slugs_the_first_stays(problems):
    make_problem(problems)
    make_problem(problems, track="ml")
    catalog = Catalog.load(problems)
    assert catalog.problems["double-it"].track == "dsa"
    assert "The slug `double-it` is also that of dsa/double-it." in messages(catalog)


def test_an_id_belongs_to_one_problem(problems):
    first, second = make_problem(problems), make_problem(problems, "twice")
    (second / "problem.toml").write_text((first / "problem.toml").read_text())
    catalog = Catalog.load(problems)
    assert set(catalog.problems) == {"double-it"}
    assert [(fault.slug, fault.file) for fault in catalog.faults] == [("twice", "problem.toml")]


def test_a_card_belongs_to_one_problem(problems):
    first, second = make_problem(problems), make_problem(problems, "twice")
    (second / "cards.toml").write_text((first / "cards.toml").read_text())
    assert "The card `double-it-0` is also that of dsa/double-it." in messages(Catalog.load(problems))


def test_a_prerequisite_has_to_exist(problems):
    change(make_problem(problems), "problem.toml", "license", 'prerequisites = ["nothing"]\nlicense')
    catalog = Catalog.load(problems)
    assert catalog.problems == {}
    assert messages(catalog) == ["The prerequisite `nothing` is not a problem."]


def test_prerequisites_must_not_run_in_a_ring(problems):
    change(make_problem(problems, "one"), "problem.toml", "license", 'prerequisites = ["two"]\nlicense')
    change(make_problem(problems, "two"), "problem.toml", "license", 'prerequisites = ["one"]\nlicense')
    change(make_problem(problems, "three"), "problem.toml", "license", 'prerequisites = ["one"]\nlicense')
    catalog = Catalog.load(problems)
    assert {fault.slug for fault in catalog.faults} == {"one", "two"}
    assert all("its own prerequisite" in message for message in messages(catalog))


def test_a_folder_that_is_no_track_is_reported(problems):
    make_problem(problems, track="maths")
    catalog = Catalog.load(problems)
    assert [(fault.slug, fault.file) for fault in catalog.faults] == [("", "maths")]


def test_decks_and_hidden_folders_are_passed_over(problems):
    for name in ("decks/numerics", ".git/objects", "dsa/.cache", "dsa/__pycache__"):
        (problems / name).mkdir(parents=True)
    assert Catalog.load(problems).faults == ()


@pytest.mark.parametrize("name", ["tags.toml", "concepts.toml"])
def test_without_a_list_of_words_any_word_goes(problems, name):
    make_problem(problems)
    (problems / name).unlink()
    catalog = Catalog.load(problems)
    assert [fault.file for fault in catalog.faults] == [name]
    assert set(catalog.problems) == {"double-it"}


def test_a_list_of_words_with_a_fault_names_the_line(problems):
    make_problem(problems)
    (problems / "tags.toml").write_text("[categories]\narrays-hashing = 3\n[tags]\n")
    (problems / "concepts.toml").write_text('[two-pointers]\nname = "Two pointers"\n')
    catalog = Catalog.load(problems)
    assert [(fault.file, fault.line) for fault in catalog.faults] == [("tags.toml", 1), ("concepts.toml", 1)]


def test_a_fault_reads_as_place_message_and_next_step(problems):
    place = make_problem(problems)
    change(place, "problem.toml", "difficulty = 1", "difficulty = 9")
    fault = Catalog.load(problems).faults[0]
    assert str(fault).startswith("dsa/double-it/problem.toml:7: `difficulty` is 9 (int): ")


def test_the_shipped_problems_have_no_fault():
    catalog = load_problems(Path(__file__).parents[2] / "problems")
    assert [str(fault) for fault in catalog.faults] == []
    assert len(catalog.problems) >= 8

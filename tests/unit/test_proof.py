"""What a suite was shown to refuse is told as long as it is true of the suite, and not a moment longer."""

from dataclasses import replace

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.proof import FILE, Proof, record, room
from tests.unit.catalog_folders import change, make_problem, make_problems

PROOF = Proof(mutants=40, killed=39, waived=1, wrong=7, cheats=16)


@pytest.fixture
def place(tmp_path):
    return make_problem(make_problems(tmp_path))


def told(place):
    return Catalog.load(place.parents[1]).problems["double-it"].proof


def test_without_a_record_nothing_is_told(place):
    assert told(place) is None


def test_what_was_recorded_is_told(place):
    record(place, PROOF)
    assert told(place) == PROOF
    assert PROOF.share == 0.975


def test_a_record_keeps_times_and_headroom_where_there_are_any(place):
    exact = replace(PROOF, tests=9, suite_ms=812, headroom=2.1e5)
    record(place, exact)
    assert told(place) == exact


def test_a_record_tells_of_the_most_rounds_that_this_suite_passed(place):
    record(place, replace(PROOF, rounds=3))
    record(place, PROOF)
    assert told(place).rounds == 3
    (place / "inputs.py").write_text((place / "inputs.py").read_text() + "# changed\n")
    record(place, PROOF)
    assert told(place).rounds == 1


@pytest.mark.parametrize("broken", ["rounds =", 'suite = "other"\nrounds = 9', "rounds = 9"])
def test_a_record_that_says_nothing_of_this_suite_is_written_anew(place, broken):
    (place / FILE).write_text(broken)
    record(place, PROOF)
    assert told(place) == PROOF


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("tests/test_properties.py", "# changed"),
        ("accepted/reference.py", "# changed"),
        ("inputs.py", "# changed"),
        ("wrong/expect.toml", 'says = "more"'),
        ("problem.toml", "[compare]\nrtol = 1e-3"),
    ],
)
def test_a_record_ends_with_the_suite_that_it_measured(place, name, added):
    record(place, PROOF)
    (place / name).write_text(f"{(place / name).read_text()}\n{added}\n")
    assert told(place) is None


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("statement.md", "Double", "Twice"),
        ("problem.toml", 'title = "Double it"', 'title = "Doubling"'),
        ("problem.toml", "minutes = 5", "minutes = 10"),
        ("wrong/expect.toml", 'verdict = "wrong"', 'mistake = "Adds."\nverdict = "wrong"'),
    ],
)
def test_better_words_leave_a_record_true(place, name, old, new):
    record(place, PROOF)
    change(place, name, old, new)
    assert told(place) == PROOF


@pytest.mark.parametrize(("text", "words"), [("suite = 3\n", "`mutants` is missing"), ("[", "This is not TOML")])
def test_a_record_that_was_edited_is_a_fault(place, text, words):
    (place / FILE).write_text(text)
    faults = Catalog.load(place.parents[1]).faults
    assert any(words in fault.message and fault.file == FILE for fault in faults)


def test_a_reference_without_mutants_has_lost_none():
    assert Proof(0, 0, 0, 3, 5).share == 1


@pytest.mark.parametrize(
    ("headroom", "words"), [(None, "nothing is rounded"), (2.1e5, "210,000x"), (4e12, "over a million")]
)
def test_headroom_is_told_in_words(headroom, words):
    assert room(headroom) == words

"""Decks are read as problems are: the sound ones are there, and each fault of the others has its file and line."""

from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from tests.unit.catalog_folders import change, make_deck, make_problem, make_problems

NAME = "decks/dsa-patterns.toml"


@pytest.fixture
def problems(tmp_path):
    """A problems folder with one problem and one deck."""
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    make_deck(folder)
    return folder


def faults_of(problems: Path) -> list[tuple[int | None, str]]:
    """The line and the message of each fault; whatever has one is left out, and nothing else is."""
    catalog = Catalog.load(problems)
    assert not catalog.decks
    assert list(catalog.problems) == ["double-it"]
    assert {fault.folder for fault in catalog.faults} == {NAME}
    assert all(fault.next_step for fault in catalog.faults)
    return [(fault.line, fault.message) for fault in catalog.faults]


def test_a_sound_deck_is_there_with_its_title_and_cards(problems):
    catalog = Catalog.load(problems)
    deck = catalog.decks["dsa-patterns"]
    assert not catalog.faults
    assert (deck.title, deck.place) == ("Data structures and patterns", NAME)
    meeting, aloud = deck.cards
    assert (meeting.kind, meeting.links, meeting.rubric) == ("basic", ("double-it",), ())
    assert (aloud.kind, len(aloud.rubric)) == ("prompt", 4)


def test_a_folder_without_decks_is_sound(tmp_path):
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    assert (dict(Catalog.load(folder).decks), Catalog.load(folder).faults) == ({}, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('concepts = ["two-pointers"]\nfront = "Explain', 'concepts = ["x"]\nfront = "Explain', 12, "`x` in `card[1].concepts` is unknown."),
        ('"dsa-patterns-aloud"', '"dsa-patterns-meeting"', 10, "The card id `dsa-patterns-meeting` is there twice."),
        ('"dsa-patterns-aloud"', '"aloud"', 10, "The card id `aloud` does not begin with its deck's name."),
        (', "gives the cost"', "", 16, "The prompt `dsa-patterns-aloud` has a rubric of 3 lines."),
        ('kind = "prompt"\n', "", 15, "The card `dsa-patterns-aloud` has a rubric, but is of the kind `basic`."),
        ('kind = "prompt"', 'kind = "riddle"', 11, "`card[1].kind` is 'riddle' (str): invalid enum value 'riddle'."),
        ('back = "One moves when the other must not."\n', "", 9, "`card[1].back` is missing."),
        ('links = ["double-it"]', 'shows = "assert True"', 7, "The card `dsa-patterns-meeting` has `shows`, but is of the kind `basic`."),
        ('links = ["double-it"]', 'kind = "bug"\nwas = "1"\nmended = "2"', 8, "The proof of the bug `dsa-patterns-meeting` lacks `shows`."),
        ('links = ["double-it"]', 'kind = "bug"\ngiven = "1"', 8, "The proof of the bug `dsa-patterns-meeting` lacks `was`, `mended`, `shows`."),
        ("[[card]]\nid", "[[card\nid", 1, None),
    ],
)  # fmt: skip
def test_a_fault_has_the_line_of_its_own_card(problems, old, new, line, message):
    change(problems, NAME, old, new)
    (found,) = faults_of(problems)
    assert found[0] == line
    assert message is None or found[1] == message


def test_a_deck_is_called_as_tags_toml_calls_it(problems):
    (problems / NAME).rename(problems / "decks/statistics.toml")
    catalog = Catalog.load(problems)
    assert not catalog.decks
    assert "There is no deck `statistics`." in [fault.message for fault in catalog.faults]


def test_a_file_that_is_not_text_costs_its_own_deck_only(problems):
    (problems / NAME).write_bytes(b"caf\xe9")
    (found,) = faults_of(problems)
    assert found[1].startswith("The file cannot be read")


def test_a_card_of_a_deck_and_one_of_a_problem_cannot_share_an_id(problems):
    place = problems / "dsa/double-it"
    change(place, "cards.toml", '"double-it-0"', '"dsa-patterns-meeting"')
    assert faults_of(problems) == [(None, "The card `dsa-patterns-meeting` is also one of dsa/double-it.")]

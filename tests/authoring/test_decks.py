"""`rehearse check` of decks: a card that is wrong, long, twinned or without a reason is named with its line."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from rich.console import Console

from rehearse.authoring.cache import Cache
from rehearse.authoring.check import Check, Checked
from rehearse.authoring.rendering import ProgressBar, as_json, summary
from rehearse.authoring.selection import decks_of, folders_of, named
from rehearse.catalog.catalog import Catalog
from tests.authoring.prose import PROBLEMS
from tests.unit.catalog_folders import change, make_deck

NAME = "decks/dsa-patterns.toml"
PRINTED = """
[[card]]
id = "dsa-patterns-printed"
kind = "output"
concepts = ["two-pointers"]
front = "What is printed?\\n\\n```python\\nprint([1, 2][::-1])\\n```"
back = "`[2, 1]`"
why = "A step of -1 goes backwards."
"""


@pytest.fixture
def checked(problems, sandbox, tmp_path):
    """What the check says of the deck, after a change of its text."""
    make_deck(problems)

    def check(old: str = "", new: str = ""):
        if old:
            change(problems, NAME, old, new)
        return check_deck_at(problems, NAME, sandbox, tmp_path / "cache")

    return check


def check_deck_at(problems: Path, place: str, sandbox, cache: Path) -> Checked:
    """What `rehearse check` says of a deck."""
    opener = nullcontext((sandbox, 1))
    with ProgressBar(Console(quiet=True), 1) as progress:
        check = Check(Catalog.load(problems), problems, lambda: opener, Cache(cache, problems), progress)
        (result,) = check.run([place])
    return result


def found(result) -> list[tuple[str, int | None]]:
    """Gate and line of each finding."""
    return [(gate, finding.line) for gate, finding in result.findings]


@pytest.mark.docker
def test_a_sound_deck_passes_and_is_then_known(checked):
    first, second = checked(), checked()
    assert (first.passed, found(first), first.cached, second.cached) == (True, [], False, True)
    assert (summary([first], []), first.is_deck) == ("1 deck: all gates passed", True)
    told = as_json([first], [])
    assert (told["problems"], told["table"], told["decks"][0]["deck"]) == ([], [], NAME)
    assert json.dumps(told)


@pytest.mark.docker
@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ('why = "Every pair beyond that was looked at from the other side."\n', "", ("G14", 4), "does not say why"),
        ('["double-it"]', '["triple-it"]', ("G2", 4), "`triple-it` among its links, which is no problem"),
        ("When do they stop?", "They stop.", ("G14", 4), "asks nothing in front"),
        ("When they meet.", "$\\\\nope$", ("G2", 5), "KaTeX refuses"),
        ("When they meet.", "When they<br>meet.", ("G2", 5), "HTML"),
        ('"names both ends"', '"names $\\\\nope$"', ("G2", 16), "KaTeX refuses"),
    ],
)
def test_a_fault_of_a_card_is_named_with_its_line(checked, old, new, place, words):
    result = checked(old, new)
    assert found(result) == [place]
    assert words in result.findings[0][1].message


@pytest.mark.docker
def test_what_a_card_says_is_printed_is_run(checked, problems):
    with (problems / NAME).open("a") as file:
        file.write(PRINTED)
    assert found(checked()) == []
    result = checked("`[2, 1]`", "`[1, 2]`")
    assert found(result) == [("G2", 22)]
    assert "does not print what the text says" in result.findings[0][1].message


def test_decks_are_found_by_their_name(problems):
    make_deck(problems)
    known = [*folders_of(problems), *decks_of(problems)]
    assert named(known, ["dsa-patterns", "double-it"]) == [NAME, "dsa/double-it"]
    assert named(known, [str(Path("problems") / NAME)]) == [NAME]


@pytest.mark.docker
@pytest.mark.parametrize("place", decks_of(PROBLEMS))
def test_the_shipped_decks_pass(sandbox, tmp_path, place):
    assert [str(finding) for finding in check_deck_at(PROBLEMS, place, sandbox, tmp_path).findings] == []


def test_the_core_decks_have_240_cards():
    assert sum(len(deck.cards) for deck in Catalog.load(PROBLEMS).decks.values()) == 240

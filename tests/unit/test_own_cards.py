"""What is on a card of a person's own as HTML, the card of a failed test, and what is proposed for one that does not stay."""

from types import SimpleNamespace

import pytest

from rehearse.cards import mistakes
from rehearse.cards.rendering import excerpt, shown
from rehearse.cards.shelf import Shelf
from rehearse.cards.texts import Card, CardRefusedError, Texts
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.review.leeches import practice_for
from rehearse.review.library import Library
from tests.unit.catalog_folders import make_deck, make_problem, make_problems

MEETING, GONE, OWN = "card:dsa-patterns-meeting", "card:gone", "own:1"
FAILURE = {
    "test": "test_properties.py::test_sum",
    "input": "double(1)",
    "output": "3",
    "expected": "2",
    "why": "Twice a number is the number plus itself.",
    "mistake": "Adds two instead of doubling.",
}


@pytest.fixture
def library(tmp_path):
    folder = make_problems(tmp_path / "problems")
    for slug in ("double-it", "double-again"):
        make_problem(folder, slug)
    make_deck(folder)
    return Library(Catalog.load(folder))


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<b>bold</b><script>alert(1)</script>", "<b>bold</b>"),
        ('<p onclick="alert(1)" style="color: red" class="katex" id="notice">x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<iframe src="/"></iframe><form action="/"><button>x</button></form><svg onload="alert(1)"></svg>', "x"),
        ('<span class="math inline evil">x</span>', '<span class="math inline">x</span>'),
        (
            '<img src="/review/media/a%20b.png" alt="A" onerror="alert(1)">',
            '<img src="/review/media/a%20b.png" alt="A">',
        ),
    ],
)
def test_html_of_a_card_keeps_its_text_and_nothing_that_could_run(markup, kept):
    assert shown(markup, "html") == kept


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/a.png",
        "//elsewhere.example/a.png",
        "data:image/png;base64,AAAA",
        "/api/v1/review/undo",
        "/review/media/",
        "/review/media/..",
        "/review/media/%2e%2e",
        "/review/media/%2E%2e%2Fqueue",
        "/review/media/a/../../queue",
        "/review/media/a.png?x=1",
        "a.png",
    ],
)
def test_an_image_that_is_not_the_persons_own_is_not_fetched(address):
    assert "src" not in shown(f'<img src="{address}">', "html")


def test_markdown_of_a_card_is_no_way_to_html():
    assert "<script" not in shown("<script>alert(1)</script> ![x](https://elsewhere.example/a.png)", "markdown")
    assert "<img" not in shown("![x](https://elsewhere.example/a.png)", "markdown")


@pytest.mark.parametrize(
    ("text", "form", "line"),
    [
        ("\n```python\nprint(1)\n```", "markdown", "print(1)"),
        ("What is `x`?\n\nMore.", "markdown", "What is <code>x</code>?"),
        ("a<b", "markdown", "a&lt;b"),
        ("<div>one</div><div>two &lt;b&gt;</div><script>x</script>", "html", "one two &lt;b&gt;"),
        ("x" * 200, "markdown", f"{'x' * 160}…"),
        ("<img src='x'>", "html", ""),
    ],
)
def test_a_list_shows_the_beginning_of_a_card(text, form, line):
    assert excerpt(text, form) == line


def test_a_card_of_a_failure_asks_for_the_result_and_holds_the_law_and_the_mistake():
    card = mistakes.card_of("double-it", "Double it", FAILURE)
    assert card.front == "**Double it** is asked:\n\n```python\ndouble(1)\n```\n\nWhat must come out, and why?"
    assert card.back == (
        "```python\n2\n```\n\nThe law: Twice a number is the number plus itself.\n\nMy mistake: Adds two instead of doubling."
    )


def test_a_card_of_an_exception_tells_it_with_the_law():
    failure = {"input": "double(1)", "why": "It doubles.", "error": "IndexError: list index", "expected": ""}
    back = mistakes.card_of("double-it", "Double it", failure).back
    assert back == "The law: It doubles.\n\nWhat was wrong: IndexError: list index"


def test_what_a_failure_says_stays_as_it_stands_in_markdown():
    failure = {"input": "f('```')", "expected": "1", "why": "`a` < *b* costs $5"}
    card = mistakes.card_of("double-it", "A_b_c", failure)
    assert "````python\nf('```')\n````" in card.front
    assert "<p>The law: `a` &lt; *b* costs $5</p>" in shown(card.back, "markdown")
    assert "<strong>A_b_c</strong>" in shown(card.front, "markdown")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        ({"why": "It doubles.", "expected": "2"}, "shows no input"),
        ({"input": "double([1, … 200 characters… 2])", "expected": "2"}, "too long to be shown whole"),
        ({"input": "double(1)", "output": "3"}, "would have no answer"),
    ],
)
def test_a_failure_without_anything_to_ask_makes_no_card(failure, words):
    with pytest.raises(CardRefusedError, match=words):
        mistakes.card_of("double-it", "Double it", failure)


@pytest.fixture
def shelf(library):
    """A shelf over some own texts, which counts how often these are read."""
    own = {
        item: Card(item, Texts("Mine", "B", "prompt", rubric=("said",)), 1, deck="Systems", rewritten=item != OWN)
        for item in (OWN, MEETING, GONE)
    }
    reads = []

    def read(items):
        reads.append(list(items))
        return {item: own[item] for item in items if item in own}

    return SimpleNamespace(shelf=Shelf(library, read), own=own, reads=reads)


def test_texts_are_read_once_and_for_what_is_shown_only(shelf):
    shelf.shelf.look_up(["problem:double-it", MEETING, OWN, "card:dsa-patterns-aloud", "own:2", GONE], first=3)
    assert shelf.reads == [[GONE, "problem:double-it", MEETING, OWN]]
    assert shelf.shelf.has("own:2")


def test_what_has_no_texts_any_more_is_not_there(shelf):
    del shelf.own[OWN]
    del shelf.own[GONE]
    shelf.shelf.look_up([GONE, OWN, MEETING], first=1)
    assert [shelf.shelf.has(item) for item in (GONE, OWN, MEETING)] == [False, False, True]
    assert (shelf.shelf.find(GONE), shelf.shelf.find(MEETING).card.front) == (None, "Mine")


def test_ones_own_words_stand_for_a_card_that_the_catalogue_has_no_more(shelf):
    shelf.shelf.look_up([GONE], first=1)
    assert shelf.shelf.find(GONE).card.front == "Mine"


def test_ones_own_words_keep_the_home_and_the_concepts_of_the_card(shelf):
    shelf.shelf.look_up([MEETING, OWN], first=2)
    mine, own = shelf.shelf.find(MEETING), shelf.shelf.find(OWN)
    assert (mine.home, mine.rewritten, mine.card.concepts) == ("Data structures and patterns", True, ("two-pointers",))
    assert (own.home, own.rewritten, own.card.rubric) == ("Systems", False, ("said",))


def card(**changes):
    return Flashcard("x", "front", "back", **{"concepts": (), **changes})


@pytest.mark.parametrize(
    ("asked", "solved", "found"),
    [
        (card(), (), None),
        (card(links=("gone",)), (), None),
        (card(links=("double-it", "double-again")), (), ("double-it", False)),
        (card(links=("double-it", "double-again")), ("double-it",), ("double-again", False)),
        (card(links=("double-it",)), ("double-it",), ("double-it", True)),
        (card(concepts=("two-pointers",)), ("double-again",), ("double-it", False)),
    ],
)
def test_a_card_that_does_not_stay_proposes_a_problem(library, asked, solved, found):
    practice = practice_for(asked, None, library, solved)
    assert (practice and (practice.problem.slug, practice.again)) == found


def test_a_card_of_a_problem_proposes_that_problem(library):
    practice = practice_for(card(links=("double-again",)), library.problem("double-it"), library, {"double-it"})
    assert (practice.problem.slug, practice.again) == ("double-it", True)

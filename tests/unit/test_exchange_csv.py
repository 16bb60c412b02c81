"""Cards as tables: what a line may be, what comes back, and what a spreadsheet must not run."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.exchange import csv_file, taking_out
from rehearse.exchange.csv_file import CsvCard
from rehearse.exchange.exporting import Chosen
from rehearse.exchange.limits import Limits, RefusedError
from tests.unit.exchange_files import small, write
from tests.unit.exchange_people import NOTHING, bring, cards, change, items, log, rate, undo

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)


def read(text, **limits):
    content = text if isinstance(text, bytes) else text.encode()
    return [*csv_file.read(content, replace(Limits(), **limits))]


@pytest.fixture
def table(tmp_path):
    """Writes a table and gives its path."""

    def made(text):
        path = tmp_path / "cards.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return made


@pytest.mark.parametrize(
    "text",
    [
        "front,back,tags,deck\nQ,A,one two,D",
        "Q,A,one two,D",
        "Q;A;one two;D\r\n",
        "Q\tA\tone two\tD\n",
        "\ufefffront;back;tags;deck\r\nQ;A;one two;D\r\n",
        "deck,Back,FRONT ,tags\n\nD,A,Q, one  two \n\n",
        'front,back,tags,deck\n"Q","A","one two","D"',
    ],
)
def test_columns_are_found_whatever_stands_between_them(text):
    assert read(text) == [CsvCard("Q", "A", "one two", "D")]


def test_what_is_left_out_is_empty():
    assert read("Q,A") == [CsvCard("Q", "A", "", "Imported")]
    assert read("front,back,form,other\nQ,A,HTML,x") == [CsvCard("Q", "A", form="html")]


def test_a_text_may_have_lines_quotes_and_delimiters():
    assert read('front,back\n"a ""b"",\nc","d;e"') == [CsvCard('a "b",\nc', "d;e")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"front,back\n\xff\xfe,x", "not UTF-8: invalid start byte at byte 11"),
        ("front,back\nalone", "Line 2 has 1 column"),
        ("alone", "Line 1 has 1 column"),
        ("Q," + "x" * 50, "too long"),
        ("Q,A,,D" + "x" * 300, "too long"),
        ("Q,A\nQ2,A\nQ3,A\nQ4,A", "more than 3 cards"),
        ('"' + "x" * 200_000, "cannot be read as CSV"),
    ],
)
def test_what_is_no_table_of_cards_is_told(text, words):
    with pytest.raises(RefusedError, match=words):
        read(text, text_chars=30, cards=3)


@given(
    st.lists(
        st.builds(CsvCard, TEXT, TEXT, st.just("a b"), st.just("Deck"), st.sampled_from(["markdown", "html"])),
        min_size=1,
    )
)
def test_a_table_comes_back_as_it_went(made):
    assert read("".join(csv_file.write(made))) == made


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "- a list\n- of two"])
def test_no_cell_is_a_formula(cell):
    lines = "".join(csv_file.write([CsvCard(cell, cell, deck=cell)]))
    assert not any(part.lstrip('"').startswith(("=", "+", "-", "@")) for part in lines.splitlines()[1].split(","))
    assert read(lines)[0].front == cell


def test_a_table_comes_in_once_and_changes_what_is_otherwise(ada, table):
    assert bring(ada, table("Q,A,t,D\nQ2,A2,t,D")).new == 2
    (card, _) = cards(ada).values()
    assert (card.form, items(ada)[card.item].phase) == ("markdown", "new")
    rate(ada, card.item)
    summary = bring(ada, table("Q,A new,t,D\nQ2,A2,t,D\nQ3,A3,,E"))
    assert (summary.new, summary.updated, summary.unchanged, summary.decks) == (1, 1, 1, ["D", "E"])
    assert (cards(ada)["Q"].back, items(ada)[card.item].reviews, len(log(ada))) == ("A new", 1, 1)


def test_what_was_changed_or_written_here_stays(ada, table):
    bring(ada, table("Q,A,,D"))
    change(ada, cards(ada)["Q"].item, back="Mine")
    assert bring(ada, table("Q,A other,,D")).kept == 1
    assert cards(ada)["Q"].back == "Mine"


def test_lines_that_are_empty_or_there_twice_are_left_out_and_told(ada, table):
    summary = bring(ada, table("Q,A\nQ,B\n,C\nD,"))
    assert (summary.new, summary.left_out) == (1, {csv_file.TWICE: 1, csv_file.EMPTY: 2})


def test_html_in_a_table_is_cleaned(ada, table):
    bring(ada, table("front,back,form\n<b>Q</b><script>x</script>,A,html"))
    assert [*cards(ada)] == ["<b>Q</b>"]


def test_cards_of_anki_go_out_as_a_table_and_come_back_as_they_were(ada, grace, table, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", small(front="<b>Q</b>")))
    out = table("".join(taking_out.table(ada, NOTHING, Chosen())))
    assert bring(ada, out).unchanged == 1
    bring(grace, out)
    assert [(card.front, card.back, card.form) for card in cards(grace).values()] == [("<b>Q</b>", "That.", "html")]


def test_a_table_is_taken_back(ada, table):
    bring(ada, table("Q,A\nQ2,A2"))
    assert (undo(ada).removed, cards(ada), items(ada)) == (2, {}, {})

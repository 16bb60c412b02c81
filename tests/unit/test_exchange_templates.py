"""Sides of cards made of notes: fields, conditions, gaps, filters, and templates that mean harm."""

import pytest

from rehearse.exchange import cloze, templates
from rehearse.exchange.limits import RefusedError
from rehearse.exchange.values import Note, NoteType, Template


def sides(question, *fields, answer="{{FrontSide}}", kind="standard", ordinal=0, **options):
    names = ("Front", "Back", "Extra")[: len(fields)]
    made = NoteType(1, "Type", kind, names, (Template("Card 1", question, answer),))
    return templates.render(Note(1, "g", 1, ("one", "two"), fields), made, ordinal, deck="A::B", **options)


@pytest.mark.parametrize(
    ("template", "rendered"),
    [
        ("{{Front}}!", "f!"),
        ("{{ Front }}", "f"),
        ("{{Nobody}}x", "x"),
        ("{{#Extra}}has{{/Extra}}{{^Extra}}has not{{/Extra}}", "has not"),
        ("{{#Front}}a{{#Back}}b{{/Back}}{{/Front}}", "ab"),
        ("{{#Front}}open", "open"),
        ("{{/Front}}stray", "stray"),
        ("{{!a word to oneself}}x", "x"),
        ("<!-- {{Front}} -->x<!-- open", "x<!-- open"),
        ("{{Tags}} {{Deck}} {{Subdeck}} {{Card}} {{Type}}", "one two A::B B Card 1 Type"),
        ("{{text:Back}}", "bold"),
        ("{{type:Front}}", ""),
        ("{{tts de_DE voices=x:Front}}", ""),
        ("{{hint:Front}}", "<details><summary>Front</summary>f</details>"),
        ("{{cloze:Front}}", "f"),
        ("{{made-up:Front}}", "f"),
    ],
)
def test_a_template_is_filled(template, rendered):
    assert sides(template, "f", "<b>bold</b>", "<br> ").question == rendered


def test_the_answer_may_repeat_the_question():
    assert sides("{{Front}}", "q", "a", answer="{{FrontSide}}-{{Back}}").answer == "q-a"
    assert sides("{{Front}}", "q", "a", answer="{{FrontSide}}-{{Back}}", front_side=False).answer == "-a"


def test_what_is_to_be_typed_is_told_by_the_answer_only():
    both = sides("{{Front}} {{type:Back}}", "q", "a", answer="{{type:Back}}")
    assert (both.question, both.answer) == ("q ", "a")


def test_readings_become_ruby():
    assert sides("{{furigana:Front}}", "日本[にほん]").question == "<ruby>日本<rt>にほん</rt></ruby>"
    assert sides("{{kana:Front}}{{kanji:Front}}", "日本[にほん]").question == "にほん日本"


@pytest.mark.parametrize(
    ("text", "ordinal", "question", "answer"),
    [
        ("{{c1::Paris}} in {{c2::France}}", 0, "[…] in France", "*Paris* in France"),
        ("{{c1::Paris}} in {{c2::France}}", 1, "Paris in […]", "Paris in *France*"),
        ("{{c1::Paris::city}}", 0, "[city]", "*Paris*"),
        ("{{c1::a {{c2::b}} c}}", 0, "[…]", "*a b c*"),
        ("{{c1::a {{c2::b}} c}}", 1, "a […] c", "a *b* c"),
        ("{{c1,3::both}}", 2, "[…]", "*both*"),
        ("{{c1::x}} }} {{c2::open", 0, "[…] }} open", "*x* }} open"),
    ],
)
def test_gaps_are_open_for_their_own_card(text, ordinal, question, answer):
    shown = [
        cloze.shown(text, ordinal, answer=side).replace('<span class="cloze">[', "[").replace("]</span>", "]")
        for side in (False, True)
    ]
    assert (shown[0], shown[1].replace('<span class="cloze">', "*").replace("</span>", "*")) == (question, answer)


def test_a_template_that_repeats_a_field_without_end_is_refused():
    with pytest.raises(RefusedError, match="more than 300,000 characters"):
        sides("{{Front}}" * 1000, "x" * 1000)


@pytest.mark.parametrize(
    "text", ["{{c1::" * 50_000, "<!--" * 50_000, "{{#Front}}" * 20_000, "<" * 200_000, "[" * 200_000]
)
def test_a_text_that_means_harm_takes_no_time(text):
    # Each of them took minutes with the obvious regular expression.
    for name in ("text", "furigana", "cloze"):
        sides(f"{{{{{name}:Front}}}}", text, kind="cloze")
    sides(text, "x")

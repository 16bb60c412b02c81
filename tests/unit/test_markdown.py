"""Markdown of problem folders becomes safe HTML."""

import pytest

from rehearse.catalog.markdown import highlight_source, render, render_line


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<a onclick="alert(1)">x</a>',
        "![x](https://example.org/x.png)",
        "<div style='position:fixed'>x</div>",
        "```html\n<script>alert(1)</script>\n```",
        "$<script>alert(1)</script>$",
    ],
)
def test_nothing_that_could_run_or_load_comes_through(hostile):
    html = render(hostile)
    assert not any(sign in html for sign in ("<script", 'href="javascript', "<a onclick", "<img", "<div style"))


def test_formulas_are_left_for_the_browser():
    html = render("Let $x_i < 1$:\n\n$$\n\\sum_i x_i\n$$\n")
    assert '<span class="math inline">x_i &lt; 1</span>' in html
    assert '<div class="math block">' in html
    assert "\\sum_i x_i" in html


@pytest.mark.parametrize("text", ["It costs $5 and $10 more.", "`a $b$ c`"])
def test_dollars_that_are_money_or_code_are_no_formula(text):
    assert "math" not in render(text)


def test_stars_in_a_formula_are_not_emphasis():
    assert "<em>" not in render("$a * b * c$")


def test_headings_start_at_the_level_that_the_page_has_room_for():
    html = render("# One\n\n### Three\n", top=3)
    assert "<h3>One</h3>" in html
    assert "<h5>Three</h5>" in html


def test_a_heading_that_repeats_the_title_is_left_out():
    assert render("# LRU cache\n\nText.", drop_title="lru cache") == "<p>Text.</p>\n"


def test_another_first_heading_stays():
    assert "<h2>Task</h2>" in render("# Task\n\nText.", drop_title="LRU cache")


def test_code_is_highlighted_and_reachable_by_keyboard():
    html = render("```python\ndef f():\n    return 1\n```\n")
    assert 'tabindex="0"' in html
    assert '<span class="hl-k">def</span>' in html


@pytest.mark.parametrize("fence", ["```nolanguage\na < b\n```", "```\na < b\n```", "    a < b\n"])
def test_code_in_no_known_language_is_escaped_text(fence):
    assert "a &lt; b" in render(fence)


def test_a_columns_alignment_is_a_class_since_style_attributes_are_refused():
    html = render("| a | b |\n|--:|:-:|\n| 1 | 2 |\n")
    assert 'class="align-right"' in html
    assert 'class="align-center"' in html
    assert "style=" not in html


def test_an_empty_corner_of_a_table_is_no_header():
    html = render("|   | type |\n|---|---|\n| X | array |\n")
    assert html.count("<th>") == 1


def test_a_line_has_no_paragraph_around_it():
    assert render_line("Which *directions* of $w$?") == (
        'Which <em>directions</em> of <span class="math inline">w</span>?'
    )


def test_each_line_of_a_source_can_be_pointed_at():
    html = highlight_source('a = """one\ntwo"""\n\nb = a < 1\n')
    assert [f'id="line-{number}"' in html for number in range(1, 6)] == [True, True, True, True, False]
    assert html.count("<span") == html.count("</span>")
    assert "&lt;" in html

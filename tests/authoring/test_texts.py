"""Gate G2: what is wrong in a text is named with the line of the author's file."""

from pathlib import Path

import pytest

from rehearse.authoring.findings import Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.passages import passages_of
from rehearse.authoring.texts import NOT_RENDERED, Snippet, check_texts, doctests_of, outputs_of
from rehearse.catalog.problem import Problem
from tests.authoring.prose import SLUGS, only, problem_with

NO_KATEX = Formulas(katex=Path("nowhere"))
CARDS = (
    '[[card]]\nid = "a"\nconcepts = ["two-pointers"]\nfront = "One?"\nback = """\nFirst line.\n\n{text}"""\n'
    '[[card]]\nid = "b"\nconcepts = ["two-pointers"]\nwhy = "x\\n\\n{text}"\nback = "1"\nfront = "Two?"\n'
    '[[card]]\nid = "c"\nconcepts = ["two-pointers"]\nback = "1"\nfront = "Three?"\n'
)


@pytest.fixture(scope="module")
def formulas():
    with Formulas() as katex:
        yield katex


def found(tmp_path: Path, katex: Formulas, text: str, file: str = "editorial.md") -> Report:
    return check_texts(problem_with(tmp_path, {file: text}), formulas=katex, slugs={"double-it"})


def printed_in(problem: Problem) -> list[Snippet]:
    """What the cards of a problem say is printed."""
    return outputs_of(problem.cards, {passage.name: passage for passage in passages_of(problem)})


@pytest.mark.parametrize("slug", SLUGS)
def test_the_shipped_problems_pass(shipped, slug, formulas):
    assert check_texts(shipped[slug], formulas=formulas, slugs=shipped).findings == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("One\n\ntwo $a$\nthree $\\nope$ four $b$", 4, "Undefined control sequence"),
        ("$a$ `$a$`\n$a$ $\\frac{a$", 2, "Unexpected end of input"),
        ("Text\n\n$$\nx\n+ \\nope\n$$\n", 5, "Undefined control sequence"),
        ("| a |\n|---|\n| b |\n| $x^a^b$ |\n", 4, "Double superscript"),
        ("- one\n- two\n\n  *three* [four](/problems)\n  $x_$\n", 5, "Expected group"),
        ("$\\includegraphics{https://x.org/a.png}$", 1, "switched off"),
    ],
)
def test_a_formula_that_katex_refuses_is_named_with_its_line(tmp_path, formulas, text, line, words):
    finding = only(found(tmp_path, formulas, text))
    assert (finding.file, finding.line, finding.severity) == ("editorial.md", line, "error")
    assert words in finding.message


def test_what_katex_only_warns_about_is_a_warning(tmp_path, formulas):
    report = found(tmp_path, formulas, "$x$ $größe$")
    assert report.passed
    assert {finding.line for finding in report.findings} == {1}
    assert "Unicode" in report.findings[0].message


@pytest.mark.parametrize(
    "text", ["`$\\nope$`", "```\n$\\nope$\n```", "    $\\nope$\n", "costs $ 5 and 6 $", r"\$x_y\$"]
)
def test_what_the_page_does_not_show_as_a_formula_is_none(tmp_path, formulas, text):
    assert found(tmp_path, formulas, text).findings == ()


def test_the_lines_of_a_statement_are_those_before_its_examples_are_filled_in(tmp_path, formulas):
    text = "{{const:n_max}} $a$\n\n{{example:three}}\n\n{{example:three}}\nmore\n\n$\\nope$\n"
    assert only(found(tmp_path, formulas, text, "statement.md")).line == 8


def test_a_hint_has_the_line_of_its_file(tmp_path, formulas):
    text = "## 1. Ask $a$\n\nWhat?\n\n## 2. Idea\n\nAdd.\n\n$\\nope$\n\n## 3. $\\nope$\n\nReturn it.\n"
    assert [each.line for each in found(tmp_path, formulas, text, "hints.md").findings] == [9, 11]


def test_a_card_has_the_line_of_its_key_or_its_text(tmp_path, formulas):
    report = found(tmp_path, formulas, CARDS.format(text="$\\\\nope$"), "cards.toml")
    assert [(each.file, each.line) for each in report.findings] == [("cards.toml", 8), ("cards.toml", 12)]


def test_without_katex_one_warning_says_so(tmp_path):
    report = found(tmp_path, NO_KATEX, "$a$ $\\nope$")
    assert report.findings == (NOT_RENDERED,)
    assert report.passed
    assert "not rendered" in report.summary


def test_without_katex_and_without_formulas_all_is_well(tmp_path):
    assert found(tmp_path, NO_KATEX, "No formula.").findings == ()


@pytest.mark.parametrize("address", ["/problems/double-it", "/problems/double-it/", "/problems", "/", "/cards"])
def test_a_link_to_our_own_pages_is_fine(tmp_path, address):
    assert found(tmp_path, NO_KATEX, f"[there]({address})").findings == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[x](/problems/nowhere)", "does not exist"),
        ("[x](../lru-cache)", "leads nowhere"),
        ("[x](#cost)", "leads nowhere"),
        ("[x]()", "nothing leads nowhere"),
        ("[x](http://example.org)", "by `http`"),
        ("[x](//example.org/a)", "another host"),
        ("[x](mailto:a@example.org)", "by `mailto`"),
        ("[x](javascript:alert(1))", "brackets instead"),
        ("![x](https://example.org/x.png)", "is not shown"),
        ("![x](x.png)", "is not shown"),
        ("<img src='https://example.org/x.png'>", "is HTML"),
        ("a <script src=x>", "is HTML"),
        ("at most $ \\frac{1}{2}$", "outside a formula"),
    ],
)
def test_what_comes_from_elsewhere_or_leads_nowhere_is_refused(tmp_path, text, words):
    finding = only(found(tmp_path, NO_KATEX, f"One\n\ntwo\n{text}\n"))
    assert (finding.severity, finding.line) == ("error", 4)
    assert words in finding.message


def test_a_link_that_leaves_the_site_is_a_warning(tmp_path):
    report = found(tmp_path, NO_KATEX, "a\n[x](https://example.org/paper)")
    assert (report.passed, only(report).line) == (True, 2)


def test_a_link_to_the_evidence_is_fine(tmp_path):
    metadata = (problem_with(tmp_path).folder / "problem.toml").read_text()
    asked = '[[asked]]\ncompany = "C"\nrole = "R"\nround = "1"\nurl = "https://example.org/x"\nseen = "2026-03"\n'
    files = {"problem.toml": metadata + asked, "editorial.md": "[x](https://example.org/x)"}
    assert check_texts(problem_with(tmp_path, files), formulas=NO_KATEX, slugs=()).findings == ()


@pytest.mark.parametrize("text", ["a < b and c > d", "`<b>`", "list<int>", "```html\n<script>\n```"])
def test_angle_brackets_that_are_no_html_are_fine(tmp_path, text):
    assert found(tmp_path, NO_KATEX, text).findings == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n```python\nx = 1\ny = = 2\n```\n", 5),
        ("```py\n>>> f(1\n2\n```\n", 2),
        ("a\n\n    >>> 1\n    1\n    >>> 1 +\n    2\n", 5),
    ],
)
def test_code_of_a_statement_that_is_not_python_is_named_with_its_line(tmp_path, text, line):
    finding = only(found(tmp_path, NO_KATEX, text, "statement.md"))
    assert "is not Python" in finding.message
    assert finding.line == line


def test_a_session_without_a_blank_after_the_prompt_is_named(tmp_path):
    assert "session cannot be read" in only(found(tmp_path, NO_KATEX, "```\n>>>1\n```")).message


@pytest.mark.parametrize("text", ["```text\nx = = 1\n```", "```python\nre.match('\\d', x)\n```", "```\nx = = 1\n```"])
def test_code_that_parses_or_does_not_claim_to_be_python_is_fine(tmp_path, text):
    assert found(tmp_path, NO_KATEX, text, "statement.md").findings == ()


def test_examples_at_the_prompt_are_collected_with_their_lines(tmp_path):
    statement = "{{example:three}}\n\n```python\n>>> n = 2\n>>> double(n)\n4\n```\n"
    editorial = "Text\n\n    >>> double(\n    ...     3)\n    6\n\n```\n>>>bad\n```\n"
    snippets = doctests_of(problem_with(tmp_path, {"statement.md": statement, "editorial.md": editorial}))
    assert [(each.session, each.line, each.source, each.expected) for each in snippets] == [
        ("statement.md", 4, "n = 2\n", ""),
        ("statement.md", 5, "double(n)\n", "4\n"),
        ("editorial.md", 3, "double(\n    3)\n", "6\n"),
    ]


@pytest.mark.parametrize("back", ["`2`, since one and one is two.", "```\\n2\\n```", "2"])
def test_what_a_card_says_is_printed_is_collected_with_its_program(tmp_path, back):
    front = "What is printed?\\n\\n```python\\nprint(1 + 1)\\n```"
    cards = (
        CARDS.format(text="x")
        .replace('"Two?"', f'"{front}"\nkind = "output"')
        .replace('back = "1"', f'back = "{back}"', 1)
    )
    snippet, *others = printed_in(problem_with(tmp_path, {"cards.toml": cards}))
    assert (snippet.line, snippet.source, snippet.expected, others) == (14, "print(1 + 1)\n", "2\n", [])


def test_the_shipped_cards_say_what_is_printed(shipped, capsys):
    for snippet in [snippet for problem in shipped.values() for snippet in printed_in(problem)]:
        exec(snippet.source, {})
        assert capsys.readouterr().out == snippet.expected


@pytest.mark.parametrize("name", ["statement.md", "hints.md", "cards.toml", "problem.toml"])
def test_a_file_that_went_away_costs_the_lines_and_not_the_check(tmp_path, formulas, name):
    problem = problem_with(
        tmp_path, {"statement.md": "$\\nope$", "hints.md": "## 1. a\n\n$\\nope$\n## 2. b\n\nc\n## 3. d\n\ne\n"}
    )
    (problem.folder / name).unlink()
    assert len(check_texts(problem, formulas=formulas, slugs=()).findings) == 2


def test_metadata_that_became_unreadable_gives_no_evidence(tmp_path):
    problem = problem_with(tmp_path)
    (problem.folder / "problem.toml").write_text("a = = 1")
    assert check_texts(problem, formulas=NO_KATEX, slugs=()).findings == ()

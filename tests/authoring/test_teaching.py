"""Gate G14: hints that solve, cards that do not ask, editorials that leave out what interviews ask."""

from dataclasses import replace

import pytest

from rehearse.authoring.teaching import check_teaching
from tests.authoring.prose import SLUGS, only, problem_with

EDITORIAL = "It costs $O(1)$.\n\n## Other ways\n\nAdd.\n\n## What the interviewer asks next\n\n- *Thrice?* Add again.\n"
REFERENCE = """\
def double(values, *, most=10):
    # Twice each.
    if not values or any(value > most for value in values):
        raise ValueError(f"expected up to {most} and got {values}")
    results: list[int] = []
    for value in values:
        results.append(value + value if value > 0 else 2 * value)
    return results
"""
CARDS = """\
[[card]]
id = "one"
concepts = ["two-pointers"]
front = "What is twice a number?"
back = "The number added to itself."

[[card]]
id = "two"
concepts = ["two-pointers"]
kind = "cloze"
front = "Half of it is ___ of it."
back = "50 %"

[[card]]
id = "three"
concepts = ["two-pointers"]
kind = "prompt"
front = "Explain doubling to a colleague."
back = "It grows."
rubric = ["starts", "shows", "warns", "ends"]
"""


@pytest.fixture
def checked(tmp_path):
    """What the gate says of sound texts, one of which is changed."""

    def check(file: str = "editorial.md", old: str = "", new: str = ""):
        files = {"editorial.md": EDITORIAL, "cards.toml": CARDS}
        if old:
            assert old in files[file]
            files[file] = files[file].replace(old, new)
        return check_teaching(problem_with(tmp_path, files))

    return check


@pytest.fixture
def hinted(tmp_path):
    """What the gate says of hints, given the last rung."""

    def check(rung: str):
        hints = f"## 1. Ask\n\nWhat?\n\n## 2. Idea\n\nAdd.\n\n## 3. Outline\n\n{rung}\n"
        problem = problem_with(tmp_path, {"hints.md": hints, "editorial.md": EDITORIAL, "cards.toml": CARDS})
        return check_teaching(replace(problem, accepted={"reference": REFERENCE}))

    return check


@pytest.mark.parametrize("slug", SLUGS)
def test_the_shipped_problems_pass(shipped, slug):
    assert check_teaching(shipped[slug]).findings == ()


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", [lambda name: name, lambda name: f"my_{name}"], ids=["as it is", "with other names"])
def test_a_pasted_reference_is_no_hint(shipped, slug, name):
    problem = shipped[slug]
    code = problem.reference
    for symbol in ("self", "level", "values", "image", "logits", *problem.symbols):
        code = code.replace(symbol, name(symbol))
    last = replace(problem.hints[-1], markdown=f"```python\n{code}```")
    finding = only(check_teaching(replace(problem, hints=(*problem.hints[:-1], last))))
    assert "of the reference" in finding.message


def test_sound_texts_pass(checked):
    report = checked()
    assert (report.findings, report.summary) == ((), "3 hints, 3 cards")


def test_a_pasted_hint_has_the_line_of_its_rung(hinted):
    finding = only(hinted(f"```python\n{REFERENCE}```"))
    assert (finding.file, finding.line) == ("hints.md", 11)
    assert "% of the reference" in finding.message


def test_a_single_line_of_the_reference_is_named(hinted):
    finding = only(
        hinted("Walk along.\n\nThen `results.append(value+value if value > 0 else 2*value)`, and that is it.")
    )
    assert (finding.line, "is a line of the reference" in finding.message) == (13, True)


@pytest.mark.parametrize(
    "rung", ["For each value in values: append twice the value.", "`for value in values:`", "`return results`"]
)
def test_what_everybody_would_write_gives_nothing_away(hinted, rung):
    assert hinted(rung).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("What is twice a number?", "Twice a number.", 4, "asks nothing"),
        ("What is twice a number?", "Twice it?", 4, "too few words"),
        ("The number added to itself.", "what is twice a NUMBER", 4, "repeats on its back"),
        ("is ___ of it.", "is missing.", 11, "cloze without a gap"),
        ("___", "what, or {{c1::half}},", None, ""),
        ("Half of it is ___ of it.", "What is ... a number?", 11, "nearly the same as `one`"),
        ('kind = "cloze"', 'kind = "bug"', 11, "asks nothing"),
        (
            'kind = "cloze"\nfront = "Half of it is',
            'kind = "output"\nfront = "Which? Half of it is',
            11,
            "shows no code",
        ),
    ],
)
def test_a_card_that_does_not_ask_is_named_with_its_line(checked, old, new, line, words):
    findings = checked("cards.toml", old, new).findings
    assert [(finding.line, words in finding.message) for finding in findings][:1] == ([(line, True)] if words else [])


@pytest.mark.parametrize(("old", "count", "side"), [("What is", 22, "front"), ("The number", 38, "back")])
def test_a_card_that_takes_long_is_a_warning(checked, old, count, side):
    report = checked("cards.toml", old, "word " * count + old)
    assert report.passed
    assert f"words on its {side}" in only(report).message


def test_cards_about_different_code_are_not_alike(checked):
    front = '"What does this print?\\n```\\n{}\\n```"'
    changed = CARDS.replace('"What is twice a number?"', front.format("print(1 + 1)"))
    changed = changed.replace('"Half of it is ___ of it."', front.format("a = [2] ... b = sorted(a)"))
    assert checked("cards.toml", CARDS, changed).findings == ()


def test_a_concept_without_a_card_is_named(tmp_path):
    problem = replace(problem_with(tmp_path, {"editorial.md": EDITORIAL}), concepts=("two-pointers", "greedy"))
    assert "`greedy`" in check_teaching(problem).findings[-1].message


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("$O(1)$", "what the solution costs"),
        ("Other ways", "one way only"),
        ("What the interviewer asks next", "does not say what the interviewer asks next"),
    ],
)
def test_what_an_editorial_leaves_out_is_named(checked, old, words):
    finding = only(checked("editorial.md", old, "Nothing"))
    assert (finding.file, words in finding.message) == ("editorial.md", True)


@pytest.mark.parametrize("cost", [r"$\mathcal{O}(n)$", r"$\Theta(n)$", r"$O\left(n\right)$", "O(n)"])
def test_a_cost_may_be_written_in_many_ways(checked, cost):
    assert checked("editorial.md", "$O(1)$", cost).findings == ()


@pytest.mark.parametrize(
    "ways", ["| Method | time |\n|---|---|\n| a | b |", "A second method adds.", "An alternative adds."]
)
def test_another_way_may_be_shown_in_many_ways(checked, ways):
    assert checked("editorial.md", "## Other ways\n\nAdd.", ways).findings == ()


def test_a_heading_without_questions_below_is_named(checked):
    finding = only(checked("editorial.md", "- *Thrice?* Add again.\n", ""))
    assert (finding.line, "Nothing follows" in finding.message) == (7, True)


def test_a_program_without_a_run_of_tokens_gives_nothing_away(tmp_path):
    files = {"editorial.md": EDITORIAL, "cards.toml": CARDS, "accepted/reference.py": "double = abs\n"}
    assert check_teaching(problem_with(tmp_path, files)).findings == ()

"""Runs of words that two problems share."""

import pytest

from rehearse.authoring.overlap import check_overlap, prose_of, shared_runs
from tests.authoring.prose import only, problem_with

TWELVE = "one two three four five six seven eight nine ten eleven twelve"


@pytest.fixture
def reports(tmp_path):
    """What each of several problems is told about its editorial."""

    def check(*editorials: str):
        # The tiny problems have all other texts in common, and those are too short to count.
        problems = [
            problem_with(tmp_path, {"editorial.md": text}, slug)
            for text, slug in zip(editorials, ("here", "there", "third"), strict=False)
        ]
        runs = shared_runs({problem.slug: prose_of(problem) for problem in problems})
        return [check_overlap(problem, runs) for problem in problems]

    return check


def test_the_shipped_problems_share_no_long_run(shipped):
    assert shared_runs({slug: prose_of(problem) for slug, problem in shipped.items()}) == []


def test_twelve_equal_words_are_a_warning_in_both(reports):
    here, there = reports(f"Before.\n\nUnlike it: {TWELVE} here", f"Alike, {TWELVE} there")
    assert here.passed
    assert (only(here).file, only(here).line) == ("editorial.md", 3)
    assert "12 words in a row are also in there (editorial.md line 1)" in only(here).message
    assert "also in here (editorial.md line 3)" in only(there).message


def test_a_longer_run_is_one_finding(reports):
    longer = f"{TWELVE} {TWELVE[::-1]}"
    here, _ = reports(f"A word. {longer}", f"The words: {longer}\n\nMore.")
    assert "24 words in a row" in only(here).message
    assert "twelve …" in only(here).message


def test_case_signs_emphasis_and_line_breaks_do_not_hide_a_run(reports):
    here, _ = reports(
        TWELVE, "One, *two* **three** `four`\nfive (six) [seven](/problems) ~~eight~~ nine; TEN eleven twelve!"
    )
    assert "12 words" in only(here).message


@pytest.mark.parametrize(
    "text",
    [
        TWELVE.replace("six", "6"),
        TWELVE.replace("six", "six\n\n"),
        TWELVE.replace("six", "six $x$"),
        TWELVE.replace(" twelve", ""),
        f"```\n{TWELVE}\n```",
        f"$$\n{TWELVE}\n$$",
        f"| {TWELVE.replace(' six ', ' six | ')} |\n|---|---|",
    ],
)
def test_shorter_runs_code_and_formulas_are_left_out(reports, text):
    assert [report.findings for report in reports(TWELVE, text)] == [(), ()]


def test_a_problem_may_repeat_itself(reports):
    assert reports(f"{TWELVE}\n\n{TWELVE}")[0].findings == ()


def test_what_many_share_is_said_once(reports):
    here, *_ = reports(TWELVE, f"b {TWELVE}", f"c {TWELVE}")
    assert "and 1 more place" in only(here).message

"""The product in one breath: open a problem, write, submit, watch the verdict come, and learn from a refusal."""

import importlib.util
from pathlib import Path
from types import ModuleType

import hypothesis
import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import editor, open_problem, saved, source, verdict, write
from tests.served import Server

pytestmark = pytest.mark.browser

PROBLEMS = Path(__file__).parents[2] / "problems"
BRACKETS = PROBLEMS / "dsa" / "balanced-brackets"
SOFTMAX = PROBLEMS / "ml" / "softmax-cross-entropy"

RIGHT = {folder.name: (folder / "accepted" / "reference.py").read_text() for folder in (BRACKETS, SOFTMAX)}
#: Right on every visible example; each forgets something that only the hidden tests ask for.
WRONG = {
    BRACKETS.name: RIGHT[BRACKETS.name].replace("not still_open\n", "set(still_open) <= {'{'}\n"),
    SOFTMAX.name: RIGHT[SOFTMAX.name].replace("gradient / n", "gradient / min(n, 2)"),
}


def module(path: Path, text: str | None = None) -> ModuleType:
    """A problem's file, or another text in its place, as a module."""
    spec = importlib.util.spec_from_loader(path.stem, loader=None)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    exec(text or path.read_text(), vars(made))
    return made


def submit(page: Page, text: str) -> None:
    write(page, text)
    editor(page).press("Control+Shift+Enter")


@pytest.mark.parametrize("slug", sorted(RIGHT))
def test_a_right_program_is_accepted_test_by_test(page, site, slug):
    open_problem(page, site.url, slug)
    submit(page, RIGHT[slug])
    verdict(page, "Accepted")
    outcomes = {row.get_attribute("data-outcome") for row in page.get_by_test_id("tests").locator("li").all()}
    assert outcomes == {"passed"}
    page.goto(f"{site.url}/problems")
    expect(page.locator(f".problem-row[data-slug={slug}]")).to_have_attribute("data-status", "solved")


def test_a_solved_problem_says_when_it_comes_back_and_can_be_rated_otherwise(page, site):
    open_problem(page, site.url, BRACKETS.name)
    submit(page, RIGHT[BRACKETS.name])
    verdict(page, "Accepted")
    grade = page.get_by_test_id("grade")
    expect(grade).to_contain_text("Comes back in")
    # Whatever was opened before: only the person says that it was easy.
    grade.get_by_role("button", name="Easy", exact=True).click()
    expect(grade).to_contain_text("You rated it easy.")
    expect(grade.get_by_role("button", name="Easy", exact=True)).to_be_focused()
    page.goto(f"{site.url}/problems/{BRACKETS.name}/submissions")
    page.get_by_test_id("submissions").get_by_role("link").first.click()
    expect(page.get_by_test_id("grade")).to_contain_text("You rated it easy.")


def test_an_accepted_program_gets_advice_that_stays_folded_until_it_is_asked_for(page, site):
    open_problem(page, site.url, BRACKETS.name)
    submit(page, "import os\n" + RIGHT[BRACKETS.name])
    verdict(page, "Accepted")
    advice = page.get_by_test_id("advice")
    expect(advice.locator("li")).not_to_be_visible()
    advice.locator("summary").click()
    expect(advice.get_by_text("imported but unused")).to_be_visible()
    advice.get_by_role("button", name="Line 1").click()
    expect(editor(page)).to_be_focused()


def refused(page: Page, site: Server, slug: str) -> str:
    """Submit the wrong program; the failing input that is shown."""
    open_problem(page, site.url, slug)
    submit(page, WRONG[slug])
    verdict(page, "Wrong answer")
    for part in ("why", "your-output", "expected-output", "difference"):
        expect(page.get_by_test_id("failure").get_by_test_id(part)).not_to_be_empty()
    shown: str = page.get_by_test_id("failure").get_by_test_id("failing-input").inner_text()
    return shown


def test_a_refused_data_structure_program_shows_an_input_no_larger_than_hypothesis_finds(page, site):
    shown = refused(page, site, BRACKETS.name)
    right, wrong = (module(BRACKETS / "solution.py", text[BRACKETS.name]).is_balanced for text in (RIGHT, WRONG))
    smallest = hypothesis.find(module(BRACKETS / "inputs.py").strategy(), lambda text: right(text) != wrong(text))
    given = eval(shown, {"is_balanced": lambda text: text})
    assert right(given) != wrong(given)
    assert len(given) <= len(smallest)


def test_a_refused_machine_learning_program_shows_an_input_no_larger_than_hypothesis_finds(page, site):
    shown = refused(page, site, SOFTMAX.name)
    right, wrong = (
        module(SOFTMAX / "solution.py", text[SOFTMAX.name]).softmax_cross_entropy for text in (RIGHT, WRONG)
    )
    smallest, _ = hypothesis.find(
        module(SOFTMAX / "inputs.py").strategy(),
        lambda batch: not np.allclose(right(*batch)[1], wrong(*batch)[1], rtol=1e-7, atol=1e-9),
    )
    logits, labels = eval(shown, {"array": np.array, "softmax_cross_entropy": lambda *batch: batch})
    assert not np.allclose(right(logits, labels)[1], wrong(logits, labels)[1], rtol=1e-7, atol=1e-9)
    assert logits.size <= smallest.size


def test_run_judges_the_examples_only(page, site):
    open_problem(page, site.url, BRACKETS.name)
    write(page, WRONG[BRACKETS.name])
    editor(page).press("Control+Enter")
    expect(page.get_by_test_id("results")).to_have_attribute("data-state", "done")
    names = [row.get_attribute("data-test") for row in page.get_by_test_id("tests").locator("li").all()]
    assert names
    assert all(name.startswith("test_examples.py::") for name in names)


def test_a_syntax_error_is_shown_in_its_line(page, site):
    open_problem(page, site.url, BRACKETS.name)
    submit(page, "x = 1\ndef is_balanced(text:\n    return True\n")
    verdict(page, "not")
    expect(page.get_by_test_id("go-to-line")).to_contain_text("2")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)


def test_a_misnamed_function_is_told_the_expected_name(page, site):
    open_problem(page, site.url, BRACKETS.name)
    submit(page, "def balanced(text):\n    return True\n")
    expect(page.get_by_test_id("results")).to_have_attribute("data-state", "done")
    expect(page.get_by_test_id("failure")).to_contain_text("is_balanced")


def test_every_submission_is_kept_with_its_source(page, site):
    open_problem(page, site.url, BRACKETS.name)
    submit(page, RIGHT[BRACKETS.name] + "# the one to find again\n")
    verdict(page, "Accepted")
    page.goto(f"{site.url}/problems/{BRACKETS.name}/submissions")
    page.locator("a[href^='/submissions/']").first.click()
    expect(page.get_by_test_id("source")).to_contain_text("the one to find again")
    page.get_by_test_id("open-in-editor").click()
    page.locator("html[data-ready]").wait_for()
    assert "the one to find again" in source(page)


SLOW = "import time\ntime.sleep(3)\n"


def test_a_server_killed_in_mid_submission_gives_the_verdict_after_its_restart(browser, own_site):
    page = browser.new_page()
    open_problem(page, own_site.url, BRACKETS.name)
    submit(page, SLOW + RIGHT[BRACKETS.name])
    expect(page.get_by_test_id("results")).to_have_attribute("data-state", "running")
    saved(page)
    own_site.kill()
    own_site.start()
    verdict(page, "Accepted")
    page.reload()
    page.locator("html[data-ready]").wait_for()
    assert source(page).startswith("import time")
    page.close()

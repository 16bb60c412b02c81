"""A person tries inputs of their own: from a failure, from what is offered, or typed; and keeps some as tests."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import editor, open_problem, verdict, write
from tests.leaping import LeapingServer
from tests.served import Server

pytestmark = pytest.mark.browser

#: Touching intervals stay apart, which is wrong.
WRONG = """
def merge_intervals(intervals):
    for start, end in intervals:
        if start > end:
            raise ValueError
    result = []
    for start, end in sorted(intervals):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
"""


TYPED = "[(1, 9), (2, 3), (4, 400)]"
CHANGED = "[(1, 2), (2, 5)]"


def inputs(page: Page) -> None:
    page.get_by_role("tab", name="Your inputs").click()


def again(page: Page) -> None:
    page.reload()
    page.locator("html[data-ready]").wait_for()
    inputs(page)


@pytest.fixture
def field(page: Page, unjudged: LeapingServer) -> Locator:
    """The input field, with something typed in it and two tests kept."""
    open_problem(page, unjudged.url, "merge-intervals")
    inputs(page)
    typed = page.get_by_test_id("input-text")
    for number, text in enumerate(("[(1, 2)]", "[(3, 4)]"), start=1):
        typed.fill(text)
        page.get_by_role("button", name="Keep as my test").click()
        expect(page.get_by_test_id("own-tests").locator("li")).to_have_count(number)
    typed.fill(TYPED)
    return typed


def test_a_failing_input_is_run_again_edited_and_kept(page: Page, own_site: Server):
    open_problem(page, own_site.url, "merge-intervals")
    inputs(page)
    page.get_by_test_id("input-text").fill(TYPED)
    write(page, WRONG)
    page.get_by_role("button", name="Submit").click()
    verdict(page, "Wrong answer")
    failing = page.get_by_test_id("failure").get_by_test_id("failing-input").inner_text()
    page.get_by_test_id("failure").get_by_test_id("run-again").click()
    expect(page.get_by_test_id("results")).to_be_focused()
    verdict(page, "Your input: differs from our answer")
    answer = page.get_by_test_id("answer")
    expect(answer.get_by_test_id("failing-input")).to_have_text(failing)
    answer.get_by_test_id("keep-input").click()
    answer.get_by_test_id("edit-input").click()
    expect(page.get_by_test_id("input-text")).to_be_focused()
    expect(page.get_by_test_id("input-text")).to_have_value(failing)
    expect(page.get_by_test_id("input-undo")).to_contain_text("What you had typed")
    expect(page.get_by_test_id("own-tests").locator("li")).to_contain_text("Test 1")
    page.get_by_test_id("input-text").fill("[(1, 2), (2, 3)")
    page.keyboard.press("Control+Enter")
    verdict(page, "Your input: not a valid input")
    expect(answer.get_by_test_id("why")).to_contain_text("never closed")
    kept_and_offered(page)


def kept_and_offered(page: Page) -> None:
    inputs(page)
    expect(page.get_by_test_id("input-error")).to_contain_text("never closed")
    page.get_by_role("button", name="one inside another").click()
    page.get_by_test_id("input-run").click()
    # Somebody reads on while it runs: the verdict does not take the focus from them.
    inputs(page)
    page.get_by_role("button", name="Edit Test 1").focus()
    verdict(page, "Your input: same answer as ours")
    expect(page.get_by_role("button", name="Edit Test 1")).to_be_focused()
    expect(page.get_by_test_id("own-answers").locator("li")).to_have_attribute("data-outcome", "differs")
    page.reload()
    inputs(page)
    page.get_by_role("button", name="Edit Test 1").click()
    page.get_by_test_id("input-name").fill("touching")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete touching").click()
    expect(page.get_by_test_id("own-tests").locator("li")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("own-tests").locator("li")).to_contain_text("touching")


def test_a_problem_of_chance_says_why_it_takes_no_inputs(page: Page, site: Server):
    open_problem(page, site.url, "reservoir-sampling")
    inputs(page)
    expect(page.get_by_test_id("inputs-closed")).to_contain_text("Chance decides")


def test_what_was_typed_comes_back_after_a_kept_test_or_an_offered_input(page: Page, field: Locator):
    page.get_by_role("button", name="Edit Test 1").click()
    expect(field).to_have_value("[(1, 2)]")
    page.get_by_role("button", name="Cancel").click()
    expect(field).to_have_value(TYPED)
    expect(page.get_by_role("button", name="Edit Test 1")).to_be_focused()
    page.get_by_role("button", name="one inside another").click()
    expect(field).not_to_have_value(TYPED)
    again(page)
    expect(field).to_have_value(TYPED)
    page.get_by_role("button", name="one inside another").click()
    expect(page.get_by_test_id("live")).to_contain_text("Undo")
    page.get_by_test_id("input-undo").get_by_role("button", name="Undo").click()
    expect(field).to_have_value(TYPED)
    expect(field).to_be_focused()
    expect(page.get_by_test_id("input-undo")).to_be_hidden()


def test_changes_to_a_kept_test_are_put_away_with_a_way_back(page: Page, field: Locator):
    page.get_by_role("button", name="Edit Test 1").click()
    field.fill(CHANGED)
    for press in ("one inside another", "Edit Test 2", "Cancel"):
        page.get_by_role("button", name=press).click()
        expect(field).not_to_have_value(CHANGED)
        page.get_by_test_id("input-undo").get_by_role("button", name="Undo").click()
        expect(field).to_have_value(CHANGED)
    again(page)
    expect(page.get_by_label("Change this test")).to_have_value(CHANGED)
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_test_id("own-tests").locator("li").first).to_contain_text(CHANGED)
    expect(page.get_by_role("button", name="Edit Test 1")).to_be_focused()
    expect(field).to_have_value(TYPED)
    again(page)
    expect(page.get_by_label("Input", exact=True)).to_have_value(TYPED)


def test_who_runs_something_by_keyboard_goes_on_from_its_results(page: Page, field: Locator):
    page.route("**/submissions", lambda route: route.abort())
    field.press("Control+Enter")
    expect(page.get_by_test_id("verdict")).to_contain_text("Not sent")
    expect(page.get_by_test_id("results")).to_be_focused()
    # A narrow screen shows the program or the results, not both.
    page.set_viewport_size({"width": 400, "height": 800})
    page.get_by_role("tab", name="Code").click()
    editor(page).press("Control+Enter")
    expect(page.get_by_test_id("results")).to_be_focused()

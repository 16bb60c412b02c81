"""A person tries inputs of their own: from a failure, from what is offered, or typed; and keeps some as tests."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import open_problem, verdict, write
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


def inputs(page: Page) -> None:
    page.get_by_role("tab", name="Your inputs").click()


def test_a_failing_input_is_run_again_edited_and_kept(page: Page, own_site: Server):
    open_problem(page, own_site.url, "merge-intervals")
    write(page, WRONG)
    page.get_by_role("button", name="Submit").click()
    verdict(page, "Wrong answer")
    failing = page.get_by_test_id("failure").get_by_test_id("failing-input").inner_text()
    page.get_by_test_id("failure").get_by_test_id("run-again").click()
    verdict(page, "Your input: differs from our answer")
    answer = page.get_by_test_id("answer")
    expect(answer.get_by_test_id("failing-input")).to_have_text(failing)
    answer.get_by_test_id("keep-input").click()
    answer.get_by_test_id("edit-input").click()
    expect(page.get_by_test_id("input-text")).to_be_focused()
    expect(page.get_by_test_id("input-text")).to_have_value(failing)
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
    verdict(page, "Your input: same answer as ours")
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

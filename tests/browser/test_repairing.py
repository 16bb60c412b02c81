"""A program to repair: what was changed can be seen and taken back, and what was planted stays hidden until it is asked for."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import editor, open_problem

pytestmark = pytest.mark.browser

SLUG = "repair-training-loop"


@pytest.fixture
def problem(page, site):
    open_problem(page, site.url, SLUG)
    # The site is shared, and keeps the draft of the test before.
    page.get_by_role("button", name="Reset to the faulty program").click()
    return page


def mend_one_line(problem):
    editor(problem).get_by_text("X[order]").click()
    problem.keyboard.press("End")
    problem.keyboard.type("  # mended")


def test_a_change_is_counted_shown_and_put_back(problem):
    changes = problem.get_by_test_id("changes")
    expect(changes).to_have_text("No changes")
    mend_one_line(problem)
    expect(changes).to_have_text("1 change")
    changes.click()
    expect(changes).to_have_attribute("aria-pressed", "true")
    problem.get_by_role("button", name="Put back").click()
    expect(changes).to_have_text("No changes")
    problem.keyboard.press("ControlOrMeta+z")
    expect(changes).to_have_text("1 change")


def test_changes_are_reached_and_put_back_by_keys(problem):
    changes = problem.get_by_test_id("changes")
    mend_one_line(problem)
    changes.click()
    problem.keyboard.press("F7")
    problem.keyboard.press("Alt+F7")
    expect(changes).to_have_text("No changes")


def test_reset_brings_the_faulty_program(problem):
    changes = problem.get_by_test_id("changes")
    mend_one_line(problem)
    expect(changes).to_have_text("1 change")
    problem.get_by_role("button", name="Reset to the faulty program").click()
    expect(changes).to_have_text("No changes")


def test_what_was_planted_comes_with_the_editorial(problem):
    problem.get_by_role("tab", name="Editorial").click()
    expect(problem.get_by_test_id("planted")).to_have_count(0)
    address = f"**/problems/{SLUG}/editorial"
    problem.route(address, lambda route: route.abort())
    problem.get_by_role("button", name="Show it anyway").click()
    expect(problem.get_by_text("It could not be loaded. Try again in a moment.")).to_be_visible()
    problem.unroute(address)
    problem.get_by_role("button", name="Show it anyway").click()
    expect(problem.get_by_test_id("planted").get_by_role("listitem")).to_have_count(5)

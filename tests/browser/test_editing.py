"""What is typed is kept: on the server, over reloads, in other tabs, and in this browser while the server is away."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import editor, open_problem, saved, source, write

pytestmark = pytest.mark.browser

SLUG = "balanced-brackets"
DRAFT = f"**/api/v1/problems/{SLUG}/draft"


@pytest.fixture
def problem(page, site):
    open_problem(page, site.url, SLUG)
    return page


def test_what_is_typed_is_saved_and_there_again_after_a_reload(problem):
    write(problem, "kept = 1")
    saved(problem)
    problem.reload()
    problem.locator("html[data-ready]").wait_for()
    assert source(problem) == "kept = 1"


def test_another_tab_follows(problem, context, site):
    other = context.new_page()
    open_problem(other, site.url, SLUG)
    write(problem, "typed = 'in the first tab'")
    expect(other.locator(".cm-line").first).to_have_text("typed = 'in the first tab'")
    saved(other)


def test_an_unreachable_server_is_told_and_the_text_is_saved_when_it_is_back(problem):
    problem.route(DRAFT, lambda route: route.abort())
    write(problem, "patient = 1")
    saved(problem, "Not saved, retrying…")
    problem.unroute(DRAFT)
    saved(problem)


def test_text_that_never_reached_the_server_survives_a_reload(problem):
    problem.route(DRAFT, lambda route: route.abort())
    write(problem, "unsent = 1")
    saved(problem, "Not saved, retrying…")
    problem.reload()
    problem.locator("html[data-ready]").wait_for()
    assert source(problem) == "unsent = 1"
    problem.unroute(DRAFT)
    saved(problem)


def test_unsent_text_and_a_newer_draft_are_a_choice_of_the_person(problem, browser, site):
    write(problem, "base = 1")
    saved(problem)
    problem.route(DRAFT, lambda route: route.abort())
    write(problem, "unsent = 2")
    saved(problem, "Not saved, retrying…")
    other = browser.new_context().new_page()
    open_problem(other, site.url, SLUG)
    write(other, "newer = 3")
    saved(other)
    other.context.close()
    problem.reload()
    problem.locator("html[data-ready]").wait_for()
    assert source(problem) == "newer = 3"
    problem.unroute(DRAFT)
    problem.get_by_role("button", name="Use the kept version").click()
    saved(problem)
    assert source(problem) == "unsent = 2"


def test_a_source_that_is_too_long_is_refused_with_the_reason(browser, site):
    page = browser.new_page()
    open_problem(page, site.url, SLUG)
    write(page, "#" * 70_000)
    saved(page, "Not saved")
    expect(page.locator("#save-reason")).to_contain_text("at most 65,536 are taken")
    write(page, "short = 1")
    saved(page)
    page.close()


def test_reset_brings_the_starter_and_can_be_undone(problem):
    write(problem, "mine = 1")
    problem.get_by_role("button", name="Reset to the starter code").click()
    expect(editor(problem)).to_contain_text("raise NotImplementedError")
    problem.get_by_role("button", name="Undo reset").click()
    assert source(problem) == "mine = 1"


def test_tab_indents_and_escape_then_tab_leaves_the_editor(problem):
    write(problem, "if x:")
    editor(problem).press("End")
    problem.keyboard.press("Enter")
    problem.keyboard.press("Tab")
    expect(editor(problem)).to_be_focused()
    problem.keyboard.press("Escape")
    problem.keyboard.press("Tab")
    expect(editor(problem)).not_to_be_focused()


def test_typing_over_a_selection_keeps_the_content_policy_quiet(problem):
    write(problem, "def f():\n    return 1\n")
    editor(problem).press("ControlOrMeta+a")
    problem.keyboard.type("x")
    assert source(problem) == "x"


def test_the_panes_are_moved_by_arrow_keys(problem):
    bar = problem.get_by_role("separator", name="Width of the statement")
    bar.focus()
    before = int(bar.get_attribute("aria-valuenow"))
    problem.keyboard.press("ArrowRight")
    assert int(bar.get_attribute("aria-valuenow")) == before + 2
    problem.keyboard.press("Home")
    expect(bar).to_have_attribute("aria-valuenow", bar.get_attribute("aria-valuemin"))

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


def again(page):
    page.reload()
    ready(page)


def ready(page):
    page.locator("html[data-ready]").wait_for()


def test_what_is_typed_is_saved_and_there_again_after_a_reload(problem):
    write(problem, "kept = 1")
    saved(problem)
    again(problem)
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
    again(problem)
    assert source(problem) == "unsent = 1"
    problem.unroute(DRAFT)
    saved(problem)


@pytest.fixture
def choice(problem, other, site):
    """A page that shows a newer draft, and offers a text that never reached the server."""
    write(problem, "base = 1")
    saved(problem)
    problem.route(DRAFT, lambda route: route.abort())
    write(problem, "unsent = 2")
    saved(problem, "Not saved, retrying…")
    open_problem(other, site.url, SLUG)
    write(other, "newer = 3")
    saved(other)
    again(problem)
    problem.unroute(DRAFT)
    return problem


def test_unsent_text_and_a_newer_draft_are_a_choice_of_the_person(choice):
    assert source(choice) == "newer = 3"
    choice.get_by_role("button", name="Use the kept version").click()
    saved(choice)
    assert source(choice) == "unsent = 2"
    choice.get_by_role("button", name="Undo using it").click()
    assert source(choice) == "newer = 3"
    again(choice)
    expect(choice.get_by_test_id("unsaved")).to_be_hidden()


def test_a_kept_version_waits_whatever_is_saved_meanwhile(choice, context, site):
    write(choice, "overlooked = 4")
    saved(choice)
    tab = context.new_page()
    open_problem(tab, site.url, SLUG)
    write(tab, "second_tab = 5")
    saved(tab)
    again(choice)
    choice.get_by_role("button", name="Use the kept version").click()
    assert source(choice) == "unsent = 2"


def test_a_kept_version_that_was_discarded_does_not_come_back(choice):
    choice.get_by_role("button", name="Discard it").click()
    again(choice)
    expect(choice.get_by_test_id("unsaved")).to_be_hidden()
    assert source(choice) == "newer = 3"


def test_what_two_tabs_could_not_save_is_all_kept(problem, context, site):
    context.route(DRAFT, lambda route: route.abort())
    tab = context.new_page()
    open_problem(tab, site.url, SLUG)
    for page, text in ((problem, "in_one = 1"), (tab, "in_the_other = 2")):
        write(page, text)
        saved(page, "Not saved, retrying…")
    problem.close()
    context.unroute(DRAFT)
    saved(tab)
    again(tab)
    # The page that was closed may still have sent its text, and then that one was first.
    first = source(tab)
    tab.get_by_role("button", name="Use the kept version").click()
    assert {first, source(tab)} == {"in_one = 1", "in_the_other = 2"}


def test_going_back_shows_what_was_saved_last(problem, site):
    write(problem, "stored_with_the_page = 1")
    saved(problem)
    again(problem)
    write(problem, "saved_later = 2")
    saved(problem)
    problem.goto(f"{site.url}/problems")
    problem.go_back()
    ready(problem)
    assert source(problem) == "saved_later = 2"


def test_a_draft_from_elsewhere_is_shown_and_what_was_typed_over_an_older_one_is_offered(problem, other, site):
    write(problem, "here = 1")
    saved(problem)
    open_problem(other, site.url, SLUG)
    write(other, "elsewhere = 2")
    saved(other)
    editor(problem).press("End")
    problem.keyboard.type("0")
    expect(problem.get_by_test_id("unsaved")).to_be_visible()
    assert source(problem) == "elsewhere = 2"
    problem.get_by_role("button", name="Use the kept version").click()
    saved(problem)
    again(other)
    assert source(other) == "here = 10"


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_when_the_page_is_left(problem, site):
    heard = []
    problem.route(
        DRAFT, lambda route: heard.append(route.fetch()), times=1
    )  # The server has it, and the page is not told.
    write(problem, "sent = 1")
    while not heard:
        problem.wait_for_timeout(10)
    write(problem, "left = 2")
    problem.goto(f"{site.url}/problems")
    open_problem(problem, site.url, SLUG)
    assert problem.request.get(DRAFT.replace("**", site.url)).json()["source"] == "left = 2"


def test_an_answer_that_is_older_than_the_last_save_is_not_shown(problem):
    write(problem, "before = 1")
    saved(problem)
    asked = []
    problem.route(DRAFT, lambda route: asked.append(route) if route.request.method == "GET" else route.continue_())
    problem.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    while not asked:
        problem.wait_for_timeout(10)
    older = asked[0].fetch()
    write(problem, "after = 2")
    saved(problem)
    with problem.expect_request_finished(lambda request: request.method == "GET"):
        asked[0].fulfill(response=older)
    problem.evaluate("new Promise((done) => setTimeout(done))")
    assert source(problem) == "after = 2"


def test_opening_an_old_source_can_be_undone_and_a_kept_version_is_still_offered(choice, site):
    sent = site.site.submit(SLUG, "old = 1", "run")
    choice.goto(f"{site.url}/submissions/{sent['id']}")
    choice.get_by_test_id("open-in-editor").click()
    ready(choice)
    saved(choice)
    assert source(choice) == "old = 1"
    choice.get_by_role("button", name="Undo opening").click()
    assert source(choice) == "newer = 3"
    choice.get_by_role("button", name="Use the kept version").click()
    assert source(choice) == "unsent = 2"


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

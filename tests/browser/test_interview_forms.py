"""A form of one's own in a browser: built without a mouse, begun, changed in two windows, deleted and brought back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import axe_faults
from tests.served import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may change, without a judge, which forms do not need."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def go(page, address):
    page.goto(address)
    page.locator("html[data-ready]").wait_for()


def tab_to(page, words):
    """Go on by Tab until the element whose name has these words has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        named = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent")
        if words in named:
            return
    raise AssertionError(f"Tab never comes to {words!r}.")


def rounds(page):
    return page.get_by_test_id("round")


def saved(page):
    page.keyboard.press("Control+s")
    page.wait_for_url("**/interviews#own:*")
    page.locator("html[data-ready]").wait_for()


def test_a_form_is_built_by_keyboard_and_begun(page, own_site):
    go(page, f"{own_site.url}/interviews")
    tab_to(page, "Build a form")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/new")
    page.locator("html[data-ready]").wait_for()
    # Saved too early: the first field that wants something has the focus.
    page.keyboard.press("Control+s")
    expect(page.get_by_label("Title").first).to_be_focused()
    page.keyboard.type("Graphs, then talk")
    expect(page.get_by_text("Write 1 to 80 characters.")).to_be_hidden()
    tab_to(page, "Summary")
    page.keyboard.type("What I keep failing at.")
    tab_to(page, "Categories")
    page.keyboard.press("Enter")
    tab_to(page, "Graphs")
    page.keyboard.press("Space")
    fits = rounds(page).first.get_by_test_id("fits")
    expect(fits).not_to_have_text("74 problems fit")
    expect(fits).to_contain_text("problems fit")
    # A second round, which asks for more time than it has, moves before the first one.
    tab_to(page, "Add a round")
    page.keyboard.press("Enter")
    expect(rounds(page)).to_have_count(2)
    page.keyboard.type("con")
    expect(rounds(page).nth(1)).to_contain_text("Seconds for each")
    tab_to(page, "Minutes")
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    expect(rounds(page).nth(1)).to_contain_text("The prompts of round 2 take 360 seconds")
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    expect(page.get_by_test_id("state")).to_have_text("It can be used.")
    page.keyboard.press("Alt+ArrowUp")
    expect(rounds(page).first.get_by_label("Minutes")).to_have_value("12")
    expect(page.get_by_test_id("length")).to_have_text("57 minutes in 2 rounds.")
    saved(page)
    tab_to(page, "Begin: Graphs, then talk")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/interviews/" in address and "forms" not in address)
    page.locator("html[data-ready]").wait_for()
    expect(page.locator("body")).to_contain_text("round 1 of 2")


def test_a_copy_of_a_shipped_form_is_changed_in_two_windows_deleted_and_brought_back(page, context, own_site):
    go(page, f"{own_site.url}/interviews")
    page.get_by_role("link", name=re.compile("Make it your own.*A whole loop")).click()
    page.locator("html[data-ready]").wait_for()
    expect(rounds(page)).to_have_count(8)
    # What is removed comes back in its place.
    rounds(page).nth(3).get_by_role("button", name="Remove round 4").click()
    expect(rounds(page)).to_have_count(7)
    page.get_by_test_id("undo-delete").click()
    expect(rounds(page).nth(3).get_by_label("Title")).to_have_value("Lunch")
    saved(page)
    for window in (page, other := context.new_page()):
        go(window, f"{own_site.url}/interviews")
        window.get_by_role("link", name="Change A whole loop (mine)").click()
        window.locator("html[data-ready]").wait_for()
    other.get_by_label("Title").first.fill("Theirs")
    saved(other)
    page.get_by_label("Title").first.fill("Ours")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Save mine over it").click()
    page.wait_for_url("**/interviews#own:*")
    built = page.get_by_test_id("built").locator("li")
    expect(built.get_by_role("heading")).to_have_text(["Ours"])
    page.get_by_role("button", name="Delete Ours").click()
    expect(built).to_be_hidden()
    page.get_by_test_id("undo-delete").click()
    expect(built).to_be_visible()
    page.reload()
    expect(built.get_by_role("heading")).to_have_text(["Ours"])


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (400, "dark")])
def test_the_builder_is_clean_in_both_themes(page, own_site, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    go(page, f"{own_site.url}/interviews/forms/new?of=whole-loop")
    page.get_by_label("Minutes").first.fill("500")
    page.get_by_text("Categories:").first.click()
    expect(page.get_by_text("from 1 to 180")).to_be_visible()
    expect(page.get_by_test_id("fits").first).to_contain_text("fit")
    assert axe_faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    go(page, f"{own_site.url}/interviews")
    assert axe_faults(page) == []

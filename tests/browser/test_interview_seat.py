"""An interview with two people in it, each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import axe_faults, write
from tests.leaping import LeapingServer


@pytest.fixture
def leaping(tmp_path):
    """A site whose time a test lets pass. Nothing is judged: what two people see of each other does not need it."""
    made = LeapingServer(tmp_path)
    made.sandbox = "off"
    made.start(path="/healthz")
    yield made
    made.stop()


@pytest.fixture
def other(browser):
    """The interviewer's own browser."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    fresh.set_default_timeout(60_000)
    yield fresh.new_page()
    fresh.close()


def ready(page):
    page.locator("html[data-ready]").wait_for()


def begin(page, site):
    page.goto(f"{site.url}/interviews")
    ready(page)
    page.locator("[data-begin=two-coding-problems]").click()
    page.wait_for_url("**/interviews/*")
    ready(page)


def invite(page):
    """The link that the candidate makes."""
    page.get_by_role("button", name="Invite an interviewer").click()
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_test_id("invite-state")).to_contain_text("One link works, until")
    link = page.get_by_test_id("invite-url").input_value()
    page.get_by_role("button", name="Close").click()
    return link


def sit(page, link):
    page.goto(link)
    ready(page)


def test_an_interviewer_sees_each_change_and_the_candidate_what_the_interviewer_does(page, leaping, other):
    begin(page, leaping)
    expect(page.get_by_test_id("watching")).to_be_empty()
    sit(other, invite(page))
    expect(page.get_by_test_id("watching")).to_have_text("An interviewer is watching")
    # What is written arrives change by change, beyond the characters of which JavaScript counts two.
    code = other.get_by_test_id("seat-code").first
    for text in ("x = '🙂'", "x = '🙂🙂'\ny = 1", "y = 1"):
        write(page, text)
        expect(code.locator(".cm-line")).to_have_text(text.split("\n"))
    page.get_by_label("State your assumptions").fill("No list is empty.")
    expect(other.get_by_test_id("seat-assumptions").first).to_have_text("No list is empty.")
    other.get_by_label("Shown to the candidate").fill("What does it cost?")
    other.get_by_role("button", name="Send").click()
    expect(page.get_by_test_id("remarks")).to_contain_text("What does it cost?")
    expect(other.get_by_test_id("remarks")).to_contain_text("What does it cost?")
    other.get_by_test_id("add-time").click()
    expect(page.get_by_test_id("remarks")).to_contain_text("5 minutes were added.")
    for each in (page, other):
        expect(each.get_by_test_id("left")).to_contain_text("49:")
    expect(other.get_by_role("button", name="Release")).to_have_count(0)
    page.reload()
    expect(page.get_by_test_id("remarks").get_by_role("listitem")).to_have_count(2)
    assert not axe_faults(page) + axe_faults(other)


def test_ratings_are_kept_until_the_interview_is_over(page, leaping, other):
    begin(page, leaping)
    sit(other, invite(page))
    axis = other.get_by_test_id("axis-plan")
    axis.locator("summary").click()
    axis.get_by_role("radio", name="3 · Meets the bar").check()
    axis.get_by_label("Note on planning").fill("Told it first.")
    expect(other.get_by_test_id("rating-state")).to_have_text("Kept.")
    leaping.leap(hours=2)
    page.wait_for_url("**/report")
    expect(other.get_by_test_id("seat-over")).to_be_visible()
    expect(axis).to_contain_text("3 · Meets the bar")
    expect(axis.locator("textarea")).to_have_value("Told it first.")


def test_a_revoked_link_shows_nothing_more(page, leaping, other):
    begin(page, leaping)
    link = invite(page)
    sit(other, link)
    page.get_by_role("button", name="Invite an interviewer").click()
    page.get_by_role("button", name="Revoke all links").click()
    expect(other.get_by_test_id("trouble")).to_contain_text("This link does not work any more")
    expect(page.get_by_test_id("watching")).to_be_empty()
    other.goto(link)
    expect(other.get_by_test_id("seat-gone")).to_be_visible()

"""An interview with two people in it, each in a browser of their own."""

from playwright.sync_api import expect

from tests.browser.interviewing import begin, invite, sit
from tests.browser.reading import axe_faults, write


def test_an_interviewer_sees_each_change_and_the_candidate_what_the_interviewer_does(page, unjudged, other):
    begin(page, unjudged, "two-coding-problems")
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


def test_ratings_are_kept_and_can_be_changed_after_the_interview(page, unjudged, other):
    begin(page, unjudged, "two-coding-problems")
    sit(other, invite(page))
    axis = other.get_by_test_id("axis-plan")
    axis.locator("summary").click()
    axis.get_by_role("radio", name="3 · Meets the bar").check()
    axis.get_by_label("Note on planning").fill("Told it first.")
    expect(other.get_by_test_id("rating-state")).to_have_text("Kept.")
    unjudged.leap(hours=2)
    page.wait_for_url("**/report")
    expect(other.get_by_test_id("seat-over")).to_be_visible()
    expect(axis).to_contain_text("3 · Meets the bar")
    expect(axis.locator("textarea")).to_have_value("Told it first.")
    axis.locator("summary").click()
    axis.get_by_role("radio", name="4 · Above the bar").check()
    expect(other.get_by_test_id("rating-state")).to_have_text("Kept.")
    page.reload()
    expect(page.get_by_test_id("interviewer").first).to_contain_text("Interviewer: 4, above the bar.")


def test_a_revoked_link_shows_nothing_more(page, unjudged, other):
    begin(page, unjudged, "two-coding-problems")
    link = invite(page)
    sit(other, link)
    page.get_by_role("button", name="Invite an interviewer").click()
    page.get_by_role("button", name="Revoke all links").click()
    expect(other.get_by_test_id("trouble")).to_contain_text("This link does not work any more")
    expect(page.get_by_test_id("watching")).to_be_empty()
    other.goto(link)
    expect(other.get_by_test_id("seat-gone")).to_be_visible()

"""Questions that are answered aloud."""

import re

from playwright.sync_api import expect

from tests.browser.interviewing import begin, ready


def test_an_answer_goes_on_where_it_was_after_a_reload(page, unjudged):
    begin(page, unjudged, "concepts-aloud")
    ticks = page.locator("#ticks")
    spoken = page.get_by_test_id("spoken")
    expect(spoken).to_have_text(re.compile("^1:5[0-7]$"))
    left = spoken.text_content()
    page.reload()
    ready(page)
    assert spoken.text_content() <= left
    expect(ticks).to_be_hidden()
    page.get_by_role("button", name="I have answered").click()
    answered = spoken.text_content()
    page.reload()
    ready(page)
    # The answer is over, and its time stands still.
    expect(ticks).to_be_visible()
    expect(page.get_by_role("button", name="I have answered")).to_be_hidden()
    assert spoken.text_content() == answered
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url("**task=1")
    ready(page)
    expect(page.get_by_role("button", name="I have answered")).to_be_visible()

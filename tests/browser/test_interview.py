"""A mock interview in a browser: under the server's clock, whatever happens to pages, windows and the server."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.interviewing import begin, ready
from tests.browser.reading import editor, saved, write

pytestmark = pytest.mark.docker


def test_a_coding_mock_survives_reload_a_second_window_and_a_killed_server_and_is_handed_in_by_the_clock(
    page, leaping, browser
):
    begin(page, leaping, "two-coding-problems")
    room = page.url
    write(page, "x = 'mine'")
    saved(page)
    page.reload()
    ready(page)
    expect(editor(page)).to_contain_text("x = 'mine'")
    # A second window shows it, and writes only when it takes over.
    other = browser.new_context().new_page()
    other.goto(room)
    ready(other)
    expect(other.get_by_test_id("elsewhere")).to_be_visible()
    other.get_by_role("button", name="Write here instead").click()
    expect(other.get_by_test_id("elsewhere")).to_be_hidden()
    expect(page.get_by_test_id("elsewhere")).to_be_visible()
    ready(other)
    # The server is killed in the middle of a change, which comes through when it is back.
    leaping.kill()
    write(other, "y = 'typed while nobody listened'")
    saved(other, "Not saved, retrying…")
    leaping.start()
    saved(other)
    other.context.close()
    page.close()
    # Nobody is there when the time is over.
    leaping.leap(minutes=46)
    late = browser.new_context().new_page()
    late.goto(room)
    expect(late).to_have_url(re.compile("/report$"))
    while late.get_by_test_id("waits").is_visible():
        late.reload()
    first, second = late.get_by_test_id("task").all()
    expect(first.get_by_test_id("verdict")).not_to_have_text("Nothing was written")
    expect(second.get_by_test_id("verdict")).to_have_text("Nothing was written")
    first.get_by_role("link", name="What was handed in").click()
    expect(late.get_by_test_id("source")).to_contain_text("y = 'typed while nobody listened'")
    late.context.close()


def test_the_clock_warns_and_the_round_ends_while_somebody_looks_on(page, leaping):
    begin(page, leaping, "two-coding-problems")
    leaping.leap(minutes=35.5)
    # Anything that is saved tells how the clock stands.
    write(page, "x = 1")
    saved(page)
    expect(page.get_by_test_id("warning")).to_have_text("10 minutes left of this round.")
    leaping.leap(minutes=10)
    page.wait_for_url("**/report")
    expect(page.get_by_test_id("round")).to_contain_text("ended by the clock")

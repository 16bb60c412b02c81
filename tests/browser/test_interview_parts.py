"""A mock whose problem grows: parts open by passing and by an interviewer's hand, whatever happens to pages and the server."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rehearse.catalog.catalog import Catalog
from tests.browser.interviewing import begin, invite, ready, sit
from tests.browser.reading import axe_faults, editor, saved, verdict, write

pytestmark = pytest.mark.docker

PROBLEMS = Path(__file__).parents[2] / "problems"


def parts(page):
    return page.locator("#panel-statement").get_by_role("heading", name=re.compile(r"^Part \d$"))


def solution_of(page):
    """The reference of the problem that was chosen, whose title the page shows."""
    title = page.get_by_role("heading", level=1).inner_text()
    (problem,) = [each for each in Catalog.load(PROBLEMS).problems.values() if each.title == title]
    return problem.reference


def test_parts_of_an_ml_mock_open_and_stay_open_until_the_report(page, leaping, other):
    begin(page, leaping, "ml-in-parts")
    room, solution = page.url, solution_of(page)
    expect(page.locator(".facts")).to_contain_text("part 1 of 5")
    expect(parts(page)).to_have_count(0)

    # Passing a part opens the next one, and keeps what was written.
    write(page, solution)
    page.get_by_test_id("chance").select_option(label="Surely")
    editor(page).press("Control+Shift+Enter")
    expect(parts(page)).to_have_count(2)
    ready(page)
    expect(page.locator(".facts")).to_contain_text("part 2 of 5")
    expect(parts(page).last).to_be_in_viewport()
    expect(editor(page)).to_contain_text("def ")
    verdict(page, "Level 1 of 5 passed")
    assert axe_faults(page) == []

    # So does the interviewer, in a browser of their own.
    sit(other, invite(page))
    other.get_by_role("button", name="Release part 3").click()
    expect(parts(page)).to_have_count(3)
    expect(other.get_by_role("button", name="Release part 4")).to_be_visible()
    ready(page)
    expect(page.get_by_test_id("remarks")).to_contain_text("Part 3 of problem 1 is open.")

    # The server is killed in the middle; parts and program are there after it, in another window, too.
    leaping.kill()
    write(page, f"{solution}\n# the last line\n")
    saved(page, "Not saved, retrying…")
    leaping.start()
    saved(page)
    page.reload()
    ready(page)
    expect(parts(page)).to_have_count(3)
    window = page.context.new_page()
    window.goto(room)
    ready(window)
    expect(window.get_by_test_id("elsewhere")).to_be_visible()
    expect(parts(window)).to_have_count(3)
    window.close()

    # What is written when the time is over is judged up to the part that was open.
    leaping.leap(minutes=46)
    page.wait_for_url("**/report")
    while page.get_by_test_id("waits").is_visible():
        page.reload()
    (task,) = page.get_by_test_id("task").all()
    expect(task.get_by_test_id("verdict")).to_contain_text("Level 3 of 5 passed")
    expect(page.get_by_test_id("evidence")).to_contain_text(["3 of 5 parts were open"])
    task.get_by_role("link", name="What was handed in").click()
    expect(page.get_by_test_id("source")).to_contain_text("# the last line")

"""A problem that grows: the next statement comes with the verdict, and what was written stays."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import axe_faults, editor, open_problem, source, verdict, write
from tests.served import Server

pytestmark = pytest.mark.browser

FIRST = """\
class KeyValueStore:
    def __init__(self):
        self.entries = {}

    def set(self, key, value):
        self.entries[key] = value

    def get(self, key):
        return self.entries.get(key)

    def delete(self, key):
        return self.entries.pop(key, None) is not None
"""


def test_passing_a_level_opens_the_next_and_keeps_the_program(page: Page, site: Server) -> None:
    open_problem(page, site.url, "ttl-store")
    expect(page.get_by_test_id("stepper")).to_contain_text("Level 2 locked")
    assert "scan" not in page.content()
    write(page, FIRST)
    editor(page).press("Control+Shift+Enter")
    verdict(page, "Level 1 of 4 passed")
    expect(page.get_by_test_id("level-2")).to_contain_text("store.scan(prefix)")
    expect(page.get_by_test_id("level-1")).to_be_hidden()
    assert source(page).rstrip() == FIRST.rstrip()
    expect(page.get_by_test_id("solved-mark")).to_be_hidden()
    page.get_by_test_id("offer").press("Enter")
    expect(page.get_by_test_id("level-2")).to_be_focused()
    page.get_by_role("link", name="Level 1 passed").press("Enter")
    expect(page.get_by_test_id("level-1")).to_be_visible()
    assert axe_faults(page) == []
    # The page that is loaded anew begins where the learner is.
    page.reload()
    expect(page.get_by_test_id("level-2")).to_be_visible()
    page.get_by_role("tab", name="Hints").click()
    expect(page.locator("#hints")).to_contain_text("2 hints for level 2")

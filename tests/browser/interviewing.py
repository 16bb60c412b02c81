"""What browser tests do before and in an interview, in a person's words."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.served import Server


def ready(page: Page) -> None:
    """Wait until the page's script has bound everything."""
    page.locator("html[data-ready]").wait_for()


def begin(page: Page, site: Server, form: str) -> None:
    """Begin a mock of this form, and be in its room."""
    page.goto(f"{site.url}/interviews")
    ready(page)
    page.locator(f"[data-begin={form}]").click()
    page.wait_for_url("**/interviews/*")
    ready(page)


def invite(page: Page) -> str:
    """The link that the candidate makes for an interviewer."""
    page.get_by_role("button", name="Invite an interviewer").click()
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_test_id("invite-state")).to_contain_text("One link works, until")
    link = page.get_by_test_id("invite-url").input_value()
    page.get_by_role("button", name="Close").click()
    return link


def sit(page: Page, link: str) -> None:
    """Take the interviewer's seat."""
    page.goto(link)
    ready(page)

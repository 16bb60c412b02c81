"""What browser tests do on the problem page, in a person's words."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[2]
AXE = ROOT / "platform/rehearse/web/frontend/node_modules/axe-core/axe.min.js"


def open_problem(page: Page, url: str, slug: str) -> None:
    """Open a problem and wait until its editor is alive."""
    page.goto(f"{url}/problems/{slug}")
    page.locator("html[data-ready]").wait_for()


def editor(page: Page) -> Locator:
    """The editable text."""
    return page.get_by_role("textbox", name="Your solution, Python code")


def write(page: Page, source: str) -> None:
    """Put a source in place of what the editor holds."""
    editor(page).fill(source)


def source(page: Page) -> str:
    """What the editor holds."""
    lines: list[str] = page.locator(".cm-line").all_inner_texts()
    return "\n".join(line.replace("\n", "") for line in lines)


def saved(page: Page, text: str = "Saved") -> None:
    """Wait until the page says so about the draft."""
    expect(page.get_by_test_id("save-state")).to_have_text(text)


def verdict(page: Page, words: str) -> None:
    """Wait for a verdict's banner."""
    expect(page.get_by_test_id("results")).to_have_attribute("data-state", "done")
    expect(page.get_by_test_id("verdict")).to_contain_text(words)


def axe_faults(page: Page) -> list[str]:
    """What axe-core finds, one line each, hidden panels left out as a person would not meet them."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{fault['id']}: {node['html']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]

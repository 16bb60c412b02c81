"""A real Chromium and a served site. A page that logs an error or breaks the content-security policy fails its test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.leaping import LeapingServer
from tests.served import Server, server

CHROMIUM = os.environ.get("REHEARSE_CHROMIUM", "/usr/bin/chromium")  # noqa: TID251
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Generous, because a busy machine must not fail a test; what never comes still ends one.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def site() -> Iterator[Server]:
    """One site for the tests that leave it as they found it."""
    with server() as made:
        yield made


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Server]:
    """A site that a test may kill."""
    made = Server(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def leaping(tmp_path: Path) -> Iterator[LeapingServer]:
    """A site that a test may kill, and whose time it lets pass."""
    made = LeapingServer(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def unjudged(tmp_path: Path) -> Iterator[LeapingServer]:
    """The same without a judge: what people write, say and see of each other does not need it."""
    made = LeapingServer(tmp_path)
    made.sandbox = "off"
    made.start(path="/healthz")
    yield made
    made.stop()


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """A page in somebody else's browser."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    fresh.set_default_timeout(60_000)
    yield fresh.new_page()
    fresh.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    fresh.set_default_timeout(60_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield tab
    # A browser logs every answer that is a refusal; a page that expects one tells the person in words.
    expected = ("net::ERR", "status of 409 (CONFLICT)")
    assert not [text for text in complaints if not any(words in text for words in expected)], complaints

"""The statistics page in a browser: a long log is gone through while the page is there, and every chart has its numbers as a table."""

import random
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import insert

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.review.memory import MemoryModel
from rehearse.review.models import ReviewEntry
from tests.browser.reading import axe_faults
from tests.served import Server
from tests.unit.review_logs import faithful_log, stored

pytestmark = pytest.mark.browser

FIGURES = ("year", "minutes", "forecast", "retention-card", "calibration-card")


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may fill, without a judge."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def fill(site: Server) -> int:
    """Nine months of reviews, more than are gone through while a page waits; how many there are."""
    rows = faithful_log(random.Random(7), MemoryModel(), days=270)
    engine = db.connect(f"sqlite:///{site.data / 'rehearse.db'}")
    with db.make_sessions(engine)() as session:
        ensure_single_user(session, datetime.now(UTC))
        session.execute(insert(ReviewEntry), stored(rows, last=datetime.now(UTC)))
        session.commit()
    engine.dispose()
    return len(rows)


def clean(page: Page) -> None:
    """No fault of accessibility, with every table open, and no page that is wider than the screen."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert axe_faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_statistics_from_the_first_visit_to_a_long_log(page, own_site):
    page.goto(f"{own_site.url}/review")
    page.get_by_role("link", name="Statistics").click()
    expect(page.get_by_test_id("no-reviews")).to_contain_text("Your first reviews will appear here")
    clean(page)
    # The page is there at once, says what it waits for, and says so when nothing comes.
    reviews, held = fill(own_site), []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/v1/review/statistics", hold)
    page.reload()
    expect(page.get_by_test_id("counting")).to_contain_text(f"Going through {reviews} entries of your review log.")
    clean(page)
    held.pop().abort()
    expect(page.get_by_test_id("counting")).to_contain_text("The server does not answer.")
    page.unroute("**/api/v1/review/statistics")
    page.reload()
    expect(page.get_by_test_id("totals")).to_contain_text(str(reviews))
    for width, theme in ((1280, "light"), (400, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)
        page.reload()
        page.locator("html[data-ready]").wait_for()
        for name in FIGURES:
            figure = page.get_by_test_id(name)
            expect(figure.get_by_role("img", name=figure.get_by_role("heading").inner_text())).to_be_visible()
            figure.locator("summary").press("Enter")
            expect(figure.get_by_role("table").first.get_by_role("row").nth(1)).to_be_visible()
        clean(page)
    # On a narrow screen the present is in view.
    frame = page.locator(".chart-frame")
    assert frame.evaluate("(frame) => frame.scrollLeft + frame.clientWidth >= frame.scrollWidth - 1")

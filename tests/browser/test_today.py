"""The home page in a browser: minutes on a problem arrive there, a day off is planned there, and a break is caught up from there."""

import re
import tomllib
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import insert

from rehearse import db
from rehearse.review.items import card_key
from rehearse.review.models import ReviewItem
from tests.browser.reading import ROOT, axe_faults, editor
from tests.served import Server

pytestmark = pytest.mark.browser

CARDS = tomllib.loads((ROOT / "problems/decks/dsa-patterns.toml").read_text())["card"][:20]


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may change, without a judge, which this page does not need."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def ready(page):
    page.locator("html[data-ready]").wait_for()


def come_back_after_a_break(site):
    """Twenty cards were answered long ago and are due."""
    engine, now = db.connect(f"sqlite:///{site.data / 'rehearse.db'}"), datetime.now(UTC)
    then = now - timedelta(days=40)
    known = {"kind": "card", "phase": "review", "stability": 20.0, "difficulty": 5.0, "reviews": 2, "added_at": then}
    known |= {"reviewed": then.date(), "reviewed_at": then, "began": then.date(), "due": then.date()}
    keys = [card_key(card["id"]) for card in CARDS]
    rows = [{"user_id": 1, "item": key, "group": key, "place": place, **known} for place, key in enumerate(keys)]
    with engine.begin() as connection:
        connection.execute(insert(ReviewItem.__table__), rows)
    engine.dispose()


def test_minutes_on_a_problem_arrive_on_the_home_page_and_pauses_do_not(page, own_site):
    page.clock.install()
    page.goto(own_site.url)
    ready(page)
    page.get_by_test_id("begin").get_by_role("link", name="Solve it").click()
    ready(page)
    # While the server is away the page keeps what it counts; then somebody is away as well, for ten minutes.
    page.route("**/api/v1/activity", lambda route: route.abort())
    sent, failed = [], []
    page.on("request", lambda request: sent.append(request) if "activity" in request.url else None)
    page.on("requestfailed", lambda request: failed.append(request) if "activity" in request.url else None)
    editor(page).press("End")
    page.clock.run_for(780_000)
    # A report that is still on its way would be let through.
    while len(failed) < len(sent):
        page.wait_for_event("requestfailed")
    page.unroute("**/api/v1/activity")
    with page.expect_response("**/api/v1/activity") as reported:
        page.clock.run_for(31_000)
    assert 150 < reported.value.json()["counted"] < 185
    page.get_by_role("link", name="Rehearse").click()
    expect(page.get_by_role("heading", name=re.compile("[23] of 120 minutes"))).to_be_visible()


def test_a_day_off_is_planned_and_a_break_is_caught_up(page, own_site):
    come_back_after_a_break(own_site)
    page.goto(own_site.url)
    ready(page)
    expect(page.get_by_test_id("first")).to_have_text("Review 20 cards, about 4 min")
    # A day off, by keyboard; the page says so, keeps its place and holds it.
    page.locator("#plan > summary").press("Enter")
    box = page.locator("#plan [data-day]").nth(1)
    box.press("Space")
    expect(page.get_by_test_id("goal")).to_contain_text("Next day off")
    expect(box).to_be_focused()
    page.reload()
    expect(box).to_be_checked()
    # A small goal makes a share of what is due.
    page.locator("#plan > summary").press("Enter")
    page.get_by_label("Minutes a day").fill("1")
    page.get_by_label("Minutes a day").press("Enter")
    expect(page.get_by_role("heading", name="Catch up in about 5 days")).to_be_visible()
    for width, theme in ((1280, "light"), (400, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)
        assert axe_faults(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.get_by_test_id("first").click()
    ready(page)
    for left in range(6, 0, -1):
        expect(page.get_by_test_id("counts")).to_contain_text(f"{left} due")
        page.keyboard.press("Space")
        page.get_by_test_id("back").wait_for()
        page.keyboard.press("4")
    expect(page.get_by_test_id("nothing")).to_contain_text("14 more are left for the coming days")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_test_id("counts")).to_contain_text("14 due")
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_role("heading", name="Today\u2019s share is done")).to_be_visible()

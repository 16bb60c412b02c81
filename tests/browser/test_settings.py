"""How somebody reviews, changed in a browser; and a fit of their weights, from the button to taking it back."""

import pytest
from playwright.sync_api import Page, expect

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from tests.browser.reading import axe_faults
from tests.people import BEGAN, FORGETFUL, reviews_of, store
from tests.served import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def own_site(tmp_path):
    """A site of somebody who has reviewed for four months and forgets sooner than most."""
    engine = db.connect(f"sqlite:///{tmp_path / 'rehearse.db'}")
    db.upgrade(engine)
    with db.make_sessions(engine)() as session:
        ensure_single_user(session, BEGAN)
    store(db.make_sessions(engine), reviews_of(FORGETFUL, cards=160, days=120))
    engine.dispose()
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def open_settings(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/review/settings")
    page.locator("html[data-ready]").wait_for()


def saved(page: Page, name: str):
    return page.locator(f"[data-setting={name}] [data-part=saved]")


def trouble(page: Page, name: str):
    return page.locator(f"[data-setting={name}] [data-part=error]")


def test_settings_are_saved_one_by_one(page, own_site):
    page.goto(f"{own_site.url}/review")
    page.get_by_role("link", name="Settings").click()
    page.locator("html[data-ready]").wait_for()
    page.get_by_label("A day begins at").select_option("03:00")
    page.get_by_label("Goal in minutes a day").fill("90")
    page.get_by_label("Cards you still know").fill("92.5")
    page.get_by_role("checkbox", name="Sunday").check()
    for name in ("rollover", "goal_minutes", "card_retention", "weekdays_off"):
        expect(saved(page, name)).to_be_visible()
    # What cannot be is said beside its field, and nothing else is touched.
    page.get_by_label("New cards a day").fill("2.5")
    page.get_by_label("New cards a day").press("Tab")
    expect(trouble(page, "new_a_day")).to_have_text("Choose a whole number from 0 to 200.")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"):
        page.get_by_role("checkbox", name=day).check()
    expect(trouble(page, "weekdays_off")).to_have_text("Leave at least one day.")
    page.get_by_role("checkbox", name="Monday").uncheck()
    expect(trouble(page, "weekdays_off")).to_be_hidden()
    # A zone that was chosen by hand stays, although this device is elsewhere.
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    expect(saved(page, "zone")).to_be_visible()
    page.goto(f"{own_site.url}/review")
    page.locator("html[data-ready]").wait_for()
    open_settings(page, own_site)
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    expect(page.get_by_label("A day begins at")).to_have_value("3")
    expect(page.get_by_label("New cards a day")).to_have_value("8")
    expect(page.get_by_label("Goal in minutes a day")).to_have_value("90")
    expect(page.get_by_label("Cards you still know")).to_have_value("92.5")
    expect(page.get_by_role("checkbox", checked=False)).to_have_count(1)
    page.get_by_role("button", name="Use this device").click()
    expect(page.get_by_label("Time zone")).not_to_have_value("Asia/Tokyo")
    # Without a server it is said, and what was chosen can be chosen again.
    own_site.stop()
    page.get_by_label("A day begins at").select_option("05:00")
    expect(trouble(page, "rollover")).to_contain_text("It was not saved")


def test_weights_are_fitted_shown_before_and_after_and_taken_back(page, own_site):
    open_settings(page, own_site)
    state = page.get_by_test_id("in-use")
    expect(state).to_contain_text("The defaults are in use")
    page.get_by_role("button", name="Fit to my reviews").press("Enter")
    # A reload in the middle of it shows the same fit, and nobody has to press again.
    page.reload()
    result = page.get_by_test_id("result")
    expect(result).to_contain_text("The fitted weights are in use.")
    expect(state).to_contain_text("Your own weights are in use")
    expect(result.get_by_role("row")).to_have_count(3)
    expect(result.get_by_role("row", name="Days until")).to_contain_text("2, 11, 46")
    # The same reviews give the same weights, which do not beat themselves.
    page.get_by_role("button", name="Fit again").click()
    expect(result).to_contain_text("The fitted weights were not taken.")
    page.get_by_text("Earlier tries").click()
    expect(page.get_by_role("row", name="1326")).to_contain_text("in use")
    page.get_by_role("button", name="Back to the defaults").click()
    expect(state).to_contain_text("The defaults are in use")
    expect(page.get_by_role("button", name="Back to the defaults")).to_have_count(0)
    expect(page.get_by_role("row", name="1326")).to_contain_text("taken back")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (400, "dark")])
def test_the_page_is_clean_in_both_themes(page, own_site, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    open_settings(page, own_site)
    page.get_by_role("button", name="Fit to my reviews").click()
    page.get_by_test_id("result").wait_for()
    page.get_by_label("New cards a day").fill("999")
    page.get_by_label("New cards a day").press("Tab")
    expect(trouble(page, "new_a_day")).to_be_visible()
    assert axe_faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

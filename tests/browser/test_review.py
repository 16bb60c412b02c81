"""Reviewing in a browser: a whole session by keyboard, with undo, a reload and a second tab; and what each kind of card asks."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import axe_faults
from tests.served import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may change and stop, without a judge, which reviewing does not need."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def ready(page: Page) -> None:
    page.locator("html[data-ready]").wait_for()


def take_up(page: Page, site: Server, *decks: str) -> None:
    """Take decks up by keyboard, then open the review page."""
    page.goto(f"{site.url}/review/decks")
    ready(page)
    for deck in decks:
        page.locator(f"[data-take-up={deck}]").press("Enter")
        expect(page.locator(f"[data-deck={deck}]").get_by_role("link", name="Review now")).to_be_focused()
    page.goto(f"{site.url}/review")
    ready(page)


def asked(page: Page) -> str:
    """The card that is shown."""
    return page.get_by_test_id("card").get_attribute("data-item") or ""


def answer(page: Page, key: str) -> None:
    """Show the answer and rate it, both by keyboard, and wait for what comes next."""
    before = asked(page)
    page.keyboard.press("Space")
    page.get_by_test_id("back").wait_for()
    page.keyboard.press(key)
    page.locator(f"[data-testid=card]:not([data-item='{before}']), [data-testid=nothing]").wait_for()


def test_somebody_who_begins_is_led_to_a_deck(page, own_site):
    page.goto(f"{own_site.url}/review")
    expect(page.get_by_test_id("nothing")).to_contain_text("Nothing to review yet")
    page.get_by_role("link", name="Choose a deck").click()
    expect(page.get_by_role("heading", name="Decks", exact=True)).to_be_visible()


def test_a_whole_session_by_keyboard_with_undo_a_reload_and_a_second_tab(page, context, own_site):
    take_up(page, own_site, "behavioural-star")
    expect(page.get_by_test_id("counts")).to_have_text("8 new · about 4 minutes")
    first = asked(page)
    answer(page, "4")
    second = asked(page)
    assert second != first
    # Undo gives the first card back, redo takes it away again.
    page.keyboard.press("u")
    page.locator(f"[data-item='{first}']").wait_for()
    page.keyboard.press("r")
    page.locator(f"[data-item='{second}']").wait_for()
    # A reload shows the same card and remembers how many were answered.
    page.reload()
    ready(page)
    assert asked(page) == second
    expect(page.locator("#session")).to_have_js_property("value", 1)
    # A second tab answers the card first; the answer of the first tab is refused, and it goes on with the next card.
    other = context.new_page()
    other.goto(f"{own_site.url}/review")
    ready(other)
    answer(other, "4")
    third = asked(other)
    page.keyboard.press("Space")
    page.keyboard.press("1")
    expect(page.locator("#notice")).to_contain_text("was not counted")
    page.locator(f"[data-item='{third}']").wait_for()
    for _ in range(6):
        answer(page, "4")
    expect(page.get_by_test_id("nothing")).to_contain_text("Done for today")
    # All the way back, and no further.
    for left in range(1, 9):
        page.keyboard.press("u")
        expect(page.get_by_test_id("counts")).to_contain_text(f"{left} new")
    assert asked(page) == first
    page.keyboard.press("u")
    expect(page.locator("#notice")).to_have_text("There is nothing to undo.")


def test_how_many_new_cards_a_day_is_kept(page, own_site):
    page.goto(f"{own_site.url}/review/decks")
    ready(page)
    field = page.get_by_label("New cards a day")
    field.fill("3")
    field.press("Tab")
    expect(page.get_by_test_id("new-a-day-cost")).to_have_text("about 5 minutes a day after some weeks")
    take_up(page, own_site, "statistics")
    expect(page.get_by_test_id("counts")).to_have_text("3 new · about 2 minutes")
    page.goto(f"{own_site.url}/review/decks")
    expect(page.get_by_label("New cards a day")).to_have_value("3")
    # What cannot be is not sent.
    page.get_by_label("New cards a day").fill("999")
    page.get_by_label("New cards a day").press("Tab")
    page.reload()
    expect(page.get_by_label("New cards a day")).to_have_value("3")


def test_what_is_printed_is_typed_and_compared(page, own_site):
    take_up(page, own_site, "numerics")
    while not page.get_by_test_id("card").get_by_text("What is printed?", exact=True).count():
        answer(page, "4")
    field = page.locator("#typed")
    # Keys that rate or undo are letters while somebody types.
    field.press_sequentially("u1")
    expect(field).to_have_value("u1")
    field.fill("0.0 1e-17")
    field.press("Enter")
    expect(page.get_by_test_id("typed-result")).to_have_text("Just as you typed it.")
    page.keyboard.press("3")
    expect(page.get_by_test_id("back")).to_have_count(0)


def test_a_card_that_is_set_aside_comes_back_by_undo(page, own_site):
    take_up(page, own_site, "statistics")
    first = asked(page)
    for key, words in (("b", "Not today"), ("s", "Never again")):
        page.keyboard.press(key)
        expect(page.locator("#notice")).to_contain_text(words)
        assert asked(page) != first
        page.keyboard.press("u")
        page.locator(f"[data-item='{first}']").wait_for()


def test_an_answer_without_a_server_is_not_lost_from_view(page, own_site):
    take_up(page, own_site, "statistics")
    shown = asked(page)
    own_site.stop()
    page.keyboard.press("Space")
    page.keyboard.press("3")
    expect(page.locator("#notice")).to_contain_text("Your answer was not saved")
    assert asked(page) == shown
    own_site.start(path="/healthz")
    page.keyboard.press("3")
    page.locator(f"[data-testid=card]:not([data-item='{shown}'])").wait_for()


def test_the_page_goes_on_by_itself_after_the_server_was_away(page, unjudged):
    page.clock.install()
    # One card, of which only a learning step is left.
    page.goto(f"{unjudged.url}/review/decks")
    ready(page)
    page.get_by_label("New cards a day").fill("1")
    page.get_by_label("New cards a day").press("Tab")
    take_up(page, unjudged, "statistics")
    only = asked(page)
    answer(page, "1")
    expect(page.get_by_test_id("nothing")).to_contain_text("goes on by itself")
    page.route("**/api/v1/review/queue*", lambda route: route.abort())
    page.clock.fast_forward("02:00")
    expect(page.locator("#notice")).to_contain_text("does not answer")
    page.unroute("**/api/v1/review/queue*")
    unjudged.leap(minutes=2)
    page.clock.fast_forward("01:00")
    page.locator(f"[data-item='{only}']").wait_for()
    expect(page.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (400, "dark")])
def test_the_pages_are_clean_in_both_themes(page, own_site, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    page.goto(f"{own_site.url}/review/decks")
    assert axe_faults(page) == []
    take_up(page, own_site, "behavioural-star", "numerics")
    assert axe_faults(page) == []
    for _ in range(8):
        page.keyboard.press("Space")
        page.get_by_test_id("back").wait_for()
        assert axe_faults(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        page.keyboard.press("4")
        page.get_by_test_id("back").wait_for(state="detached")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert axe_faults(page) == []

"""A person's own cards in a browser: written, reviewed, changed in place, flagged, deleted; and the card of a failed test."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, update

from rehearse import db
from rehearse.cards.models import OwnCard
from rehearse.review.models import ReviewItem
from rehearse.submissions.models import Submission
from tests.browser.reading import axe_faults
from tests.served import Server

pytestmark = pytest.mark.browser

FAILURE = {
    "test": "test_properties.py::test_sum",
    "title": "Sum",
    "mistake": "Adds two instead of doubling.",
    "why": "It doubles.",
    "input": "double(1)",
    "output": "3",
    "expected": "2",
}


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may change, without a judge, which cards do not need."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


@pytest.fixture
def failed(own_site):
    """The address of a submission that was refused, as a judge would have stored it."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    row = {"id": "1" * 32, "user_id": 1, "slug": "lru-cache", "problem_version": "1.0.0", "mode": "submit"}
    row |= {
        "source": "x = 1",
        "source_sha256": "0" * 64,
        "state": "done",
        "verdict": "wrong_answer",
        "failure": FAILURE,
    }
    engine = db.connect(f"sqlite:///{own_site.data / 'rehearse.db'}")
    with engine.begin() as connection:
        connection.execute(insert(Submission.__table__).values(**row, created_at=now, finished_at=now))
    engine.dispose()
    return f"{own_site.url}/submissions/{row['id']}"


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("html[data-ready]").wait_for()


def make_deck(page: Page, site: Server) -> str:
    """A deck with one card, made by keyboard; its address."""
    go(page, f"{site.url}/review/decks")
    page.get_by_role("button", name="New deck").press("Enter")
    page.get_by_label("Name of the deck").fill("Systems")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="This deck is empty")).to_be_visible()
    page.locator("html[data-ready]").wait_for()
    page.keyboard.press("a")
    page.get_by_label("Front").fill("What is a **page fault**?")
    page.get_by_label("Back", exact=True).fill("It is in memory.")
    return page.url


def forget_often(site: Server) -> None:
    """Let every card have been forgotten six times."""
    engine = db.connect(f"sqlite:///{site.data / 'rehearse.db'}")
    with engine.begin() as connection:
        connection.execute(update(ReviewItem.__table__).values(lapses=6))
    engine.dispose()


def give_sound(site: Server) -> None:
    """Let every card have a sound, as one that came from Anki has."""
    engine = db.connect(f"sqlite:///{site.data / 'rehearse.db'}")
    with engine.begin() as connection:
        texts = {"form": "html", "front": 'Listen. <audio controls preload="none" src="/review/media/t.wav"></audio>'}
        connection.execute(update(OwnCard.__table__).values(**texts))
    engine.dispose()


def save(page: Page) -> None:
    page.keyboard.press("Control+Enter")


def test_a_card_is_written_reviewed_changed_in_place_flagged_and_deleted(page, context, own_site):
    address = make_deck(page, own_site)
    editor, rows = page.get_by_test_id("card-editor"), page.get_by_test_id("cards").locator("li")
    expect(page.get_by_test_id("preview").locator("strong")).to_have_text("page fault")
    # Escape leaves, and what was typed is there again.
    page.keyboard.press("Escape")
    expect(editor).to_be_hidden()
    page.keyboard.press("a")
    expect(page.get_by_label("Back", exact=True)).to_have_value("It is in memory.")
    save(page)
    expect(editor).to_contain_text("Saved. Write the next one")
    page.keyboard.press("Escape")
    expect(rows).to_have_count(1)
    # On the review page it is changed in place, while another tab has changed it as well.
    go(page, f"{own_site.url}/review")
    item = page.get_by_test_id("card").get_attribute("data-item")
    page.keyboard.press("Space")
    page.keyboard.press("e")
    page.get_by_label("Back", exact=True).fill("It is **not** in memory.")
    other = context.new_page()
    go(other, f"{address}?card={item}")
    other.get_by_label("Back", exact=True).fill("Overtaken.")
    save(other)
    expect(other.get_by_test_id("card-editor")).to_be_hidden()
    save(page)
    expect(editor).to_contain_text("changed elsewhere")
    page.get_by_role("button", name="Save mine over it").click()
    expect(editor).to_be_hidden()
    # The answer was shown before, and still is.
    expect(page.get_by_test_id("back")).to_contain_text("It is not in memory.")
    page.keyboard.press("f")
    expect(page.get_by_test_id("flag")).to_have_text("Red flag")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Blue").click()
    expect(page.get_by_test_id("flag")).to_have_text("Blue flag")
    page.keyboard.press("4")
    page.get_by_test_id("nothing").wait_for()
    # It was answered once, and changing it does not change that.
    go(page, address)
    due = rows.locator("time").get_attribute("datetime")
    rows.get_by_role("button", name="Edit").click()
    page.get_by_label("Front").fill("Say what a page fault is.")
    save(page)
    expect(rows).to_contain_text("Say what a page fault is.")
    assert rows.locator("time").get_attribute("datetime") == due
    rows.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="This deck is empty")).to_be_visible()
    page.get_by_test_id("undo-delete").click()
    expect(rows).to_contain_text("Blue flag")
    assert rows.locator("time").get_attribute("datetime") == due


def test_space_on_a_player_plays_it_and_rates_nothing(page, own_site):
    make_deck(page, own_site)
    save(page)
    expect(page.get_by_test_id("card-editor")).to_contain_text("Saved. Write the next one")
    give_sound(own_site)
    page.route("**/t.wav", lambda route: route.fulfill(body=b"", content_type="audio/wav"))
    go(page, f"{own_site.url}/review")
    page.keyboard.press("Space")
    page.get_by_test_id("back").wait_for()
    with page.expect_request("**/t.wav"):
        page.locator("audio").press("Space")
    # A card that was rated could not be flagged any more.
    page.keyboard.press("f")
    expect(page.get_by_test_id("flag")).to_have_text("Red flag")


def test_a_failed_test_becomes_a_card_with_one_press(page, own_site, failed):
    go(page, failed)
    page.get_by_test_id("make-card").click()
    expect(page.get_by_test_id("failure")).to_contain_text("Card made")
    page.get_by_role("link", name="edit it").click()
    expect(page.get_by_test_id("card-editor")).to_be_visible()
    expect(page.get_by_role("heading", name="My mistakes")).to_have_count(1)
    expect(page.get_by_label("Front")).to_have_value(
        "**LRU cache** is asked:\n\n```python\ndouble(1)\n```\n\nWhat must come out, and why?"
    )
    # Once more from the same failure: it is the same card.
    go(page, failed)
    page.get_by_test_id("make-card").click()
    page.get_by_role("link", name="edit it").click()
    expect(page.get_by_test_id("result-count")).to_have_text("1 card")


def bring_in(page: Page, site: Server) -> None:
    """A table with one card for the deck Systems."""
    go(page, f"{site.url}/review/exchange")
    table = {"name": "cards.csv", "mimeType": "text/csv", "buffer": b"Question,Answer,tag,Systems"}
    page.get_by_label("Choose a file").set_input_files(table)
    page.locator("[data-testid=job-phase][data-phase=done]").wait_for()


def test_a_deck_that_was_deleted_is_brought_back_long_after(page, own_site):
    bring_in(page, own_site)
    go(page, f"{own_site.url}/review/decks")
    page.get_by_role("link", name="Systems", exact=True).click()
    page.locator("#delete-deck").click()
    expect(page.get_by_test_id("undo-delete")).to_be_visible()
    page.reload()
    expect(page.get_by_test_id("undo-delete")).to_have_count(0)
    # The deletion wins over the file, which says how to take it back.
    bring_in(page, own_site)
    expect(page.get_by_test_id("summary")).to_contain_text("left so1")
    page.get_by_role("link", name="see the deleted decks").click()
    expect(page.get_by_test_id("deleted-decks")).to_contain_text("1 card, deleted")
    assert axe_faults(page) == []
    page.get_by_role("button", name="Bring back Systems").press("Enter")
    expect(page.get_by_test_id("cards").locator("li")).to_have_count(1)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (400, "dark")])
def test_the_pages_are_clean_in_both_themes(page, own_site, failed, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    # A colour on its way to another is no colour to be measured.
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    def check() -> None:
        assert axe_faults(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    go(page, failed)
    page.get_by_test_id("make-card").click()
    expect(page.get_by_test_id("failure")).to_contain_text("Card made")
    check()
    address = make_deck(page, own_site)
    page.get_by_label("Kind").select_option("prompt")
    expect(page.get_by_label("Rubric")).to_be_visible()
    check()
    save(page)
    page.keyboard.press("Escape")
    for place in (address, f"{address}?q=nothing", f"{own_site.url}/review/decks"):
        go(page, place)
        check()
    forget_often(own_site)
    go(page, f"{own_site.url}/review")
    page.keyboard.press("f")
    page.get_by_test_id("flag").wait_for()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Not today").wait_for()
    check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_test_id("leech")).to_contain_text("Forgotten 6 times")
    check()
    # Splitting writes a card of its own first, then changes what stays.
    page.get_by_role("button", name="Split it in two").click()
    expect(page.get_by_role("heading", name="what goes on a new card?")).to_be_visible()
    page.get_by_label("Back", exact=True).fill("The first half.")
    save(page)
    expect(page.get_by_role("heading", name="what stays on this card?")).to_be_visible()

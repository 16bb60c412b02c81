"""A problem that comes back, in a browser: from the queue to an empty editor, to both programs side by side, and back.

Why a scripted sandbox: the story takes months, which only a clock and a judge of its own can pass in seconds.
"""

from threading import Thread

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from werkzeug.serving import make_server

from rehearse import services
from rehearse.config import Config
from rehearse.review.memory import Rating
from rehearse.review.models import ReviewEntry
from rehearse.review.service import Reviewer
from rehearse.review.settings import Settings
from rehearse.services import open_services
from rehearse.web.application import build
from tests.browser.reading import axe_faults, editor, open_problem, saved, source, verdict, write
from tests.scripted import PROBLEM, opening, refused
from tests.web.solving import API, CARDS, Clock, Site

pytestmark = pytest.mark.browser

SLUG = PROBLEM.slug
OLD, NEW = "def double(x):\n    return x + x\n", "def double(x):\n    # By the law of doubling.\n    return 2 * x\n"


@pytest.fixture
def solving(tmp_path, monkeypatch):
    """A served site on which the problem was solved with the old program, and is due."""
    clock = Clock()
    monkeypatch.setattr(services, "utc_now", clock)
    opened = []

    def serve(sandbox, *, catalog):
        found = open_services(
            Config(data_dir=tmp_path, sandbox="docker"), catalog=catalog, open_sandbox=opening(sandbox)
        )
        opened.append(found)
        found.start()
        return build(found)

    site = Site(serve, clock)
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    site.url = f"http://127.0.0.1:{server.port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    site.type(OLD)
    site.send(OLD)
    # Its cards are of its group, and would be asked instead of it.
    for card in CARDS:
        site.client.post(f"{API}/items/card:{card.id}/action", json={"action": "suspended"})
    site.later(days=60)
    yield site
    opened[0].close()
    server.shutdown()
    thread.join()
    server.server_close()


def ready(page):
    page.locator("html[data-ready]").wait_for()


def test_from_the_queue_to_an_empty_editor_to_both_programs_and_back(page, context, solving):
    page.goto(f"{solving.url}/review")
    ready(page)
    page.get_by_role("link", name="Open the problem").click()
    ready(page)
    expect(page.get_by_test_id("again")).to_contain_text(
        "Your solution of 2 March is hidden until you pass or ask for it."
    )
    assert source(page) == PROBLEM.starter
    assert axe_faults(page) == []
    # What is typed stays: through a reload, and in another tab.
    write(page, "def double(x):\n    return\n")
    saved(page)
    page.reload()
    ready(page)
    assert source(page) == "def double(x):\n    return\n"
    other = context.new_page()
    open_problem(other, solving.url, SLUG)
    assert source(other) == "def double(x):\n    return\n"
    other.close()
    # Quick and at the first try.
    solving.be_active(2)
    write(page, NEW)
    page.get_by_role("button", name="Submit").click()
    verdict(page, "Accepted")
    expect(page.get_by_test_id("again")).to_be_hidden()
    programs = page.get_by_test_id("programs")
    expect(programs.get_by_role("textbox", name="Your solution of 2 March")).to_contain_text("return x + x")
    expect(programs.get_by_role("textbox", name="This one")).to_contain_text("By the law of doubling")
    assert axe_faults(page) == []
    grade = page.get_by_test_id("grade")
    expect(grade).to_contain_text("Rated good: solved with the first submission.")
    expect(grade).to_contain_text("Quick and at the first try: was it easy?")
    # In the editor it is a digit, elsewhere an answer.
    editor(page).press("4")
    expect(editor(page)).to_contain_text("4")
    page.get_by_test_id("verdict").click()
    page.keyboard.press("4")
    expect(grade).to_contain_text("You rated it easy.")
    page.get_by_role("link", name="Go on reviewing").click()
    expect(page.get_by_test_id("nothing")).to_contain_text("Done for today")


def test_time_until_a_submission_is_sent_with_it_and_kept_when_it_does_not_arrive(page, solving):
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json) if request.method == "POST" else None)
    open_problem(page, solving.url, SLUG)
    write(page, NEW)
    page.route("**/submissions", lambda route: route.abort())
    page.get_by_role("button", name="Submit").click()
    verdict(page, "Not sent")
    page.unroute("**/submissions")
    page.get_by_role("button", name="Submit").click()
    verdict(page, "Accepted")
    lost, arrived = [each["active_seconds"] for each in sent if "active_seconds" in each]
    assert arrived >= lost > 0
    with solving.app.extensions["rehearse"].sessions() as session:
        newest = select(ReviewEntry.seconds).where(ReviewEntry.action == "rated").order_by(ReviewEntry.id.desc())
        # What was counted is known when the verdict is rated.
        assert session.scalar(newest.limit(1)) == pytest.approx(arrived, abs=0.1)


def test_cards_that_a_failure_made_due_are_told_below_the_verdict(page, solving):
    card = f"card:{CARDS[0].id}"
    with solving.app.extensions["rehearse"].sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=services.utc_now(), settings=Settings())
        seen = reviewer.set_aside(card, "resumed").last_entry
        reviewer.rate(card, Rating.EASY, seen=seen)
    solving.later(days=1)
    open_problem(page, solving.url, SLUG)
    write(page, NEW)
    solving.sandbox.scripts = [refused()]
    page.get_by_role("button", name="Submit").click()
    told = page.get_by_test_id("called")
    expect(told).to_have_text("1 card on c became due, because this test asks for that. Review it")
    expect(told.get_by_role("link", name="Review it")).to_have_attribute("href", "/review")
    assert axe_faults(page) == []
    # It is due already, so a second failure makes nothing due.
    with page.expect_response("**/called"):
        page.get_by_role("button", name="Submit").click()
    expect(told).to_have_count(0)


def test_who_gives_up_is_shown_the_old_program_and_rated_so(page, solving):
    page.set_viewport_size({"width": 400, "height": 800})
    open_problem(page, solving.url, SLUG)
    # A hint that is opened counts, and is told to the server as it is opened.
    page.get_by_role("tab", name="Hints").click()
    with page.expect_response("**/assistance") as told:
        page.get_by_text("Hint 1 of 3").click()
    assert told.value.json() == {"counts": True}
    page.get_by_role("tab", name="Code").click()
    write(page, NEW)
    saved(page)
    page.get_by_role("button", name="Give up and show it").click()
    expect(page.get_by_role("textbox", name="Your solution of 2 March")).to_contain_text("return x + x")
    expect(page.get_by_test_id("grade")).to_contain_text("Rated again: given up for the solution.")
    assert axe_faults(page) == []
    # What was typed is still there, and what it is worth stays the person's own to say.
    page.get_by_test_id("grade").get_by_role("button", name="Hard").click()
    expect(page.get_by_test_id("grade")).to_contain_text("You rated it hard.")
    page.get_by_role("tab", name="Code").click()
    expect(editor(page)).to_contain_text("By the law of doubling")


def test_what_was_sent_before_is_hidden_on_its_page_until_somebody_gives_up(page, solving):
    page.goto(f"{solving.url}/problems/{SLUG}/submissions")
    page.get_by_role("link", name="Accepted").click()
    ready(page)
    expect(page.get_by_test_id("hidden-source")).to_be_visible()
    expect(page.get_by_test_id("grade")).to_contain_text("Due for review.")
    assert axe_faults(page) == []
    page.get_by_role("button", name="Give up and show it").click()
    expect(page.get_by_test_id("source")).to_contain_text("return x + x")

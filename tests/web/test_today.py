"""The site's home in each of its states, active time, goals and days off: through the page and through the API."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, update

from rehearse.activity.models import Activity
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.concepts import Concept
from rehearse.catalog.decks import Deck
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.review.items import NewItem, card_key, problem_key
from rehearse.review.models import ReviewItem
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from rehearse.submissions.models import Submission
from tests.scripted import PROBLEM

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # A Wednesday.
TODAY = NOW.date()
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
API = "/api/v1"

CARDS = tuple(Flashcard(f"c{number}", f"Question {number}?", "Answer.", ("adding",)) for number in range(140))
WORDS = Vocabulary(concepts={"adding": Concept("Adding"), "times": Concept("Multiplying", "", ("adding",))})
DOUBLING = replace(PROBLEM, concepts=("adding",))
SQUARES = replace(PROBLEM, id="b", slug="squares", title="Squares", category="maths", concepts=("times",), minutes=25)
CUBES = replace(SQUARES, id="c", slug="cubes", title="Cubes", difficulty=3)
PROBLEMS = {each.slug: each for each in (DOUBLING, SQUARES, CUBES)}
CATALOG = Catalog(PROBLEMS, (), WORDS, {"sums": Deck("sums", "Sums", CARDS, Path("sums.toml"))})


class Site:
    """A served site whose clock and tables a test sets."""

    def __init__(self, app):
        self.client = app.test_client()
        self.services = app.extensions["rehearse"]
        self.at(NOW)

    def at(self, moment):
        self.services.now = lambda: moment

    def today(self):
        """What the API tells of the day."""
        return self.client.get(f"{API}/today").json

    def page(self):
        """The home page, without the spaces between its words."""
        return re.sub(r"\s+", " ", self.client.get("/").text)

    def part_html(self, name):
        """A part of the page; empty when it is not there."""
        return self.page().partition(f'data-testid="{name}"')[2].partition("</section>")[0].partition(">")[2]

    def part(self, name):
        """The text of a part of the page."""
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.part_html(name))).strip()

    def parts(self):
        """Which parts the page has, in order."""
        return re.findall(r'data-testid="(now|begin|goal|again|on|next)"', self.page())

    def first(self):
        """The one action that the page offers first, as (address, words)."""
        found = re.findall(r'class="button primary"[^>]*?href="([^"]*)">([^<]*)', self.page())
        assert len(found) <= 1, found
        return found[0] if found else None

    def store(self, *rows):
        with self.services.sessions.begin() as session:
            session.add_all(rows)

    def due(self, cards=0, problems=()):
        """Take cards and problems up that were answered forty days ago and are due now."""
        items = [NewItem(card_key(f"c{number}"), "card", f"c{number}") for number in range(cards)]
        items += [NewItem(problem_key(slug), "problem", slug) for slug in problems]
        then = {"reviewed": TODAY - 40 * DAY, "reviewed_at": NOW - 40 * DAY, "began": TODAY - 80 * DAY, "due": TODAY}
        with self.services.sessions.begin() as session:
            Reviewer(session, 1, now=NOW, settings=settings_of(session, 1)).take_up(items)
            session.execute(
                update(ReviewItem).values(phase="review", stability=20.0, difficulty=5.0, reviews=2, **then)
            )

    def settle(self, **settings):
        assert self.client.patch(f"{API}/review/settings", json=settings).status_code == 200

    def settled(self, **settings):
        """Have settled something long ago."""
        self.at(NOW - 30 * DAY)
        self.settle(**settings)
        self.at(NOW)

    def active(self, *minutes):
        """Have been active on the last days, the present one last."""
        for number, each in enumerate(reversed(minutes)):
            at = NOW - number * DAY - MINUTE
            self.store(Activity(user_id=1, day=at.date(), at=at, subject="review", seconds=60 * each))

    def sent(self, slug, state="done", verdict="accepted", source="x"):
        made = {"created_at": NOW, "problem_version": "1", "source_sha256": "", "mode": "submit"}
        self.store(Submission(id=slug, user_id=1, slug=slug, source=source, state=state, verdict=verdict, **made))

    def report(self, seconds, subject="review"):
        return self.client.post(f"{API}/activity", json={"subject": subject, "seconds": seconds})


@pytest.fixture
def open_site(serve):
    return lambda catalog=CATALOG: Site(serve(catalog=catalog, judging=False))


@pytest.fixture
def site(open_site):
    return open_site()


def test_a_newcomer_is_led_by_three_steps(site):
    begin = site.part("begin")
    assert [step in begin for step in ("Choose a deck.", "Doubling is a good one", "Minutes a day")] == [True] * 3
    assert site.first() == ("/review/decks", "Choose a deck")
    assert "/problems/doubling" in site.page()
    assert (site.part("goal"), site.part("next"), site.today()["newcomer"]) == ("", "", True)


def test_without_decks_a_newcomer_begins_with_a_problem(open_site):
    site = open_site(Catalog(PROBLEMS, (), WORDS))
    assert "each problem that you solve brings its own cards" in site.part("begin")
    assert site.first()[0] == "/problems/doubling"


def test_without_anything_a_newcomer_is_sent_to_the_authors_page(open_site):
    site = open_site(Catalog({}))
    assert "There are none yet" in site.part("begin")
    assert (site.first(), site.today()["next"]) == (None, [])


def test_who_has_solved_something_or_taken_up_a_deck_is_no_newcomer(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    assert (site.today()["newcomer"], site.parts()) == (False, ["now", "goal", "next"])


def test_who_only_tried_something_is_still_a_newcomer_and_can_go_on(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("cubes", verdict="wrong_answer")
    assert site.parts() == ["begin", "on"]
    assert "Squares" in site.part("on")


def test_new_cards_come_with_their_number_and_their_minutes(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    assert site.first() == ("/review", "Review 8 cards, about 4 min")
    assert site.today()["cards"] == {"count": 8, "minutes": 4, "again": 0, "due": 0, "new": 8}


def test_a_card_of_ones_own_counts_until_it_is_deleted(site):
    deck = site.client.post(f"{API}/review/own-decks", json={"name": "Mine"}).json["id"]
    card = {"deck": deck, "kind": "basic", "front": "Q?", "back": "A."}
    written = site.client.post(f"{API}/review/cards", json=card)
    assert (written.status_code, site.today()["cards"]["new"], site.today()["newcomer"]) == (201, 1, False)
    site.client.delete(f"{API}/review/cards/{written.json['item']}")
    assert (site.today()["cards"]["count"], site.today()["newcomer"]) == (0, True)


def test_problems_to_solve_again_are_named(site):
    site.due(cards=3, problems=["squares", "cubes"])
    assert site.first() == ("/review", "Review 3 cards, about 1 min")
    assert site.part("now").startswith("Due now 3 cards and 2 problems.")
    assert [problem["slug"] for problem in site.today()["problems"]] == ["squares", "cubes"]
    assert "about 50 minutes" in site.part("again")


def test_the_first_action_is_what_matters_most(site):
    site.settle(goal_minutes=60)
    site.sent("doubling")
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.due(problems=["doubling"])
    assert site.first()[1] == "Solve “Doubling” again, about 5 min"
    site.client.post(f"{API}/review/items/problem:doubling/action", json={"action": "buried"})
    assert site.first()[1] == "Go on with “Squares”"
    site.sent("squares")
    assert site.first()[1] == "Solve “Cubes”, about 25 min"
    site.active(60)
    assert (site.first(), site.part("now").split(" What")[0]) == (None, "Done for today")


def test_when_everything_is_solved_nothing_is_next(site):
    for slug in PROBLEMS:
        site.sent(slug)
    assert (site.first(), site.today()["next"]) == (None, [])
    assert site.part("now").startswith("Nothing is due")


def test_the_next_problem_comes_with_its_reason_and_another_one(site):
    site.sent("doubling")
    assert [(each["slug"], each["why"]) for each in site.today()["next"]] == [
        ("squares", "You know what it builds on: Adding. Practises: Multiplying."),
        ("cubes", "You know what it builds on: Adding. Practises: Multiplying."),
    ]
    assert re.search("Or .*Cubes", site.part("next"))
    site.sent("cubes", verdict="wrong_answer")
    assert site.today()["next"][0]["why"] == "You have tried it before, and it is not solved yet."


def test_what_is_left_when_nothing_is_ready_is_told_so(open_site):
    site = open_site(Catalog({"cubes": replace(CUBES, prerequisites=("gone",))}, (), WORDS))
    assert site.today()["next"][0]["why"].startswith("The easiest that is left.")


def test_what_was_lately_typed_goes_on(site):
    for slug, ago in (("squares", 3), ("doubling", 20)):
        site.at(NOW - ago * DAY)
        site.client.put(f"{API}/problems/{slug}/draft", json={"source": "x = 1"})
    site.at(NOW)
    site.client.put(f"{API}/problems/cubes/draft", json={"source": CUBES.starter})
    assert [draft["slug"] for draft in site.today()["drafts"]] == ["squares"]
    # What is offered there is not offered again as new.
    assert "squares" not in [each["slug"] for each in site.today()["next"]]
    site.sent("squares")
    assert site.today()["drafts"] == []


def test_what_is_being_judged_is_told_once(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("squares", state="queued", verdict=None)
    assert site.today()["judging"] == [{"id": "squares", "slug": "squares", "title": "Squares"}]
    assert site.part("on") == "Go on with Squares What you sent is being judged."
    assert "data-judging" in site.page()


def test_a_problem_that_was_removed_is_not_shown(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("gone", state="queued", verdict=None)
    site.services.catalog = Catalog({"doubling": DOUBLING}, (), WORDS)
    found = site.today()
    assert (found["judging"], found["drafts"]) == ([], [])


def test_learning_steps_that_come_later_are_told(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    for item in site.client.get(f"{API}/review/queue").json["items"][:2]:
        site.client.post(f"{API}/review/items/{item['item']}/rating", json={"rating": "good", "seen": item["seen"]})
    site.settle(new_a_day=2)
    assert site.today()["later"] == 2
    assert "2 cards come back 4 March 2026 at 12:10 UTC and after." in site.part("now")


# After a break.


def queue(site, scope):
    found = site.client.get(f"{API}/review/queue?scope={scope}").json
    return {name: found[name] for name in ("due", "problems", "new", "other_days", "minutes")}


def test_after_a_break_a_share_is_asked_each_day_and_nothing_is_overdue(site):
    site.settle(goal_minutes=6)
    site.due(cards=140)
    assert site.part("now") == (
        "Catch up in about 4 days More is due than fits into 6 minutes, so today takes 36 of 140 cards, the most nearly "
        "forgotten first. New cards join again when you have caught up. Review 36 cards, about 6 min All 140 cards"
    )
    assert site.today()["catch_up"] == {"days": 4, "cards": 140, "problems": 0}
    assert "overdue" not in site.page()
    assert queue(site, "today") == {"due": 36, "problems": 0, "new": 0, "other_days": 104, "minutes": 6}
    assert queue(site, "all") == {"due": 140, "problems": 0, "new": 0, "other_days": 0, "minutes": 24}


def test_the_review_page_asks_todays_share_unless_all_is_wanted(site):
    site.settle(goal_minutes=6)
    site.due(cards=140)
    assert ['"due":36' in site.client.get(f"/review{query}").text for query in ("", "?all", "?all=")] == [
        True,
        False,
        False,
    ]
    assert 'data-scope="today"' in site.client.get("/review").text
    assert 'data-scope="all"' in site.client.get("/review?all").text


def rate(site, item, scope="today"):
    seen = {"rating": "easy", "seen": item["seen"]}
    return site.client.post(f"{API}/review/items/{item['item']}/rating?scope={scope}", json=seen).json


def test_who_answers_their_share_is_done_and_can_go_on(site):
    site.settle(goal_minutes=1)
    site.due(cards=9)
    found = site.client.get(f"{API}/review/queue?scope=today").json
    for left in range(5, -1, -1):
        found = rate(site, found["items"][0])
        assert (found["due"], found["other_days"]) == (left, 3)
    assert site.part("now").startswith("Today\u2019s share is done 3 cards are left for the coming days.")
    assert site.client.get(f"{API}/review/queue").json["due"] == 3


def test_who_has_done_their_share_still_repeats_what_they_forgot(site):
    site.settle(goal_minutes=1)
    site.due(cards=9)
    for item in [f"card:c{number}" for number in range(6)]:
        site.client.post(f"{API}/review/items/{item}/rating", json={"rating": "again", "seen": "0"})
    site.at(NOW + 10 * MINUTE)
    assert site.part("now").startswith("Today\u2019s share is done 3 cards are left")
    assert site.first()[1] == "Review 6 cards, about 1 min"


def test_new_cards_wait_until_the_backlog_is_done(site):
    site.settle(goal_minutes=1)
    site.due(cards=7)
    site.client.post(f"{API}/review/decks/sums", json={})
    assert (site.today()["cards"]["new"], queue(site, "today")["new"], queue(site, "all")["new"]) == (0, 0, 8)
    site.settle(goal_minutes=2)
    assert (site.today()["cards"]["new"], queue(site, "today")["new"]) == (8, 8)


def test_cards_and_problems_share_the_day_and_problems_come_last(site):
    site.settle(goal_minutes=30)
    site.due(cards=120, problems=["squares", "cubes"])
    found = site.today()
    assert (found["cards"]["due"], len(found["problems"]), found["catch_up"]["days"]) == (51, 1, 3)
    assert "51 of 120 cards and 1 of 2 problems" in site.part("now")
    site.settle(goal_minutes=120)
    assert site.client.get(f"{API}/review/queue").json["items"][0]["asks"] == "basic"


def test_who_can_never_catch_up_is_told_what_would_help(site):
    site.settle(goal_minutes=1)
    site.due(cards=140)
    with site.services.sessions.begin() as session:
        for number in range(20, 140):
            one = update(ReviewItem).where(ReviewItem.item == f"card:c{number}")
            session.execute(one.values(due=TODAY + (1 + number % 6) * DAY))
    assert site.today()["catch_up"]["days"] == 24
    site.settle(goal_minutes=0)
    assert (site.today()["catch_up"], site.today()["cards"]["due"]) == (None, 20)


def test_a_scope_that_is_none_changes_nothing(site):
    site.due(cards=1)
    for method, path in (("get", "queue"), ("post", "undo")):
        refused = getattr(site.client, method)(f"{API}/review/{path}?scope=week", json={})
        assert (refused.status_code, "'week'" in refused.json["detail"]) == (422, True)


# Active time.


def test_reported_minutes_are_on_the_page(site):
    for number in range(1, 61):
        site.at(NOW + number * MINUTE / 2)
        assert site.report(30, "problem:doubling").json == {"counted": 30}
    assert (site.today()["goal"]["active"], site.today()["goal"]["state"]) == (30, "open")
    assert "30 of 120 minutes 90 minutes to go." in site.part("goal")


def test_a_second_tab_does_not_count_the_same_time_again(site):
    assert site.report(30).json == {"counted": 30}
    site.at(NOW + MINUTE / 6)
    assert site.report(30, "problem:doubling").json == {"counted": 10}


@pytest.mark.parametrize("seconds", [901, 86_400])
def test_an_absurd_report_counts_for_little(site, seconds):
    assert site.report(seconds).json == {"counted": 900}


@pytest.mark.parametrize(
    "body", [{"subject": "review", "seconds": -1}, {"subject": "review"}, {"subject": "card:a", "seconds": 1}]
)
def test_a_report_of_another_shape_is_refused(site, body):
    assert site.client.post(f"{API}/activity", json=body).status_code == 422


def test_an_unknown_problem_is_named(site):
    refused = site.report(30, "problem:nobody")
    assert (refused.status_code, "problem:nobody" in refused.json["detail"]) == (404, True)
    assert site.today()["goal"]["active"] == 0


def test_no_other_site_reports_for_somebody(site):
    body = '{"subject":"review","seconds":30}'
    foreign = site.client.post(f"{API}/activity", data=body, headers={"Sec-Fetch-Site": "cross-site"})
    plain = site.client.post(f"{API}/activity", data=body, content_type="text/plain")
    assert (foreign.status_code, plain.status_code) == (403, 415)


# The goal.


def test_the_last_two_weeks_can_be_read(site):
    site.settled(goal_minutes=60)
    site.sent("doubling")
    site.active(60, 0, 20, 75, 15)
    days = re.findall(r'<li data-state="(\w+)".*?hidden">(.*?)</span>', site.part_html("days"))
    assert len(days) == 14
    assert days[-5:] == [
        ("met", "Saturday 28 February: 60 of 60 minutes, goal met"),
        ("missed", "Sunday 1 March: 0 of 60 minutes, goal not met"),
        ("kept", "Monday 2 March: 20 of 60 minutes, streak kept"),
        ("met", "Tuesday 3 March: 75 of 60 minutes, goal met"),
        ("open", "Wednesday 4 March: 15 of 60 minutes, today"),
    ]
    assert (days[0][0], site.today()["goal"]["streak"]) == ("before", 1)
    assert site.part("streak").startswith("1 day in a row Thursday 19 February: before you began T ")


def test_a_goal_that_is_changed_leaves_the_streak(site):
    site.settled(goal_minutes=60)
    site.active(60, 60, 60)
    site.settle(goal_minutes=240)
    found = site.today()["goal"]
    assert (found["streak"], found["state"], [day["goal"] for day in found["days"][-2:]]) == (2, "open", [60, 240])


def test_no_goal_asks_for_nothing(site):
    site.sent("doubling")
    site.settle(goal_minutes=0)
    assert site.part("goal").startswith("0 minutes today You have set no goal")
    assert "<progress" not in site.page()


def test_a_day_off_is_planned_shown_and_taken_back(site):
    site.sent("doubling")
    address = f"{API}/days-off/2026-03-06"
    assert site.client.put(address, json={}).json == {"days_off": ["2026-03-06"]}
    assert "Next day off: Friday 6 March" in site.part("goal")
    assert re.search(r'id="off-2026-03-06"[^>]* checked', site.page())
    assert site.client.delete(address).json == {"days_off": []}
    assert site.today()["goal"]["next_day_off"] is None


def test_a_day_off_today_asks_for_nothing(site):
    site.sent("doubling")
    site.client.put(f"{API}/days-off/{TODAY}", json={})
    assert "Today is a day off." in site.part("goal")
    assert site.today()["goal"]["state"] == "off"


def test_weekdays_off_are_shown_as_what_they_are(site):
    site.sent("doubling")
    site.settle(weekdays_off=["saturday"])
    assert re.search(r'data-weekday="saturday" checked', site.page())
    assert len(re.findall(r'id="off-[-0-9]*" data-day="[-0-9]*" checked disabled', site.page())) == 4
    assert site.today()["goal"]["next_day_off"] == "2026-03-07"


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-03-03", 409), ("2027-06-01", 409), ("someday", 404), ("20260306", 404), ("2026-02-30", 404)],
)
def test_a_day_that_cannot_be_taken_off_changes_nothing(site, day, status):
    refused = site.client.put(f"{API}/days-off/{day}", json={})
    assert (refused.status_code, day in refused.json["detail"]) == (status, True)
    assert not any(each["planned"] for each in site.today()["goal"]["coming"])


def test_a_journey_to_the_east_costs_no_streak(site):
    site.settled(zone="America/Los_Angeles", goal_minutes=60)
    site.active(60, 60, 0)
    # It is still Wednesday in Los Angeles when it is Thursday in Auckland, and nothing was done on the plane.
    site.at(NOW + 6 * 60 * MINUTE)
    site.settle(zone="Pacific/Auckland")
    found = site.today()
    assert (found["day"], found["goal"]["streak"], found["goal"]["days"][-2]["state"]) == ("2026-03-05", 2, "off")


def test_the_page_asks_the_database_a_fixed_number_of_questions(site):
    def questions():
        asked = []
        listener = lambda *arguments: asked.append(arguments[2])  # noqa: E731  it has to be taken off again
        event.listen(site.services.engine, "before_cursor_execute", listener)
        site.client.get("/")
        event.remove(site.services.engine, "before_cursor_execute", listener)
        return len(asked)

    site.settle(goal_minutes=1)
    site.due(cards=20, problems=["cubes"])
    few = questions()
    site.due(cards=140, problems=["cubes", "squares"])
    site.active(*[30] * 40)
    assert (questions(), few < 16) == (few, True)

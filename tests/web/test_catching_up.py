"""After a break: a share is asked each day, all of it is one press away, and nothing is called overdue."""

import pytest
from sqlalchemy import update

from rehearse.review.models import ReviewItem
from tests.web.home import API, CATALOG, DAY, MINUTE, NOW, TODAY, Site


@pytest.fixture
def site(serve):
    return Site(serve(catalog=CATALOG, judging=False))


def test_days_off_lengthen_catching_up_and_are_none_of_the_forecast(site):
    site.settle(goal_minutes=6)
    site.due(cards=140)
    tomorrow = TODAY + DAY
    assert site.client.put(f"{API}/days-off/{tomorrow}", json={}).status_code == 200
    assert site.today()["catch_up"]["days"] == 5
    days = site.client.get(f"{API}/review/statistics").json["forecast"]["days"]
    assert [each["day"] for each in days if each["off"]] == [str(tomorrow)]
    assert [days[1][name] for name in ("cards", "problems", "estimate")] == [0, 0, 0]


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

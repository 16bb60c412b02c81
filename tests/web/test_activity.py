"""Active time, the goal of the day, the streak and days off, through the page and the API."""

import re

import pytest

from tests.web.home import API, CATALOG, MINUTE, NOW, TODAY, Site


@pytest.fixture
def site(serve):
    return Site(serve(catalog=CATALOG, judging=False))


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

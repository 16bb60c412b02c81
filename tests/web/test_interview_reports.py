"""Reports of interviews over HTTP: what is shown, rated and replayed when they are over, and what follows for reviewing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from rehearse import services as services_module
from rehearse.interviews import ratings, timeline
from rehearse.interviews.timeline import Entry
from rehearse.review.items import NewItem
from rehearse.review.memory import Rating
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from tests.scripted import PROBLEM, ScriptedSandbox
from tests.web.interviewed import CATALOG, KNOWN, MEASURED, SOURCE, begin, send, sit
from tests.web.solving import Clock
from tests.web.waiting import until

CARD = "card:bias-card"


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(services_module, "utc_now", made)
    return made


@pytest.fixture
def client(serve, clock):
    return serve(ScriptedSandbox(MEASURED), interviews=KNOWN, catalog=CATALOG).test_client()


@pytest.fixture
def interview(client, clock):
    return sit(client, clock)


def page(client, interview):
    return client.get(f"{interview.removeprefix('/api/v1')}/report").text


def test_the_report_tells_what_failed_and_what_was_measured(client, interview):
    (task,) = client.get(f"{interview}/report").json["rounds"][0]["tasks"]
    failure = task["failure"]
    assert (failure["input"], failure["output"], failure["expected"]) == ("double(1)", "3", "2")
    assert failure["mistake"] == "Adds two instead of doubling."
    assert ([each["exponent"] for each in task["growth"]], [each["ratio"] for each in task["pace"]]) == ([1.1], [4.0])


def test_the_page_shows_it_with_the_code_and_where_the_time_went(client, interview):
    text = page(client, interview)
    for told in (
        "double(1)",
        "Adds two instead of doubling.",
        "4 times</strong>",
        'class="reading"',
        "Said 90 %: 0 of 1 passed",
    ):
        assert told in text
    assert "😀" in text.partition('data-testid="code"')[2]
    assert "style=" not in text


def test_the_rubric_is_filled_in_and_the_signal_waits_for_nothing_but_ratings(client, interview):
    report = client.get(f"{interview}/report").json
    levels = {each["axis"]: each["level"] for each in report["rubric"]}
    assert levels == {"clarify": 3, "plan": None, "correctness": 1, "tests": 2, "complexity": 2, "communication": None}
    assert report["signal"]["signal"] == "no"


def rate(client, interview, axis, **body):
    return client.put(f"{interview}/ratings/{axis}", json=body)


def test_a_rating_of_ones_own_counts_before_the_evidence_and_is_kept(client, interview):
    assert rate(client, interview, "plan", level=4, note="Two ways, weighed.").status_code == 200
    rate(client, interview, "tests", level=2)
    rate(client, interview, "tests", level=3)
    told = {each["axis"]: each for each in client.get(f"{interview}/report").json["rubric"]}
    assert told["plan"]["candidate"] == {"level": 4, "note": "Two ways, weighed."}
    assert (told["tests"]["level"], told["tests"]["counts"], told["tests"]["evidence"]["level"]) == (3, "candidate", 2)


def test_what_an_interviewer_says_counts_first_and_stands_beside(client, interview, clock):
    rate(client, interview, "plan", level=4)
    with client.application.extensions["rehearse"].sessions.begin() as session:
        ratings.rate(
            session, interview.rpartition("/")[2], "plan", by="interviewer", level=2, note="Late.", now=clock()
        )
    told = next(each for each in client.get(f"{interview}/report").json["rubric"] if each["axis"] == "plan")
    assert (told["level"], told["counts"], told["interviewer"]["note"]) == (2, "interviewer", "Late.")
    assert "Interviewer: 2, not quite." in page(client, interview)


@pytest.mark.parametrize(
    ("axis", "body", "status"),
    [
        ("style", {"level": 3}, 404),
        ("plan", {"level": 5}, 422),
        ("plan", {"level": 2.5}, 422),
        ("plan", {"level": 3, "note": "x" * 2001}, 422),
        ("plan", {}, 422),
    ],
)
def test_a_rating_that_is_none_changes_nothing(client, interview, axis, body, status):
    before = client.get(f"{interview}/report").json
    assert rate(client, interview, axis, **body).status_code == status
    assert client.get(f"{interview}/report").json == before


def test_while_it_goes_on_there_is_nothing_to_rate_or_to_replay(client):
    made = begin(client)
    answers = [rate(client, made, "plan", level=3), client.get(f"{made}/timeline"), client.get(f"{made}/report")]
    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert client.get("/api/v1/interviews/none/timeline").status_code == 404


def test_the_timeline_gives_every_version_of_the_program_and_the_verdicts(client, interview):
    told = client.get(f"{interview}/timeline").json
    entries = [Entry(each["sequence"], each["kind"], None, each["payload"]) for each in told["entries"]]
    versions = [text for _, text in timeline.versions_of("code/0/0", entries)]
    assert versions == [PROBLEM.starter, *(SOURCE[:length] for length in range(5, len(SOURCE) + 1))]
    assert [(each["how"], each["verdict"]) for each in told["verdicts"]] == [
        ("ran", "wrong_answer"),
        ("handed_in", "wrong_answer"),
    ]
    assert told["seconds"] == pytest.approx(240, abs=60)


def test_the_list_compares_mocks_from_the_second_on(client, interview, clock):
    assert 'data-testid="trend"' not in client.get("/interviews").text
    clock.leap(days=31)
    send(client, begin(client), "end")
    text = client.get("/interviews").text
    assert "0 of 2 problems solved in the last 2 mocks." in text
    assert "The last one with a signal: no." in text


# What follows for reviewing


@pytest.fixture
def learned(client, clock):
    """The concept's card, answered so well yesterday that it does not come back for days."""
    with client.application.extensions["rehearse"].sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=clock() - timedelta(days=1), settings=settings_of(session, 1))
        reviewer.take_up([NewItem(CARD, "card", "bias-card")])
        reviewer.rate(CARD, Rating.EASY, seen=reviewer.find(CARD).last_entry)


def stands(client):
    """When the card is due, and what was done to it."""
    with client.application.extensions["rehearse"].sessions() as session:
        actions = select(ReviewEntry.action).where(ReviewEntry.item == CARD).order_by(ReviewEntry.id)
        return session.get(ReviewItem, (1, CARD)).due, list(session.scalars(actions))


def test_the_cards_of_a_question_that_went_badly_are_due_the_same_day_and_called_once(client, clock, learned):
    assert stands(client)[0] > clock().date()
    sit(client, clock)
    assert stands(client) == (clock().date(), ["rated", "called"])


def test_a_question_that_went_well_calls_nothing(client, clock, learned):
    made = begin(client)
    send(client, made, "rounds/0/end")
    send(client, made, "answers", round=1, task=0, seconds=50, ticks=[True, True, False, False])
    send(client, made, "rounds/1/end")
    assert stands(client)[1] == ["rated"]


def test_cards_are_called_as_well_when_the_clock_ends_the_interview(client, clock, learned):
    begin(client)
    clock.leap(minutes=31)
    until(lambda: stands(client)[1] == ["rated", "called"])

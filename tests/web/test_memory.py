"""Fitting through the API and on the settings page: what is told, what is refused, and what is taken back."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from rehearse.review import fits, fitter
from rehearse.review.fit_process import answered
from rehearse.review.guard import FitError
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.settings import settings_of
from tests.people import FORGETFUL, reviews_of, store
from tests.web.conftest import until

API = "/api/v1/review/memory"
LOG = reviews_of(FORGETFUL, cards=160, days=120)
FEW = reviews_of(FORGETFUL, cards=60, days=60)


@pytest.fixture
def app(serve):
    made = serve(judging=False)
    # The answer of this process is that of another one, and quicker.
    made.extensions["rehearse"].fitter._ask = lambda question, _stopping: answered(question)
    return made


@pytest.fixture
def sessions(app):
    return app.extensions["rehearse"].sessions


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def fitted(client, sessions):
    """A person whose weights were fitted and adopted; what the API tells of it."""
    store(sessions, LOG)
    assert client.post(f"{API}/fit", json={}).status_code == 202
    return until(lambda: (found := client.get(API).json)["stage"] is None and found)


def copy(session, fit, **changes):
    """One more try like another, an hour after it."""
    values = {column.name: getattr(fit, column.name) for column in fit.__table__.c if column.name != "id"}
    values["at"] += timedelta(hours=1)
    session.add(type(fit)(**values | changes))


def test_somebody_who_has_just_begun_is_told_what_is_missing(client):
    found = client.get(API).json
    assert found == {
        "fit": None,
        "earlier": False,
        "weights": list(DEFAULT_WEIGHTS),
        "intervals": [2, 11, 46],
        "stage": None,
        "items": 0,
        "least_items": 1000,
        "trouble": "",
        "tries": [],
    }


def test_with_too_few_reviews_nothing_is_tried_and_it_is_said_why(client, sessions):
    store(sessions, FEW)
    refused = client.post(f"{API}/fit", json={})
    assert (refused.status_code, refused.json["title"]) == (409, "Too few reviews")
    assert "You have 325 reviews" in refused.json["detail"]
    assert client.get(API).json["tries"] == []


def test_a_fit_is_told_with_both_losses_and_both_kinds_of_intervals(fitted):
    (fit,) = fitted["tries"]
    assert (fit["id"], fit["adopted"], fit["taken_back"]) == (fitted["fit"], True, False)
    assert fit["loss_after"] < fit["loss_before"]
    assert (fit["reviews"], fit["items"]) == (len(LOG), 1326)
    assert fit["intervals_before"] == [2, 11, 46]
    # Who forgets sooner is asked sooner.
    assert fit["intervals_after"] == fitted["intervals"]
    assert all(new < old for new, old in zip(fitted["intervals"], [2, 11, 46], strict=True))


def test_adopted_weights_schedule_from_then_on(fitted, sessions):
    with sessions() as session:
        assert list(settings_of(session, 1).model.weights) == fitted["weights"] != list(DEFAULT_WEIGHTS)


def test_the_intervals_follow_what_the_person_wants_to_know(client):
    client.patch("/api/v1/review/settings", json={"card_retention": 0.7})
    assert client.get(API).json["intervals"][0] > 2


def test_a_second_click_is_answered_and_starts_nothing(client, app, sessions):
    store(sessions, LOG)
    asked = []

    def ask(question, stopping):
        asked.append(question)
        stopping.wait(30)
        raise FitError("stopped")

    services = app.extensions["rehearse"]
    services.fitter._ask = ask
    client.post(f"{API}/fit", json={})
    until(lambda: client.get(API).json["stage"] == "fitting")
    assert client.post(f"{API}/fit", json={}).status_code == 202
    refused = client.post(f"{API}/take-back", json={"fit": "1"})
    assert (refused.status_code, refused.json["title"]) == (409, "Nothing was taken back")
    services.fitter.stop()
    services.fitter.join()
    assert len(asked) == 1


@pytest.mark.parametrize("to", ["before", "defaults"])
def test_a_fit_can_be_taken_back(client, sessions, fitted, to):
    found = client.post(f"{API}/take-back", json={"fit": fitted["fit"], "to": to}).json
    assert (found["fit"], found["weights"]) == (None, list(DEFAULT_WEIGHTS))
    assert found["tries"][0]["taken_back"]
    with sessions() as session:
        assert settings_of(session, 1).model.weights == DEFAULT_WEIGHTS


def test_weights_before_others_can_be_had_back(client, sessions, fitted):
    with sessions.begin() as session:
        (first,) = fits.tries(session, 1)
        copy(session, first, adopted=True, weights=json.dumps(FORGETFUL))
    found = client.get(API).json
    assert (fitted["earlier"], found["earlier"]) == (False, True)
    back = client.post(f"{API}/take-back", json={"fit": found["fit"]}).json
    assert (back["fit"], back["weights"]) == (fitted["fit"], fitted["weights"])


def test_a_second_tab_takes_nothing_back_that_is_in_use_no_more(client, fitted):
    body = {"fit": fitted["fit"]}
    assert client.post(f"{API}/take-back", json=body).status_code == 200
    refused = client.post(f"{API}/take-back", json=body)
    assert (refused.status_code, "Reload the page" in refused.json["detail"]) == (409, True)


def test_when_the_memories_cannot_be_computed_nothing_is_taken_back(client, app, fitted):
    def ask(_question, _stopping):
        raise FitError("its process ended with -9: no word")

    app.extensions["rehearse"].fitter._ask = ask
    refused = client.post(f"{API}/take-back", json={"fit": fitted["fit"]})
    assert (refused.status_code, "-9" in refused.json["detail"]) == (503, True)
    assert client.get(API).json["fit"] == fitted["fit"]


@pytest.mark.parametrize("body", [{}, {"fit": "x"}, {"fit": 1}, {"fit": "1", "to": "yesterday"}])
def test_what_is_no_request_to_take_back_is_refused(client, body):
    assert client.post(f"{API}/take-back", json=body).status_code == 422


def test_without_the_package_everything_else_works(client, sessions, monkeypatch):
    store(sessions, LOG)
    monkeypatch.setattr(fitter, "installed", lambda: False)
    refused = client.post(f"{API}/fit", json={})
    assert (refused.status_code, refused.json["detail"]) == (409, fitter.NOT_INSTALLED)
    assert client.get(API).json["trouble"] == fitter.NOT_INSTALLED
    assert "rehearse[fitting]" in client.get("/review/settings").text
    assert client.get("/api/v1/review/queue").status_code == 200


def test_reading_how_somebody_reviews_takes_two_statements(sessions, fitted):
    engine, asked = sessions.kw["bind"], []
    event.listen(engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    with sessions() as session:
        settings_of(session, 1)
    assert len(asked) == 2


def test_the_settings_page_shows_what_was_chosen_and_what_is_in_use(client, fitted):
    client.patch("/api/v1/review/settings", json={"zone": "Asia/Kathmandu", "weekdays_off": ["sunday"]})
    page = client.get("/review/settings").text
    assert re.search(r"<option selected>Asia/Kathmandu</option>", page)
    assert re.search(r'value="sunday" checked', page)
    data = re.search(r'id="memory-data">(.*?)</script>', page, re.DOTALL)
    assert json.loads(data.group(1))["fit"] == fitted["fit"]


def test_a_zone_that_has_another_name_stays_chosen(client):
    client.patch("/api/v1/review/settings", json={"zone": "US/Eastern"})
    assert "<option selected>US/Eastern</option>" in client.get("/review/settings").text


@pytest.mark.parametrize("page", ["/review", "/review/decks"])
def test_the_settings_are_found_from_the_pages_of_reviewing(client, page):
    assert 'href="/review/settings"' in client.get(page).text


def test_a_person_who_tried_often_is_shown_the_last_tries(client, sessions, fitted):
    with sessions.begin() as session:
        (first,) = fits.tries(session, 1)
        for _ in range(11):
            copy(session, first, adopted=False)
    found = client.get(API).json
    assert len(found["tries"]) == 10
    assert found["fit"] == fitted["fit"] not in [fit["id"] for fit in found["tries"]]

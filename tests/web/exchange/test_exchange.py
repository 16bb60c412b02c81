"""Bringing files in and taking them out through the API and on its page."""

import csv
import io
import json
from http import HTTPStatus

import pytest

from rehearse.config import Config
from rehearse.exchange.limits import Limits
from tests.unit import exchange_files as files
from tests.unit.exchange_files import small
from tests.web.exchange.sending import API, BYTES, brought, ended


def test_a_package_is_sent_followed_and_told_of(client, deck):
    job = brought(client, deck(media={"p.png": b"PNG"}))
    assert (job["phase"], job["name"], job["error"]) == ("done", "deck.apkg", "")
    summary = job["summary"]
    assert (summary["new"], summary["reviews"], summary["media"], summary["decks"]) == (1, 1, 1, ["Deck"])
    told = client.get(f"{API}/imports").json
    assert (told["decks"], [(each["name"], each["can_undo"]) for each in told["imports"]]) == (
        ["Deck"],
        [("deck.apkg", True)],
    )


def test_cards_that_came_in_are_asked_with_their_pictures(client, deck):
    brought(client, deck(small(front='Which? <img src="p.png" onerror=alert(1)> [sound:t.mp3]'), {"p.png": b"PNG"}))
    (item,) = client.get(f"{API}/queue").json["items"]
    assert (item["front"], item["home"]) == (
        'Which? <img src="/review/media/p.png"> <audio controls="" preload="none" src="/review/media/t.mp3"></audio>',
        "Deck",
    )
    assert client.get("/review/media/p.png").data == b"PNG"
    assert "media-src 'self'" in client.get("/review").headers["Content-Security-Policy"]


def test_what_became_of_a_file_is_told_after_a_reload_and_by_the_next_server(client, deck, serve):
    brought(client, deck())
    assert "deck.apkg" in client.get("/review/exchange").text
    later = serve(judging=False).test_client().get(f"{API}/imports").json
    assert (later["job"], later["imports"][0]["summary"]["new"]) == (None, 1)


def test_an_import_is_taken_back_once(client, deck):
    brought(client, deck())
    (made,) = client.get(f"{API}/imports").json["imports"]
    undone = client.post(f"{API}/imports/{made['number']}/undo", json={}).json
    assert (undone["removed"], undone["told"]["imports"][0]["undone"], undone["told"]["job"]) == (1, True, None)
    assert client.get(f"{API}/imports").json["job"] is None
    for number in (made["number"], 99, "x"):
        assert client.post(f"{API}/imports/{number}/undo", json={}).status_code in {404, 409}


def test_a_backup_is_restored_when_its_changes_were_seen(client, serve, deck, tmp_path):
    brought(client, deck(media={"p.png": b"PNG"}))
    whole = client.get(f"{API}/export?format=json").data
    other = serve(judging=False, config=Config(data_dir=tmp_path / "other", sandbox="off")).test_client()
    job = brought(other, whole, "backup.json")
    assert (job["phase"], {"what": "Cards", "new": 1, "newer": 0, "stays": 0, "note": ""} in job["restored"]) == (
        "asking",
        True,
    )
    assert other.get(f"{API}/imports").json["decks"] == []
    assert other.post(f"{API}/imports/confirm", json={}).status_code == HTTPStatus.ACCEPTED
    assert (ended(other)["phase"], other.get(f"{API}/imports").json["decks"]) == ("done", ["Deck"])
    assert other.get("/review/media/p.png").data == b"PNG"
    assert other.post(f"{API}/imports/confirm", json={}).status_code == HTTPStatus.CONFLICT


def test_a_backup_may_be_larger_than_a_package_and_none_goes_out_that_could_not_come_in(app, client, deck):
    brought(client, deck(media={"p.png": b"PNG" * 2000}))
    whole = client.get(f"{API}/export?format=json").data
    desk = app.extensions["rehearse"].desk
    desk.limits = Limits(file_bytes=1000, backup_bytes=len(whole))
    assert brought(client, whole, "backup.json")["phase"] == "asking"
    desk.limits = Limits(backup_bytes=len(whole) - 1)
    refused = client.get(f"{API}/export?format=json")
    assert (refused.status_code, "without pictures and sounds" in refused.json["detail"]) == (409, True)
    assert "own_media" not in client.get(f"{API}/export?format=json&media=false").json["tables"]


def test_a_backup_brings_choices_back_to_a_device_that_only_told_where_it_is(client, serve, deck, tmp_path):
    brought(client, deck())
    mine = {"goal_minutes": 30, "new_a_day": 3, "rollover": 5, "card_retention": 0.85, "weekdays_off": ["sunday"]}
    chosen = client.patch(f"{API}/settings", json={**mine, "zone": "Europe/Berlin"}).json
    whole = client.get(f"{API}/export?format=json").data
    other = serve(judging=False, config=Config(data_dir=tmp_path / "other", sandbox="off")).test_client()
    other.patch(f"{API}/settings", json={"zone": "Asia/Tokyo"})
    job = brought(other, whole, "backup.json")
    note = "The time zone stays Asia/Tokyo, as it is here."
    assert {"what": "Choices of how to review", "new": 1, "newer": 0, "stays": 0, "note": note} in job["restored"]
    other.post(f"{API}/imports/confirm", json={})
    assert ended(other)["phase"] == "done"
    assert other.get(f"{API}/settings").json == {**chosen, "zone": "Asia/Tokyo"}


def test_a_backup_that_was_seen_can_be_declined(client, deck):
    brought(client, deck())
    whole = client.get(f"{API}/export?format=json").data
    assert brought(client, whole, "backup.json")["phase"] == "asking"
    assert client.delete(f"{API}/imports").json["job"]["phase"] == "cancelled"
    assert client.delete(f"{API}/imports").json["job"]["phase"] == "cancelled"


def test_a_table_comes_in_and_goes_out(client):
    assert brought(client, b"Q,A,t,My deck", "cards.csv")["summary"]["new"] == 1
    answer = client.get(f"{API}/export?format=csv&deck=My deck")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert [*csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))][1] == ["Q", "A", "t", "My deck", "markdown"]


def test_a_package_goes_out_and_is_one(client, deck, tmp_path, config):
    brought(client, deck())
    answer = client.get(f"{API}/export?format=apkg")
    (tmp_path / "out.apkg").write_bytes(answer.data)
    assert "collection.anki21" in files.entries_of(tmp_path / "out.apkg")
    assert (int(answer.headers["Content-Length"]), answer.mimetype) == (len(answer.data), BYTES)
    assert [*config.uploads_dir.iterdir()] == []


@pytest.mark.parametrize(
    ("query", "status"),
    [("format=apkg&deck=Nobody", 404), ("format=csv&deck=Nobody", 404), ("format=exe", 422), ("", 422)],
)
def test_what_cannot_go_out_is_told(client, query, status):
    assert client.get(f"{API}/export?{query}").status_code == status


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("p.png", "image/png", "inline"),
        ("ton é.mp3", "audio/mpeg", "inline"),
        ("Screenshot at 9.41.00\u202fAM.png", "image/png", "inline"),
        ("x.svg", "image/svg+xml", "attachment"),
        ("x.html", BYTES, "attachment"),
        ("_x.js", BYTES, "attachment"),
        ("x.png.html", BYTES, "attachment"),
    ],
)
def test_a_file_is_served_as_nothing_that_runs(client, deck, name, kind, place):
    brought(client, deck(small(), {name: b"<script>alert(1)</script>"}))
    answer = client.get(f"/review/media/{name}")
    assert (answer.mimetype, answer.data) == (kind, b"<script>alert(1)</script>")
    assert answer.headers["Content-Disposition"].startswith(place)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_picture_is_fetched_once_and_a_sound_in_parts(client, deck):
    brought(client, deck(small(), {"t.mp3": b"0123456789"}))
    first = client.get("/review/media/t.mp3")
    assert client.get("/review/media/t.mp3", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    part = client.get("/review/media/t.mp3", headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.data) == (206, b"234")


@pytest.mark.parametrize("name", ["nobody.png", "..%2Frehearse.db", "%2e%2e/rehearse.db"])
def test_a_file_that_is_not_there_is_told(client, name):
    assert client.get(f"/review/media/{name}").status_code == 404


def test_nobody_sees_anothers_files(app, client, deck, monkeypatch):
    brought(client, deck(small(), {"p.png": b"PNG"}))
    monkeypatch.setattr("rehearse.web.pages.exchange.user_id", lambda: 2)
    assert client.get("/review/media/p.png").status_code == 404


def test_the_page_is_found_from_the_decks(client):
    assert 'href="/review/exchange"' in client.get("/review/decks").text
    page = client.get("/review/exchange").text
    assert ('id="file"' in page, "aria-current" in page.split("Review</a>")[0][-60:]) == (True, True)


def test_the_state_of_a_job_is_one_json(client, deck):
    brought(client, deck())
    page = client.get("/review/exchange").text
    state = json.loads(page.partition('id="exchange-state">')[2].partition("</script>")[0])
    assert state == client.get(f"{API}/imports").json

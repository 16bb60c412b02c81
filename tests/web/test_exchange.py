"""Bringing files in and taking them out through the API and on its page."""

import csv
import errno
import io
import json
import os
import sqlite3
import threading
from http import HTTPStatus
from pathlib import Path

import pytest

from rehearse.config import Config
from rehearse.exchange import bringing, taking_out
from rehearse.exchange.desk import Desk
from rehearse.exchange.limits import CancelledError, Limits
from rehearse.web.application import MAX_BODY_BYTES
from tests.unit import exchange_files as files
from tests.unit.exchange_files import answered, small, write
from tests.web.conftest import until

API = "/api/v1/review"
BYTES = "application/octet-stream"


@pytest.fixture
def app(serve):
    return serve(judging=False)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def deck(tmp_path):
    """The bytes of a package."""
    return lambda package=None, media=None: write(
        tmp_path / "deck.apkg", package or answered((9, 3, 4)), media
    ).read_bytes()


def send(client, content, name="deck.apkg", kind=BYTES, **options):
    return client.post(f"{API}/imports", query_string={"name": name}, data=content, content_type=kind, **options)


def ended(client):
    """The job when nothing more is done by itself."""
    return until(
        lambda: (
            job
            if (job := client.get(f"{API}/imports").json["job"])["phase"] not in {"receiving", "working", "writing"}
            else None
        )
    )


def brought(client, content, name="deck.apkg"):
    """Send a file and wait for its end."""
    assert send(client, content, name).status_code == HTTPStatus.ACCEPTED
    return ended(client)


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


def test_a_file_that_is_refused_is_told_in_words_and_gone(client, config):
    job = brought(client, b"nonsense")
    assert (job["phase"], "not a zip file" in job["error"]) == ("failed", True)
    assert [*config.uploads_dir.iterdir()] == []


def test_a_fault_of_ours_changes_nothing_and_says_so(client, deck, monkeypatch):
    monkeypatch.setattr(bringing, "package", lambda *_: 1 / 0)
    assert brought(client, deck())["error"].startswith("This is a fault of ours; nothing was changed.")


def test_only_this_address_takes_more_than_a_page_sends(client, deck):
    large = deck(small(), {"p.png": bytes(range(256)) * 4000})
    assert len(large) > MAX_BODY_BYTES
    assert brought(client, large)["phase"] == "done"
    refused = client.patch(f"{API}/settings", data=b"x" * (MAX_BODY_BYTES + 1), content_type="application/json")
    assert refused.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_file_that_is_too_large_is_refused_unread(app, client, config):
    desk = app.extensions["rehearse"].desk
    desk.limits = Limits(file_bytes=1000)
    refused = send(client, b"x" * 1001)
    assert (refused.status_code, "larger than" in refused.json["detail"]) == (413, True)
    assert (client.get(f"{API}/imports").json["job"], [*config.uploads_dir.iterdir()]) == (None, [])


def test_a_file_that_does_not_arrive_whole_leaves_nothing(client, config):
    # The browser was closed: the body ends before its length.
    refused = send(client, None, input_stream=io.BytesIO(b"x" * 10), environ_overrides={"CONTENT_LENGTH": "20"})
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert (client.get(f"{API}/imports").json["job"], [*config.uploads_dir.iterdir()]) == (None, [])


def test_a_full_disk_is_told_in_words(client, deck, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    content = deck()
    monkeypatch.setattr(Path, "open", full)
    refused = send(client, content)
    monkeypatch.undo()
    assert (refused.status_code, "The disk is full" in refused.json["detail"]) == (507, True)
    assert client.get(f"{API}/imports").json["job"] is None


@pytest.mark.parametrize("wanted", ["apkg", "json"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), sqlite3.OperationalError("database or disk is full")]
)
def test_a_disk_that_is_full_while_a_file_goes_out_is_told_in_words(client, monkeypatch, config, wanted, error):
    def full(*_, **__):
        raise error

    monkeypatch.setattr(taking_out, "package", full)
    monkeypatch.setattr(taking_out, "everything", full)
    refused = client.get(f"{API}/export?format={wanted}")
    assert (refused.status_code, "The disk is full" in refused.json["detail"]) == (507, True)
    assert [*config.uploads_dir.iterdir()] == []


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"kind": "application/json"}, 415),
        ({"kind": "multipart/form-data"}, 415),
        ({"kind": "text/plain"}, 415),
        ({"headers": {"Origin": "https://evil.example"}}, 403),
        ({"headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
        ({"name": "deck.exe"}, 422),
        ({"name": ""}, 422),
    ],
)
def test_no_other_site_and_no_form_sends_a_file(client, deck, options, status):
    assert send(client, deck(), **options).status_code == status
    assert client.get(f"{API}/imports").json["job"] is None


@pytest.fixture
def gate(monkeypatch):
    """Holds every import where it says what it does, until it is opened."""
    gate, arrived = threading.Event(), threading.Event()
    through = bringing.package

    def waiting(path, name, person, watcher):
        arrived.set()
        gate.wait(30)
        return through(path, name, person, watcher)

    monkeypatch.setattr(bringing, "package", waiting)
    yield gate, arrived
    gate.set()


def test_one_file_at_a_time(client, deck, gate):
    send(client, deck())
    refused = send(client, deck(), "other.apkg")
    assert (refused.status_code, "'deck.apkg' is still being worked on" in refused.json["detail"]) == (409, True)
    gate[0].set()
    assert ended(client)["phase"] == "done"
    assert brought(client, deck(), "other.apkg")["summary"]["unchanged"] == 1


def test_a_file_can_be_cancelled_before_it_is_stored(client, deck, gate, config):
    send(client, deck())
    gate[1].wait(30)
    assert client.delete(f"{API}/imports").status_code == HTTPStatus.OK
    gate[0].set()
    assert ended(client)["phase"] == "cancelled"
    told = client.get(f"{API}/imports").json
    assert (told["imports"], told["decks"], [*config.uploads_dir.iterdir()]) == ([], [], [])


@pytest.fixture
def desk(app, tmp_path):
    """A desk of its own."""
    services = app.extensions["rehearse"]
    return Desk(services.sessions, tmp_path / "desk", services.now, dict)


def test_a_file_whose_sender_vanished_can_be_cancelled_and_sent_again(desk):
    lost = desk.open(1, "a.apkg")
    lost.path.write_bytes(b"half")
    assert (desk.cancel(1).phase, lost.cancelled.is_set(), lost.path.exists()) == ("cancelled", True, False)
    assert desk.open(1, "a.apkg").path != lost.path
    assert desk.job(1).phase == "receiving"


def test_what_arrives_after_it_was_cancelled_touches_nothing_that_came_since(desk):
    lost = desk.open(1, "a.apkg")
    desk.cancel(1)
    lost.path.write_bytes(b"late")
    desk.open(1, "b.apkg")
    with pytest.raises(CancelledError):
        desk.begin(1, lost)
    desk.drop(1, lost)
    assert (desk.job(1).name, desk.job(1).phase, lost.path.exists()) == ("b.apkg", "receiving", False)


class Leaving(io.BytesIO):
    """What is sent while its sender cancels it elsewhere."""

    def __init__(self, client):
        super().__init__(b"x" * 600_000)
        self.client, self.asked = client, 0

    def readinto(self, buffer):
        self.asked += 1
        if self.asked == 2:
            assert self.client.delete(f"{API}/imports").json["job"]["phase"] == "cancelled"
        return super().readinto(buffer)


def test_a_file_is_not_received_to_its_end_once_it_was_cancelled(app, client, config):
    body = Leaving(app.test_client())
    refused = send(client, None, input_stream=body, environ_overrides={"CONTENT_LENGTH": "600000"})
    assert (refused.status_code, "cancelled while it was sent" in refused.json["detail"]) == (409, True)
    assert body.tell() < 600_000
    assert client.get(f"{API}/imports").json["job"]["phase"] == "cancelled"
    assert [*config.uploads_dir.iterdir()] == []


def test_what_is_being_stored_cannot_be_cancelled(app, client, deck, monkeypatch):
    stored = []

    def storing(_path, _name, _person, watcher):
        watcher.about_to_write()
        stored.append(client.delete(f"{API}/imports"))
        watcher("Cards stored", 1, 2)
        raise RuntimeError

    monkeypatch.setattr(bringing, "package", storing)
    brought(client, deck())
    assert (stored[0].status_code, "being stored already" in stored[0].json["detail"]) == (409, True)


def test_a_server_that_starts_removes_what_an_earlier_one_was_handed(config, serve):
    config.uploads_dir.mkdir()
    (config.uploads_dir / "left").write_bytes(b"x" * 100)
    serve()
    assert not config.uploads_dir.exists()


def test_a_desk_that_closes_cancels_what_is_not_stored_yet(app, client, deck, gate):
    send(client, deck())
    gate[1].wait(30)
    threading.Timer(0.1, gate[0].set).start()
    app.extensions["rehearse"].desk.close()
    assert client.get(f"{API}/imports").json["job"]["phase"] == "cancelled"


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


def test_a_desk_holds_many_persons_apart(desk, tmp_path):
    desk.open(1, "a.apkg")
    assert (desk.job(2), desk.open(2, "b.csv").path.parent, desk.cancel(3)) == (None, tmp_path / "desk", None)

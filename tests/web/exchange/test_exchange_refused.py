"""Files that are refused, cancelled or cut short leave nothing behind, and it is told in words."""

import errno
import io
import os
import sqlite3
import threading
from http import HTTPStatus
from pathlib import Path

import pytest

from rehearse.exchange import bringing, taking_out
from rehearse.exchange.desk import Desk
from rehearse.exchange.limits import CancelledError, Limits
from rehearse.web.application import MAX_BODY_BYTES
from tests.unit.exchange_files import small
from tests.web.exchange.sending import API, brought, ended, send


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


def test_a_desk_holds_many_persons_apart(desk, tmp_path):
    desk.open(1, "a.apkg")
    assert (desk.job(2), desk.open(2, "b.csv").path.parent, desk.cancel(3)) == (None, tmp_path / "desk", None)

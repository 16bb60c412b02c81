"""`rehearse serve` as a process: it starts, says in words why it cannot, ends its streams, and survives a kill."""

import http.client
import json
import signal
import socket
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from rehearse import db, serving
from rehearse.config import Config
from rehearse.services import utc_now
from rehearse.submissions import service
from tests.scripted import PROBLEM
from tests.served import Server

SLUG = "balanced-brackets"


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path, sandbox="off")
    made.start()
    yield made
    made.stop()


def put_draft(server, source):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        body = json.dumps({"source": source})
        connection.request("PUT", f"/api/v1/problems/{SLUG}/draft", body, {"Content-Type": "application/json"})
        return connection.getresponse().status


def test_it_serves_pages_and_keeps_drafts_over_a_kill(server):
    assert put_draft(server, "typed before the kill") == 200
    server.kill()
    server.start()
    assert b"typed before the kill" in server.site.get("/api/v1/problems/balanced-brackets/draft")[1]


def waiting_submission(data):
    engine = db.connect(f"sqlite:///{data / 'rehearse.db'}")
    with db.make_sessions(engine).begin() as session:
        bounds = service.Bounds(9, 9)
        sent = service.create(session, user_id=1, problem=PROBLEM, source="", mode="run", bounds=bounds, now=utc_now())
    engine.dispose()
    return sent.id


@pytest.mark.sqlite
def test_sigterm_ends_open_streams_at_once(server, tmp_path):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request("GET", f"/api/v1/submissions/{waiting_submission(tmp_path)}/events")
        response = connection.getresponse()
        assert response.readline() == b"retry: 1000\n"
        server.process.send_signal(signal.SIGTERM)
        assert b"the server stops" in response.read()
    assert server.process.wait(serving.GRACEFUL_SECONDS) == 0


def test_a_port_in_use_is_told_in_words(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(serving.CannotServeError, match=f"Port {port} on 127.0.0.1 is in use.*--port {port + 1}"):
            serving.serve(Config(data_dir=tmp_path, port=port))


def test_an_address_of_another_machine_is_told_in_words(tmp_path):
    with pytest.raises(serving.CannotServeError, match=r"Cannot listen on 203.0.113.1.*Choose --host"):
        serving.serve(Config(data_dir=tmp_path, host="203.0.113.1", port=0))


def test_a_data_folder_that_cannot_be_used_is_told_in_words():
    with pytest.raises(serving.CannotServeError, match="set REHEARSE_DATA_DIR"):
        serving.serve(Config(data_dir=Path("/proc/none"), port=0))


def test_a_second_server_on_one_data_folder_names_the_first_and_ends_with_2(server, tmp_path):
    second = Server(tmp_path, sandbox="off")
    with pytest.raises(
        RuntimeError, match=f"ended with 2:(.|\n)*in use by another server: process {server.process.pid}"
    ):
        second.start()
    assert server.site.get("/healthz")[0] == 200


def test_ctrl_c_leaves_the_thread_pool_alone(monkeypatch):
    """Gunicorn's handler shuts the pool down; when it interrupts the pool itself, it waits for a lock that is never released."""
    handlers = {}
    monkeypatch.setattr(serving.signal, "signal", handlers.__setitem__)
    pool = SimpleNamespace(shutdown=lambda **_: pytest.fail("the handler waits for the pool"))
    worker = SimpleNamespace(alive=True, tpool=pool, handle_exit=None, cfg=SimpleNamespace(worker_int=lambda _: None))
    serving._Server._handle_signals(SimpleNamespace(_site=None), worker)
    for number in (signal.SIGINT, signal.SIGQUIT):
        with pytest.raises(SystemExit):
            handlers[number](number, None)
    assert not worker.alive

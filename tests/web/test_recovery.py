"""What an earlier server left is finished, and what a stopping one holds is kept for the next."""

from datetime import timedelta
from threading import Event

import pytest
from msgspec.structs import replace

from rehearse.submissions import queue
from rehearse.submissions.hub import Hub, TooManyFollowersError
from rehearse.submissions.models import Submission
from rehearse.web import sse
from rehearse_sandbox.wire.events import Ended
from tests.scripted import STARTED, ScriptedSandbox, accepted, died
from tests.web.conftest import until

SUBMISSIONS = "/api/v1/problems/doubling/submissions"


def services_of(app):
    return app.extensions["rehearse"]


def row(app, submission_id):
    with services_of(app).sessions() as session:
        return session.get_one(Submission, submission_id)


@pytest.fixture
def left(serve):
    """A submission that was being judged when its server was killed."""
    app = serve(judging=False)
    services_of(app).judging.state = "starting"
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    with services_of(app).sessions.begin() as session:
        assert queue.claim(session, sent["id"], services_of(app).now())
    return sent


def test_a_killed_servers_submission_is_finished_after_the_restart(serve, left):
    client = serve().test_client()
    text = client.get(left["events"]).text
    assert text.count("event: running") == 2
    assert '"verdict":"accepted"' in text


def test_a_server_that_joins_others_on_a_database_leaves_what_they_judge(serve, config, tmp_path):
    gate = Event()
    sandbox = ScriptedSandbox(gate=gate)
    shared = replace(config, database_url=config.database)
    app = serve(sandbox, config=shared)
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: sandbox.jobs)
    serve(config=replace(shared, data_dir=tmp_path / "another server"))
    gate.set()
    text = app.test_client().get(sent["events"]).text
    assert text.count("event: running") == 1
    assert '"verdict":"accepted"' in text


def test_a_submission_whose_problem_has_gone_is_our_fault(serve, left):
    from rehearse.catalog.catalog import Catalog

    assert '"verdict":"internal_error"' in serve(catalog=Catalog({})).test_client().get(left["events"]).text


def test_a_stopping_server_gives_back_what_it_holds(serve):
    gate = Event()
    sandbox = ScriptedSandbox(gate=gate)
    app = serve(sandbox)
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: sandbox.jobs)
    services_of(app).worker._stopping.set()
    gate.set()
    until(lambda: row(app, sent["id"]).state == "queued")
    assert row(app, sent["id"]).faults == 0


def test_the_sweep_renews_what_is_judged_here_and_sends_again_what_nobody_judges(serve):
    gate = Event()
    sandbox = ScriptedSandbox(gate=gate)
    app = serve(sandbox)
    services, client = services_of(app), app.test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: sandbox.jobs)
    services.worker._now = lambda: services.now() + timedelta(hours=1)
    services.worker.sweep()
    held = row(app, sent["id"])
    services.worker._held.clear()
    services.worker._now = lambda: services.now() + timedelta(hours=2)
    services.worker.sweep()
    gate.set()
    assert held.state == "running"
    assert held.lease_until - held.created_at > timedelta(minutes=59)
    assert '"attempt":2' in client.get(sent["events"]).text


def test_a_lost_lease_ends_the_attempt_without_a_verdict(serve):
    gate = Event()
    sandbox = ScriptedSandbox(gate=gate)
    app = serve(sandbox)
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: sandbox.jobs)
    with services_of(app).sessions.begin() as session:
        session.get_one(Submission, sent["id"]).lease_token = "somebody else's"
    gate.set()
    until(lambda: not services_of(app).worker._held)
    assert row(app, sent["id"]).state == "running"


def test_trouble_with_the_database_breaks_an_attempt_off_and_keeps_the_row(serve, monkeypatch):
    monkeypatch.setattr(queue, "finish", lambda *_: 1 / 0)
    app = serve()
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: row(app, sent["id"]).attempts and not services_of(app).worker._held)
    assert row(app, sent["id"]).state == "running"


def test_a_sweep_that_fails_is_tried_again(serve, monkeypatch):
    monkeypatch.setattr(queue, "RENEW_SECONDS", 0.01)
    app = serve(judging=False)
    asked = []
    monkeypatch.setattr(services_of(app).worker, "sweep", lambda: asked.append(1) or 1 / 0)
    services_of(app).start()
    until(lambda: len(asked) > 2)


def test_streams_end_when_the_server_stops(serve, left):
    app = serve(judging=False)
    services_of(app).hub.close()
    assert "the server stops" in app.test_client().get(left["events"]).text


def test_a_silent_stream_shows_that_it_lives(serve, left, monkeypatch):
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.01)
    stream = serve(judging=False).test_client().get(left["events"], buffered=False)
    seen = "".join(chunk.decode() for chunk, _ in zip(stream.response, range(4), strict=False))
    stream.close()
    assert "event: running" in seen
    assert ": still here" in seen


def test_a_stream_of_a_submission_that_is_gone_ends(serve):
    stream = sse.Stream(services_of(serve(judging=False)).sessions, "gone", after=0)
    assert not stream.news()
    assert stream.ended


def test_a_bell_rings_for_its_name_only():
    hub = Hub(3)
    with hub.following("a") as mine, hub.following("b") as other:
        hub.ring("a")
        assert (mine.is_set(), other.is_set(), hub.followers) == (True, False, 2)
    assert hub.followers == 0


def test_no_more_follow_than_may():
    hub = Hub(1)
    bell = hub.join("a")
    with pytest.raises(TooManyFollowersError):
        hub.join("a")
    hub.leave("a", bell)
    hub.leave("a", bell)
    assert hub.followers == 0


def test_closing_wakes_everybody():
    hub = Hub(1)
    bell = hub.join("a")
    hub.close()
    assert bell.is_set()
    assert hub.closed


def no_cell():
    return [STARTED, Ended("no_cell", detail="no Docker engine answers")]


def test_an_engine_that_goes_away_takes_no_retry_from_the_submission(serve):
    app = serve(ScriptedSandbox(no_cell(), no_cell(), no_cell(), died(), accepted()))
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    assert '"verdict":"accepted"' in app.test_client().get(sent["events"]).text
    assert (row(app, sent["id"]).attempts, row(app, sent["id"]).faults) == (5, 1)


def test_an_engine_that_goes_away_every_time_ends_as_our_fault(serve):
    client = serve(ScriptedSandbox(no_cell())).test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    text = client.get(sent["events"]).text
    assert text.count("event: running") == queue.MAX_ATTEMPTS
    assert '"verdict":"internal_error"' in text


def test_cells_that_are_lost_again_and_again_cost_no_verdict(serve):
    app = serve(ScriptedSandbox(*[died()] * (queue.MAX_LOST_CELLS - 1), accepted()))
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    assert '"verdict":"accepted"' in app.test_client().get(sent["events"]).text


@pytest.mark.parametrize(
    "ends",
    [
        [*[died()] * (queue.MAX_LOST_CELLS - 1), no_cell()],
        [no_cell(), *[died()] * queue.MAX_LOST_CELLS],
        [died(), no_cell(), died(), no_cell(), died(), no_cell(), died(), died(), died()],
    ],
    ids=["an engine after lost cells", "a lost cell for each interruption", "by turns"],
)
def test_what_is_ended_from_outside_again_and_again_costs_no_verdict(serve, ends):
    app = serve(ScriptedSandbox(*ends, accepted()))
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    assert '"verdict":"accepted"' in app.test_client().get(sent["events"]).text


def test_a_judge_that_breaks_down_twice_is_our_fault(serve):
    broke = [STARTED, Ended("internal_error", detail="an assertion of the judge failed")]
    client = serve(ScriptedSandbox(broke, broke, accepted())).test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    assert '"verdict":"internal_error"' in client.get(sent["events"]).text


@pytest.fixture
def pausing(serve):
    """A site whose sandbox has no cells, and the sandbox."""
    sandbox = ScriptedSandbox()
    app = serve(sandbox)
    sandbox.trouble = "no Docker engine answers"
    return app, sandbox


def test_a_submission_keeps_its_place_while_no_cell_can_be_had(pausing):
    app, sandbox = pausing
    client = app.test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    until(lambda: "Judging pauses" in client.get("/").text)
    waiting = client.get(f"/api/v1/submissions/{sent['id']}").json
    assert (waiting["state"], sandbox.jobs) == ("queued", [])
    assert waiting["position"] is not None
    sandbox.trouble = ""
    text = client.get(sent["events"]).text
    assert text.count("event: running") == 1
    assert '"verdict":"accepted"' in text


def test_a_pause_is_told_to_whoever_watches_the_site(pausing):
    app, sandbox = pausing
    ready = app.test_client().get("/readyz")
    assert (ready.status_code, ready.json["reason"]) == (503, "no Docker engine answers")
    sandbox.trouble = ""
    assert app.test_client().get("/readyz").status_code == 200


def test_a_server_stops_while_it_pauses(pausing):
    app, sandbox = pausing
    sent = app.test_client().post(SUBMISSIONS, json={"source": "x"}).json
    services_of(app).close()
    assert (row(app, sent["id"]).state, sandbox.jobs) == ("queued", [])


def test_threads_that_ended_are_replaced_by_the_sweep(serve):
    app = serve()
    worker, client = services_of(app).worker, app.test_client()
    for thread in (*worker._engine.workers, *worker._engine.consumers.values()):
        thread.stop()
        thread.join()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    worker.sweep()
    assert '"verdict":"accepted"' in client.get(sent["events"]).text

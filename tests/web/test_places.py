"""Who waits sees how many are before them, live, and nobody is woken for nothing."""

from threading import Event as Flag
from threading import Semaphore

import pytest
from sqlalchemy.exc import IntegrityError

from rehearse.submissions import queue
from rehearse.submissions.hub import Bell, Hub
from rehearse.submissions.places import Places
from rehearse.web import sse
from rehearse_sandbox.host import Stock
from tests.scripted import ScriptedSandbox, accepted
from tests.web.conftest import until

SUBMISSIONS = "/api/v1/problems/doubling/submissions"


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ([3, 3], [3]),
        ([3, 2, 1, 0], [3, 2, 1, 0]),
        ([100, 99, 91, 90, 89, 81, 80], [100, 90, 81]),
        ([5, 6], [5, 6]),
    ],
)
def test_from_far_back_only_a_tenth_of_the_way_is_told(told, heard):
    bell, found = Bell(), []
    for place in told:
        bell.clear()
        bell.tell(place)
        found += [bell.place] if bell.is_set() else []
    assert found == heard


def test_a_place_wakes_nobody_who_does_not_wait():
    hub = Hub(2)
    with hub.following("waits") as waiting, hub.following("runs") as running:
        hub.tell({"waits": 4, "nobody follows": 2})
        assert (waiting.is_set(), waiting.place, running.is_set()) == (True, 4, False)


def test_without_followers_the_queue_is_not_looked_at():
    Places(None, Hub(1)).tell()


def test_a_look_that_fails_is_not_the_last(monkeypatch):
    looks = []
    places = Places(None, Hub(1), pause_s=0)
    monkeypatch.setattr(places, "tell", lambda: looks.append(1) or 1 / 0)
    places.start()
    for count in (1, 2):
        places.moved()
        until(lambda: len(looks) >= count)  # noqa: B023  it is asked before the loop goes on
    places.stop()


class Turnstile:
    """Lets one submission through at a time. Places are told a few times a second, so of those that pass at once none is heard."""

    def __init__(self):
        self._passes = Semaphore(0)

    def let_one_through(self):
        self._passes.release(len(accepted()))

    def wait(self, timeout):
        return self._passes.acquire(timeout=timeout)


def test_a_reader_hears_each_place_until_it_runs(serve):
    gate = Turnstile()
    app = serve(ScriptedSandbox(gate=gate))
    client = app.test_client()
    sent = [client.post(SUBMISSIONS, json={"source": str(number)}).json for number in range(3)]
    stream = client.get(sent[2]["events"], buffered=False)
    chunks = (chunk.decode() for chunk in stream.response)
    for place in (1, 0):
        assert any(f'event: queued\ndata: {{"position":{place}}}' in chunk for chunk in chunks)
        gate.let_one_through()
    gate.let_one_through()
    rest = "".join(chunks)
    stream.close()
    assert rest.index("event: running") < rest.index("accepted")


def test_a_place_that_was_told_is_read_from_the_bell_and_not_from_the_database():
    stream, hub = sse.Stream(None, "waits", after=0), Hub(1)
    with hub.following("waits") as bell:
        bell.stale = False
        bell.tell(7)
        messages = sse.follow(stream, hub, bell)
        assert [next(messages), next(messages)] == ["retry: 1000\n\n", 'event: queued\ndata: {"position":7}\n\n']
        hub.close()


def test_a_server_that_is_quicker_than_we_is_no_trouble(serve, monkeypatch):
    claim_next, clashes = queue.claim_next, iter([IntegrityError("", {}, Exception("quicker"))] * 3)

    def claim(session, now):
        for clash in clashes:
            raise clash
        return claim_next(session, now)

    monkeypatch.setattr(queue, "claim_next", claim)
    client = serve().test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    assert '"verdict":"accepted"' in client.get(sent["events"]).text


def test_a_message_that_was_lost_costs_no_more_than_a_sweep(serve):
    app = serve()
    client, worker = app.test_client(), app.extensions["rehearse"].worker
    worker.wake = lambda *_: None
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    del worker.wake
    worker.sweep()
    assert '"verdict":"accepted"' in client.get(sent["events"]).text


def test_the_cells_are_told_to_whoever_watches(serve):
    sandbox = ScriptedSandbox()
    sandbox.stock = Stock(working=1, fresh=2, waited_s=0.5)
    text = serve(sandbox).test_client().get("/metrics").text
    assert {"rehearse_cells_working 1.0", "rehearse_cells_fresh 2.0", "rehearse_cells_waited_s 0.5"} <= set(
        text.splitlines()
    )


def test_without_a_judge_there_are_no_cells(serve):
    assert "rehearse_cells_working 0.0" in serve(judging=False).test_client().get("/metrics").text


def test_a_stop_that_comes_just_before_the_bell_is_cleared_is_not_missed():
    places = Places(None, Hub(1), pause_s=0)

    class LateBell(Flag):
        """Lets `stop` ring at the one moment at which its ring is wiped away; no schedule of threads would do it reliably."""

        def clear(self):
            places._stopping.set()
            self.set()
            super().clear()

    places._moved = LateBell()
    places.start()
    places.moved()
    places._thread.join(30)
    assert not places._thread.is_alive()

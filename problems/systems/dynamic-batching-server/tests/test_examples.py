"""The examples a learner sees, from a full batch to refused settings. Their model doubles numbers, raises when one is negative, and drops zeros."""

import pytest
from inputs import doubling, states
from solution import BatchingServer

from rehearse_sandbox.kit import VirtualClock, check_close, check_same


def test_a_full_batch_is_sent_at_once():
    """As soon as `size` requests wait they are sent together, and each ticket gets the answer of its own place."""
    model, sent = doubling()
    server = BatchingServer(model, 2, 1.0, VirtualClock())
    check_same([server.submit(number) for number in (5, 7, 6)], [0, 1, 2])
    check_same(sent, [[5, 7]])
    check_same(states(server, 3), [("done", 10), ("done", 14), ("waiting", None)])


def test_the_first_request_decides_when():
    """The request that has waited longest decides when a batch is due, however many came after it; and at exactly `wait` seconds it is."""
    model, sent = doubling()
    clock = VirtualClock()
    server = BatchingServer(model, 3, 2.0, clock)
    server.submit(5)
    clock.advance(1.5)
    server.submit(7)
    check_close(server.due_in(), 0.5)
    server.tick()
    check_same(sent, [], why="At 1.5 s the first request has waited less than 2 s: nothing is sent.")
    clock.advance(0.5)
    check_close(server.due_in(), 0.0)
    server.tick()
    check_same(sent, [[5, 7]])
    check_same(server.result(1), ("done", 14))
    check_same(server.due_in(), None)


def test_a_sent_batch_takes_its_waiting_time_along():
    """Waiting is counted for each request from its own submission, and not from that of one which was sent before."""
    model, sent = doubling()
    clock = VirtualClock()
    server = BatchingServer(model, 2, 2.0, clock)
    server.submit(5)
    clock.advance(1.5)
    server.submit(7)
    server.submit(6)
    clock.advance(1.0)
    check_close(server.due_in(), 1.0)
    server.tick()
    check_same(sent, [[5, 7]])


def test_only_tick_looks_at_the_time():
    """A request that comes when another is overdue joins it: until the next tick nothing is sent, and the batch is due in 0 seconds."""
    model, sent = doubling()
    clock = VirtualClock()
    server = BatchingServer(model, 3, 1.0, clock)
    server.submit(5)
    clock.advance(4.0)
    server.submit(7)
    check_same(sent, [])
    check_close(server.due_in(), 0.0)
    server.tick()
    check_same(sent, [[5, 7]])


def test_cancelled_requests():
    """A cancelled request never reaches the model, and no longer decides when a batch is due."""
    model, sent = doubling()
    clock = VirtualClock()
    server = BatchingServer(model, 4, 2.0, clock)
    server.submit(5)
    clock.advance(1.0)
    server.submit(7)
    check_same([server.cancel(0), server.cancel(0)], [True, False])
    server.submit(6)
    check_close(server.due_in(), 2.0)
    clock.advance(2.0)
    server.tick()
    check_same(sent, [[7, 6]])
    check_same(server.cancel(1), False)
    check_same(states(server, 3), [("cancelled", None), ("done", 14), ("done", 12)])


def test_cancelled_requests_do_not_count():
    """A batch is full when `size` requests really wait: cancelled ones do not count."""
    model, sent = doubling()
    server = BatchingServer(model, 2, 1.0, VirtualClock())
    server.submit(5)
    check_same(server.cancel(0), True)
    server.submit(7)
    check_same(states(server, 2), [("cancelled", None), ("waiting", None)])
    check_same(sent, [])
    server.submit(6)
    check_same(sent, [[7, 6]])


def test_equal_requests():
    """Equal requests are requests of their own: the model gets each of them, and each ticket the answer of its own place."""
    sent = []

    def model(requests):
        sent.append(list(requests))
        return [f"{request}{place}" for place, request in enumerate(requests)]

    server = BatchingServer(model, 3, 1.0, VirtualClock())
    for request in ("a", "b", "a"):
        server.submit(request)
    check_same(sent, [["a", "b", "a"]])
    check_same(states(server, 3), [("done", "a0"), ("done", "b1"), ("done", "a2")])


def test_one_bad_request_fails_alone():
    """When a batch fails, its requests are tried one at a time, in the same order, and only the bad one has failed."""
    model, sent = doubling()
    server = BatchingServer(model, 3, 1.0, VirtualClock())
    for number in (5, -1, 7):
        server.submit(number)
    check_same(sent, [[5, -1, 7], [5], [-1], [7]])
    check_same(states(server, 3), [("done", 10), ("failed", None), ("done", 14)])


def test_another_number_of_answers():
    """A list of another length than that of the requests is a failed batch, because nobody knows whose answers these are."""
    model, sent = doubling()
    server = BatchingServer(model, 2, 1.0, VirtualClock())
    server.submit(0)
    server.submit(7)
    check_same(sent, [[0, 7], [0], [7]])
    check_same(states(server, 2), [("failed", None), ("done", 14)])

    def twice(requests):
        return [*requests, *requests]

    server = BatchingServer(twice, 1, 1.0, VirtualClock())
    server.submit(7)
    check_same(server.result(0), ("failed", None))


def test_alone_is_tried_once():
    """A request that fails in a list of one has failed, and is not tried again, also if it was alone from the beginning."""
    model, sent = doubling()
    server = BatchingServer(model, 1, 1.0, VirtualClock())
    server.submit(-1)
    check_same(sent, [[-1]])
    check_same(server.result(0), ("failed", None))


def test_closing_sends_the_rest():
    """Closing sends all that wait, and once only; then nothing more is taken, and results can still be asked for."""
    model, sent = doubling()
    server = BatchingServer(model, 4, 1.0, VirtualClock())
    server.submit(5)
    server.submit(7)
    server.close()
    check_same(sent, [[5, 7]])
    with pytest.raises(RuntimeError):
        server.submit(6)
    server.close()
    server.tick()
    check_same(sent, [[5, 7]])
    check_same(states(server, 2), [("done", 10), ("done", 14)])


def test_no_waiting_time():
    """With a wait of 0 a request is due at the very next tick."""
    model, sent = doubling()
    server = BatchingServer(model, 3, 0.0, VirtualClock())
    server.submit(5)
    check_close(server.due_in(), 0.0)
    check_same(sent, [])
    server.tick()
    check_same(sent, [[5]])


@pytest.mark.parametrize("ticket", [1, -1], ids=["too large", "negative"])
@pytest.mark.parametrize("name", ["result", "cancel"])
def test_unknown_tickets(name, ticket):
    """A ticket that was never given is refused with KeyError, a negative one as well."""
    server = BatchingServer(doubling()[0], 3, 1.0, VirtualClock())
    server.submit(5)
    with pytest.raises(KeyError):
        getattr(server, name)(ticket)


@pytest.mark.parametrize(("size", "wait"), [(0, 1.0), (-1, 1.0), (2, -0.25)], ids=["0", "-1", "-0.25 s"])
def test_refused_settings(size, wait):
    """A size below 1 and a wait below 0 are refused with ValueError when the server is made."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        BatchingServer(doubling()[0], size, wait, VirtualClock())

"""Laws of a batching server, on a clock that only the tests move, with models that break on purpose."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import ADDS, LOSES, PAUSES, RAISES, SIZE_MAX, WAIT_MAX, recording, run_until, states, strategy
from solution import BatchingServer

from rehearse_sandbox.kit import VirtualClock, check_close, check_operations, check_same, check_true


class Model:
    """All requests in one list, each with its time and what has become of it."""

    def __init__(self, model, size, wait, clock):
        self.model, self.size, self.wait, self.clock = model, size, wait, clock
        self.all, self.is_closed = [], False

    def waiting(self):
        return [one for one in self.all if one["state"] == "waiting"]

    def send(self, batch):
        try:
            answers = self.model([one["request"] for one in batch])
        except RuntimeError:
            answers = []
        for place, one in enumerate(batch):
            if len(answers) == len(batch):
                one.update(state="done", answer=answers[place])
            elif len(batch) == 1:
                one.update(state="failed")
            else:
                self.send([one])

    def submit(self, request):
        if self.is_closed:
            raise RuntimeError
        self.all.append({"request": request, "time": self.clock(), "state": "waiting", "answer": None})
        if len(self.waiting()) == self.size:
            self.send(self.waiting())
        return len(self.all) - 1

    def due_in(self):
        times = [one["time"] for one in self.waiting()]
        return max(0.0, min(times) + self.wait - self.clock()) if times else None

    def tick(self):
        if self.due_in() == 0:
            self.send(self.waiting())

    def close(self):
        self.is_closed = True
        if self.waiting():
            self.send(self.waiting())

    def result(self, ticket):
        if ticket >= len(self.all):
            raise KeyError
        return self.all[ticket]["state"], self.all[ticket]["answer"]

    def cancel(self, ticket):
        is_waiting = self.result(ticket)[0] == "waiting"
        if is_waiting:
            self.all[ticket]["state"] = "cancelled"
        return is_waiting


@given(strategy(), st.sampled_from([0.0, 10.75]))
def test_same_as_a_list_of_all_requests(case, start):
    """Every answer, and every list that reaches the model, is as the table of the methods and the rules about faults say."""
    size, wait, stream = case
    clock = VirtualClock(start)
    (mine, sent), (theirs, expected) = recording(), recording()
    server, model = BatchingServer(mine, size, wait, clock), Model(theirs, size, wait, clock)
    check_operations(server, model, stream, shared={"advance": clock.advance}, compare=check_close)
    check_same(sent, expected, why="The model gets these lists of requests, in this order, and no others.")


@given(st.integers(1, 4), st.lists(st.sampled_from("ab"), max_size=9))
def test_a_burst(size, requests):
    """Of requests that come all at once each reaches the model once, in order, in full batches and a last one with the rest."""
    model, sent = recording()
    server = BatchingServer(model, size, 1.0, VirtualClock())
    tickets = [server.submit(request) for request in requests]
    server.close()
    check_same(tickets, list(range(len(requests))), why="Tickets are numbers from 0 in the order of submission.")
    check_same(sent, [requests[begin : begin + size] for begin in range(0, len(requests), size)])
    expected = [("done", (request, ticket // size + 1, ticket % size)) for ticket, request in enumerate(requests)]
    check_same(states(server, len(requests)), expected, why="Each ticket gets the answer to its own request.")


@given(st.integers(2, 4), st.lists(st.sampled_from(["a", "b", RAISES, LOSES, ADDS]), min_size=1, max_size=8))
def test_bad_requests_spoil_no_others(size, requests):
    """Whatever else is in its batch, a good request gets an answer of its own, and a bad one has failed after one try alone."""
    model, sent = recording()
    server = BatchingServer(model, size, 1.0, VirtualClock())
    for request in requests:
        server.submit(request)
    server.close()
    found = [
        (state, answer[0] if type(answer) is tuple and answer else answer)
        for state, answer in states(server, len(requests))
    ]
    check_same(found, [("done", each) if each in "ab" else ("failed", None) for each in requests])
    for bad in (RAISES, LOSES, ADDS):
        why = f"{bad!r} breaks the model, so each one of them is sent in a list of one exactly once."
        check_same(sent.count([bad]), requests.count(bad), why=why)


@given(st.integers(1, 3), st.sampled_from([2.0, 1.0]), st.lists(PAUSES, min_size=1, max_size=7))
def test_nobody_waits_too_long(size, wait, pauses):
    """If `tick` is called whenever it is due, a batch is sent when it is full or when its first request has waited for `wait` seconds."""
    clock, log = VirtualClock(), []

    def model(requests):
        log.append((clock(), list(requests)))
        return list(requests)

    server = BatchingServer(model, size, wait, clock)
    arrived = []
    for number, pause in enumerate(pauses):
        run_until(server, clock, clock() + pause, wait)
        arrived.append(clock())
        server.submit(number)
    run_until(server, clock, clock() + wait, wait)
    reached = [number for _, requests in log for number in requests]
    check_same(
        reached, list(range(len(pauses))), why="Each request reaches the model once, in the order of submission."
    )
    for when, requests in log:
        first, last = arrived[requests[0]], arrived[requests[-1]]
        is_right = when == last if len(requests) == size else len(requests) < size and when == first + wait
        why = (
            f"{len(requests)} of at most {size} requests, submitted from {first} s to {last} s, were sent at {when} s."
        )
        check_true(is_right, why, output=log)


def test_two_servers_are_apart():
    """Each server has requests, tickets and results of its own."""
    (one, sent), (other, _) = recording(), recording()
    first, second = BatchingServer(one, 2, 1.0, VirtualClock()), BatchingServer(other, 2, 1.0, VirtualClock())
    check_same([first.submit("a"), second.submit("b"), first.submit("c")], [0, 0, 1])
    check_same(sent, [["a", "c"]])
    check_same(second.result(0), ("waiting", None))


def test_largest_batch_and_longest_wait():
    """The largest batch waits for its last request, and the longest wait ends to the quarter of a second."""
    model, sent = recording()
    clock = VirtualClock(0.25)
    server = BatchingServer(model, SIZE_MAX, WAIT_MAX, clock)
    for number in range(2 * SIZE_MAX - 1):
        server.submit(number)
    check_same(sent, [list(range(SIZE_MAX))])
    clock.advance(WAIT_MAX - 0.25)
    server.tick()
    check_close(server.due_in(), 0.25)
    check_same(len(sent), 1, why="A quarter of a second too early nothing is sent.")
    clock.advance(0.25)
    server.tick()
    check_same(sent[1:], [list(range(SIZE_MAX, 2 * SIZE_MAX - 1))])

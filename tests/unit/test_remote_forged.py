"""A candidate whose bytes are written by hand: whatever it says, the judge answers with a fault."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from rehearse_sandbox.inside.channel import HEAD, Message
from rehearse_sandbox.inside.faults import DeadlineExceeded, Died, ProtocolViolation, ReplyTooLarge
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.wire.codec import Handle, encode
from rehearse_sandbox.wire.job import Limits


class Script:
    """A candidate whose every answer is written by hand."""

    def __init__(self) -> None:
        here, self.parent = socket.socketpair()
        pairs = [socket.socketpair() for _ in range(2)]
        self.candidate = Candidate(here, [ours for ours, _ in pairs], limits=Limits(), seed=1)
        # What speaks: the process that loads, and later the first test's.
        self.other = self.parent
        self.tests = [theirs for _, theirs in pairs]

    def answer(self, message: int, body: bytes, *, extra: bytes = b"") -> None:
        data = self.other.recv(1 << 16)
        while len(data) < HEAD.size:
            data += self.other.recv(1 << 16)
        request = HEAD.unpack_from(data)[0]
        self.other.sendall(HEAD.pack(request, message, len(body)) + body + extra)

    def close(self) -> None:
        self.candidate.close()
        for end in (self.parent, *self.tests):
            end.close()


@pytest.fixture
def script():
    scripted = Script()
    yield scripted
    scripted.close()


FUNCTION = encode(Handle(0, 0, 1, "f"))


def loaded(script):
    answer = threading.Thread(target=script.answer, args=(Message.LOADED, encode((["function"], [FUNCTION], []))))
    answer.start()
    script.candidate.load("", module="solution", symbols=("f",))
    answer.join()
    script.candidate.begin_test(time.monotonic() + 60)
    script.other = script.tests[0]
    return script.candidate.symbol("f")


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (Message.RETURNED, b"\xff"),
        (Message.RETURNED, encode(Handle(4, 99))),
        (Message.RETURNED, encode(Handle(2, 0))),
        (Message.CHANGED, encode((1, 2))),
        (Message.CHANGED, encode((1, (), {}, []))),
        (Message.CHANGED, encode((1, ([],), {"x": 1}, []))),
        (Message.CHANGED, encode((1, ([],), {}, [1]))),
        (Message.RAISED, encode((10_000, "", "", "", None, 0, None))),
        (Message.RAISED, encode((-1, "", "", "", None, 0, None))),
        (Message.RAISED, encode((0, "", "", "", None, 0, (1,)))),
        (Message.RAISED, encode((0, 1, "", "", None, 0, None))),
        (Message.UNSUPPORTED, encode(("returned",))),
        (Message.NO_MEMORY, encode(1)),
        (Message.EXIT, encode(())),
        (Message.CALLBACK, b""),
        (Message.CALLBACK, bytes(4) + encode(((1,), {}))),
        (Message.PULL, bytes(4) + encode(None)),
        (Message.LOAD, b""),
        (200, b""),
    ],
)
def test_an_answer_of_another_shape_is_a_violation(script, message, body):
    f = loaded(script)
    threading.Thread(target=script.answer, args=(message, body)).start()
    with pytest.raises(ProtocolViolation):
        f([])


def test_an_announced_answer_over_the_cap_is_refused_before_it_is_read(script):
    f = loaded(script)
    script.candidate._exchange.channel._max_bytes = 100
    threading.Thread(target=script.answer, args=(Message.RETURNED, bytes(101))).start()
    with pytest.raises(ReplyTooLarge, match="101 bytes; the cap is 100"):
        f(1)


def test_two_answers_are_a_violation(script):
    f = loaded(script)
    threading.Thread(target=script.answer, args=(Message.RETURNED, encode(1)), kwargs={"extra": b"x"}).start()
    with pytest.raises(ProtocolViolation, match="twice"):
        f(1)


@pytest.mark.parametrize("body", [encode(1), encode(([1], False)), encode(([b"\xff"], False)), encode(([], 1))])
def test_broken_items_of_an_iterator_are_a_violation(script, body):
    f = loaded(script)
    threading.Thread(target=script.answer, args=(Message.RETURNED, encode(Handle(3, 1, 1, "generator")))).start()
    found = f()
    threading.Thread(target=script.answer, args=(Message.RETURNED, body)).start()
    with pytest.raises(ProtocolViolation):
        next(found)


def test_a_reverse_call_without_arguments_is_a_violation(script):
    f = loaded(script)
    threading.Thread(target=script.answer, args=(Message.CALLBACK, bytes(4) + encode(1))).start()
    with pytest.raises(ProtocolViolation, match="without arguments"):
        f(abs)


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (Message.LOADED, encode((["function"], [], []))),
        (Message.LOADED, encode((["nonsense"], [None], []))),
        (Message.LOADED, encode((["value"], [1], []))),
        (Message.LOAD_FAILED, encode(("nonsense", "", None, ""))),
        (Message.RETURNED, encode(1)),
    ],
)
def test_a_broken_answer_to_loading_is_a_violation(script, message, body):
    threading.Thread(target=script.answer, args=(message, body)).start()
    with pytest.raises(ProtocolViolation):
        script.candidate.load("", module="solution", symbols=("f",))


def test_a_candidate_that_does_not_read_runs_into_the_deadline(script):
    f = loaded(script)
    script.candidate.end_test = None
    script.candidate.begin_test(time.monotonic() + 0.3)
    with pytest.raises(DeadlineExceeded):
        f(bytes(1 << 23))


def test_a_candidate_that_is_gone_died(script):
    f = loaded(script)
    script.other.close()
    with pytest.raises(Died):
        f(1)


def test_the_reason_of_an_end_is_asked_for_also_when_sending_fails(script):
    f = loaded(script)
    script.parent.sendall(HEAD.pack(1, Message.CHILD_ENDED, 4) + (7).to_bytes(4, "little"))
    script.other.close()
    with pytest.raises(Died, match="exit code 7"):
        f(1)


def test_more_processes_than_sockets_are_refused_as_our_own_limit(script):
    loaded(script)
    script.candidate.end_test()
    script.candidate.begin_test(time.monotonic() + 60)
    script.candidate.end_test()
    with pytest.raises(RuntimeError, match="2 processes for tests"):
        script.candidate.begin_test(time.monotonic() + 60)

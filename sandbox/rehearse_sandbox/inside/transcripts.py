"""What the judge asked during a test that the reference passed, and what it was answered.

A suite is a function of the candidate's answers: whoever gives the recorded ones passes, whatever the checks compute. So a
program whose answers are the recorded ones needs no check, no Hypothesis and no suite at all. Any other answer says nothing
yet: the test then runs as ever, in a fresh process.

A candidate must never be sent a request that follows from a right answer before it has given that answer. Such a request
begins a new part; all others are sent ahead, so that judge and candidate do not wait for each other.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.operations import MAX_REQUEST, Operation, batch_of, operation_of
from rehearse_sandbox.wire.codec import encode

#: A candidate that is silent for so long is judged as ever, where its silence has a limit and a name: between the two, four
#: times what the test took the reference. A program that never answers loses this time, so it is short.
PATIENCE_S = (0.1, 0.5)
_SLOWNESS = 4

#: Requests in one message: what a socket takes in before the process behind it reads.
_MAX_BATCH_BYTES = 160 * 1024

#: After one of these nothing is sent ahead: they say by their kind what the right answer is.
_TELLING = frozenset({Message.CHANGED, Message.RAISED})

#: Long answers are kept as a digest of so many bytes: a bank travels with submissions, and they are most of it.
_DIGEST_BYTES = 32

_NONE = encode(None)

_numbers = random.SystemRandom()


#: Requests that are sent as one message, and the sealed answer of each.
Part = tuple[bytes, list[bytes]]


@dataclass(frozen=True, slots=True)
class Transcript:
    """One test's requests in order, in parts: a part is sent when all answers of the one before have come.

    `cost_ms` is what the test took when it was recorded.
    """

    parts: Sequence[Part]
    cost_ms: int = 0

    @classmethod
    def of(cls, plain: object) -> Transcript | None:
        """What was decoded from a bank, if it is one."""
        if type(plain) is not tuple or [type(item) for item in plain] != [int, list]:
            return None
        cost_ms, parts = plain
        return cls(parts, cost_ms) if all(_is_part(part) for part in parts) else None

    def to_plain(self) -> tuple[int, list[Part]]:
        """For our codec."""
        return self.cost_ms, list(self.parts)

    @property
    def is_sent_at_once(self) -> bool:
        """Whether a process that has got this can work through it by itself."""
        return len(self.parts) == 1 and len(self.parts[0][0]) <= _MAX_BATCH_BYTES

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(len(body) + sum(map(len, answers)) for body, answers in self.parts)


def _is_part(part: object) -> bool:
    return (
        type(part) is tuple
        and len(part) == 2
        and type(part[0]) is bytes
        and type(part[1]) is list
        and all(type(answer) is bytes for answer in part[1])
    )


def sealed(kind: int, body: bytes) -> bytes:
    """An answer by which the same answer is known again: what it is and its body, or a digest of a long body."""
    if len(body) > _DIGEST_BYTES:
        body = hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()
    return bytes((kind,)) + body


class Repeat:
    """A transcript that a fresh process behind `channel` shall repeat. What can be asked at once is asked right away."""

    def __init__(self, transcript: Transcript, channel: Channel, *, clock: Callable[[], float]) -> None:
        self.transcript = transcript
        self._channel = channel
        self._clock = clock
        self._number = -1
        self._deadline = math.inf
        least, most = PATIENCE_S
        self._patience_s = min(most, max(least, _SLOWNESS * transcript.cost_ms / 1000))
        if transcript.parts and len(transcript.parts[0][0]) <= _MAX_BATCH_BYTES:
            with suppress(Closed, TimeoutError):
                self._send(transcript.parts[0][0])

    def finishes(self, deadline: float) -> bool:
        """Whether every recorded answer comes by then, and nothing else. Stops at the first other one."""
        self._deadline = deadline
        try:
            return all(self._gives(*part) for part in self.transcript.parts) and not self._channel.arrived()
        except (Closed, TooLarge, TimeoutError):
            return False

    def interrupt(self) -> None:
        """From another thread: no more answers are waited for."""
        self._channel.interrupt()

    def _send(self, body: bytes) -> None:
        self._number = _numbers.getrandbits(64)
        self._channel.send(self._number, Message.BATCH, body, deadline=self._next_deadline())

    def _next_deadline(self) -> float:
        return min(self._clock() + self._patience_s, self._deadline)

    def _gives(self, body: bytes, answers: list[bytes]) -> bool:
        if self._number < 0:
            self._send(body)
        number, self._number = self._number, -1
        for answer in answers:
            got, kind, given = self._channel.receive(deadline=self._next_deadline())
            if got != number or sealed(kind, given) != answer:
                return False
            number = (number + 1) & MAX_REQUEST
        return True


class Recording:
    """Writes down what is asked and answered during one test, example by example."""

    def __init__(self) -> None:
        self.took_ms = 0
        self.restart()

    def restart(self) -> None:
        """The test starts again in a fresh process."""
        #: Whether the same requests would bring the same answers again, with nothing of ours asked in between.
        self.repeatable = True
        #: Whether nothing was the answer to something.
        self.met_none = False
        self.examples: list[list[tuple[bytes, bytes]]] = [[]]

    def begin_example(self) -> None:
        """What follows belongs to the next example."""
        self.examples.append([])

    def note(self, request: bytes, kind: int, body: bytes, *, asked_back: bool) -> None:
        """One request was answered; `asked_back` when the candidate called something of ours meanwhile."""
        # How many items of an iterator come at once depends on time.
        if asked_back or operation_of(request) == Operation.NEXT:
            self.repeatable = False
        self.met_none = self.met_none or body == _NONE
        self.examples[-1].append((request, sealed(kind, body)))

    def transcript(self, others: Sequence[Recording], *, cost_ms: int = 0) -> Transcript:
        """The transcript of this test.

        `others` are recordings of the same test with the same examples, in which the suite was told other answers: a
        request that is the same in all of them, up to there, follows from no answer. Without any, all requests wait.
        """
        steps = [step for example in self.examples for step in example]
        waits: list[bool] = []
        for place, example in enumerate(self.examples):
            ahead = _sent_ahead(example, [other.examples[place : place + 1] for other in others])
            waits += [number >= ahead for number in range(len(example))]
        return Transcript(list(_parts(steps, waits)), cost_ms)

    def at_once(self, others: Sequence[Recording]) -> list[list[bytes]]:
        """The requests of each example in which none follows from an answer; `others` as for `transcript`."""
        return [
            [request for request, _ in example]
            for place, example in enumerate(self.examples)
            if example and _sent_ahead(example, [other.examples[place : place + 1] for other in others]) == len(example)
        ]


def _parts(steps: list[tuple[bytes, bytes]], waits: list[bool]) -> Iterator[Part]:
    """What may be sent at once: up to the next request that waits, or as much as fits."""
    requests: list[bytes] = []
    answers: list[bytes] = []
    for (request, answer), wait in zip(steps, waits, strict=True):
        if requests and (wait or sum(map(len, requests)) + len(request) > _MAX_BATCH_BYTES):
            yield batch_of(requests), answers
            requests, answers = [], []
        requests.append(request)
        answers.append(answer)
    if requests:
        yield batch_of(requests), answers


def _sent_ahead(example: list[tuple[bytes, bytes]], others: list[list[list[tuple[bytes, bytes]]]]) -> int:
    """How many of an example's requests may be sent before any of its answers has come."""
    if not others:
        return 0
    for place, (request, _) in enumerate(example):
        if place > 0 and example[place - 1][1][0] in _TELLING:
            return place
        for other in others:
            # The first request of an example can follow from nothing in it.
            if place > 0 and (not other or len(other[0]) <= place or other[0][place][0] != request):
                return place
    return len(example)

"""What the judge asked during a test that the reference passed, and what it was answered.

A suite is a function of the candidate's answers: whoever gives the recorded ones passes, whatever the checks compute. So a
program whose answers are the recorded ones needs no check, no Hypothesis and no suite at all. Any other answer says nothing
yet: the test then runs as ever, in a fresh process.

A candidate must never be sent a request that follows from a right answer before it has given that answer. `waits` marks
those requests; all others are sent ahead, so that judge and candidate do not wait for each other.
"""

from __future__ import annotations

import hashlib
import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.operations import MAX_REQUEST, Operation, batch_of, operation_of

#: A candidate that is silent for so long is judged as ever, where its silence has a limit and a name.
PATIENCE_S = 0.5

#: Requests in one message. A candidate holds all of it in memory.
_MAX_BATCH_BYTES = 4 * 1024 * 1024

#: What a socket takes in before the process behind it reads.
_MAX_AHEAD_BYTES = 64 * 1024

#: After one of these nothing is sent ahead: they say by their kind what the right answer is.
_TELLING = frozenset({Message.CHANGED, Message.RAISED})

#: Long answers are kept as a digest of so many bytes: a bank travels with submissions, and they are most of it.
_DIGEST_BYTES = 32

_numbers = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Transcript:
    """One test's requests in order, each with its sealed answer."""

    requests: Sequence[bytes]
    answers: Sequence[bytes]
    waits: Sequence[bool]

    def to_plain(self) -> tuple[list[bytes], list[bytes], bytes]:
        """For our codec."""
        return list(self.requests), list(self.answers), bytes(self.waits)

    @classmethod
    def of(cls, plain: object) -> Transcript | None:
        """What `to_plain` made; None of anything else."""
        if type(plain) is not tuple or [type(part) for part in plain] != [list, list, bytes]:
            return None
        requests, answers, waits = plain
        if not len(requests) == len(answers) == len(waits):
            return None
        if not all(type(part) is bytes for part in (*requests, *answers)):
            return None
        return cls(requests, answers, [bool(wait) for wait in waits])

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(map(len, self.requests)) + sum(map(len, self.answers))

    def batches(self) -> Iterator[slice]:
        """What may be sent at once: up to the next request that waits, or as much as fits."""
        starts, size = [0], 0
        for place, request in enumerate(self.requests):
            if place > starts[-1] and (self.waits[place] or size + len(request) > _MAX_BATCH_BYTES):
                starts.append(place)
                size = 0
            size += len(request)
        return (slice(*ends) for ends in pairwise([*starts, len(self.requests)]))


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
        self._parts = deque(transcript.batches())
        self._number = -1
        if self._parts and sum(map(len, transcript.requests[self._parts[0]])) <= _MAX_AHEAD_BYTES:
            with suppress(Closed, TimeoutError):
                self._send(self._parts[0])

    def finishes(self) -> bool:
        """Whether every recorded answer comes, and nothing else. Stops at the first other one."""
        try:
            return all(self._gives(part) for part in self._parts) and not self._channel.arrived()
        except (Closed, TooLarge, TimeoutError):
            return False

    def interrupt(self) -> None:
        """From another thread: no more answers are waited for."""
        self._channel.interrupt()

    def _send(self, part: slice) -> None:
        self._number = _numbers.getrandbits(64)
        body = batch_of(self.transcript.requests[part])
        self._channel.send(self._number, Message.BATCH, body, deadline=self._clock() + PATIENCE_S)

    def _gives(self, part: slice) -> bool:
        if self._number < 0:
            self._send(part)
        number, self._number = self._number, -1
        for answer in self.transcript.answers[part]:
            got, kind, body = self._channel.receive(deadline=self._clock() + PATIENCE_S)
            if got != number or sealed(kind, body) != answer:
                return False
            number = (number + 1) & MAX_REQUEST
        return True


class Recording:
    """Writes down what is asked and answered during one test, example by example."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """The test starts again in a fresh process."""
        #: Whether the same requests would bring the same answers again, with nothing of ours asked in between.
        self.repeatable = True
        self.examples: list[list[tuple[bytes, bytes]]] = [[]]

    def begin_example(self) -> None:
        """What follows belongs to the next example."""
        self.examples.append([])

    def note(self, request: bytes, kind: int, body: bytes, *, asked_back: bool) -> None:
        """One request was answered; `asked_back` when the candidate called something of ours meanwhile."""
        # How many items of an iterator come at once depends on time.
        if asked_back or operation_of(request) == Operation.NEXT:
            self.repeatable = False
        self.examples[-1].append((request, sealed(kind, body)))

    def transcript(self, others: Sequence[Recording]) -> Transcript:
        """The transcript of this test.

        `others` are recordings of the same test with the same examples, in which the suite was told other answers: a
        request that is the same in all of them, up to there, follows from no answer. Without any, all requests wait.
        """
        steps = [step for example in self.examples for step in example]
        waits: list[bool] = []
        for place, example in enumerate(self.examples):
            ahead = _sent_ahead(example, [other.examples[place : place + 1] for other in others])
            waits += [number >= ahead for number in range(len(example))]
        return Transcript([request for request, _ in steps], [answer for _, answer in steps], waits)


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

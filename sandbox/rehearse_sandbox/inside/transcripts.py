"""What the judge asked during a test that the reference passed, and what it was answered.

A suite is a function of the candidate's answers: whoever gives the recorded ones passes, whatever the checks compute. So a
program whose answers are the recorded ones needs no check, no Hypothesis and no suite at all. Any other answer says nothing
yet: the test then runs as ever, in a fresh process.

A candidate must never be sent a request that follows from a right answer before it has given that answer. Such a request
begins a new part; all others are sent ahead, so that judge and candidate do not wait for each other.

A program that calls functions of the suite must ask the recorded questions, no others and no fewer, in the same order: what the
suite knows is then what it knew of the reference. A reply goes out when its question has come, so it tells nothing too early.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.operations import MAX_REQUEST, Operation, batch_of, operation_of
from rehearse_sandbox.inside.questions import MOST_QUESTIONS, Question, Questions, are_questions, sealed, size_of
from rehearse_sandbox.wire.codec import encode

#: A candidate that is silent for so long is judged as ever, where its silence has a limit and a name: between the two, four
#: times what the test took the reference. A program that never answers loses this time, so it is short.
PATIENCE_S = (0.1, 0.5)
_SLOWNESS = 4

#: Requests in one message: what a socket takes in before the process behind it reads.
_MAX_BATCH_BYTES = 160 * 1024

#: After one of these nothing is sent ahead: they say by their kind what the right answer is.
_TELLING = frozenset({Message.CHANGED, Message.RAISED})

_NONE = encode(None)

_numbers = random.SystemRandom()


#: Requests that are sent as one message, the sealed answer of each, and the questions of each; no list of those where nothing is asked.
Part = tuple[bytes, list[bytes], list[Questions]]


class Step(NamedTuple):
    """One request and its sealed answer, what was asked meanwhile, and what clocks showed before."""

    request: bytes
    answer: bytes
    questions: Questions
    readings: Questions


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
        return len(self.parts) == 1 and len(self.parts[0][0]) <= _MAX_BATCH_BYTES and not self.parts[0][2]

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(
            len(body) + sum(map(len, answers)) + sum(map(size_of, questions)) for body, answers, questions in self.parts
        )


def _is_part(part: object) -> bool:
    return (
        type(part) is tuple
        and [type(item) for item in part] == [bytes, list, list]
        and all(type(answer) is bytes for answer in part[1])
        and (not part[2] or len(part[2]) == len(part[1]))
        and all(map(are_questions, part[2]))
    )


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

    def _gives(self, body: bytes, answers: list[bytes], questions: list[Questions]) -> bool:
        if self._number < 0:
            self._send(body)
        number, self._number = self._number, -1
        for answer, asked in zip(answers, questions or [[]] * len(answers), strict=True):
            if not self._asks(asked, number) or self._next(number) != answer:
                return False
            number = (number + 1) & MAX_REQUEST
        return True

    def _asks(self, questions: Questions, number: int) -> bool:
        """Whether the next that comes are these questions; each gets its reply."""
        for question, reply in questions:
            if self._next(number) != question:
                return False
            self._channel.send(number, Message(reply[0]), reply[1:], deadline=self._next_deadline())
        return True

    def _next(self, number: int) -> bytes:
        """The next message about this request, sealed; empty when it is about another one."""
        got, kind, given = self._channel.receive(deadline=self._next_deadline())
        return sealed(kind, given) if got == number else b""


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
        self.examples: list[list[Step]] = [[]]
        self._asked = 0

    def begin_example(self) -> None:
        """What follows belongs to the next example."""
        self.examples.append([])

    def note(
        self, request: bytes, kind: int, body: bytes, questions: Questions | None, readings: Sequence[Question] = ()
    ) -> None:
        """One request was answered, with these questions meanwhile; None when the request came from inside of another one."""
        # How many items of an iterator come at once depends on time.
        if questions is None or operation_of(request) == Operation.NEXT:
            self.repeatable = False
        self._asked += len(questions or ())
        if self._asked > MOST_QUESTIONS:
            self.repeatable = False
            questions = None
        self.met_none = self.met_none or body == _NONE
        self.examples[-1].append(Step(request, sealed(kind, body), questions or [], list(readings)))

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

    def at_once(self, others: Sequence[Recording]) -> list[list[Step]]:
        """Of each example the steps up to the first that follows from an answer; `others` as for `transcript`."""
        found = []
        for place, example in enumerate(self.examples):
            same = [other.examples[place : place + 1] for other in others]
            found.append(example[: _known_ahead(example, same)])
        return found


def _parts(steps: list[Step], waits: list[bool]) -> Iterator[Part]:
    """What may be sent at once: up to the next request that waits, or as much as fits."""
    part: list[Step] = []
    for step, wait in zip(steps, waits, strict=True):
        if part and (wait or sum(len(before.request) for before in part) + len(step.request) > _MAX_BATCH_BYTES):
            yield _part(part)
            part = []
        part.append(step)
    if part:
        yield _part(part)


def _part(steps: list[Step]) -> Part:
    questions = [step.questions for step in steps]
    return (
        batch_of(step.request for step in steps),
        [step.answer for step in steps],
        questions if any(questions) else [],
    )


def _sent_ahead(example: list[Step], others: list[list[list[Step]]]) -> int:
    """How many of an example's requests may be sent before any of its answers has come."""
    # What the suite was asked may have told it something, too.
    asked = next((place for place, step in enumerate(example, 1) if step.questions), len(example))
    return min(asked, _known_ahead(example, others))


def _known_ahead(example: list[Step], others: list[list[list[Step]]]) -> int:
    """How many of an example's steps do not follow from its answers; what is told in reply is a part of a step."""
    if not others:
        return 0
    for place, step in enumerate(example):
        # The first request of an example can follow from nothing in it.
        if place > 0 and example[place - 1].answer[0] in _TELLING:
            return place
        for other in others:
            if place > 0 and (not other or len(other[0]) <= place or not _is_same(step, other[0][place])):
                return place
    return len(example)


def _is_same(step: Step, other: Step) -> bool:
    return (step.request, step.questions, step.readings) == (other.request, other.questions, other.readings)

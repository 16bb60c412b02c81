"""One request to the candidate and its answer, with the reverse calls in between; every misbehaviour is a fault."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from typing import Any, NoReturn

from rehearse_sandbox.inside import memory
from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.faults import (
    CandidateFault,
    DeadlineExceeded,
    Died,
    OutOfMemory,
    ProtocolViolation,
    ReplyTooLarge,
)
from rehearse_sandbox.inside.questions import MOST_QUESTIONS, Questions, is_question, sealed
from rehearse_sandbox.inside.references import References
from rehearse_sandbox.wire.codec import CodecError, UnsupportedValue, encode
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.errors import place_of
from rehearse_sandbox.wire.layout import SIZE

#: Reverse calls of one request, and how deep requests and reverse calls may nest.
MAX_REVERSE_CALLS = 100_000
MAX_NESTING = 32


class Exchange:
    """Requests and answers over one channel, one at a time. After a fault it only raises that fault again.

    `channel` is the present one: that of a test's own process, or the `parent`'s outside of tests. `how_it_ended` brings the
    last words of the process behind it, None when there are none.
    """

    def __init__(
        self,
        parent: Channel,
        references: References,
        clock: Callable[[], float],
        how_it_ended: Callable[[], bytes | None],
    ) -> None:
        self.channel = parent
        self.deadline = 0.0
        self._how_it_ended = how_it_ended
        self.fault: CandidateFault | None = None
        self._references = references
        self._clock = clock
        # Its own generator: Hypothesis seeds the global one, and the numbers must not follow from the job.
        self._random = random.Random(random.SystemRandom().getrandbits(128))  # noqa: S311 - detects desync, hides nothing
        self._started_s = clock()
        self._kills = memory.oom_kills()
        self._nesting = 0
        self._reverse_calls = 0
        self._raised: list[Exception] = []
        self._stuck: BaseException | None = None
        #: What the candidate asked during the last request; None unless somebody wants to know.
        self.questions: Questions | None = None

    @property
    def is_nested(self) -> bool:
        """Whether a function of ours is running that the candidate has called."""
        return self._nesting > 0

    def fail(self, fault: CandidateFault) -> NoReturn:
        """Make the candidate unusable.

        Raises:
            CandidateFault: always.
        """
        if self.fault is None:
            self.fault = fault
        raise self.fault

    def interrupt(self, fault: CandidateFault) -> None:
        """From another thread: the request that waits, and every later one, raises this fault."""
        self.fault = self.fault or fault
        self.channel.interrupt()

    def start(self, deadline: float) -> None:
        """Set the deadline of the requests that follow."""
        self._started_s = self._clock()
        self.deadline = deadline

    def raised(self, token: int) -> Exception | None:
        """The error of our own function that crossed the candidate and came back; None for any other."""
        return self._raised[token - 1] if 0 < token <= len(self._raised) else None

    def send(self, message: Message, body: bytes) -> int:
        """Send a request and give its number.

        Raises:
            CandidateFault: the candidate is gone or does not read.
        """
        if self.fault is not None:
            raise self.fault
        number = self._random.getrandbits(64) | 1
        self._send(number, message, body)
        return number

    def _send(self, number: int, message: Message, body: bytes) -> None:
        try:
            self.channel.send(number, message, body, deadline=self.deadline)
        except TimeoutError:
            self.fail(self._late())
        except Closed:
            self.fail(self._ended())

    def request(self, message: Message, body: bytes) -> tuple[int, bytes]:
        """Send a request and wait for its answer, serving reverse calls.

        Raises:
            CandidateFault: there was no answer, or none that is allowed.
            BaseException: whatever one of our own functions raised that the learner's code must not catch.
        """
        number = self.send(message, body)
        if self._nesting == 0:
            self._reverse_calls = 0
            self._raised.clear()
            if self.questions is not None:
                self.questions = []
        while True:
            kind, data = self.receive(number)
            if is_question(kind):
                self._serve(number, kind, data)
                continue
            if self.channel.rest:
                self.fail(ProtocolViolation("the code answered one call twice"))
            if self._stuck is not None and self._nesting == 0:
                stuck, self._stuck = self._stuck, None
                raise stuck
            return kind, data

    def receive(self, number: int) -> tuple[int, bytes]:
        """The next message, which must be about this request.

        Raises:
            CandidateFault: it is about another one, or there is none.
        """
        try:
            got, kind, data = self.channel.receive(deadline=self.deadline)
        except TimeoutError:
            self.fail(self._late())
        except TooLarge as error:
            self.fail(ReplyTooLarge(f"the code sent {error}") if error.request == number else _foreign_bytes())
        except Closed:
            self.fail(self._ended())
        if got != number:
            self.fail(_foreign_bytes())
        return kind, data

    def check_silence(self) -> None:
        """Whether the candidate said no more than it was asked.

        Raises:
            ProtocolViolation: it did.
        """
        if self.channel.arrived():
            self.fail(_foreign_bytes())

    def decode(self, data: bytes) -> tuple[Any, Decoder]:
        """A value from the candidate, with the decoder that knows its nodes.

        Raises:
            ProtocolViolation: the bytes are no value.
        """
        decoder = Decoder(self._references.resolve)
        try:
            return decoder.decode(data), decoder
        except CodecError as error:
            self.fail(ProtocolViolation(f"the code sent bytes that are no value ({error})"))

    def _serve(self, number: int, kind: int, data: bytes) -> None:
        """Run one of our own functions for the candidate."""
        self._reverse_calls += 1
        if self._reverse_calls > MAX_REVERSE_CALLS or self._nesting >= MAX_NESTING:
            self.fail(
                ProtocolViolation(f"the code called what it was given more than {MAX_REVERSE_CALLS} times in one call")
            )
        if len(data) < SIZE.size:
            self.fail(ProtocolViolation("the code sent a reverse call without a function"))
        value, _ = self.decode(data[SIZE.size :])
        if self._stuck is not None:
            self._send(number, Message.ANSWER_ABORT, b"")
            return
        self._nesting += 1
        try:
            (place,) = SIZE.unpack_from(data)
            answer = self._answer(kind, place, value)
        finally:
            self._nesting -= 1
        if self.questions is not None and self._nesting == 0 and len(self.questions) <= MOST_QUESTIONS:
            reply, body = answer
            self.questions.append((sealed(kind, data), bytes((reply,)) + body))
        self._send(number, *answer)

    def _answer(self, kind: int, place: int, value: Any) -> tuple[Message, bytes]:
        try:
            result = self._call(kind, place, value)
            return Message.ANSWER, Encoder(self._references.handle_for).encode(result)
        except CandidateFault:
            raise
        except (AssertionError, UnsupportedValue) as error:
            self._stuck = error
        except Exception as error:  # noqa: BLE001 - the learner's code may handle what a given function raises
            self._raised.append(error)
            return Message.ANSWER_RAISED, encode((place_of(type(error)), len(self._raised)))
        except BaseException as error:  # noqa: BLE001 - it is raised again when the learner's code is unwound
            self._stuck = error
        return Message.ANSWER_ABORT, b""

    def _call(self, kind: int, place: int, value: Any) -> Any:
        try:
            given = self._references.given(place)
        except CodecError as error:
            self.fail(ProtocolViolation(f"the code made a reverse call that nobody offered ({error})"))
        if kind == Message.PULL:
            for item in given:
                return (item,)
            return ()
        if type(value) is not tuple or len(value) != 2 or type(value[0]) is not tuple or type(value[1]) is not dict:
            self.fail(ProtocolViolation("the code sent a reverse call without arguments"))
        return given(*value[0], **value[1])

    def _late(self) -> DeadlineExceeded:
        took = max(self._clock() - self._started_s, 0.0)
        return DeadlineExceeded(f"no answer within the time limit of {took:.3g} s")

    def _ended(self) -> CandidateFault:
        status = self._how_it_ended()
        if memory.oom_kills() > self._kills:
            return OutOfMemory("the code used more memory than it may")
        return Died(end_in_words(int.from_bytes(status[:4], "little", signed=True) if status else None))


def _foreign_bytes() -> ProtocolViolation:
    return ProtocolViolation("the code wrote to a descriptor that is not its own")


def end_in_words(status: int | None) -> str:
    """How a process ended, from its exit code or its negative signal, as far as it can be believed."""
    if status is None:
        return "the process that runs the code ended"
    if status >= 0:
        return f"the process that runs the code ended with exit code {status}; a solution must return instead"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"the process that runs the code was ended by {name}"

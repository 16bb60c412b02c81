"""What a program asks of our own functions and iterators while it answers a request, and what it is told.

Who repeats a request without the suite tells a program what the suite told the reference. A transcript allows the very same
questions only. A probe is asked of wrong programs, which look at a clock more often, or earlier: they are told what the same
question brought the reference during this request, and what a clock shows even where the reference did not look at it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.kit.clock import is_reading
from rehearse_sandbox.wire.codec import encode
from rehearse_sandbox.wire.layout import SIZE

#: Long answers and questions are kept as a digest of so many bytes: a bank travels with submissions, and they are most of it.
_DIGEST_BYTES = 32

#: A question, sealed, and the reply to it, with the kind of its message in the first byte.
Question = tuple[bytes, bytes]

#: The questions during one request, in order.
Questions = list[Question]

#: Questions of one test that are kept. A stream of items brings one for each item.
MOST_QUESTIONS = 5000

#: What a pulled iterator replies at its end.
_END = bytes((Message.ANSWER,)) + encode(())

_NO_ARGUMENTS = encode(((), {}))

#: A question that the reference never asked has no reply: the call ends there.
NO_REPLY = bytes((Message.ANSWER_ABORT,))


def sealed(kind: int, body: bytes) -> bytes:
    """An answer or question by which the same one is known again: what it is and its body, or a digest of a long body."""
    if len(body) > _DIGEST_BYTES:
        body = hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()
    return bytes((kind,)) + body


def is_question(kind: int) -> bool:
    """Whether a message from the candidate is a question and no answer."""
    return kind in {Message.CALLBACK, Message.PULL}


def readings(given: Sequence[Any]) -> Questions:
    """What the clocks among the functions that were handed over show now, as if each were asked."""
    return [
        (sealed(Message.CALLBACK, SIZE.pack(number) + _NO_ARGUMENTS), bytes((Message.ANSWER,)) + encode(clock()))
        for number, clock in enumerate(given)
        if is_reading(clock)
    ]


def size_of(questions: Iterable[Question]) -> int:
    """The bytes of questions and replies."""
    return sum(len(asked) + len(reply) for asked, reply in questions)


def are_questions(value: object) -> bool:
    """Whether what was decoded from a bank are questions."""
    return type(value) is list and all(
        type(item) is tuple and len(item) == 2 and all(type(part) is bytes and part for part in item) for item in value
    )


class Replies:
    """Replies to the questions of one request, in whatever order and how often they are asked."""

    def __init__(self, questions: Questions) -> None:
        self._left: dict[bytes, list[bytes]] = {}
        for asked, reply in reversed(questions):
            self._left.setdefault(asked, []).append(reply)

    def to(self, asked: bytes) -> bytes:
        """What this question brought the next time, and then what it brought last."""
        left = self._left.get(asked)
        if not left:
            return NO_REPLY
        if len(left) > 1:
            return left.pop()
        # An iterator does not give its last item for ever.
        is_over = asked[0] == Message.PULL and left[0] != _END
        return left.pop() if is_over else left[0]

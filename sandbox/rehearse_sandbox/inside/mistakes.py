"""Known mistakes: what known-wrong programs answer to probes, and which one answers as a refused submission does.

A probe is one example's requests, none of which follows from an answer, so being asked tells a program nothing. It is asked
in one process, one probe after the other; objects and random numbers start again with each. What a program asks back meanwhile
is answered from the probe, too, so all programs are asked in the same world, whatever they ask themselves.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.likeness import all_alike, kept
from rehearse_sandbox.inside.operations import FRESH, MAX_REQUEST, batch_of
from rehearse_sandbox.inside.questions import Questions, Replies, are_questions, is_question, sealed, size_of
from rehearse_sandbox.inside.transcripts import Step
from rehearse_sandbox.wire.job import Compare

#: One that answered fewer probes like a known mistake may do so by accident.
LEAST_PROBES = 21

#: What a refused program is given for all probes, and how long it may be silent: so many seconds, and as a share of the time that
#: its judging took, because a busy machine is slow in both. It is asked no further once it answers like no known mistake, so
#: only one that is slow and agrees with some uses up the first, and one that never answers the second.
BUDGET_S, BUDGET = 0.5, 0.1
PATIENCE_S, PATIENCE = 0.25, 0.05

#: Requests in one message: what a socket takes in before the process behind it reads.
_MAX_BATCH_BYTES = 160 * 1024

_numbers = random.SystemRandom()

#: The requests of one probe with what is replied to questions meanwhile, and what is answered to each request.
Probe = list[tuple[bytes, Questions]]
Given = list[bytes]


def probe_of(steps: Sequence[Step]) -> Probe:
    """A probe that depends on none before it."""
    probe = [(step.request, _told_during(step)) for step in steps]
    first, questions = probe[0]
    return [(bytes((first[0] | FRESH,)) + first[1:], questions), *probe[1:]]


def _told_during(step: Step) -> Questions:
    asked = {question for question, _ in step.questions}
    # A reading is from before the request: a program that waits by a function of ours has made it old.
    return [*step.questions, *(reading for reading in step.readings if reading[0] not in asked)]


def length_of(probe: Probe) -> int:
    """The bytes of a probe."""
    return sum(len(request) + size_of(questions) for request, questions in probe)


def ask(
    probes: Sequence[Probe], channel: Channel, *, clock: Callable[[], float], patience_s: float, deadline: float
) -> Iterator[Given]:
    """What the process behind a channel answers to each probe; ends early where it does not answer in time."""
    try:
        for batch in _batches(probes):
            number = _numbers.getrandbits(64)
            requests = [request for probe in batch for request, _ in probe]
            until = min(clock() + patience_s, deadline)
            channel.send(number, Message.BATCH, batch_of(requests), deadline=until)
            for probe in batch:
                answers: Given = []
                for _, questions in probe:
                    until = min(clock() + patience_s, deadline)
                    answers.append(_answer(channel, number, Replies(questions), until))
                    number = (number + 1) & MAX_REQUEST
                yield answers
    except (Closed, TooLarge, TimeoutError):
        return


def _answer(channel: Channel, number: int, replies: Replies, deadline: float) -> bytes:
    """The answer to one request, after as many questions as there is time for.

    Raises:
        Closed: the process is gone, or speaks of something else.
        TooLarge: it sends too much.
        TimeoutError: it has not answered by the deadline.
    """
    while True:
        got, kind, body = channel.receive(deadline=deadline)
        if got != number:
            raise Closed
        if not is_question(kind):
            return kept(kind, body)
        reply = replies.to(sealed(kind, body))
        channel.send(number, Message(reply[0]), reply[1:], deadline=deadline)


def _batches(probes: Sequence[Probe]) -> Iterator[list[Probe]]:
    batch: list[Probe] = []
    size = 0
    for probe in probes:
        added = sum(len(request) for request, _ in probe)
        if batch and size + added > _MAX_BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(probe)
        size += added
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Probes, the `right` answers to each, and those of each known-wrong program where they differ, by the probe's place."""

    probes: Sequence[Probe]
    right: Sequence[Given]
    wrong: Mapping[str, Mapping[int, Given]]

    @classmethod
    def of(cls, plain: object) -> Mistakes | None:
        """What was decoded from a bank, if it is one."""
        if type(plain) is not tuple or [type(item) for item in plain] != [list, list, dict]:
            return None
        probes, right, wrong = plain
        sound = len(probes) == len(right) and all(map(_is_list_of_bytes, right)) and all(map(_is_probe, probes))
        return cls(probes, right, wrong) if sound and all(map(_is_answers_by_place, wrong.values())) else None

    def to_plain(self) -> tuple[list[Probe], list[Given], dict[str, dict[int, Given]]]:
        """For our codec."""
        return list(self.probes), list(self.right), {name: dict(answers) for name, answers in self.wrong.items()}

    def explain(self, given: Iterable[Given], compare: Compare) -> str:
        """The known-wrong program that gives these answers to all probes, if it is exactly one; else an empty text."""
        left, known = list(self.wrong), 0
        for place, (answers, right) in enumerate(zip(given, self.right, strict=False)):
            as_right = all_alike(answers, right, compare)
            left = [name for name in left if self._agrees(name, place, answers, as_right, compare)]
            if not left:
                return ""
            known = place + 1
        return left[0] if len(left) == 1 and known == len(self.probes) >= LEAST_PROBES else ""

    def _agrees(self, name: str, place: int, answers: Given, as_right: bool, compare: Compare) -> bool:  # noqa: FBT001 - private
        wrong = self.wrong[name].get(place)
        return as_right if wrong is None else all_alike(answers, wrong, compare)


def _is_probe(value: Any) -> bool:
    return type(value) is list and bool(value) and all(map(_is_request, value))


def _is_request(value: Any) -> bool:
    return type(value) is tuple and len(value) == 2 and type(value[0]) is bytes and are_questions(value[1])


def _is_list_of_bytes(value: Any) -> bool:
    return type(value) is list and all(type(item) is bytes and item for item in value)


def _is_answers_by_place(value: Any) -> bool:
    return type(value) is dict and bool(value) and all(map(_is_list_of_bytes, value.values()))

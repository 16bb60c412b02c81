"""Known mistakes: what known-wrong programs answer to probes, and which one answers as a refused submission does.

A probe is one example's requests, none of which follows from an answer, so being asked tells a program nothing. It is asked
in one process, one probe after the other; objects and random numbers start again with each.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.likeness import all_alike, kept
from rehearse_sandbox.inside.operations import FRESH, MAX_REQUEST, batch_of
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

#: The requests of one probe, and what is answered to each.
Probe = list[bytes]
Replies = list[bytes]


def probe_of(requests: Sequence[bytes]) -> Probe:
    """A probe that depends on none before it."""
    first = requests[0]
    return [bytes((first[0] | FRESH,)) + first[1:], *requests[1:]]


def ask(
    probes: Sequence[Probe], channel: Channel, *, clock: Callable[[], float], patience_s: float, deadline: float
) -> Iterator[Replies]:
    """What the process behind a channel answers to each probe; ends early where it does not answer or asks back."""
    try:
        for batch in _batches(probes):
            number = _numbers.getrandbits(64)
            requests = [request for probe in batch for request in probe]
            until = min(clock() + patience_s, deadline)
            channel.send(number, Message.BATCH, batch_of(requests), deadline=until)
            for probe in batch:
                answers: Replies = []
                for _ in probe:
                    got, kind, body = channel.receive(deadline=min(clock() + patience_s, deadline))
                    if got != number or kind in {Message.CALLBACK, Message.PULL}:
                        return
                    answers.append(kept(kind, body))
                    number = (number + 1) & MAX_REQUEST
                yield answers
    except (Closed, TooLarge, TimeoutError):
        return


def _batches(probes: Sequence[Probe]) -> Iterator[list[Probe]]:
    batch: list[Probe] = []
    size = 0
    for probe in probes:
        added = sum(map(len, probe))
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
    right: Sequence[Replies]
    wrong: Mapping[str, Mapping[int, Replies]]

    @classmethod
    def of(cls, plain: object) -> Mistakes | None:
        """What was decoded from a bank, if it is one."""
        if type(plain) is not tuple or [type(item) for item in plain] != [list, list, dict]:
            return None
        probes, right, wrong = plain
        sound = len(probes) == len(right) and all(map(_is_list_of_bytes, (*probes, *right))) and all(probes)
        return cls(probes, right, wrong) if sound and all(map(_is_answers_by_place, wrong.values())) else None

    def to_plain(self) -> tuple[list[Probe], list[Replies], dict[str, dict[int, Replies]]]:
        """For our codec."""
        return list(self.probes), list(self.right), {name: dict(answers) for name, answers in self.wrong.items()}

    def explain(self, given: Iterable[Replies], compare: Compare) -> str:
        """The known-wrong program that gives these answers to all probes, if it is exactly one; else an empty text."""
        left, known = list(self.wrong), 0
        for place, (answers, right) in enumerate(zip(given, self.right, strict=False)):
            as_right = all_alike(answers, right, compare)
            left = [name for name in left if self._agrees(name, place, answers, as_right, compare)]
            if not left:
                return ""
            known = place + 1
        return left[0] if len(left) == 1 and known == len(self.probes) >= LEAST_PROBES else ""

    def _agrees(self, name: str, place: int, answers: Replies, as_right: bool, compare: Compare) -> bool:  # noqa: FBT001 - private
        wrong = self.wrong[name].get(place)
        return as_right if wrong is None else all_alike(answers, wrong, compare)


def _is_list_of_bytes(value: Any) -> bool:
    return type(value) is list and all(type(item) is bytes and item for item in value)


def _is_answers_by_place(value: Any) -> bool:
    return type(value) is dict and bool(value) and all(map(_is_list_of_bytes, value.values()))

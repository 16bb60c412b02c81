"""A sandbox that answers at once what it was asked before: same text, same verdict, so an edited statement costs no judging."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from rehearse_sandbox.wire.events import Ended, Event
from rehearse_sandbox.wire.job import Job

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox, Stock

#: A check sends some two hundred jobs; so the last few states of a folder are known.
MOST_KEPT = 2000

Answer = TypeVar("Answer")


class Remembering:
    """A `Sandbox` that keeps what became of each job. What broke off is not taken for known."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._lock = Lock()
        self._events: OrderedDict[str, tuple[Event, ...]] = OrderedDict()
        self._banks: OrderedDict[str, bytes] = OrderedDict()
        self.name, self.identity = sandbox.name, sandbox.identity

    @property
    def trouble(self) -> str:
        """Why no cell can be had at present."""
        return self._sandbox.trouble

    @property
    def stock(self) -> Stock:
        """The cells that there are."""
        return self._sandbox.stock

    def judge(self, job: Job, *, user: str) -> Iterator[Event]:
        """The events of the job, at once when they are known."""
        key = _key(job)
        events = self._known(self._events, key)
        if events is None:
            events = tuple(self._sandbox.judge(job, user=user))
            if isinstance(events[-1], Ended) and events[-1].reason == "completed":
                self._keep(self._events, key, events)
        yield from events

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        """The bank of each job."""
        for job in jobs:
            key = _key(job)
            bank = self._known(self._banks, key)
            if bank is None:
                (bank,) = self._sandbox.fill([job])
                if bank:
                    self._keep(self._banks, key, bank)
            yield bank

    def warm(self) -> None:
        """Block until a cell is ready."""
        self._sandbox.warm()

    def close(self) -> None:
        """Nothing: the cells belong to whoever opened the sandbox."""

    def _known(self, kept: OrderedDict[str, Answer], key: str) -> Answer | None:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
            return kept.get(key)

    def _keep(self, kept: OrderedDict[str, Answer], key: str, answer: Answer) -> None:
        with self._lock:
            kept[key] = answer
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)


def _key(job: Job) -> str:
    digest = hashlib.sha256(replace(job, id="").to_bytes())
    digest.update(hashlib.sha256(job.bank).digest())
    return digest.hexdigest()

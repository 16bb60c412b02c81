"""Stores what one attempt tells: at once what comes alone, in one transaction what comes together.

A transaction for each event was most of the time that a quick submission spent outside its cell. An event waits here for
others at most `DELAY_S`, which nobody sees; what is left when the attempt ends is stored together with the verdict.
"""

from __future__ import annotations

from datetime import datetime
from threading import Lock, Timer
from types import TracebackType
from typing import Self

import msgspec

from rehearse import db
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.submissions.queue import Claim, Told
from rehearse_sandbox.wire.events import Answered, Ended, Event, Started, TestFinished

#: The longest time that an event waits for others, in seconds. A whole quick suite fits into it.
DELAY_S = 0.04


class Recorder:
    """The events of one attempt on their way into the database, in their order. Use it as a context."""

    def __init__(self, sessions: db.Sessions, hub: Hub, claim: Claim, *, delay_s: float = DELAY_S) -> None:
        self._sessions = sessions
        self._hub = hub
        self._claim = claim
        self._delay_s = delay_s
        # Held while storing, so that nothing overtakes; always taken before the other one.
        self._storing = Lock()
        self._lock = Lock()
        self._waiting: list[Told] = []
        self._timer: Timer | None = None
        self._trouble: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Forget what is left, which is nothing unless the attempt broke off; the next one tells everything again."""
        with self._storing, self._lock:
            self._empty()

    def add(self, event: Event, now: datetime) -> None:
        """Have an event stored soon.

        Raises:
            LeaseLost: someone else has the submission.
            SQLAlchemyError: the database did not take an earlier event.
        """
        with self._lock:
            self._raise_trouble()
            self._waiting.append(told(event, now))
            if self._timer is None:
                self._timer = Timer(self._delay_s, self._store_late)
                self._timer.daemon = True
                self._timer.start()

    def hold(self, event: Event, now: datetime) -> None:
        """Keep an event for `take`: the last one, which readers see together with the verdict."""
        with self._storing, self._lock:
            earlier = self._empty()
            self._waiting = [*earlier, told(event, now)]

    def take(self) -> list[Told]:
        """What is not stored yet, for the transaction of the verdict.

        Raises:
            LeaseLost: someone else has the submission.
            SQLAlchemyError: the database did not take an earlier event.
        """
        with self._storing, self._lock:
            self._raise_trouble()
            return self._empty()

    def _empty(self) -> list[Told]:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, []
        return waiting

    def _raise_trouble(self) -> None:
        if self._trouble is not None:
            raise self._trouble

    def _store_late(self) -> None:
        with self._storing:
            with self._lock:
                waiting = self._empty()
            if not waiting:
                return  # The verdict's transaction has taken them.
            try:
                with self._sessions.begin() as session:
                    queue.append(session, self._claim, *waiting)
            except Exception as error:  # noqa: BLE001  it is raised again where the attempt can drop the submission
                self._trouble = error
                return
        self._hub.ring(self._claim.id)


def told(event: Event, now: datetime) -> Told:
    """The event as it is stored."""
    kinds = {Started: "started", TestFinished: "test_finished", Answered: "answered", Ended: "ended"}
    kind = kinds[type(event)]
    return Told(kind, msgspec.to_builtins(event), now)

"""Fits people's memory weights: when somebody asks, and once a week by itself while nobody waits for a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event, Lock, Thread
from typing import Literal

import structlog
from sqlalchemy import select

from rehearse import db
from rehearse.accounts.models import User
from rehearse.review import fit_process, fits, fitter
from rehearse.review.fit_process import Answer, Question, StoppedError
from rehearse.review.guard import Decision, FitError, training_items
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.settings import model_in_use

log = structlog.get_logger(__name__)

#: After the start it is first looked so much later whether a fit is due, then so often; and when programs are being
#: judged, soon again.
FIRST_LOOK_S, LOOK_S, BUSY_S = 300.0, 3600.0, 60.0

#: What is being done for a person right now.
Stage = Literal["reading", "fitting", "storing", "taking back"]

#: Asks another process; a test may answer in this one.
Ask = Callable[[Question, Event], Answer]


class BusyError(Exception):
    """The person's weights are being fitted or taken back at this moment."""


class NotInUseError(LookupError):
    """The fit that somebody wants to take back is not the one in use."""


class MemoryFitter:
    """Threads that fit, one for a person at most, and one that looks rarely whether a fit is due."""

    def __init__(
        self,
        sessions: db.Sessions,
        *,
        now: Callable[[], datetime],
        busy: Callable[[], bool],
        ask: Ask = lambda question, stopping: fit_process.asked(question, stopping=stopping),
        first_look_s: float = FIRST_LOOK_S,
    ) -> None:
        self._sessions = sessions
        self._now = now
        self._busy = busy
        self._ask = ask
        self._first_look_s = first_look_s
        self._stopping = Event()
        self._lock = Lock()
        self._stages: dict[int, Stage] = {}
        self._threads: dict[int, Thread] = {}
        self._looking: Thread | None = None

    def start(self) -> None:
        """Look from now on whether a fit is due, where one can be made."""
        if fitter.installed():
            self._looking = Thread(target=self._look, name="memory-fitter", daemon=True)
            self._looking.start()

    def stop(self) -> None:
        """Begin nothing more; a fit that is under way is broken off, and nothing of it is kept."""
        self._stopping.set()

    def join(self) -> None:
        """Wait for the end of all threads."""
        for thread in (self._looking, *tuple(self._threads.values())):
            if thread is not None:
                thread.join()

    def stage(self, user_id: int) -> Stage | None:
        """What is being done for a person; None when nothing is."""
        return self._stages.get(user_id)

    def fit(self, user_id: int) -> None:
        """Begin to fit a person's weights, unless that is under way already."""
        with self._lock:
            if self._stopping.is_set() or user_id in self._stages:
                return
            self._stages[user_id] = "reading"
            thread = Thread(target=self._fit, args=(user_id,), name="memory-fit", daemon=True)
            self._threads[user_id] = thread
            thread.start()

    def take_back(self, user_id: int, fit: int, *, to_defaults: bool = False) -> None:
        """Take the weights in use back, which are those of a fit: to those before them, or all the way to the defaults.

        Raises:
            BusyError: the person's weights are being fitted or taken back.
            NotInUseError: the fit's weights are not in use.
            FitError: the memories by the other weights could not be computed.
            ChangedMeanwhileError: the weights in use changed meanwhile.
        """
        with self._lock:
            if user_id in self._stages:
                raise BusyError("Your weights are being fitted at this moment. Wait for it, then try again.")
            self._stages[user_id] = "taking back"
        try:
            with self._sessions() as session:
                found = fits.in_use(session, user_id)
                if found is None or found.id != fit:
                    raise NotInUseError(
                        "These weights are not in use, so there is nothing to take back. Reload the page."
                    )
                earlier = None if to_defaults else fits.in_use(session, user_id, before=found)
                to = DEFAULT_WEIGHTS if earlier is None else fits.weights_of(earlier) or DEFAULT_WEIGHTS
                reviews = fits.read_log(session, user_id)
            answer = self._ask(Question(reviews.reviews, to, fits=False), self._stopping)
            with self._sessions.begin() as session:
                fits.take_back(session, user_id, reviews, fit, answer.memories, to=to, now=self._now())
        finally:
            self._end(user_id)

    def _fit(self, user_id: int) -> None:
        try:
            self._fit_and_keep(user_id)
        except StoppedError:
            pass
        except Exception:
            # Nobody waits for this thread; whoever asked sees on the page that nothing came of it.
            log.exception("memory_fit_failed", user=user_id)
        finally:
            self._end(user_id)

    def _fit_and_keep(self, user_id: int) -> None:
        with self._sessions() as session:
            before = model_in_use(session, user_id).weights
            reviews = fits.read_log(session, user_id)
        self._stages[user_id] = "fitting"
        try:
            answer = self._ask(Question(reviews.reviews, before), self._stopping)
            decision, memories = answer.decision, answer.memories
        except FitError as error:
            log.warning("memory_not_fitted", user=user_id, reason=str(error))
            reason = f"Nothing came out of the fit, and your weights stay: {error}."
            decision, memories = Decision(training_items(reviews.reviews), adopted=False, reason=reason[:300]), {}
        self._stages[user_id] = "storing"
        if decision is None:
            return
        with self._sessions.begin() as session:
            kept = fits.keep(session, user_id, reviews, decision, memories, before=before, now=self._now())
            log.info("memory_fitted", user=user_id, items=kept.items, adopted=kept.adopted, reason=kept.reason)

    def _end(self, user_id: int) -> None:
        with self._lock:
            del self._stages[user_id]

    def _look(self) -> None:
        pause = self._first_look_s
        while not self._stopping.wait(pause):
            try:
                pause = self._fit_all_that_are_due()
            except Exception:
                log.exception("memory_fitter_failed")
                pause = LOOK_S

    def _fit_all_that_are_due(self) -> float:
        """Fit one person after the other; how long to wait for the next look."""
        with self._sessions() as session:
            people = session.scalars(select(User.id)).all()
        for user_id in people:
            if self._stopping.is_set() or self._busy():
                return BUSY_S
            with self._sessions() as session:
                due = fits.is_due(session, user_id, self._now())
            if due:
                self.fit(user_id)
                if thread := self._threads.get(user_id):
                    thread.join()
        return LOOK_S

"""One attempt at judging one submission: claim, judge, store and announce each event, decide, write the verdict."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event as Flag
from typing import TYPE_CHECKING, cast

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from rehearse import db
from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.catalog.tested import name_of
from rehearse.interviews import kept, verdicts
from rehearse.interviews.room import hub_name
from rehearse.judging import build_job, expected
from rehearse.metrics import Metrics
from rehearse.review.failed import failed
from rehearse.review.library import library_of
from rehearse.review.settings import settings_of
from rehearse.review.solved import solved
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.submissions.places import Places
from rehearse.submissions.queue import Claim, Told
from rehearse.submissions.recorder import Recorder
from rehearse.submissions.verdict import Verdict, decide
from rehearse.submissions.writable import writable
from rehearse.trace import Stopwatch, compose
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Ended, Event, Reason

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

log = structlog.get_logger(__name__)

#: Other servers of the same database may be quicker than we so many times before it is taken for trouble.
CLAIM_TRIES = 10


#: So long the thread of a reader who was rung for has the interpreter to itself, in seconds.
READER_FIRST_S = 0.0005


class StoppedError(Exception):
    """The server stops; the submission goes back to the queue as it came."""


@dataclass(slots=True)
class Judge:
    """Judges whatever is next, from any thread. `held` are the claims whose leases somebody has to renew."""

    sessions: db.Sessions
    catalog: Catalog
    hub: Hub
    places: Places
    metrics: Metrics
    now: Callable[[], datetime]
    sandbox: Sandbox
    held: dict[str, Claim]
    stopping: Flag
    bank: Bank | None = None

    def judge_next(self) -> bool:
        """Judge the submission whose turn it is; False when nobody waits whose turn could come."""
        now, watch = self.now(), Stopwatch()
        claim = self._claim(now)
        if claim is None:
            return False
        watch.lap("claim")
        watch.laps["queue"] = (now - claim.created_at).total_seconds() * 1000
        self.hub.ring(claim.id)
        self.places.moved()
        self.held[claim.id] = claim
        with structlog.contextvars.bound_contextvars(submission=claim.id, attempt=claim.attempt):
            try:
                self._attempt(claim, watch)
            except queue.LeaseLost:
                log.warning("lease_lost")
            finally:
                self.held.pop(claim.id, None)
                self.hub.ring(claim.id)
                self.places.moved()
        return True

    def _claim(self, now: datetime) -> Claim | None:
        for _ in range(CLAIM_TRIES - 1):
            try:
                return self._claim_once(now)
            except IntegrityError:
                # On PostgreSQL, another server took one of the same user in the same instant.
                continue
        return self._claim_once(now)

    def _claim_once(self, now: datetime) -> Claim | None:
        with self.sessions.begin() as session:
            return queue.claim_next(session, now)

    def _attempt(self, claim: Claim, watch: Stopwatch) -> None:
        with Recorder(self.sessions, self.hub, claim) as recorder:
            try:
                events = [self._record(recorder, event, watch) for event in self._events(claim, watch)]
            except StoppedError:
                with self.sessions.begin() as session:
                    queue.give_back(session, claim, fault=False)
                log.info("given_back", reason="the server stops")
                return
            verdict = decide(self._expected(claim), events, self._mistakes(claim))
            most = queue.MAX_LOST_CELLS if _ended(events, "cell_died") else queue.MAX_FAULTS
            self._settle(claim, verdict, recorder.take(), fault=not self._was_interrupted(events), most=most)

    def _events(self, claim: Claim, watch: Stopwatch) -> Iterator[Event]:
        problem = self._problem(claim)
        if problem is None:
            yield Ended("internal_error", detail=f"the problem {claim.slug!r} is not there any more")
            return
        inputs = [CustomInput(**one) for one in claim.inputs or ()]
        job = build_job(
            problem,
            claim.source,
            claim.mode,
            job_id=claim.id,
            level=claim.level,
            bank=self.bank,
            inputs=inputs,
        )
        watch.lap("build")
        # Closing ends the job and its cell when we leave early: nobody waits for the rest.
        with closing(cast("Generator[Event]", self.sandbox.judge(job, user=str(claim.user_id)))) as events:
            while True:
                try:
                    event = next(events)
                except StopIteration:
                    return
                except Exception as error:
                    # A sandbox never raises; one that does has broken, and that is ours, not the learner's.
                    log.exception("sandbox_raised")
                    yield Ended("internal_error", detail=f"the sandbox raised {error!r}")
                    return
                yield event

    def _record(self, recorder: Recorder, event: Event, watch: Stopwatch) -> Event:
        watch.lap("cell")
        if self.stopping.is_set():
            raise StoppedError
        event = writable(event)
        if isinstance(event, Ended):
            # Stored together with the verdict, so that no reader sees one without the other.
            event = replace(event, trace=compose(watch.laps, event.trace))
            recorder.hold(event, self.now())
        else:
            recorder.add(event, self.now())
        watch.lap("store")
        return event

    def _review(self, session: Session, claim: Claim, verdict: Verdict, now: datetime) -> None:
        """Let come back what a whole suite speaks for: the problem that was solved, or the cards that ask for what failed."""
        problem = self.catalog.problems.get(claim.slug)
        if problem is None or claim.mode != "submit":
            return
        solves = verdict.word == "accepted" and claim.level == problem.levels
        concepts = self.catalog.tested.get(claim.slug, {}).get(name_of(verdict.test), ())
        if not solves and not concepts:
            return
        library = library_of(self.catalog)
        try:
            # A fault of the review costs the review, never the verdict.
            with session.begin_nested():
                if solves:
                    solved(
                        session,
                        library,
                        problem,
                        user_id=claim.user_id,
                        submission_id=claim.id,
                        now=now,
                        settings=settings_of(session, claim.user_id),
                    )
                else:
                    failed(session, library, concepts, user_id=claim.user_id, now=now)
        except Exception:
            log.exception("review_failed")

    def _interview(self, session: Session, claim: Claim, verdict: Verdict, now: datetime) -> str | None:
        """Let the interview know that the program was sent in, if it was; that interview's id."""
        about = verdicts.place_of(session, claim.id)
        if about is None:
            return None
        try:
            # A fault of the interview costs the interview, never the verdict.
            with session.begin_nested():
                verdicts.take_in(session, about, verdict.word, now)
        except Exception:
            log.exception("interview_failed")
        return about.interview_id

    def _problem(self, claim: Claim) -> Problem | None:
        """The problem as it was when the program was sent, where an interview kept it, else as it is."""
        now = self.catalog.problems.get(claim.slug)
        if now is not None and now.version == claim.version:
            return now
        with self.sessions() as session:
            return kept.find(session, self.catalog, claim.slug, claim.version) or now

    def _expected(self, claim: Claim) -> frozenset[str]:
        problem = self._problem(claim)
        return frozenset() if problem is None else expected(problem, claim.mode, claim.level)

    def _mistakes(self, claim: Claim) -> dict[str, str]:
        problem = self._problem(claim)
        return {} if problem is None else problem.mistakes

    def _was_interrupted(self, events: list[Event]) -> bool:
        """Whether this attempt says nothing of the submission: it may then be tried again as if it had not been."""
        return self.stopping.is_set() or _ended(events, "no_cell")

    def _settle(self, claim: Claim, verdict: Verdict, told: list[Told], *, fault: bool, most: int) -> None:
        """Write the verdict, or put the submission back when we failed and may try again."""
        now = self.now()
        ours = verdict.word == "internal_error"
        with self.sessions.begin() as session:
            again = ours and queue.give_back(session, claim, *told, fault=fault, most=most)
            if not again:
                queue.finish(session, claim, verdict, now, *told)
                self._review(session, claim, verdict, now)
                interview = self._interview(session, claim, verdict, now)
        # At once: somebody waits for it, and nobody for what follows, which would keep the interpreter from the reader.
        self.hub.ring(claim.id)
        time.sleep(READER_FIRST_S)
        if not again and interview is not None:
            self.hub.ring(hub_name(interview))
        if ours:
            self.metrics.faults.inc()
            log.error("attempt_failed", detail=verdict.detail, retried=again)
        if not again:
            self.metrics.verdicts.labels(verdict.word).inc()
            self.metrics.seconds.labels(claim.mode).observe((now - claim.created_at).total_seconds())
            log.info("verdict", verdict=verdict.word, suite_ms=verdict.suite_ms)


def _ended(events: list[Event], reason: Reason) -> bool:
    return any(isinstance(event, Ended) and event.reason == reason for event in events)

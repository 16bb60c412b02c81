"""One attempt at judging one submission: claim, judge, store and announce each event, decide, write the verdict."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from threading import Event as Flag
from typing import TYPE_CHECKING, cast

import structlog

from rehearse import db
from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.judging import build_job, suite_for
from rehearse.metrics import Metrics
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.submissions.queue import Claim
from rehearse.submissions.verdict import Verdict, decide, expected_tests
from rehearse_sandbox.wire.events import Ended, Event, Started

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

log = structlog.get_logger(__name__)


class StoppedError(Exception):
    """The server stops; the submission goes back to the queue as it came."""


@dataclass(slots=True)
class Judge:
    """Judges submissions by their ids, from any thread. `held` are the claims whose leases somebody has to renew."""

    sessions: db.Sessions
    catalog: Catalog
    hub: Hub
    metrics: Metrics
    now: Callable[[], datetime]
    sandbox: Sandbox
    held: dict[str, Claim]
    stopping: Flag
    bank: Bank | None = None

    def judge(self, submission_id: str) -> bool:
        """Judge it, unless somebody else does. True when it went back to the queue for another attempt."""
        with self.sessions.begin() as session:
            claim = queue.claim(session, submission_id, self.now())
        if claim is None:
            return False
        self.hub.ring_all()  # Everybody who waits has moved up.
        self.held[claim.id] = claim
        with structlog.contextvars.bound_contextvars(submission=claim.id, attempt=claim.attempt):
            try:
                return self._attempt(claim)
            except queue.LeaseLost:
                log.warning("lease_lost")
                return False
            finally:
                self.held.pop(claim.id, None)
                self.hub.ring_all()

    def _attempt(self, claim: Claim) -> bool:
        try:
            events = [self._store(claim, event) for event in self._events(claim)]
        except StoppedError:
            with self.sessions.begin() as session:
                queue.give_back(session, claim, fault=False)
            log.info("given_back", reason="the server stops")
            return False
        return self._settle(claim, decide(self._expected(claim), events), events)

    def _events(self, claim: Claim) -> Iterator[Event]:
        problem = self.catalog.problems.get(claim.slug)
        if problem is None:
            yield Ended("internal_error", detail=f"the problem {claim.slug!r} is not there any more")
            return
        job = build_job(problem, claim.source, claim.mode, job_id=claim.id, bank=self.bank)
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

    def _store(self, claim: Claim, event: Event) -> Event:
        if self.stopping.is_set():
            raise StoppedError
        # The end is stored together with the verdict, so that no reader sees one without the other.
        if not isinstance(event, Ended):
            kind = "started" if isinstance(event, Started) else "test_finished"
            with self.sessions.begin() as session:
                queue.append(session, claim, kind, asdict(event), self.now())
            self.hub.ring(claim.id)
        return event

    def _expected(self, claim: Claim) -> frozenset[str]:
        problem = self.catalog.problems.get(claim.slug)
        return frozenset() if problem is None else expected_tests(suite_for(problem, claim.mode))

    def _settle(self, claim: Claim, verdict: Verdict, events: list[Event]) -> bool:
        """Write the verdict, or put the submission back when we failed and may try again."""
        now = self.now()
        ours = verdict.word == "internal_error"
        with self.sessions.begin() as session:
            if ends := [event for event in events if isinstance(event, Ended)]:
                queue.append(session, claim, "ended", asdict(ends[-1]), now)
            again = ours and queue.give_back(session, claim, fault=not self.stopping.is_set())
            if not again:
                queue.finish(session, claim, verdict, now)
        if ours:
            self.metrics.faults.inc()
            log.error("attempt_failed", detail=verdict.detail, retried=again)
        if not again:
            self.metrics.verdicts.labels(verdict.word).inc()
            self.metrics.seconds.labels(claim.mode).observe((now - claim.created_at).total_seconds())
            log.info("verdict", verdict=verdict.word, suite_ms=verdict.suite_ms)
        return again

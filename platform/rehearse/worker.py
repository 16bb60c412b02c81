"""Judges what waits: worker threads inside the web process, woken by a task engine that carries ids only.

The rows of `submissions.queue` are the truth. An id only wakes a thread, which asks the rows whose turn it is and goes on
until nobody is ready. So a task that is lost costs at most the time until the next sweep, and a task too many finds
nothing. Threads of one process are enough for one machine; the same actor runs on a broker beyond it.

A task passes through three threads before it is worked on. So a thread that found nothing more stays and listens for a
bell, and a task is sent only while some thread does not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

import dramatiq
import structlog
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import TimeLimit

from rehearse import db
from rehearse.attempt import Judge
from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.metrics import Metrics
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.submissions.places import Places
from rehearse.submissions.queue import Claim
from rehearse.submissions.work_bell import WorkBell

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

log = structlog.get_logger(__name__)

#: How long a stop waits for attempts to notice. What is cut off is taken up at the next start.
STOP_MS = 5_000

#: How often a thread looks whether cells can be had again.
PAUSE_S = 0.1

#: Milliseconds after which an idle thread looks whether it should stop.
IDLE_MS = 100


class Worker:
    """The embedded worker of one process."""

    def __init__(
        self,
        *,
        sessions: db.Sessions,
        catalog: Catalog,
        hub: Hub,
        metrics: Metrics,
        threads: int,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._catalog = catalog
        self._hub = hub
        self._places = Places(sessions, hub)
        self._metrics = metrics
        self._threads = threads
        self._bell = WorkBell(threads)
        self._now = now
        self._held: dict[str, Claim] = {}
        self._stopping = Event()
        self._lock = Lock()
        self._judge: Judge | None = None
        self._engine: dramatiq.Worker | None = None
        self._sweeper = Thread(target=self._sweep_until_stopped, name="lease-sweep", daemon=True)
        broker = self._broker = StubBroker(middleware=[TimeLimit()])
        # The engine's own time limit would raise in the middle of a write; the sandbox keeps the time.
        self._actor = dramatiq.actor(actor_name="judge", time_limit=float("inf"), broker=broker)(self._work)

    def wake(self, submission_id: str) -> None:
        """Say that this submission waits. Call it after the commit, or the worker finds no row."""
        if not self._bell.ring():
            self._actor.send(submission_id)
        self._places.moved()

    def recover(self, *, alone: bool) -> None:
        """Take up what an earlier server of this database left.

        `alone` says that no other server can be at work on it: then nothing is really under way. Where others may be, what
        they hold has their lease, and what a dead one held comes back when its lease runs out.
        """
        put_back = queue.requeue_all if alone else queue.requeue_expired
        with self._sessions.begin() as session:
            again = put_back(session, self._now())
            waiting = queue.length(session)
        self._places.start()
        log.info("recovered", waiting=waiting, interrupted=len(again))
        if waiting:
            self._wake_all("an earlier server")

    @property
    def busy(self) -> bool:
        """Whether a submission waits or is being judged."""
        if self._held:
            return True
        with self._sessions() as session:
            return queue.length(session) > 0

    def start(self, sandbox: Sandbox, bank: Bank | None = None) -> None:
        """Begin to judge with this sandbox, and with the examples of this bank."""
        with self._lock:
            if self._stopping.is_set():
                return
            self._judge = Judge(
                sessions=self._sessions,
                catalog=self._catalog,
                hub=self._hub,
                places=self._places,
                metrics=self._metrics,
                now=self._now,
                sandbox=sandbox,
                held=self._held,
                stopping=self._stopping,
                bank=bank,
            )
            self._engine = dramatiq.Worker(self._broker, worker_threads=self._threads, worker_timeout=IDLE_MS)
            self._engine.start()
            self._sweeper.start()

    def _work(self, _woken_by: str) -> None:
        """Judge whenever somebody is ready, until we stop."""
        try:
            with self._bell.attended():
                while self._judge is not None and self._waits_for_a_cell(self._judge.sandbox):
                    if not self._judge.judge_next() and not self._bell.listen():
                        return
        except Exception:
            # A full disk, say. The row keeps its lease until it runs out; then the sweep sends it again.
            log.exception("attempt_broke_off")

    def _waits_for_a_cell(self, sandbox: Sandbox) -> bool:
        """Take nothing while no cell can be had: who waits keeps the place and the one retry. False when we stop."""
        if sandbox.trouble:
            log.warning("judging_pauses", reason=sandbox.trouble)
            while sandbox.trouble and not self._stopping.wait(PAUSE_S):
                pass
            log.info("judging_goes_on")
        return not self._stopping.is_set()

    def _wake_all(self, reason: str) -> None:
        for _ in range(self._threads):
            self.wake(reason)

    def _sweep_until_stopped(self) -> None:
        while not self._stopping.wait(queue.RENEW_SECONDS):
            try:
                self.sweep()
            except Exception:
                log.exception("sweep_failed")

    def sweep(self) -> None:
        """Renew the leases of what is being judged here, and send again what nobody judges any more."""
        now = self._now()
        for claim in list(self._held.values()):
            try:
                with self._sessions.begin() as session:
                    queue.renew(session, claim, now)
            except queue.LeaseLost:
                # It was finished a moment ago, or it is somebody else's; the attempt itself finds out.
                continue
        with self._sessions.begin() as session:
            again = queue.requeue_expired(session, now)
            ready = queue.any_ready(session)
        self._replace_dead_threads()
        for submission_id in again:
            log.warning("lease_ran_out", submission=submission_id)
        if ready and len(self._held) < self._threads:
            # Whatever became of the message, somebody waits and a thread has nothing to do.
            self._wake_all("the sweep")

    def _replace_dead_threads(self) -> None:
        """Nothing that we know of ends a thread; if something does, its share of the work must not stay undone."""
        engine = self._engine
        if engine is None:
            return
        alive = [thread for thread in engine.workers if thread.is_alive()]
        for name in [name for name, thread in engine.consumers.items() if not thread.is_alive()]:
            log.error("thread_was_dead", consumer=name)
            del engine.consumers[name]
            engine._add_consumer(name)  # noqa: SLF001  there is no public way to start one thread
        if dead := len(engine.workers) - len(alive):
            log.error("thread_was_dead", workers=dead)
            engine.workers[:] = alive
            for _ in range(dead):
                engine._add_worker()  # noqa: SLF001  there is no public way to start one thread

    def stop(self) -> None:
        """End the threads; attempts under way are given back at their next event or at the next start."""
        with self._lock:
            self._stopping.set()
            self._bell.close()
            engine = self._engine
        if engine is not None:
            engine.stop(timeout=STOP_MS)
            self._sweeper.join()
        self._places.stop()
        self._broker.close()

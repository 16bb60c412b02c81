"""Everything that the web, the worker and the commands share, made once from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.config import Config
from rehearse.filling import BankFiller
from rehearse.judging import Judging, Opener, opener
from rehearse.metrics import Metrics
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.worker import Worker

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox


def utc_now() -> datetime:
    """The present moment; only edges call it, everything further in takes the moment as an argument."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Services:
    """What one process works with."""

    config: Config
    catalog: Catalog
    engine: Engine
    sessions: db.Sessions
    judging: Judging
    hub: Hub
    metrics: Metrics
    worker: Worker
    filler: BankFiller
    now: Callable[[], datetime] = field(default=utc_now)

    def start(self) -> None:
        """Begin to judge in the background: first what an earlier server left, then what comes."""
        self.worker.recover()
        self.judging.start(self._begin)

    def _begin(self, sandbox: Sandbox) -> None:
        bank = Bank(self.config.bank_dir, sandbox.identity)
        self.worker.start(sandbox, bank)
        self.filler.start(sandbox, bank)

    def close(self) -> None:
        """End streams, workers, cells and connections. What is being judged is taken up at the next start."""
        self.hub.close()
        self.worker.stop()
        # The filler ends when its cell goes.
        self.filler.stop()
        self.judging.close()
        self.filler.join()
        self.engine.dispose()


def open_services(config: Config, *, catalog: Catalog | None = None, open_sandbox: Opener | None = None) -> Services:
    """Load the catalogue, open the database and bring it up to date.

    Raises:
        DatabaseError: the database cannot be opened or upgraded.
    """
    engine = db.connect(config.database)
    db.upgrade(engine)
    sessions = db.make_sessions(engine)
    now = utc_now
    with sessions() as session:
        ensure_single_user(session, now())
    catalog = load_catalog(config) if catalog is None else catalog
    hub, metrics = Hub(config.streams), Metrics()
    judging = Judging(None if config.sandbox == "off" else open_sandbox or opener(config))
    worker = Worker(sessions=sessions, catalog=catalog, hub=hub, metrics=metrics, threads=config.cells, now=now)
    filler = BankFiller(catalog, busy=lambda: worker.busy)
    services = Services(config, catalog, engine, sessions, judging, hub, metrics, worker, filler, now)
    metrics.gauge("rehearse_event_streams", "Event streams that are open.", lambda: hub.followers)
    metrics.gauge("rehearse_queue_length", "Submissions that wait.", lambda: _queue_length(sessions))
    metrics.gauge("rehearse_judging_on", "1 when submissions are judged.", lambda: judging.state == "on")
    return services


def load_catalog(config: Config) -> Catalog:
    """The problems of the configured folder."""
    return Catalog.load(config.problems_dir)


def _queue_length(sessions: db.Sessions) -> int:
    with sessions() as session:
        return queue.length(session)

"""Everything that the web, the worker and the commands share, made once from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from rehearse import capacity, db
from rehearse.accounts.service import ensure_single_user
from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.config import Config
from rehearse.exchange import catalogued
from rehearse.exchange.desk import Desk
from rehearse.filling import BankFiller
from rehearse.fitting import MemoryFitter
from rehearse.interviews.catalogue import Interviews, load_interviews
from rehearse.interviews.room import Room, hub_name
from rehearse.interviews.timekeeper import Timekeeper
from rehearse.interviews.watchers import Watchers
from rehearse.judging import Judging, Opener, opener
from rehearse.metrics import Metrics
from rehearse.review.statistics_service import Statistician
from rehearse.submissions import queue
from rehearse.submissions.hub import Hub
from rehearse.worker import Worker

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox


def utc_now() -> datetime:
    """The present moment; only edges call it, everything further in takes the moment as an argument."""
    return datetime.now(UTC)


#: What `/metrics` tells of the pool, by the fields of its `Stock`.
STOCK_GAUGES = {
    "working": "Cells that judge.",
    "idle": "Cells that wait for the user whose code they have seen.",
    "fresh": "Cells that have seen nobody's code.",
    "starting": "Cells that are being started.",
    "started": "Cells started since the server's start.",
    "failed": "Starts of cells that failed since the server's start.",
    "handed_out": "Jobs that were given a cell since the server's start.",
    "waited_s": "Seconds that jobs waited for a cell since the server's start.",
}


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
    fitter: MemoryFitter
    desk: Desk
    interviews: Interviews
    timekeeper: Timekeeper
    watchers: Watchers
    now: Callable[[], datetime] = field(default=utc_now)
    statistician: Statistician = field(default_factory=Statistician)

    def start(self) -> None:
        """Begin to judge in the background: first what an earlier server left, then what comes."""
        self.worker.recover(alone=self.config.has_own_database)
        self.desk.clear()
        self.judging.start(self._begin)
        self.fitter.start()
        self.timekeeper.start()
        self.watchers.settle()

    def announce(self, room: Room) -> None:
        """Tell everybody who follows an interview that something was stored, and let what it sent be judged."""
        announce(self.hub, self.worker, room)

    def _begin(self, sandbox: Sandbox) -> None:
        if self.config.bank == "off":
            self.worker.start(sandbox)
            return
        bank = Bank(self.config.bank_dir, sandbox.identity)
        self.worker.start(sandbox, bank)
        self.filler.start(sandbox, bank)

    def close(self) -> None:
        """End streams, workers, cells and connections. What is being judged is taken up at the next start."""
        self.hub.close()
        self.desk.close()
        self.worker.stop()
        # The filler ends when its cell goes.
        self.filler.stop()
        self.fitter.stop()
        self.timekeeper.stop()
        self.judging.close()
        self.filler.join()
        self.fitter.join()
        self.timekeeper.join()
        self.engine.dispose()


def open_services(
    config: Config,
    *,
    catalog: Catalog | None = None,
    interviews: Interviews | None = None,
    open_sandbox: Opener | None = None,
) -> Services:
    """Load the catalogue and the interviews, open the database and bring it up to date.

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
    cells = capacity.cells_for(capacity.this_machine(), least=config.cells_min, most=config.cells_max)
    worker = Worker(sessions=sessions, catalog=catalog, hub=hub, metrics=metrics, threads=cells.at_once, now=now)
    filler = BankFiller(catalog, busy=lambda: worker.busy)
    fitter = MemoryFitter(sessions, now=now, busy=lambda: worker.busy)
    desk = Desk(sessions, config.uploads_dir, now, partial(catalogued.groups, catalog))
    timekeeper = Timekeeper(sessions, catalog, now=now, announce=partial(announce, hub, worker))
    services = Services(
        config,
        catalog,
        engine,
        sessions,
        judging,
        hub,
        metrics,
        worker,
        filler,
        fitter,
        desk,
        load_interviews(config.problems_dir, catalog) if interviews is None else interviews,
        timekeeper,
        Watchers(sessions, catalog, now=now, announce=partial(announce, hub, worker)),
        now,
    )
    metrics.gauge("rehearse_event_streams", "Event streams that are open.", lambda: hub.followers)
    metrics.gauge("rehearse_queue_length", "Submissions that wait.", lambda: _queue_length(sessions))
    metrics.gauge("rehearse_judging_on", "1 when submissions are judged.", lambda: judging.state == "on")
    for name, text in STOCK_GAUGES.items():
        metrics.gauge(f"rehearse_cells_{name}", text, partial(_stock, judging, name))
    return services


def announce(hub: Hub, worker: Worker, room: Room) -> None:
    """Tell everybody who follows an interview that something was stored, and let what it sent be judged."""
    hub.ring(hub_name(room.interview.id))
    for submission in room.rung:
        worker.wake(submission)


def _stock(judging: Judging, name: str) -> float:
    return 0.0 if judging.stock is None else float(getattr(judging.stock, name))


def load_catalog(config: Config) -> Catalog:
    """The problems of the configured folder."""
    return Catalog.load(config.problems_dir)


def _queue_length(sessions: db.Sessions) -> int:
    with sessions() as session:
        return queue.length(session)

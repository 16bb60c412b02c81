"""Keeps cells warm and hands them out: to whom, how often, and when one is replaced.

No job waits for the engine while a warm cell is there: cells are started and removed by threads of our own, a few at a
time. Beside the cells that belong to a user some are always kept fresh, which have seen nobody's code; when there is no
room for a fresh one, the cell that has been idle for the longest makes way before anybody needs it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from rehearse_sandbox.host.cell import Cell, CellMaker
from rehearse_sandbox.host.crew import Removers, back_off
from rehearse_sandbox.host.errors import SandboxError

_log = logging.getLogger(__name__)

#: Whose code a cell may see after it has judged: no one's, the same user's, anybody's.
Reuse = Literal["never", "user", "any"]

#: A job that finds no cell waits for this many failed starts before it gives up.
_FAILURES_SHOWN = 2

#: Jobs after which a cell makes way for a fresh one. A start takes as much processor time as four submissions: at 20 jobs
#: a cell, starts took a fifth of what a busy machine can do.
JOBS_PER_CELL = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How many cells there are: `at_once` may work at the same time, `warm` wait fresh, at most `most` in all.

    A user's cell that has had nothing to do for `idle_s` is given up. `crew` cells are started at a time, and as many removed.
    """

    at_once: int = 1
    warm: int = 1
    most: int = 3
    idle_s: float = 900.0
    crew: int = 1

    @classmethod
    def of(cls, at_once: int) -> Size:
        """Room for one idle cell beside each that works."""
        return cls(at_once=at_once, most=2 * at_once + 1)


@dataclass(frozen=True, slots=True)
class Stock:
    """What the pool has at a moment, and what it has done since its start."""

    working: int = 0
    idle: int = 0
    fresh: int = 0
    starting: int = 0
    started: int = 0
    failed: int = 0
    handed_out: int = 0
    waited_s: float = 0.0


@dataclass(eq=False)
class Slot:
    """A cell with what the pool knows of it."""

    cell: Cell
    user: str | None = None
    jobs: int = 0
    idle_since: float = field(default_factory=time.monotonic)


class Pool:
    """At most `size.at_once` cells work at the same time; more jobs than that wait in `take`."""

    def __init__(
        self, make: CellMaker, *, size: Size, reuse: Reuse = "user", jobs_per_cell: int = JOBS_PER_CELL
    ) -> None:
        self._make = make
        self._size = size
        self._reuse = reuse
        self._jobs_per_cell = jobs_per_cell
        self._changed = threading.Condition()
        self._fresh: list[Slot] = []
        self._used: list[Slot] = []
        self._working: set[Slot] = set()
        self._waiting = 0
        self._starting = 0
        self._started = self._failed = self._failed_in_a_row = 0
        self._start_after = 0.0
        self._handed_out, self._waited_s = 0, 0.0
        self._trouble = ""
        self._closed = False
        self._removers = Removers(size.crew)
        self._starters = [
            threading.Thread(target=self._start_cells, name=f"rehearse-cells-start-{number}", daemon=True)
            for number in range(size.crew)
        ]
        for thread in self._starters:
            thread.start()

    @property
    def trouble(self) -> str:
        """Why no cell can be had; empty when one is ready or the last start went well."""
        return "" if self._fresh else self._trouble

    @property
    def stock(self) -> Stock:
        """What there is, for whoever watches."""
        with self._changed:
            return Stock(
                len(self._working),
                len(self._used),
                len(self._fresh),
                self._starting,
                self._started,
                self._failed,
                self._handed_out,
                self._waited_s,
            )

    def warm(self) -> None:
        """Block until a fresh cell is ready.

        Raises:
            SandboxError: none could be started, or the pool is closed.
        """
        with self._changed:
            self._wait_until(lambda: bool(self._fresh))

    def take(self, user: str) -> Slot:
        """A live cell that may see this user's code; give it back when the job is over.

        Raises:
            SandboxError: none could be started, or the pool is closed.
        """
        began = time.monotonic()
        with self._changed:
            slot = self._claim(user)
            slot.user = user
            slot.jobs += 1
            self._working.add(slot)
            self._handed_out += 1
            self._waited_s += time.monotonic() - began
            self._changed.notify_all()
            return slot

    def give_back(self, slot: Slot, *, healthy: bool) -> None:
        """Keep the cell for its user's next job, or replace it."""
        with self._changed:
            self._working.discard(slot)
            spent = self._reuse == "never" or slot.jobs >= self._jobs_per_cell
            if healthy and not spent and not self._closed:
                slot.idle_since = time.monotonic()
                self._used.append(slot)
            else:
                self._removers.remove(slot.cell)
            self._changed.notify_all()

    def close(self, *, grace_s: float = 10.0) -> None:
        """Remove every cell and return when they are gone; jobs under way get `grace_s` to end by themselves."""
        with self._changed:
            self._closed = True
            for slot in (*self._fresh, *self._used):
                self._removers.remove(slot.cell)
            self._fresh.clear()
            self._used.clear()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._working, timeout=grace_s)
            for slot in self._working:
                self._removers.remove(slot.cell)
        for thread in self._starters:
            thread.join()
        self._removers.close()

    def _claim(self, user: str) -> Slot:
        while True:
            self._wait_until(lambda: len(self._working) < self._size.at_once)
            if (slot := self._pick(user)) is not None:
                return slot
            # The condition's lock is free while we wait, so another job may come first: ask everything again.
            self._waiting += 1
            self._changed.notify_all()
            try:
                self._wait_until(lambda: bool(self._fresh) or any(self._suits(slot, user) for slot in self._used))
            finally:
                self._waiting -= 1

    def _pick(self, user: str) -> Slot | None:
        """The most recently used cell that this user may have, else a fresh one; dead ones are dropped on the way."""
        for shelf in (self._used, self._fresh):
            for slot in reversed(shelf.copy()):
                if not self._suits(slot, user):
                    continue
                shelf.remove(slot)
                if slot.cell.is_alive():
                    return slot
                self._removers.remove(slot.cell)
        return None

    def _suits(self, slot: Slot, user: str) -> bool:
        return self._reuse == "any" or slot.user in {None, user}

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        limit = self._failed + _FAILURES_SHOWN
        while not self._closed and not ready():
            if self._failed >= limit:
                raise SandboxError(self._trouble)
            self._changed.wait()
        if self._closed:
            raise SandboxError("the judge is shutting down; submit again when it is back")

    def _start_cells(self) -> None:
        while self._wait_for_a_start():
            try:
                cell = self._make()
            except SandboxError as error:
                self._note_failure(str(error))
            except Exception as error:  # noqa: BLE001  whatever it was, the thread must go on
                # A thread that ends would leave everybody waiting; what went wrong is said to who waits, and tried again.
                _log.exception("a cell was not started by a fault of ours")
                self._note_failure(f"a cell could not be started by a fault of ours: {error!r}")
            else:
                self._note_start(Slot(cell))

    def _wait_for_a_start(self) -> bool:
        """Block until a fresh cell is missing and there is room for it; false once the pool is closed."""
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                self._give_up_idle(now)
                if now >= self._start_after and self._is_missing():
                    self._starting += 1
                    return True
                self._changed.wait(self._seconds_to_rest(now))
            return False

    def _is_missing(self) -> bool:
        # Where anybody may have a used cell, it is as good as a fresh one.
        shared = self._reuse == "any"
        ready = len(self._fresh) + (len(self._used) if shared else 0)
        if ready + self._starting >= self._size.warm + self._waiting:
            return False
        existing = len(self._working) + len(self._used) + len(self._fresh) + self._starting
        if existing >= self._size.most and self._used and not shared:
            self._removers.remove(self._used.pop(0).cell)
            existing -= 1
        return existing < self._size.most

    def _give_up_idle(self, now: float) -> None:
        while self._used and self._used[0].idle_since + self._size.idle_s <= now:
            self._removers.remove(self._used.pop(0).cell)

    def _seconds_to_rest(self, now: float) -> float | None:
        """Until the next try after a failure or until a cell has been idle for too long; None when neither is near."""
        moments = [self._start_after] if self._start_after > now else []
        moments += [slot.idle_since + self._size.idle_s for slot in self._used[:1]]
        return min(moments) - now if moments else None

    def _note_start(self, slot: Slot) -> None:
        with self._changed:
            self._starting -= 1
            self._started += 1
            self._failed_in_a_row, self._trouble = 0, ""
            if self._closed:
                self._removers.remove(slot.cell)
            else:
                self._fresh.append(slot)
            self._changed.notify_all()

    def _note_failure(self, message: str) -> None:
        with self._changed:
            self._starting -= 1
            self._failed += 1
            self._failed_in_a_row += 1
            self._trouble = message
            self._start_after = time.monotonic() + back_off(self._failed_in_a_row)
            self._changed.notify_all()

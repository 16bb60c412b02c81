"""Keeps cells warm and hands them out: to whom, how often, and when one is replaced.

No job waits for the engine while a warm cell is there: cells are started and removed by two threads of our own. One
fresh cell, which has seen nobody's code, is always kept ready beside those that belong to a user.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rehearse_sandbox.host.cell import Cell, CellMaker
from rehearse_sandbox.host.errors import SandboxError

#: Whose code a cell may see after it has judged: no one's, the same user's, anybody's.
Reuse = Literal["never", "user", "any"]

#: After a failed start the next try waits so long, then twice as long, up to the second number.
_BACK_OFF_S = (0.5, 30.0)

#: A job that finds no cell waits for this many failed starts before it gives up.
_FAILURES_SHOWN = 2


@dataclass(eq=False)
class Slot:
    """A cell with what the pool knows of it."""

    cell: Cell
    user: str | None = None
    jobs: int = 0


class Pool:
    """At most `size` cells work at the same time; more jobs than that wait in `take`."""

    def __init__(self, make: CellMaker, *, size: int = 1, reuse: Reuse = "user", jobs_per_cell: int = 20) -> None:
        self._make = make
        self._size = size
        self._reuse = reuse
        self._jobs_per_cell = jobs_per_cell
        self._changed = threading.Condition()
        self._fresh: list[Slot] = []
        self._used: list[Slot] = []
        self._working: list[Slot] = []
        self._failures = 0
        self._last_failure = ""
        self._closed = False
        self._retired: queue.SimpleQueue[Cell | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._refill, name="rehearse-cells-refill", daemon=True),
            threading.Thread(target=self._remove_retired, name="rehearse-cells-remove", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

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
        with self._changed:
            slot = self._claim(user)
            slot.user = user
            slot.jobs += 1
            self._working.append(slot)
            self._changed.notify_all()
            return slot

    def give_back(self, slot: Slot, *, healthy: bool) -> None:
        """Keep the cell for its user's next job, or replace it."""
        with self._changed:
            self._working.remove(slot)
            spent = self._reuse == "never" or slot.jobs >= self._jobs_per_cell
            if healthy and not spent and not self._closed:
                self._used.append(slot)
            else:
                self._retire(slot)
            while len(self._used) > self._size:
                self._retire(self._used.pop(0))
            self._changed.notify_all()

    def close(self, *, grace_s: float = 10.0) -> None:
        """Remove every cell and return when they are gone; jobs under way get `grace_s` to end by themselves."""
        with self._changed:
            self._closed = True
            for slot in (*self._fresh, *self._used):
                self._retire(slot)
            self._fresh.clear()
            self._used.clear()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._working, timeout=grace_s)
            for slot in self._working:
                self._retire(slot)
        self._threads[0].join()
        self._retired.put(None)
        self._threads[1].join()

    def _claim(self, user: str) -> Slot:
        while True:
            self._wait_until(lambda: len(self._working) < self._size)
            if (slot := self._pick(user)) is not None:
                return slot
            # The condition's lock is free while we wait, so another job may come first: ask everything again.
            self._changed.notify_all()
            self._wait_until(lambda: bool(self._fresh))

    def _pick(self, user: str) -> Slot | None:
        """The most recently used cell that this user may have, else a fresh one; dead ones are dropped on the way."""
        for shelf in (self._used, self._fresh):
            for slot in reversed(shelf.copy()):
                if self._reuse != "any" and slot.user not in {None, user}:
                    continue
                shelf.remove(slot)
                if slot.cell.is_alive():
                    return slot
                self._retire(slot)
        return None

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        limit = self._failures + _FAILURES_SHOWN
        while not self._closed and not ready():
            if self._failures >= limit:
                raise SandboxError(self._last_failure)
            self._changed.wait()
        if self._closed:
            raise SandboxError("the judge is shutting down; submit again when it is back")

    def _retire(self, slot: Slot) -> None:
        self._retired.put(slot.cell)

    def _refill(self) -> None:
        pause, longest = _BACK_OFF_S
        while self._needs_cell():
            try:
                slot = Slot(self._make())
            except SandboxError as error:
                self._note_failure(str(error))
                self._rest(pause)
                pause = min(2 * pause, longest)
                continue
            pause = _BACK_OFF_S[0]
            with self._changed:
                if self._closed:
                    self._retire(slot)
                else:
                    self._fresh.append(slot)
                self._changed.notify_all()

    def _needs_cell(self) -> bool:
        """Block until a fresh cell is missing; false once the pool is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._fresh)
            return not self._closed

    def _note_failure(self, message: str) -> None:
        with self._changed:
            self._failures += 1
            self._last_failure = message
            self._changed.notify_all()

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        with self._changed:
            while not self._closed and (left := end - time.monotonic()) > 0:
                self._changed.wait(left)

    def _remove_retired(self) -> None:
        while (cell := self._retired.get()) is not None:
            cell.close()

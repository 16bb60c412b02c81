"""Threads that remove cells while nobody waits for it, and how long a failed start is let rest."""

from __future__ import annotations

import queue
import threading

from rehearse_sandbox.host.cell import Cell

#: After a failed start the next try waits so long, then twice as long, up to the second number.
_BACK_OFF_S = (0.5, 5.0)


def back_off(failures: int) -> float:
    """Seconds to wait after so many failures in a row."""
    first, longest = _BACK_OFF_S
    # The bound on the exponent keeps a night without an engine from making numbers that no clock takes.
    return min(first * 2.0 ** min(failures - 1, 10), longest)


class Removers:
    """Removes cells, a few at a time."""

    def __init__(self, threads: int) -> None:
        self._retired: queue.SimpleQueue[Cell | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, name=f"rehearse-cells-remove-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def remove(self, cell: Cell) -> None:
        """Have it removed soon."""
        self._retired.put(cell)

    def close(self) -> None:
        """Return when everything that was handed over is gone."""
        for _ in self._threads:
            self._retired.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (cell := self._retired.get()) is not None:
            cell.close()

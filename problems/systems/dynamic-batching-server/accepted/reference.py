from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class BatchingServer:
    """What waits stands in one dictionary in order of submission, and what has become of each request in another."""

    def __init__(self, model: Callable[[list], list], size: int, wait: float, clock: Callable[[], float]) -> None:
        if size < 1 or wait < 0:
            raise ValueError(f"batches of {size} after {wait} seconds")
        self._model = model
        self._size = size
        self._wait = wait
        self._clock = clock
        self._is_closed = False
        #: The request of each waiting ticket, and when it came.
        self._waiting: dict[int, tuple[int | str, float]] = {}
        self._outcomes: dict[int, tuple[str, Any]] = {}

    def submit(self, request: int | str) -> int:
        if self._is_closed:
            raise RuntimeError("the server is closed")
        ticket = len(self._outcomes)
        self._outcomes[ticket] = ("waiting", None)
        self._waiting[ticket] = (request, self._clock())
        if len(self._waiting) == self._size:
            self._send()
        return ticket

    def tick(self) -> None:
        if self.due_in() == 0:
            self._send()

    def due_in(self) -> float | None:
        if not self._waiting:
            return None
        _, came = next(iter(self._waiting.values()))
        return max(0.0, came + self._wait - self._clock())

    def cancel(self, ticket: int) -> bool:
        if self.result(ticket) != ("waiting", None):
            return False
        del self._waiting[ticket]
        self._outcomes[ticket] = ("cancelled", None)
        return True

    def result(self, ticket: int) -> tuple[str, Any]:
        return self._outcomes[ticket]

    def close(self) -> None:
        self._is_closed = True
        if self._waiting:
            self._send()

    def _send(self) -> None:
        batch = tuple((ticket, request) for ticket, (request, _) in self._waiting.items())
        self._waiting = {}
        self._answer(batch)

    def _answer(self, batch: tuple[tuple[int, int | str], ...]) -> None:
        try:
            answers = self._model([request for _, request in batch])
        except Exception:  # noqa: BLE001 - whatever a model raises, the server goes on
            answers = []
        if len(answers) == len(batch):
            for place, (ticket, _) in enumerate(batch):
                self._outcomes[ticket] = ("done", answers[place])
        elif len(batch) == 1:
            self._outcomes[batch[0][0]] = ("failed", None)
        else:
            for one in batch:
                self._answer((one,))

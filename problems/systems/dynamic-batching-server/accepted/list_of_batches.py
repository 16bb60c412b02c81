"""What is left to try is a list of batches; one that fails is followed by its parts."""

from collections.abc import Callable
from typing import Any


class BatchingServer:
    """Collects requests and sends them to a model in batches: when enough wait, or when one has waited long enough."""

    def __init__(self, model: Callable[[list], list], size: int, wait: float, clock: Callable[[], float]) -> None:
        if size < 1 or wait < 0:
            raise ValueError("the size must be at least 1 and the wait at least 0")
        self.model = model
        self.size = size
        self.wait = wait
        self.clock = clock
        self.outcomes: list[tuple[str, Any]] = []  # by ticket
        # Request and time of each waiting ticket. A dictionary keeps the order of submission, so the first one has waited longest.
        self.queue: dict[int, tuple[int | str, float]] = {}
        self.closed = False

    def submit(self, request: int | str) -> int:
        if self.closed:
            raise RuntimeError("the server is closed")
        ticket = len(self.outcomes)
        self.outcomes.append(("waiting", None))
        self.queue[ticket] = (request, self.clock())
        if len(self.queue) >= self.size:
            self._send()
        return ticket

    def tick(self) -> None:
        if self.queue and self._remaining() <= 0:
            self._send()

    def due_in(self) -> float | None:
        return max(0.0, float(self._remaining())) if self.queue else None

    def cancel(self, ticket: int) -> bool:
        self.result(ticket)  # KeyError for a ticket that was never given
        if ticket not in self.queue:
            return False
        del self.queue[ticket]
        self.outcomes[ticket] = ("cancelled", None)
        return True

    def result(self, ticket: int) -> tuple[str, Any]:
        if not 0 <= ticket < len(self.outcomes):
            raise KeyError(ticket)
        return self.outcomes[ticket]

    def close(self) -> None:
        self.closed = True
        self._send()

    def _remaining(self) -> float:
        _, since = next(iter(self.queue.values()))
        return since + self.wait - self.clock()

    def _send(self) -> None:
        batch = [(ticket, request) for ticket, (request, _) in self.queue.items()]
        self.queue.clear()
        # A list of batches to try: one that fails is followed by its parts.
        to_try = [batch] if batch else []
        while to_try:
            batch = to_try.pop(0)
            answers = self._ask([request for _, request in batch], len(batch))
            if answers is not None:
                for (ticket, _), answer in zip(batch, answers, strict=True):
                    self.outcomes[ticket] = ("done", answer)
            elif len(batch) == 1:
                self.outcomes[batch[0][0]] = ("failed", None)
            else:
                to_try = [[part] for part in batch]

    def _ask(self, requests: list, count: int) -> list | None:
        """The model's answers, or None when it failed. The model may do with the list what it likes."""
        try:
            answers = self.model(requests)
            return list(answers) if len(answers) == count else None
        except Exception:  # noqa: BLE001 - a model may break in any way
            return None

from collections.abc import Callable
from typing import Any


class BatchingServer:
    """Collects requests and sends them to a model in batches: when enough wait, or when one has waited long enough."""

    def __init__(self, model: Callable[[list], list], size: int, wait: float, clock: Callable[[], float]) -> None:
        """`model` answers a list of requests; `clock()` is the time in seconds. Raises ValueError for a size below 1 or a wait below 0."""
        raise NotImplementedError

    def submit(self, request: int | str) -> int:
        """Take a request and return its ticket. When `size` requests wait now, send them. Raises RuntimeError once closed."""
        raise NotImplementedError

    def tick(self) -> None:
        """Send all that wait, if the first of them has waited at least `wait` seconds."""
        raise NotImplementedError

    def due_in(self) -> float | None:
        """In how many seconds `tick` will have something to send; 0.0 if it has now, None if nothing waits."""
        raise NotImplementedError

    def cancel(self, ticket: int) -> bool:
        """Take a waiting request back; whether it was waiting. Raises KeyError for a ticket that was never given."""
        raise NotImplementedError

    def result(self, ticket: int) -> tuple[str, Any]:
        """("waiting", None), ("done", answer), ("failed", None) or ("cancelled", None). Raises KeyError for a ticket that was never given."""
        raise NotImplementedError

    def close(self) -> None:
        """Send all that wait, and take no more requests."""
        raise NotImplementedError

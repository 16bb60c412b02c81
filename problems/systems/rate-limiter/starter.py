from collections.abc import Callable


class RateLimiter:
    """Lets each client send a few requests in any short window and some more in any long one."""

    def __init__(self, short: tuple[int, float], long: tuple[int, float], clock: Callable[[], float]) -> None:
        """Each window is (limit, seconds). `clock()` is the time in seconds. Raises ValueError for a limit below 1 or seconds of 0 or less."""
        raise NotImplementedError

    def allow(self, client: str) -> bool:
        """Whether the client may send a request now. If so it is sent, and counts; a refused one never counts."""
        raise NotImplementedError

    def retry_after(self, client: str) -> float:
        """In how many seconds the client's next request would be allowed; 0.0 when it is allowed now. Asking counts as nothing."""
        raise NotImplementedError

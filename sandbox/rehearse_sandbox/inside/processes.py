"""The processes of tests, seen from the judge: one is forked ahead, so that no test waits for its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from rehearse_sandbox.inside.candidate import END_TEST, NEW_TEST
from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge

#: How long the candidate may take to say how one of its processes ended.
ANSWER_S = 2.0


class TestProcesses:
    """Starts and ends the candidate's forks. `parent` is the channel to the process that makes them.

    Each has one of the `channels`; `left` says how many more there can be.
    """

    __test__ = False

    def __init__(self, parent: Channel, channels: Sequence[Channel], *, seed: int, clock: Callable[[], float]) -> None:
        self._parent = parent
        self._channels = channels
        self._seed = seed
        self._clock = clock
        self._unused = deque(range(len(channels)))
        self._ready: deque[int] = deque()
        self._present: int | None = None

    def start(self) -> Channel:
        """The channel of a fresh process, while another one is forked for the next call.

        Raises:
            RuntimeError: there have been as many as there can be.
        """
        if not self._ready:
            self.fork()
        if not self._ready:
            raise RuntimeError(f"one job can start {len(self._channels)} processes for tests; the suite has more tests")
        self._present = self._ready.popleft()
        self.fork()
        return self._channels[self._present]

    @property
    def left(self) -> int:
        """How many more can be started."""
        return len(self._unused) + len(self._ready)

    def fork(self) -> None:
        """Have one more process made ready. A candidate that is gone is noticed by the test that needs it."""
        if self._unused:
            place = self._unused.popleft()
            self._ready.append(place)
            self._tell(Message.NEW_TEST, NEW_TEST.pack(self._seed, place))

    def end(self) -> None:
        """End the present process."""
        if self._present is not None:
            self._tell(Message.END_TEST, END_TEST.pack(self._present, False))
            self._present = None

    def how_it_ended(self) -> bytes | None:
        """What the candidate says of the end of the present process, which is over; None when it says nothing."""
        return None if self._present is None else self._wait_for_end(self._present)

    def close(self) -> None:
        """Close every channel; the processes see their ends."""
        for channel in (self._parent, *self._channels):
            channel.close()

    def _wait_for_end(self, place: int) -> bytes | None:
        self._tell(Message.END_TEST, END_TEST.pack(place, True), request=place + 1)
        deadline = self._clock() + ANSWER_S
        try:
            while True:
                request, kind, status = self._parent.receive(deadline=deadline)
                if (request, kind) == (place + 1, Message.CHILD_ENDED):
                    return status
        except (Closed, TooLarge, TimeoutError):
            return None

    def _tell(self, message: Message, body: bytes, *, request: int = 0) -> None:
        try:
            self._parent.send(request, message, body, deadline=self._clock() + ANSWER_S)
        except (Closed, TimeoutError):
            # The channel of the test ends too, which says more.
            return

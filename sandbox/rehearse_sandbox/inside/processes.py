"""The processes of tests, seen from the judge: forks of the candidate, each behind a channel of its own."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Callable, Sequence

from rehearse_sandbox.inside.candidate import END_TEST, NEW_TEST
from rehearse_sandbox.inside.channel import Channel, Closed, Message, TooLarge
from rehearse_sandbox.inside.footprint import Footprint

#: How long the candidate may take to say how one of its processes ended.
ANSWER_S = 2.0

#: How long its first answer may take: it is our own code that answers, on a machine that may be busy.
FIRST_ANSWER_S = 60.0

#: The number of no test's process.
NO_TEST = 2**31


#: Makes a channel of a socket.
OpenChannel = Callable[[socket.socket], Channel]


class TestProcesses:
    """Starts and ends the candidate's forks, which go by the number of their channel. `parent` leads to who makes them."""

    __test__ = False

    def __init__(
        self, parent: Channel, sockets: Sequence[socket.socket], *, seed: int, open_channel: OpenChannel
    ) -> None:
        self._parent = parent
        self._sockets = sockets
        self._seed = seed
        self._open_channel = open_channel
        self._channels: dict[int, Channel] = {}
        self._unused = deque(range(len(sockets)))
        self._footprint = Footprint()

    @property
    def left(self) -> int:
        """How many more can be started."""
        return len(self._unused)

    @property
    def peak_mb(self) -> float | None:
        """The most memory that any of them held, above what the candidate held when `before_loading` was called."""
        return self._footprint.peak_mb

    def before_loading(self) -> None:
        """Note what the candidate holds. An answer tells which process it is, and no learner's code has run in it yet."""
        self._ask(NO_TEST, patiently=False, wait_s=FIRST_ANSWER_S)
        self._footprint.begin(self._parent.peer)

    def fork(self) -> int:
        """Have a process made; who needs it finds out on its channel when the candidate is gone.

        Raises:
            RuntimeError: there have been as many as there can be.
        """
        if not self._unused:
            raise RuntimeError(f"one job can start {len(self._sockets)} processes for tests; the suite has more tests")
        place = self._unused.popleft()
        self._tell(Message.NEW_TEST, NEW_TEST.pack(self._seed, place))
        return place

    def channel(self, place: int) -> Channel:
        """What leads to a process."""
        channel = self._channels.get(place)
        if channel is None:
            channel = self._channels[place] = self._open_channel(self._sockets[place])
        return channel

    def end(self, place: int) -> None:
        """End a process, without waiting until it is gone."""
        self._note(place)
        self._tell(Message.END_TEST, END_TEST.pack(place, False, False))

    def end_and_wait(self, place: int) -> None:
        """End a process and everything that it still had to say."""
        self._note(place)
        self._ask(place, patiently=False)

    def how_it_ended(self, place: int) -> bytes | None:
        """What the candidate says of the end of a process that is over or about to be; None when it says nothing."""
        return self._ask(place, patiently=True)

    def close(self) -> None:
        """Close every channel; the processes see their ends."""
        for channel in (self._parent, *self._channels.values()):
            channel.close()
        for test in self._sockets:
            test.close()

    def _note(self, place: int) -> None:
        if place in self._channels:
            self._footprint.note(self._channels[place].peer)

    def _ask(self, place: int, *, patiently: bool, wait_s: float = ANSWER_S) -> bytes | None:
        self._tell(Message.END_TEST, END_TEST.pack(place, patiently, True), request=place + 1)
        deadline = time.monotonic() + wait_s
        try:
            while True:
                request, kind, status = self._parent.receive(deadline=deadline)
                if (request, kind) == (place + 1, Message.CHILD_ENDED):
                    return status
        except (Closed, TooLarge, TimeoutError):
            return None

    def _tell(self, message: Message, body: bytes, *, request: int = 0) -> None:
        try:
            self._parent.send(request, message, body, deadline=time.monotonic() + ANSWER_S)
        except (Closed, TimeoutError):
            # The channel of the test ends too, which says more.
            return

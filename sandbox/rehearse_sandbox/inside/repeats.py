"""Repeats the recorded requests of a suite's tests, several tests at a time, each in a process of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from rehearse_sandbox.inside.processes import TestProcesses
from rehearse_sandbox.inside.transcripts import Repeat, Transcript

#: Tests that are under way beside the one that is waited for: enough to keep two processors busy.
AHEAD = 2

#: A test that took at least so long begins before its turn.
LONG_MS = 10

#: A candidate that answered otherwise in so many tests in a row, as by another rounding, is not asked any more.
MOST_REFUSALS = 4


class Repeats:
    """The transcripts of a suite in the order in which they will be asked for.

    Nothing that a candidate says here makes it fail. One that answers otherwise, or not at all, is judged as ever.
    """

    def __init__(
        self,
        transcripts: Iterable[tuple[str, Transcript | None]],
        processes: TestProcesses,
        *,
        clock: Callable[[], float],
    ) -> None:
        self._waiting = deque(transcripts)
        self._processes = processes
        self._clock = clock
        self._ahead = self._most_ahead = AHEAD
        self._refusals = 0
        self._running: dict[str, tuple[int, Repeat]] = {}
        self._early: dict[str, tuple[int, Repeat]] = {}
        self._is_new = True
        self._reading: Repeat | None = None
        #: Whether what candidates print may come from a test that nobody judges. Who has cleared it away sets it to False.
        self.active = False

    def is_repeated(self, test: str, deadline: float) -> bool:
        """Whether the candidate gives every recorded answer of this test, which is the next in order, by the deadline.

        What it printed is there when this returns true. Otherwise nothing runs any more when it returns.
        """
        self.active = True
        if self._is_new:
            self._is_new = False
            self._start_longest()
        if not self._running:
            # A test that was judged as ever is still in the row.
            while self._waiting and self._waiting[0][0] != test:
                self._waiting.popleft()
            self._start_next()
        while self._running and len(self._running) <= self._ahead and self._start_next():
            pass
        running = self._running.pop(test, None)
        if running is not None and self._finishes(*running, deadline):
            self._refusals, self._ahead = 0, self._most_ahead
            return True
        if running is not None:
            self._refusals += 1
        # The next ones are likely to answer in other ways, too.
        self._ahead = 0
        self.pause()
        return False

    @property
    def is_alone(self) -> bool:
        """Whether the next test will run with no other beside it."""
        return self._ahead == 0 and not self._running and not self._early

    def interrupt(self) -> bool:
        """From another thread: give up what is read. False when tests are judged as ever just now."""
        reading = self._reading
        if reading is not None:
            reading.interrupt()
        return self.active

    def _finishes(self, place: int, repeat: Repeat, deadline: float) -> bool:
        self._reading = repeat
        same = repeat.finishes(deadline)
        self._reading = None
        if same:
            self._processes.end(place)
        else:
            # What it prints must not be taken for the next one's.
            self._processes.end_and_wait(place)
        return same

    def work_alone(self) -> None:
        """Run nothing ahead any more: the output of several tests could not be told apart."""
        self._ahead = self._most_ahead = 0
        self.pause()

    def pause(self) -> None:
        """End what runs ahead; it starts again when its turn comes."""
        for place, _ in (*self._running.values(), *self._early.values()):
            self._processes.end_and_wait(place)
        self._early.clear()
        ended = [(name, repeat.transcript) for name, (_, repeat) in self._running.items()]
        self._waiting.extendleft(reversed(ended))
        self._running.clear()

    def _start_longest(self) -> None:
        """Begin with the test that takes longest, if it needs nobody's attention: it works beside all the others."""
        lone = [(name, found) for name, found in list(self._waiting)[1:] if found is not None and found.is_sent_at_once]
        name, transcript = max(lone, key=lambda item: item[1].cost_ms, default=("", None))
        if transcript is not None and transcript.cost_ms >= LONG_MS and self._can_start():
            self._early[name] = self._begin(transcript)

    def _start_next(self) -> bool:
        """Begin with the next test if it can be repeated."""
        if not self._waiting or self._refusals >= MOST_REFUSALS:
            return False
        test, transcript = self._waiting[0]
        if transcript is None or (test not in self._early and not self._can_start()):
            return False
        self._waiting.popleft()
        self._running[test] = self._early.pop(test) if test in self._early else self._begin(transcript)
        return True

    def _can_start(self) -> bool:
        # Each test that is judged as ever needs a process, or two.
        return self._processes.left > 2 * (len(self._waiting) + len(self._running))

    def _begin(self, transcript: Transcript) -> tuple[int, Repeat]:
        place = self._processes.fork()
        return place, Repeat(transcript, self._processes.channel(place), clock=self._clock)

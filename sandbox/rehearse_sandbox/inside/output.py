"""What the candidate prints: drained all the time, so that it never waits for a reader, and kept up to a cap."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable, Sequence

from rehearse_sandbox.inside.faults import CandidateFault

_CHUNK_BYTES = 64 * 1024

#: The most that a pipe can hold, and so the most to read at once: a writer who never pauses would hold us for ever.
_PIPE_BYTES = 1024 * 1024


class PrintedTooMuch(CandidateFault):
    """The code printed more than an example may."""

    outcome = "output_limit"


class Output:
    """The text on the candidate's output pipes since the last `restart`, read by a thread of its own.

    More than `cap` bytes since then are the `flood`, which `on_flood` is told once, from that thread.
    """

    def __init__(
        self, descriptors: Sequence[int], *, cap: int, on_flood: Callable[[CandidateFault], None] | None = None
    ) -> None:
        self.flood: PrintedTooMuch | None = None
        self._cap = cap
        self._on_flood = on_flood
        self._told = False
        self._open = list(descriptors)
        self._lock = threading.Lock()
        self._head = bytearray()
        self._tail = bytearray()
        self._size = 0
        self._poll = select.poll()
        for descriptor in descriptors:
            os.set_blocking(descriptor, False)
            self._poll.register(descriptor, select.POLLIN)
        self._thread = threading.Thread(target=self._follow, name="candidate-output", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def restart(self) -> None:
        """Forget what came so far, because another example begins."""
        with self._lock:
            self._drain()
            self._head.clear()
            self._tail.clear()
            self._size = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was printed since `restart`."""
        with self._lock:
            self._drain()
            return self._size == 0

    def forgive(self) -> None:
        """Forget what came so far, a flood too: the process that printed it is gone and judged by nobody."""
        self.restart()
        with self._lock:
            self.flood = None
            self._told = False

    def text(self) -> str:
        """What was printed since `restart`; its middle is missing when it was more than the cap."""
        with self._lock:
            self._drain()
            missing = self._size - len(self._head) - len(self._tail)
            note = f"\n…{missing} bytes more…\n".encode() if missing else b""
            return (self._head + note + self._tail).decode(errors="replace")

    def _follow(self) -> None:
        while self._open:
            self._poll.poll()
            with self._lock:
                self._drain()
                if self.flood is not None and self._on_flood is not None and not self._told:
                    self._told = True
                    self._on_flood(self.flood)

    def _drain(self) -> None:
        for descriptor in list(self._open):
            left = _PIPE_BYTES
            while left > 0 and (part := self._read(descriptor)):
                left -= len(part)
                self._keep(part)

    def _read(self, descriptor: int) -> bytes:
        try:
            part = os.read(descriptor, _CHUNK_BYTES)
        except BlockingIOError:
            return b""
        if not part:
            self._open.remove(descriptor)
            self._poll.unregister(descriptor)
        return part

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._cap and self.flood is None:
            self.flood = PrintedTooMuch(f"the code printed more than {self._cap} bytes in one example")
        half = self._cap // 2
        room = half - len(self._head)
        if room > 0:
            self._head += part[:room]
            part = part[room:]
        self._tail = (self._tail + part)[-half:] if part else self._tail

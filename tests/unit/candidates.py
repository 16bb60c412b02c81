"""Real candidates for tests: a forked process behind a socket pair, as in a cell but without the container."""

from __future__ import annotations

import faulthandler
import os
import signal
import socket
import textwrap
import time
from collections.abc import Iterator

import pytest

from rehearse_sandbox.inside.candidate import TEST_SOCKETS, serve
from rehearse_sandbox.inside.confine import keep_descriptors
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.wire.job import Limits

#: Long enough for a slow machine; a test that means to run out of time sets its own.
PATIENCE_S = 60.0


class Started:
    """A candidate, its process, and the reading end of its output."""

    def __init__(self, limits: Limits, seed: int) -> None:
        sockets = [socket.socketpair() for _ in range(1 + TEST_SOCKETS)]
        self.output, written = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _run([theirs for _, theirs in sockets], written)
        os.setpgid(self.pid, self.pid)
        for _, theirs in sockets:
            theirs.close()
        os.close(written)
        judge, *tests = [ours for ours, _ in sockets]
        self.candidate = Candidate(judge, tests, limits=limits, seed=seed)

    def stop(self) -> str:
        """End the process and its children; what it printed."""
        broken = self.candidate._exchange.fault is not None
        self.candidate.close()
        if broken:
            # In a cell, `init` does this: the test's own process may be one that never ends.
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self.output, "rb") as stream:
            return stream.read().decode()


def _run(sockets: list[socket.socket], written: int) -> None:
    try:
        # pytest's own would write a page for each crash that a test means to cause.
        faulthandler.disable()
        os.setpgid(0, 0)
        # As `init` does: a test may write to every descriptor it finds, and this process has a browser's and a database's.
        nothing = os.open(os.devnull, os.O_RDWR)
        keep_descriptors(nothing, written, written, *(end.detach() for end in sockets))
        connection, *tests = [socket.socket(fileno=3 + place) for place in range(len(sockets))]
        serve(connection, tests)
    finally:
        os._exit(0)


class Factory:
    """Starts candidates and stops them when the test is over."""

    def __init__(self) -> None:
        self.started: list[Started] = []

    def raw(self, *, limits: Limits | None = None, seed: int = 1) -> Candidate:
        """A candidate with nothing loaded."""
        self.started.append(Started(limits or Limits(import_s=PATIENCE_S), seed))
        return self.started[-1].candidate

    def loaded(self, source: str, *symbols: str, limits: Limits | None = None, seed: int = 1) -> Candidate:
        """A candidate with a module loaded, outside of any test."""
        candidate = self.raw(limits=limits, seed=seed)
        candidate.load(textwrap.dedent(source), module="solution", symbols=symbols)
        return candidate

    def __call__(self, source: str, *symbols: str, test_s: float = PATIENCE_S, seed: int = 1) -> list:
        """The symbols of a module, in a test; the candidate comes first."""
        candidate = self.loaded(source, *symbols, seed=seed)
        candidate.begin_test(time.monotonic() + test_s)
        return [candidate, *map(candidate.symbol, symbols)]

    def printed(self) -> str:
        """Stop the last candidate; what it printed."""
        return self.started.pop().stop()


@pytest.fixture
def start() -> Iterator[Factory]:
    """A factory of candidates."""
    factory = Factory()
    yield factory
    for started in factory.started:
        started.stop()

"""A judge in the test's own process and a candidate in a fork of it: everything of a job but users and containers."""

from __future__ import annotations

import faulthandler
import os
import signal
import socket
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import hypothesis
import hypothesis.core
from hypothesis.internal.conjecture import engine

from rehearse_sandbox.inside import candidate
from rehearse_sandbox.inside.confine import keep_descriptors
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.judge import judge
from rehearse_sandbox.inside.pytest_session import lend_session
from rehearse_sandbox.kit import settings
from rehearse_sandbox.wire.events import Ended, Event, Failure, Started, TestFinished
from rehearse_sandbox.wire.job import Job, Limits

HEADER = """
import pytest
import numpy as np
from hypothesis import assume, given, strategies as st
from rehearse_sandbox.kit import *
from solution import *
"""


def make_job(
    source: str, *, examples: str = "", properties: str = "", symbols: Sequence[str] = ("f",), **fields
) -> Job:
    """A job for a source and the bodies of its two test files."""
    suite = {"tests/test_examples.py": HEADER + examples, "tests/test_properties.py": HEADER + properties}
    used = {path: text for path, text in suite.items() if text != HEADER}
    defaults = {"suite": used, "seed": 7, "max_examples": 50, "limits": Limits(), "mode": "submit"}
    return Job(
        id="1",
        slug="test",
        module="solution",
        symbols=tuple(symbols),
        source=source,
        **defaults | fields,
    )


class Judged:
    """What a job's events say."""

    def __init__(self, events: list[Event]) -> None:
        assert [event for event in events if isinstance(event, Ended)] == events[-1:], events
        self.events = events
        self.ended: Ended = events[-1]
        self.started = next((event for event in events if isinstance(event, Started)), None)
        self.tests = [event for event in events if isinstance(event, TestFinished)]
        if self.started is not None:
            assert [test.id for test in self.tests] == [test.id for test in self.started.tests], events

    @property
    def reason(self) -> str:
        return self.ended.reason

    @property
    def outcomes(self) -> list[str]:
        return [test.outcome for test in self.tests]

    @property
    def failure(self) -> Failure:
        """The first failure, of the whole job or of a test."""
        return self.ended.failure or next(test.failure for test in self.tests if test.failure)


@contextmanager
def restored_settings() -> Iterator[None]:
    """Put back what the judge sets for its whole process."""
    shrinking, compare, default = engine.MAX_SHRINKING_SECONDS, settings.compare, hypothesis.settings.default
    generators = hypothesis.core.deterministic_PRNG
    try:
        with warnings.catch_warnings():
            yield
    finally:
        engine.MAX_SHRINKING_SECONDS, settings.compare = shrinking, compare
        settings.on_error = settings.on_clock = None
        hypothesis.core.deterministic_PRNG = generators
        hypothesis.settings.register_profile("before", default)
        hypothesis.settings.load_profile("before")


def judge_here(job: Job) -> Judged:
    """Judge a job in this process."""
    events: list[Event] = []
    with restored_settings(), forked_candidate() as ends:
        lend_session(lambda session: judge(job, ends, session=session, emit=events.append))
    return Judged(events)


@contextmanager
def forked_candidate() -> Iterator[Ends]:
    """The judge's ends of a candidate."""
    sockets = [socket.socketpair() for _ in range(1 + candidate.TEST_SOCKETS)]
    pipes = [os.pipe(), os.pipe()]
    pid = os.fork()
    if pid == 0:
        try:
            # pytest's own would write a page for each crash that a test means to cause.
            faulthandler.disable()
            os.setpgid(0, 0)
            keep_descriptors(0, *(write for _, write in pipes), *(theirs.detach() for _, theirs in sockets))
            connection, *tests = [socket.socket(fileno=3 + place) for place in range(len(sockets))]
            candidate.serve(connection, tests)
        finally:
            os._exit(0)
    os.setpgid(pid, pid)
    for _, theirs in sockets:
        theirs.close()
    for _, write in pipes:
        os.close(write)
    ours = [ours for ours, _ in sockets]
    try:
        yield Ends(ours[0], [read for read, _ in pipes], ours[1:])
    finally:
        for end in ours:
            end.close()
        # In a cell init does this; the tests' own processes may be ones that never end.
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        for thread in threading.enumerate():
            if thread.name == "candidate-output":
                thread.join()
        for read, _ in pipes:
            os.close(read)

"""Fills a bank: Hypothesis draws the examples of a suite's properties, and then the reference passes every test.

Where only the examples are asked for it ends there.

While examples are drawn no body runs. What is drawn must not depend on the learner's program, and must mean the same after a way through our codec. A property
for which one of the two is not so is left out, and its examples are drawn when it is judged, as ever.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Collection, Iterator
from itertools import zip_longest
from types import CodeType, FunctionType
from typing import Any, NoReturn

import hypothesis
import numpy as np
import pytest

from rehearse_sandbox.inside import probing
from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.ends import Ends
from rehearse_sandbox.inside.examples import body_of, is_property, seed_of, use_profile
from rehearse_sandbox.inside.recordings import Recorded, record
from rehearse_sandbox.inside.suite import SuiteModules, collect, importable
from rehearse_sandbox.kit import settings
from rehearse_sandbox.wire.codec import UnsupportedValue
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.events import Banked, Ended, Event
from rehearse_sandbox.wire.job import Job

#: A bank travels with each submission, so it must stay small. Tests that do not fit run with the engine.
MAX_BANK_BYTES = 8 * 1024 * 1024

#: So many examples tell about how large the others are. The first that Hypothesis draws are small.
_TELLING_EXAMPLES = 200

#: Called in a body, these tell Hypothesis what to draw next.
_STEERING = frozenset({"assume", "event", "note", "reject", "target"})


class NotStorableError(BaseException):
    """This property's examples cannot be kept. A BaseException, so that Hypothesis does not look for a smaller one."""


class _Absent:
    """Stands for the learner's symbols, of which there are none."""

    def __call__(self, *_: object, **__: object) -> NoReturn:
        raise NotStorableError


def fill(job: Job, ends: Ends, session: pytest.Session, *, emit: Callable[[Event], None], deadline: float) -> Ended:
    """Draw the examples of all properties of a suite that can be kept, record how the job's source, its reference, passes.

    Both are emitted as one bank, with what tells the job's known mistakes apart; in mode `draw` the examples alone.
    """
    settings.compare = job.compare
    use_profile(max_examples=job.max_examples, shrink_s=job.limits.shrink_s)
    if job.scrutiny.strict:
        # A strategy that warns is left out, and warns again where its test is judged.
        warnings.simplefilter("error")
    tests, examples = _draw(job, session, deadline)
    recorded = Recorded()
    if job.mode == "fill":
        recorded = record(job, Bank(Bank.pack(tests, examples, {})), ends, session, deadline=deadline)
    room = (
        MAX_BANK_BYTES
        - len(recorded.mistakes) * probing.MAX_BYTES
        - sum(len(data) for stored in examples.values() for data in stored)
    )
    kept = {}
    for name, transcript in recorded.transcripts.items():
        if transcript.size <= room:
            room -= transcript.size
            kept[name] = transcript
    emit(Banked.of(Bank.pack(tests, examples, kept, recorded.mistakes)))
    return Ended("completed")


def _draw(job: Job, session: pytest.Session, deadline: float) -> tuple[list[str], dict[str, list[bytes]]]:
    modules = SuiteModules(job.suite, {name: _Absent() for name in job.symbols}, module=job.module)
    filling = Filling(job.seed, modules.names, deadline, expected=job.max_examples)
    with importable(modules):
        session.items = list(items := collect(session, job.suite))
        session.config.pluginmanager.register(filling, "rehearse-filling")
        try:
            session.config.hook.pytest_runtestloop(session=session)
        finally:
            session.config.pluginmanager.unregister(filling)
    return [item.nodeid for item in items], filling.tests


class Filling:
    """A plugin of pytest that records what properties would be called with; `tests` are the recorded ones."""

    def __init__(self, seed: int, modules: Collection[str], deadline: float, *, expected: int) -> None:
        self.tests: dict[str, list[bytes]] = {}
        self._expected = expected
        self._seed = seed
        self._modules = modules
        self._deadline = deadline
        self._room = MAX_BANK_BYTES
        self._failed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Record every property, until time is up."""
        items = [item for item in session.items if isinstance(item, pytest.Function) and self._may_be_kept(item)]
        # The last one is followed by nothing, and there may be none at all.
        for item, following in zip_longest(items, items[1:]):
            if time.monotonic() < self._deadline:
                self._record(item, following)
        return True

    def _may_be_kept(self, item: pytest.Function) -> bool:
        # A method would need its object, which no example holds.
        return is_property(item) and item.cls is None and not steers(body_of(item), self._modules)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Note that a test cannot be recorded; nobody reads why."""
        self._failed = self._failed or call.excinfo is not None
        return pytest.TestReport(item.nodeid, item.location, {}, "passed", None, call.when)  # type: ignore[arg-type]

    def _record(self, item: pytest.Function, following: pytest.Item | None) -> None:
        handle, body = item.obj.hypothesis, body_of(item)
        recorder = Recorder(self._room, fixtures=item.fixturenames, expected=self._expected)
        hypothesis.seed(seed_of(item.nodeid, self._seed))(item.obj)
        handle.inner_test = recorder.instead_of(body)
        self._failed = False
        try:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        finally:
            handle.inner_test = body
        if not self._failed and recorder.examples:
            self.tests[item.nodeid] = recorder.examples
            self._room -= recorder.size


class Recorder:
    """Keeps what was drawn for every example of one test; parameters and other fixtures are there again when it runs."""

    def __init__(self, room: int, *, fixtures: Collection[str], expected: int = 0) -> None:
        self.examples: list[bytes] = []
        self.size = 0
        self._expected = expected
        self._room = room
        self._fixtures = fixtures
        self._seen: dict[int, object] = {}

    def instead_of(self, body: Callable[..., Any]) -> Callable[..., Any]:
        """A function that takes what the body takes and only writes it down."""

        def record(**kwargs: Any) -> None:
            self._keep({name: value for name, value in kwargs.items() if name not in self._fixtures})

        # Hypothesis reads the name and the docstring.
        record.__name__, record.__doc__ = body.__name__, body.__doc__
        return record

    def _keep(self, drawn: dict[str, Any]) -> None:
        encoder = Encoder()
        try:
            data = encoder.encode(drawn)
        except UnsupportedValue:
            raise NotStorableError from None
        for part in (*encoder.nodes, *mutable_parts((drawn, [node.val for node in encoder.nodes]))):
            # An object that is given out twice carries changes from one use to the next, which copies do not.
            if id(part) in self._seen:
                raise NotStorableError
            self._seen[id(part)] = part
        self.examples.append(data)
        self.size += len(data)
        if self._expected_size > self._room:
            raise NotStorableError

    @property
    def _expected_size(self) -> float:
        """What all examples will take, guessed as soon as that can be done: those that do not fit are not drawn in vain."""
        drawn = len(self.examples)
        return self.size * max(1.0, self._expected / drawn) if drawn >= _TELLING_EXAMPLES else self.size


def mutable_parts(value: object) -> Iterator[object]:
    """The containers and arrays in a value that a function could change in place."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        kind = type(part)
        if kind in {list, dict, set, np.ndarray}:
            yield part
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            waiting.extend(part)


def steers(body: Callable[..., Any], modules: Collection[str]) -> bool:
    """Whether a body, or a function of the suite that it names, tells Hypothesis what to draw.

    Missing one would cost time and not a verdict: outside of the engine such a call raises, so the engine is asked.
    """
    waiting: list[Any] = [body]
    seen: set[FunctionType] = set()
    while waiting:
        function = waiting.pop()
        if not isinstance(function, FunctionType) or function in seen:
            continue
        seen.add(function)
        names = set(_names_in(function.__code__))
        if names & _STEERING:
            return True
        found = [function.__globals__.get(name) for name in names]
        waiting += [value for value in found if getattr(value, "__module__", None) in modules]
    return False


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_in(constant)

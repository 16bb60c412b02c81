"""What tests of the whole check share: a sandbox that never judges the same twice, and a check that says nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, replace
from pathlib import Path
from threading import Lock

from rehearse.authoring.cache import Cache
from rehearse.authoring.check import Check, Checked
from rehearse.catalog.catalog import Catalog
from rehearse_sandbox.host import Sandbox
from rehearse_sandbox.wire.events import Ended, Event
from rehearse_sandbox.wire.job import Job
from tests.authoring.folders import Files, lay_out

#: How many programs a test's check judges at once.
AT_ONCE = 2


class Remembering:
    """A sandbox that answers a job as it answered the same one before: that is what the judge promises, and saves minutes."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.itself = sandbox
        self._lock = Lock()
        self._events: dict[str, tuple[Event, ...]] = {}
        self._banks: dict[str, bytes] = {}
        self.name, self.identity, self.trouble = sandbox.name, sandbox.identity, ""

    def judge(self, job: Job, *, user: str) -> Iterator[Event]:
        """The events of the job, at once when they are known. What broke off is not taken for known."""
        key = _key(job)
        if (events := self._events.get(key)) is None:
            events = tuple(self.itself.judge(job, user=user))
            if isinstance(events[-1], Ended) and events[-1].reason == "completed":
                with self._lock:
                    self._events[key] = events
        yield from events

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        """The bank of each job."""
        for job in jobs:
            key = _key(job)
            if key not in self._banks:
                (self._banks[key],) = self.itself.fill([job])
            yield self._banks[key]


def _key(job: Job) -> str:
    return hashlib.sha256(repr(astuple(replace(job, id=""))).encode()).hexdigest()


class Silent:
    """A watcher that is not interested."""

    def folder(self, folder: str) -> None: ...
    def gate(self, gate: str) -> None: ...
    def judged(self, name: str) -> None: ...


def checked(
    sandbox: Sandbox, place: Path, folders: Mapping[str, Files], *names: str, job_s: float | None = None
) -> list[Checked]:
    """What a whole check says of the named ones of these folders, or of all; `job_s` is a suite's time limit."""
    problems = lay_out(place / "problems", folders)
    catalog = Catalog.load(problems)
    if job_s is not None:
        catalog = replace(
            catalog,
            problems={
                slug: replace(problem, limits=replace(problem.limits, job_s=job_s))
                for slug, problem in catalog.problems.items()
            },
        )

    def opener() -> AbstractContextManager[tuple[Sandbox, int]]:
        return nullcontext((sandbox, AT_ONCE))

    check = Check(catalog, problems, opener, Cache(place / "kept", problems), Silent())
    return list(check.run(names or list(folders)))

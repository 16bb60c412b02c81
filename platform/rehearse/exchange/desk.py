"""The desk where files are handed in: one at a time for each person, worked on in the background, and told of to whoever asks.

What it knows is in memory, because it is about a process: a server that ends while it works has changed nothing, and removes at its
next start what it had been handed.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import structlog
from sqlalchemy.exc import DBAPIError

from rehearse import db
from rehearse.exchange import bringing
from rehearse.exchange.bringing import Person
from rehearse.exchange.journal import Restored, Summary
from rehearse.exchange.limits import CancelledError, Limits, RefusedError

log = structlog.get_logger(__name__)

#: "asking": a backup was read, and waits until the person has seen what it would change.
Phase = Literal["receiving", "working", "asking", "writing", "done", "failed", "cancelled"]

#: In these phases nothing else can be handed in, and it can still be cancelled.
_OPEN: frozenset[Phase] = frozenset({"receiving", "working", "asking"})

#: What a stop waits for: nothing is cancelled once it is being stored.
_WAIT_S = 10.0

_FAULT = "This is a fault of ours; nothing was changed. The server's log says more."


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file on its way: where its bytes are to be written, and whether they still are wanted."""

    path: Path
    cancelled: threading.Event


class BusyError(Exception):
    """Another file of the person's is being worked on, or this one cannot be stopped any more. The text says which."""


@dataclass(frozen=True, slots=True)
class Job:
    """How far a file is. `what` is done `done` times of `count`, which is 0 while that is not known."""

    id: str
    name: str
    phase: Phase = "receiving"
    what: str = ""
    done: int = 0
    count: int = 0
    error: str = ""
    summary: Summary | None = None
    restored: tuple[Restored, ...] = ()


@dataclass(slots=True)
class _Work:
    """A job while it is worked on: its file, and the wish to stop."""

    job: Job
    path: Path
    cancelled: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


class Desk:
    """Takes files of many persons. Safe to use from many threads."""

    def __init__(
        self,
        sessions: db.Sessions,
        folder: Path,
        now: Callable[[], datetime],
        catalogue: Callable[[], Mapping[str, str]],
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._sessions = sessions
        self._folder = folder
        self._now = now
        self._catalogue = catalogue
        self._works: dict[int, _Work] = {}
        self._lock = threading.RLock()

    def clear(self) -> None:
        """Remove what an earlier server had been handed and did not finish."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def person(self, user_id: int) -> Person:
        """Somebody, with all that bringing in and taking out need."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return Person(self._sessions, user_id, self._now(), self._catalogue, self._folder, self.limits)

    def job(self, user_id: int) -> Job | None:
        """The file that a person handed in last."""
        with self._lock:
            work = self._works.get(user_id)
            return None if work is None else work.job

    def open(self, user_id: int, name: str) -> Arriving:
        """Begin to take a file.

        Raises:
            RefusedError: its name is that of something else.
            BusyError: another one is being worked on.
        """
        bringing.suffix_of(name)
        with self._lock:
            present = self.job(user_id)
            if present is not None and present.phase in {*_OPEN, "writing"}:
                raise BusyError(f"{present.name!r} is still being worked on. Wait for its end, or cancel it.")
            self._folder.mkdir(parents=True, exist_ok=True)
            number = uuid4().hex
            work = _Work(Job(number, name, what="Receiving"), self._folder / number)
            self._works[user_id] = work
            return Arriving(work.path, work.cancelled)

    def drop(self, user_id: int, arriving: Arriving) -> None:
        """Forget a file that did not arrive whole; one that was handed in since stays."""
        with self._lock:
            work = self._works.get(user_id)
            if work is not None and work.path == arriving.path and work.job.phase in _OPEN:
                del self._works[user_id]
        # Bytes may have been written after it was cancelled.
        arriving.path.unlink(missing_ok=True)

    def forget(self, user_id: int) -> None:
        """Tell nothing more of a file that is done with."""
        with self._lock:
            work = self._works.get(user_id)
            if work is not None and work.job.phase not in {*_OPEN, "writing"}:
                del self._works[user_id]

    def begin(self, user_id: int, arrived: Arriving) -> Job:
        """Work on a file that has arrived.

        Raises:
            CancelledError: nobody wants it any more.
        """
        with self._lock:
            work = self._works.get(user_id)
            if work is None or work.path != arrived.path or work.job.phase != "receiving":
                raise CancelledError
            suffix = bringing.suffix_of(work.job.name)
            task = self._preview if suffix in bringing.BACKUPS else self._bring_in
            self._run(user_id, work, task)
            return work.job

    def confirm(self, user_id: int) -> Job:
        """Restore the backup whose changes the person has seen.

        Raises:
            BusyError: none waits for that.
        """
        with self._lock:
            work = self._works.get(user_id)
            if work is None or work.job.phase != "asking":
                raise BusyError("No backup waits to be restored. Hand it in again.")
            self._run(user_id, work, self._restore)
            return work.job

    def cancel(self, user_id: int) -> Job | None:
        """Stop working on a file; None when there is none.

        Raises:
            BusyError: it is being stored already.
        """
        with self._lock:
            work = self._works.get(user_id)
            if work is None:
                return None
            if work.job.phase == "writing":
                raise BusyError(f"{work.job.name!r} is being stored already. Take the import back when it is done.")
            work.cancelled.set()
            # No thread of ours works on these, and whoever sends a file may never be heard of again.
            if work.job.phase in {"receiving", "asking"}:
                self._end(work, phase="cancelled")
            return work.job

    def close(self) -> None:
        """Stop everything; what is being stored is waited for."""
        with self._lock:
            works = [*self._works.values()]
        for work in works:
            work.cancelled.set()
        for work in works:
            if work.thread is not None:
                work.thread.join(_WAIT_S)

    def _run(self, user_id: int, work: _Work, task: Callable[[_Work, Person], None]) -> None:
        work.job = replace(work.job, phase="working", what="Reading", done=0, count=0)
        work.thread = threading.Thread(target=self._guarded, args=(work, task, user_id), name="exchange", daemon=True)
        work.thread.start()

    def _guarded(self, work: _Work, task: Callable[[_Work, Person], None], user_id: int) -> None:
        """Do it, and end with words whatever happens."""
        try:
            task(work, self.person(user_id))
        except CancelledError:
            self._end(work, phase="cancelled")
        except RefusedError as error:
            self._end(work, phase="failed", error=str(error))
        except (DBAPIError, OSError) as error:
            log.warning("import_failed", exc_info=error)
            words = db.trouble(error)
            self._end(work, phase="failed", error=f"{words} Nothing was changed." if words else _FAULT)
        except Exception:
            # A thread's last resort, which tells the person and the log.
            log.exception("import_failed")
            self._end(work, phase="failed", error=_FAULT)

    def _bring_in(self, work: _Work, person: Person) -> None:
        take = bringing.table if bringing.suffix_of(work.job.name) in bringing.TABLES else bringing.package
        summary = take(work.path, work.job.name, person, _Watcher(work, self._lock))
        self._end(work, phase="done", summary=summary)

    def _preview(self, work: _Work, person: Person) -> None:
        restored = bringing.preview(work.path, person, _Watcher(work, self._lock))
        with self._lock:
            if work.cancelled.is_set():
                raise CancelledError
            work.job = replace(work.job, phase="asking", what="", restored=tuple(restored))

    def _restore(self, work: _Work, person: Person) -> None:
        restored = bringing.restore(work.path, person, _Watcher(work, self._lock))
        self._end(work, phase="done", restored=tuple(restored))

    def _end(
        self,
        work: _Work,
        *,
        phase: Phase,
        error: str = "",
        summary: Summary | None = None,
        restored: tuple[Restored, ...] = (),
    ) -> None:
        with suppress(OSError):
            work.path.unlink(missing_ok=True)
        with self._lock:
            work.job = replace(work.job, phase=phase, what="", error=error, summary=summary, restored=restored)


@dataclass(frozen=True, slots=True)
class _Watcher:
    """Keeps a job up to date, and stops the work when its person wants that."""

    work: _Work
    lock: threading.RLock

    def __call__(self, what: str, done: int, count: int, /) -> None:
        with self.lock:
            if self.work.cancelled.is_set() and self.work.job.phase != "writing":
                raise CancelledError
            self.work.job = replace(self.work.job, what=what, done=done, count=count)

    def about_to_write(self) -> None:
        with self.lock:
            if self.work.cancelled.is_set():
                raise CancelledError
            self.work.job = replace(self.work.job, phase="writing", what="Storing", done=0, count=0)

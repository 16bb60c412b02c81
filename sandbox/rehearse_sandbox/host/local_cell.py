"""A cell that is a tree of child processes: the judge outside, the candidates in whatever confines them."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field

from rehearse_sandbox.host.cell import CellDied, CellGarbled
from rehearse_sandbox.host.cgroup import CellGroup
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.local_stream import LocalStream
from rehearse_sandbox.host.stream import DeadlinePassed, StreamClosed
from rehearse_sandbox.wire.events import Ended, Event, from_json
from rehearse_sandbox.wire.frames import FrameError, read_frame
from rehearse_sandbox.wire.job import Job, Limits
from rehearse_sandbox.wire.parcel import Sender

#: Past a job's own limit the cell has this long to say how it ended; then it is killed.
GRACE_S = 5.0

#: Ends of a job that no end of a process explains.
_BLAMELESS = frozenset({"completed", "load_error", "forbidden_call"})

#: When one part of a cell was killed, the others follow within this time.
_LAST_MOMENT_S = 0.2

#: A cell that was let go of has this long to end by itself, which it does at once unless the machine hangs.
_CLOSE_S = 15.0


@dataclass(frozen=True, slots=True)
class Users:
    """The users of one cell, when root may choose: the judge's, and the first of its candidates'."""

    judge: int
    first_candidate: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What `inside.outside_judge` is told; the names are those of its `Orders`."""

    command: list[str]
    judge_uid: int | None = None
    groups: list[str] = field(default_factory=list)


#: As in the image: texts hash alike in every cell, and linear algebra has one thread. Its threads would wait in a busy loop after each
#: call, which is charged to the program. They are set outside, since numpy's libraries read them when the first module is imported.
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

#: What the interpreter and numpy hold before a learner's first byte, beside the candidate's own memory.
OVERHEAD_MB = 128

#: What they reserve of the address space beyond that and never touch.
RESERVED_MB = 768


def process_limits(memory_mb: int, group: CellGroup | None) -> dict[str, int | None]:
    """The limits of each process: of memory only where no group limits all of them together."""
    if group is not None:
        return {"data_bytes": None, "address_bytes": None}
    data = memory_mb + OVERHEAD_MB
    return {"data_bytes": data * 1024 * 1024, "address_bytes": (data + RESERVED_MB) * 1024 * 1024}


#: Gives the plan of one more cell, for the candidates' memory in megabytes.
Planner = Callable[[int, CellGroup | None], Plan]


@dataclass(frozen=True)
class LocalCells:
    """Makes cells by one plan. `group_of` makes the control group of a cell, or None where there is none.

    `niceness` of more than 0 lets every other process go first.
    """

    plan: Planner
    group_of: Callable[[int], CellGroup | None] = lambda _memory_mb: None
    memory_mb: int = Limits().memory_mb
    grace_s: float = GRACE_S
    niceness: int = 0

    def make(self) -> LocalCell:
        """Start a cell. It may still be warming up; a job that is sent at once waits for that.

        Raises:
            SandboxError: the system refused to start it.
        """
        return LocalCell(self)


class LocalCell:
    """One process tree that judges."""

    def __init__(self, cells: LocalCells) -> None:
        self._cells = cells
        self._memory_mb = cells.memory_mb
        self._start()

    @property
    def pids(self) -> tuple[int, ...]:
        """The process that holds the cell together; all others of the cell descend from it."""
        return (int(self._process.pid),)

    def judge(self, job: Job) -> Iterator[Event]:
        """The events of the job as they arrive, the last one being `Ended`.

        Raises:
            CellDied: the cell ended, or was still silent when its time and ours were over.
            CellGarbled: it wrote something that is no event.
        """
        try:
            self._fit_memory(job.limits.memory_mb)
            self._stream.deadline = time.monotonic() + job.limits.job_s + self._cells.grace_s
            self._sender.send(self._stream, job)  # type: ignore[arg-type]
            event: Event | None = None
            while not isinstance(event, Ended):
                event = self._next_event()
                if isinstance(event, Ended) and event.reason not in _BLAMELESS and self._is_ending():
                    raise CellDied(f"the cell ended with its job ({event.reason}); {self._last_words()}")
                yield event
        except DeadlinePassed as error:
            raise CellDied(
                f"silent {self._cells.grace_s:g} s after the job's limit of {job.limits.job_s:g} s"
            ) from error
        except StreamClosed as error:
            raise CellDied(f"the cell ended in the middle of a job; {self._last_words()}") from error
        except (FrameError, ValueError) as error:
            raise CellGarbled(f"{error}; {self._last_words()}") from error

    def _is_ending(self) -> bool:
        """Whether the cell itself is going: then its end is what the judge saw, and no fault of the program."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_MOMENT_S)
        return self._process.poll() is not None

    def promote(self) -> None:
        """Nothing to do: it never gave way, because niceness cannot be taken back without privileges."""

    def is_alive(self) -> bool:
        """Whether the cell still waits for a job and has said nothing unasked."""
        return self._process.poll() is None and self._stream.is_quiet()

    def close(self) -> None:
        """End every process of the cell and return when they are gone; never raises."""
        # The end of the socket is what it ends by; a thread of ours that still reads from it is woken by that, too.
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        try:
            self._process.wait(_CLOSE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._stream.close()
        if self._group is not None:
            self._group.remove()

    def _start(self) -> None:
        self._sender = Sender()
        self._group = self._cells.group_of(self._memory_mb)
        plan = self._cells.plan(self._memory_mb, self._group)
        self._connection, theirs = socket.socketpair()
        command = [sys.executable, "-s", "-P", "-m", "rehearse_sandbox.inside.outside_judge", json.dumps(asdict(plan))]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.PIPE,
                # Texts hash alike in every cell, so that equal programs get equal verdicts; -I would not hear of it.
                env=ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            self._connection.close()
            if self._group is not None:
                self._group.remove()
            raise SandboxError(f"a judge process could not be started: {error}; free memory or processes") from error
        finally:
            theirs.close()
        if self._cells.niceness:
            os.setpriority(os.PRIO_PROCESS, self._process.pid, self._cells.niceness)
        assert self._process.stderr is not None
        self._stream = LocalStream(self._connection, self._process.stderr)

    def _fit_memory(self, memory_mb: int) -> None:
        """Start anew for a job that may use more: a limit that a process has can only be lowered by its like."""
        if memory_mb <= self._memory_mb:
            return
        self.close()
        self._memory_mb = memory_mb
        try:
            self._start()
        except SandboxError as error:
            raise StreamClosed(str(error)) from error

    def _next_event(self) -> Event:
        frame = read_frame(self._stream)  # type: ignore[arg-type]
        if frame is None:
            raise StreamClosed("end of stream between two frames")
        return from_json(frame)

    def _last_words(self) -> str:
        # What it said while it ended has arrived by now, or never will.
        self._stream.is_quiet()
        words = self._stream.stderr.decode(errors="replace").strip()
        return f"stderr: {words}" if words else "it said nothing on stderr"


_numbers = itertools.count(secrets.randbelow(200_000))

#: Users of cells without a container: far above those of people, below those that other programs hand out as ranges.
_FIRST_UID = 1_200_000_000
_UIDS_PER_CELL = 1000


def new_users() -> Users:
    """Users that no other cell of this machine has, in all likelihood: where servers begin to count is random."""
    first = _FIRST_UID + _UIDS_PER_CELL * (next(_numbers) % 400_000)
    return Users(first, first + 1)

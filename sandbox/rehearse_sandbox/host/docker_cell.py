"""The Docker back end: one hardened container is one cell, attached before it starts."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import uuid4

import docker
import docker.errors
import requests

from rehearse_sandbox.host.cell import CellDied, CellGarbled, EngineGone
from rehearse_sandbox.host.engine import ENGINE_ERRORS, engine_trouble_as_ours
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.hardening import host_config, init_arguments
from rehearse_sandbox.host.owner import is_gone, own_name
from rehearse_sandbox.host.stream import AttachedStream, DeadlinePassed, NotDocker, StreamClosed
from rehearse_sandbox.wire.events import Ended, Event, from_json
from rehearse_sandbox.wire.frames import FrameError, read_frame
from rehearse_sandbox.wire.job import Job, Limits
from rehearse_sandbox.wire.parcel import Sender

CELL_LABEL = "rehearse.cell"
OWNER_LABEL = "rehearse.owner"

#: What init, the judge and the interpreters need beside the candidate's own memory.
OVERHEAD_MB = 384

#: One for the judge, one for the candidate; more would only let a submission disturb its neighbours.
CPUS = 2

#: The engine's usual weight of a container when processors are short.
CPU_SHARES = 1024

#: Past a job's own limit the cell has this long to say how it ended; then it is killed.
GRACE_S = 5.0


@dataclass(frozen=True)
class DockerCells:
    """Makes cells on one engine from one image. `command` replaces the image's entry point in tests.

    `cpu_shares` is a cell's weight when processors are short; None is the engine's own, the same for all. `runtime` is
    the program that confines containers, by the engine's name for it; empty means the engine's default. `without` leaves
    layers of `hardening` out, for tests that prove the others.
    """

    api: docker.APIClient
    image: str
    command: Sequence[str] | None = None
    memory_mb: int = Limits().memory_mb
    grace_s: float = GRACE_S
    cpu_shares: int | None = None
    runtime: str = ""
    without: frozenset[str] = frozenset()
    owner: str = field(default_factory=own_name)
    #: Names of containers that the engine was not there to remove.
    left: set[str] = field(default_factory=set, compare=False)

    @cached_property
    def cpus(self) -> int:
        """How many processors a cell may keep busy: the engine refuses more than it has."""
        return min(CPUS, int(self._engine["NCPU"]))

    @cached_property
    def _engine(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.api.info()
        return facts

    def _check_runtime(self) -> None:
        known = self._engine.get("Runtimes") or {}
        if self.runtime and self.runtime not in known:
            raise SandboxError(
                f"the Docker engine has no runtime {self.runtime!r}, only {sorted(known)}; register it in the engine's"
                " daemon.json and restart the engine (for gVisor: `runsc install`), or leave the setting `runtime` empty"
            )

    def make(self) -> DockerCell:
        """Start a cell. It may still be warming up; a job that is sent at once waits for that.

        Raises:
            SandboxError: the engine refused, or does not know the runtime.
        """
        with engine_trouble_as_ours("starting a cell"):
            self._check_runtime()
            # A server that was killed may have asked for one more that the engine made after our last look.
            self.remove_orphans()
            self._remove_left()
            return DockerCell(self)

    def _remove_left(self) -> None:
        for name in self.left.copy():
            if remove(self.api, name):
                self.left.discard(name)

    def remove_orphans(self) -> int:
        """Remove the cells of servers that are gone, and say how many there were.

        Raises:
            SandboxError: the engine does not list its containers.
        """
        gone = 0
        with engine_trouble_as_ours("listing cells"):
            containers = self.api.containers(all=True, filters={"label": f"{CELL_LABEL}=1"})
        for container in containers:
            if is_gone(container["Labels"].get(OWNER_LABEL, "")):
                remove(self.api, container["Id"])
                gone += 1
        return gone


class DockerCell:
    """One container that judges."""

    def __init__(self, cells: DockerCells) -> None:
        self._api = cells.api
        self._left = cells.left
        self._grace_s = cells.grace_s
        self._memory_mb = cells.memory_mb
        self._sender = Sender()
        self._attached: Any = None
        #: Known before the container is: an engine may make it and go away before it says so.
        self.container_id = f"rehearse-cell-{uuid4().hex[:16]}"
        try:
            self.container_id = str(_create(cells, self.container_id)["Id"])
            # Attaching after the start loses what was written in between.
            self._attached = self._api.attach_socket(
                self.container_id, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
            )
            self._stream = AttachedStream(_raw_socket(self._attached))
            self._api.start(self.container_id)
        except BaseException:
            self.close()
            raise

    def judge(self, job: Job) -> Iterator[Event]:
        """The events of the job as they arrive, the last one being `Ended`.

        Raises:
            CellDied: the container ended, or was still silent when its time and ours were over.
            EngineGone: the engine ended.
            CellGarbled: it wrote something that is no event.
        """
        self._stream.deadline = time.monotonic() + job.limits.job_s + self._grace_s
        try:
            self._fit_memory(job.limits.memory_mb)
            self._sender.send(self._stream, job)  # type: ignore[arg-type]
            event: Event | None = None
            while not isinstance(event, Ended):
                event = self._next_event()
                yield event
        except DeadlinePassed as error:
            raise CellDied(f"silent {self._grace_s:g} s after the job's limit of {job.limits.job_s:g} s") from error
        except StreamClosed as error:
            self._check_engine()
            raise CellDied(f"the container ended in the middle of a job; {self._last_words()}") from error
        except (FrameError, NotDocker, ValueError) as error:
            raise CellGarbled(f"{error}; {self._last_words()}") from error

    def promote(self) -> None:
        """Weigh as much as every other cell from now on.

        Raises:
            SandboxError: the engine refused.
        """
        with engine_trouble_as_ours("raising a cell's share of the processors"):
            self._api.update_container(self.container_id, cpu_shares=CPU_SHARES)

    def is_alive(self) -> bool:
        """Whether the container still waits for a job and has said nothing unasked."""
        return self._stream.is_quiet()

    def close(self) -> None:
        """Remove the container; returns when it is gone. Without an engine that is put off to the next start of a cell."""
        if not remove(self._api, self.container_id):
            self._left.add(self.container_id)
        # Only now: a thread that still reads has been woken by the end of the stream.
        if self._attached is not None:
            _detach(self._attached)

    def _next_event(self) -> Event:
        frame = read_frame(self._stream)  # type: ignore[arg-type]
        if frame is None:
            raise StreamClosed("end of stream between two frames")
        return from_json(frame)

    def _fit_memory(self, memory_mb: int) -> None:
        if memory_mb <= self._memory_mb:
            return
        try:
            limit = _megabytes(memory_mb + OVERHEAD_MB)
            self._api.update_container(self.container_id, mem_limit=limit, memswap_limit=limit)
        except ENGINE_ERRORS as error:
            raise StreamClosed(f"the engine did not raise the memory limit: {error}") from error
        self._memory_mb = memory_mb

    def _check_engine(self) -> None:
        try:
            self._api.ping()
        except ENGINE_ERRORS as error:
            raise EngineGone(f"the Docker engine went away in the middle of a job: {error}") from error

    def _last_words(self) -> str:
        words = self._stream.stderr.decode(errors="replace").strip()
        return f"stderr: {words}" if words else "it said nothing on stderr"


def remove(api: docker.APIClient, container_id: str) -> bool:
    """Kill and remove a container and wait until it is gone; false when the engine did not do it. Never raises.

    Containers remove themselves when they end, so ours may come too late: 404 and 409 are as good as done.
    """
    try:
        try:
            api.remove_container(container_id, force=True, v=True)
        except docker.errors.APIError as error:
            if error.status_code == requests.codes.conflict:
                api.wait(container_id, condition="removed", timeout=30)
            elif error.status_code != requests.codes.not_found:
                raise
    except docker.errors.NotFound:
        return True
    except ENGINE_ERRORS:
        return False
    return True


def _create(cells: DockerCells, name: str) -> dict[str, Any]:
    # The SDK attaches stdin once: it ends when this process does, even by SIGKILL, and the cell ends with it.
    created: dict[str, Any] = cells.api.create_container(
        cells.image,
        name=name,
        entrypoint=list(cells.command) if cells.command else None,
        command=None if cells.command else init_arguments(cells.without),
        hostname="cell",
        stdin_open=True,
        network_disabled="network" not in cells.without,
        labels={CELL_LABEL: "1", OWNER_LABEL: cells.owner},
        host_config=host_config(
            cells.api,
            memory_bytes=_megabytes(cells.memory_mb + OVERHEAD_MB),
            cpus=cells.cpus,
            cpu_shares=cells.cpu_shares,
            runtime=cells.runtime,
            without=cells.without,
        ),
    )
    return created


def _megabytes(count: int) -> int:
    return count * 1024 * 1024


def _raw_socket(attached: Any) -> socket.socket:
    raw: socket.socket = getattr(attached, "_sock", attached)
    return raw


def _detach(attached: Any) -> None:
    """Close every descriptor of an attached stream: the SDK leaves them to the garbage collector."""
    raw = _raw_socket(attached)
    response = getattr(attached, "_response", None)
    for part in (response, attached, raw):
        if part is not None:
            with contextlib.suppress(OSError):
                part.close()

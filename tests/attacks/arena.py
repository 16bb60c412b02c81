"""Runs attacks on a real sandbox, and looks at what each one left behind."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any
from uuid import uuid4

import docker.errors

from rehearse.judging import build_job, expected
from rehearse.submissions.verdict import Verdict, decide
from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Answered, Event, to_json
from tests.attacks.attack import Attack
from tests.attacks.problem import inputs
from tests.attacks.problems import HONEST, PROBLEMS
from tests.attacks.processes import MemoryWatch, below, roots_of

#: What a judge may take at its peak: itself, and a few copies of the largest reply.
JUDGE_MAX_MB = 600

#: How long something may take to be gone. What has to go goes at once; a machine may be busy.
PATIENCE_S = 30.0

#: An abnormal end replaces a cell long before.
JOBS_PER_CELL = 200

CANARIES = (inputs.CANARY, inputs.CANARY.partition(":")[2], str(inputs.CANARY_NUMBER))


@dataclass
class Result:
    """What became of one attack; no complaint means that all was as it must be."""

    attack: Attack
    backend: str
    got: str = ""
    ms: float = 0.0
    honest_ms: float = 0.0
    judge_mb: float = 0.0
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """A cell that a user's job went to."""

    cell: Any
    roots: frozenset[int]


class Arena:
    """One sandbox with room for several attacks at a time."""

    def __init__(self, backend: str, *, cells: int = 3) -> None:
        self.backend = backend
        self._cells = cells
        # As many users as attacks at a time: one attack's cell is the next one's, unless it had to be replaced.
        self._users: SimpleQueue[str] = SimpleQueue()
        for number in range(cells):
            self._users.put(f"attacker {number}")
        self._lock = Lock()
        self._seen: dict[str, Seen] = {}
        self.sandbox = open_sandbox(backend, cells=cells, jobs_per_cell=JOBS_PER_CELL, on_progress=lambda _: None)
        self._note_takers()
        self._watch = MemoryWatch()
        self._idle = self._processes_of_an_idle_cell()

    def _note_takers(self) -> None:
        """Remember which cell each user's job goes to: the sandbox itself tells nobody."""
        pool: Any = self.sandbox._pool  # type: ignore[attr-defined]
        take = pool.take

        def taking(user: str) -> Any:
            slot = take(user)
            seen = Seen(slot.cell, roots_of(slot.cell))
            with self._lock:
                self._seen[user] = seen
            self._watch.start(seen.roots)
            return slot

        pool.take = taking

    def _processes_of_an_idle_cell(self) -> int:
        verdict, _ = self._judge("plain", HONEST, "submit", "nobody")
        if verdict.word != "accepted":
            raise RuntimeError(f"before any attack, an honest submission got {verdict.word}: {verdict.detail}")
        roots, count = self._seen["nobody"].roots, 0
        while count != (count := len(below(roots))):
            time.sleep(0.5)
        return count

    def run(self, attacks: Iterable[Attack], *, workers: int | None = None) -> Iterator[Result]:
        """Each attack's result, in order, as they come."""
        with ThreadPoolExecutor(workers or self._cells) as threads:
            yield from threads.map(self.attack, attacks)

    def attack(self, attack: Attack) -> Result:
        """Judge an attack, then an honest submission of the same user, and look for what is left."""
        user = self._users.get()
        try:
            return self._attack(attack, user)
        finally:
            self._users.put(user)

    def _attack(self, attack: Attack, user: str) -> Result:
        result = Result(attack, self.backend)
        for _ in range(2 if attack.name.startswith("persistence/") else 1):
            began = time.perf_counter()
            verdict, events = self._judge(attack.problem, attack.source, attack.mode, user, attack.inputs)
            result.ms = (time.perf_counter() - began) * 1000
            result.got = verdict.word
            result.complaints += _about_the_verdict(attack, self.backend, verdict, events)
        attacked = self._seen[user]
        self._honest(user, result)
        self._look_behind(attacked, self._seen[user], result)
        return result

    def _honest(self, user: str, result: Result) -> None:
        began = time.perf_counter()
        verdict, _ = self._judge("plain", HONEST, "submit", user)
        result.honest_ms = (time.perf_counter() - began) * 1000
        if verdict.word != "accepted":
            result.complaints.append(
                f"an honest submission behind it got {verdict.word}: {verdict.detail or verdict.failure}"
            )

    def _judge(
        self, problem_name: str, source: str, mode: Any, user: str, inputs: Sequence[CustomInput] = ()
    ) -> tuple[Verdict, list[Event]]:
        problem = PROBLEMS[problem_name]
        job = build_job(problem, source, mode, job_id=uuid4().hex, inputs=inputs)
        events = list(self.sandbox.judge(job, user=user))
        return decide(expected(problem, mode), events), events

    def _look_behind(self, attacked: Seen, now: Seen, result: Result) -> None:
        result.judge_mb = self._watch.stop(attacked.roots) / 1024
        if result.judge_mb > JUDGE_MAX_MB:
            result.complaints.append(f"the judge took {result.judge_mb:.0f} MB")
        # A cell that stays has as many processes as one that never saw an attack; one that was replaced has none.
        allowed = self._idle if now.cell is attacked.cell else 0
        if not _comes_true(lambda: len(below(attacked.roots)) <= allowed):
            names = [f"{process.name} of user {process.uid}" for process in below(attacked.roots)]
            result.complaints.append(f"processes are left: {', '.join(names)}")
        if now.cell is attacked.cell and (changed := changed_files(now.cell)):
            result.complaints.append(f"files are left: {changed}")

    def close(self) -> list[str]:
        """Close the sandbox; what is left of it."""
        roots = {seen.roots for seen in self._seen.values()}
        self.sandbox.close()
        self._watch.close()
        # The engine's client keeps its connections for its next question, and nobody asks any more.
        self._seen.clear()
        del self.sandbox
        gc.collect()
        return [f"processes of {root} are left" for root in roots if not _comes_true(lambda: not below(root))]  # noqa: B023 - called at once


def changed_files(cell: Any) -> list[str]:
    """What differs from the image in a container; other cells have no file of their own, nor has one that was replaced since."""
    container = getattr(cell, "container_id", None)
    if container is None:
        return []
    try:
        return [change["Path"] for change in cell._api.diff(container) or ()]
    except docker.errors.NotFound:
        return []


def _about_the_verdict(attack: Attack, backend: str, verdict: Verdict, events: list[Event]) -> list[str]:
    complaints = []
    if verdict.word != (expected := attack.expected(backend)):
        complaints.append(f"{verdict.word} instead of {expected}: {verdict.detail or verdict.failure}")
    answered = [event.outcome for event in events if isinstance(event, Answered)]
    if verdict.word == expected and answered != attack.answered:
        complaints.append(f"its inputs were answered {answered} instead of {attack.answered}")
    texts = [to_json(event) for event in events]
    if attack.contains and not any(attack.contains in text for text in texts):
        complaints.append(f"{attack.contains!r} is not in what the learner reads: {verdict.failure}")
    if any(canary in text for canary in CANARIES for text in texts):
        complaints.append("a canary of the suite came out")
    return complaints


def left_open(before: set[str]) -> list[str]:
    """What is wrong with the descriptors of this process, once every arena that was opened since then is closed."""
    if _comes_true(lambda: descriptors() <= before):
        return []
    return [f"descriptors are open: {sorted(descriptors() - before)}"]


def descriptors() -> set[str]:
    """The descriptors of this process that hold something beside files: sockets and pipes leak, logs do not."""
    found = set()
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith(("socket:", "pipe:")):
            found.add(f"{link.name} {target}")
    return found


def _comes_true(claim: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not claim():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True

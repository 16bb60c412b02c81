"""What a machine carries: cells that are replaced each second, memory of an idle one, submissions in a minute."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docker

from rehearse.catalog.problem import Problem
from rehearse.judging import build_job
from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.docker_cell import CELL_LABEL, OWNER_LABEL
from rehearse_sandbox.host.owner import own_name
from rehearse_sandbox.wire.events import Ended
from tests.bench import processor, samples
from tests.bench.many_users import HEADER, ManyUsers, add_users

#: People who send at the same time.
USERS = 6


@dataclass(frozen=True)
class Carried:
    """Submissions that a machine judged in a minute, and the processor milliseconds for each of them by who had those."""

    per_minute: float
    processor_ms: dict[str, float]


def refills_per_second(problem: Problem, *, seconds: float) -> float:
    """How many cells are used up and replaced each second when each one judges a single job."""
    with closing(open_sandbox("docker", reuse="never", cells=2, on_progress=lambda _: None)) as sandbox:
        sandbox.warm()
        count, began = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - began) < seconds:
            job = build_job(problem, problem.reference, "run", job_id=f"refill-{count}")
            *_, end = sandbox.judge(job, user=str(count))
            if not isinstance(end, Ended) or end.reason != "completed":
                raise RuntimeError(f"a cell for one job ended with {end}")
            count += 1
        return count / elapsed


def idle_megabytes() -> float:
    """Median memory of a cell that waits, as its cgroup counts it: pages that several cells share count once."""
    with closing(open_sandbox("docker", cells=2, on_progress=lambda _: None)) as sandbox:
        sandbox.warm()
        time.sleep(3)  # A cell may still start beside the one that is ready.
        api = docker.APIClient()
        with closing(api):
            own = {"label": [f"{CELL_LABEL}=1", f"{OWNER_LABEL}={own_name()}"]}
            used = [_megabytes(api.stats(each["Id"], stream=False)) for each in api.containers(filters=own)]
        return statistics.median(used)


def _megabytes(stats: dict[str, Any]) -> float:
    memory: dict[str, Any] = stats["memory_stats"]
    details = memory.get("stats", {})
    unused: int = details.get("total_inactive_file", details.get("inactive_file", 0))
    return float(memory["usage"] - unused) / 1024**2


def submissions_per_minute(
    data: Path, catalogue: Path, problems: Sequence[Problem], *, reuse: str, cells: int | None, seconds: float
) -> Carried:
    """Accepted submissions in a minute over HTTP, sent by several users without a pause.

    With fewer `cells` than users, cells change hands; None leaves their number to the machine.
    """
    variables = {"REHEARSE_CELL_REUSE": reuse}
    if cells is not None:
        variables |= {"REHEARSE_CELLS_MIN": str(cells), "REHEARSE_CELLS_MAX": str(cells)}
    server = ManyUsers(data, problems=catalogue, variables=variables)
    server.start()
    try:
        add_users(data, USERS)
        server.wait_until_the_bank_is_full()
        return _drive(server, problems, seconds)
    finally:
        server.stop()


def _drive(server: ManyUsers, problems: Sequence[Problem], seconds: float) -> Carried:
    assert server.process is not None, "a server that was started has a process"
    ended = itertools.count()
    troubles: list[str] = []
    stop = time.perf_counter() + seconds

    def send(user: int) -> None:
        site = replace(server.site, headers={HEADER: str(user)})
        for number in itertools.count():
            if time.perf_counter() >= stop:
                return
            problem = problems[(number + user) % len(problems)]
            sample = samples.take(site, problem.slug, f"{problem.reference}\n# {number}\n")
            if sample.verdict != "accepted":
                troubles.append(f"{problem.slug}: {sample.verdict}")
                return
            next(ended)

    threads = [threading.Thread(target=send, args=(user,)) for user in range(1, USERS + 1)]
    began, spent = time.perf_counter(), processor.watch(server.process.pid)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    minutes, processors = (time.perf_counter() - began) / 60, spent()
    if troubles:
        raise RuntimeError(f"references were refused: {troubles}")
    count = next(ended)
    return Carried(count / minutes, {who: 1000 * seconds / count for who, seconds in processors.items()})

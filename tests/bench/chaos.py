"""Does every submission get its one right verdict, whatever is killed? `python -m tests.bench.chaos`.

Sends programs with known verdicts to a served site, and kills at random moments: the web server with all its processes
(then starts it again), its worker process alone, a worker thread, a cell, and the Docker engine (one of the script's own).
Then it looks into the database and around the machine. Exit code 1 when anything is wrong.

Needs root and dockerd for the engine of its own; without `engine` in --kill it uses the usual one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from itertools import chain, cycle, islice, repeat
from pathlib import Path
from threading import Event, Thread

import docker
import docker.errors
import requests
from rich.console import Console
from rich.table import Table

from rehearse.catalog.catalog import Catalog
from tests.bench.fragile_server import VARIABLE
from tests.bench.own_engine import OwnEngine, own_engine
from tests.bench.programs import Program, known
from tests.served import Server

PROBLEMS = Path(__file__).parents[2] / "problems"
#: A run in which no verdict comes for so long has failed.
SILENCE_S = 300

CELLS = {"label": "rehearse.cell=1"}
say = Console(stderr=True).print


class FragileServer(Server):
    """A server whose threads can be killed."""

    module = "tests.bench.fragile_server"

    @property
    def pipe(self) -> Path:
        """What its listener reads."""
        return self.data / "fragile"


@dataclass
class Run:
    """One run: what is served, what is sent, and what was killed so far."""

    server: FragileServer
    engine: OwnEngine | None
    choice: random.Random
    killed: Counter[str] = field(default_factory=Counter)
    over: Event = field(default_factory=Event)

    def kill_web(self) -> None:
        """End every process of the server; start it again after a moment."""
        self.server.kill()
        time.sleep(self.choice.uniform(0, 2))
        self.server.start(path="/healthz")

    def kill_process(self) -> None:
        """End the process that judges; the one that minds it starts another."""
        assert self.server.process is not None
        number = self.server.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        if children:
            os.kill(int(children[0]), signal.SIGKILL)

    def kill_thread(self) -> None:
        """End a worker thread."""
        with suppress(OSError):
            # Without a reader this raises at once instead of waiting for one.
            pipe = os.open(self.server.pipe, os.O_WRONLY | os.O_NONBLOCK)
            os.write(pipe, f"{self.choice.random()}\n".encode())
            os.close(pipe)

    def kill_cell(self) -> None:
        """End one of the cells, most likely one that works or is about to."""
        with suppress(docker.errors.DockerException, requests.RequestException):
            client = client_of(self.engine)
            try:
                cells = [each["Id"] for each in client.containers(filters=own_cells(self.server, client))]
                if cells:
                    client.kill(self.choice.choice(cells))
            finally:
                client.close()

    def kill_engine(self) -> None:
        """End the Docker engine; start it again after some seconds without one."""
        assert self.engine is not None
        self.engine.kill()
        time.sleep(self.choice.uniform(0, 8))
        self.engine.start()

    def disturb(self, kinds: list[str], pause_s: float, kills: int) -> None:
        """Kill so many things one after the other, each kind equally often, or until the run is over."""
        rounds = (self.choice.sample(kinds, len(kinds)) for _ in repeat(None))
        for kind in islice(chain.from_iterable(rounds), kills):
            if self.over.wait(self.choice.uniform(0.3, 2 * pause_s)):
                return
            say(f"  kills {kind}")
            getattr(self, f"kill_{kind}")()
            self.killed[kind] += 1

    def end(self) -> None:
        """Leave nothing of the run, whatever broke it off."""
        self.over.set()
        self.server.kill()


def client_of(engine: OwnEngine | None) -> docker.APIClient:
    """A client of the engine that the server uses."""
    return engine.client() if engine is not None else docker.from_env().api


def own_cells(server: FragileServer, client: docker.APIClient) -> dict[str, list[str]]:
    """A filter for the cells of this server, of which other servers on the same engine have none."""
    assert server.process is not None
    pids = {
        str(server.process.pid),
        *Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split(),
    }
    owners = {each["Labels"]["rehearse.owner"] for each in client.containers(filters=CELLS)}
    own = [owner for owner in owners if pids & set(owner.split("/"))]
    return {"label": ["rehearse.cell=1", f"rehearse.owner={own[0] if own else 'nobody'}"]}


def main() -> None:
    """Run once for each round and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=40, help="how many are sent (default: 40; the goal: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the choice and the moments of what is killed")
    parser.add_argument("--pause", type=float, default=3.0, help="mean seconds between two kills (default: 3)")
    parser.add_argument("--kills", type=int, help="how many are done (default: a fourth of the submissions)")
    parser.add_argument("--kill", default="web,process,thread,cell,engine", help="what is killed, with commas")
    options = parser.parse_args()
    kinds = options.kill.split(",")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("broken off"))
    with ExitStack() as stack:
        engine = stack.enter_context(own_engine()) if "engine" in kinds else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rehearse-chaos-")))
        run = Run(FragileServer(folder), engine, random.Random(options.seed))
        stack.callback(run.end)
        prepare(run, options.submissions)
        began = time.monotonic()
        faults = [*play(run, options, kinds), *look_around(run)]
        report(run, faults, time.monotonic() - began)
    sys.exit(1 if faults else 0)


def prepare(run: Run, submissions: int) -> None:
    """Set the server's environment and start it."""
    settings = {
        VARIABLE: str(run.server.pipe),
        "REHEARSE_QUEUE_PER_USER": str(submissions),
    }
    if run.engine is not None:
        settings["DOCKER_HOST"] = run.engine.address
    os.environ.update(settings)  # noqa: TID251  the server is our child and inherits it
    os.mkfifo(run.server.pipe)
    run.server.start()


def play(run: Run, options: argparse.Namespace, kinds: list[str]) -> Iterator[str]:
    """Send, disturb, wait for the last verdict; then say what is wrong in the database."""
    count = options.submissions
    catalog = Catalog.load(PROBLEMS)
    programs = [program for problem in catalog.problems.values() for program in known(problem)]
    run.choice.shuffle(programs)
    disturber = Thread(target=run.disturb, args=[kinds, options.pause, options.kills or count // 4], daemon=True)
    disturber.start()
    for program in islice(cycle(programs), count):
        persist(lambda program=program: run.server.site.submit(program.problem.slug, program.source))
        time.sleep(run.choice.uniform(0, 0.3))
    before, moved = count, time.monotonic()
    while left := unfinished(run.server.data):
        if left != before:
            before, moved = left, time.monotonic()
        if time.monotonic() - moved > SILENCE_S:
            yield f"{left} submissions wait, and none had its verdict for {SILENCE_S} s"
            break
        time.sleep(0.5)
    run.over.set()
    disturber.join()
    yield from wrong_rows(run.server.data, {program.source: program for program in programs}, count)


def persist(send: Callable[[], object]) -> None:
    """Send until it is taken. One that was taken before its answer was cut off is sent once more; both must be judged."""
    while True:
        try:
            send()
        except (OSError, RuntimeError, ValueError, EOFError):
            time.sleep(0.2)
        except Exception as error:  # noqa: BLE001  http.client has a family of its own for connections that break
            say(f"  {type(error).__name__}: sends again")
            time.sleep(0.2)
        else:
            return


def rows(data: Path, query: str) -> list[sqlite3.Row]:
    """What the database says; it is read only."""
    with closing(sqlite3.connect(f"file:{data / 'rehearse.db'}?mode=ro", uri=True, timeout=30)) as database:
        database.row_factory = sqlite3.Row
        return database.execute(query).fetchall()


def unfinished(data: Path) -> int:
    """How many submissions have no verdict yet."""
    return int(rows(data, "SELECT count(*) AS n FROM submissions WHERE state != 'done'")[0]["n"])


def wrong_rows(data: Path, programs: dict[str, Program], count: int) -> Iterator[str]:
    """Submissions without exactly one verdict, or with another than undisturbed."""
    found = rows(data, "SELECT * FROM submissions")
    if len(found) < count:
        yield f"{count} submissions were sent, {len(found)} are stored"
    told = "SELECT submission_id AS id, count(*) AS n FROM submission_events WHERE kind = 'verdict' GROUP BY 1"
    verdicts = {row["id"]: row["n"] for row in rows(data, told)}
    failures: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in found:
        program = programs[row["source"]]
        name = f"{row['id'][:8]} ({program.problem.slug}, {program.name}, attempts {row['attempts']})"
        failures[program.source, row["level"]].add(json.dumps(json.loads(row["failure"] or "null"), sort_keys=True))
        # Who has passed a level before is judged up to the next one.
        expected = program.verdict_up_to(row["level"])
        if row["verdict"] != expected:
            yield f"{name}: {row['verdict']} instead of {expected}"
        if verdicts.get(row["id"]) != 1:
            yield f"{name}: {verdicts.get(row['id'], 0)} verdicts were told"
        if row["lease_token"] is not None:
            yield f"{name}: somebody still holds it"
    for (source, _), texts in failures.items():
        if len(texts) > 1:
            yield f"{programs[source].problem.slug}, {programs[source].name}: {len(texts)} different failures are shown"


def look_around(run: Run) -> Iterator[str]:
    """Stop the server; whatever is there then should not be."""
    repeated = rows(run.server.data, "SELECT attempts, faults, count(*) AS n FROM submissions GROUP BY 1, 2")
    say("  " + "; ".join(f"{row['n']} with {row['attempts']} attempts, {row['faults']} faults" for row in repeated))
    run.server.stop()
    deadline = time.monotonic() + 30
    while (found := left_over(run)) and time.monotonic() < deadline:
        time.sleep(0.5)
    yield from found


def left_over(run: Run) -> list[str]:
    """Processes of the server, and cells, that outlived it."""
    mark = f"REHEARSE_DATA_DIR={run.server.data}".encode()
    left = [] if run.engine is None else run.engine.left_over()
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark in path.read_bytes():
                left.append(f"process {path.parent.name} of the server")
    return left


def report(run: Run, faults: list[str], seconds: float) -> None:
    """Print what was killed and what came of it."""
    table = Table(title=f"Killed within {seconds:.0f} s")
    for kind in run.killed:
        table.add_column(kind, justify="right")
    table.add_row(*(str(times) for times in run.killed.values()))
    Console(width=110).print(table)
    for fault in faults:
        print(f"WRONG: {fault}")
    count = len(rows(run.server.data, "SELECT id FROM submissions"))
    print(
        f"{count} submissions: " + (f"{len(faults)} things are wrong" if faults else "each has its one right verdict")
    )
    if faults:
        print(run.server.log())


if __name__ == "__main__":
    main()

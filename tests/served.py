"""A served site of its own for a test or a measurement: a real server process, talked to over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path


@dataclass(frozen=True)
class Site:
    """Where the site answers, and what each request to it carries."""

    port: int
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a GET."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path, headers=dict(self.headers))
            response = connection.getresponse()
            return response.status, response.read()

    def submit(self, slug: str, source: str, mode: str = "submit") -> dict[str, str]:
        """Send a program; the answer names the submission and its event stream."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = json.dumps({"source": source, "mode": mode})
        headers = {"Content-Type": "application/json", **self.headers}
        connection.request("POST", f"/api/v1/problems/{slug}/submissions", body, headers)
        response = connection.getresponse()
        answer = json.loads(response.read())
        connection.close()
        if response.status != HTTPStatus.ACCEPTED:
            raise RuntimeError(f"{slug}: {response.status} {answer}")
        return answer

    def verdict(self, events: str) -> dict[str, object]:
        """Follow the event stream to its `verdict`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", events, headers=dict(self.headers))
        response = connection.getresponse()
        kind = ""
        for raw in response:
            line = raw.decode().rstrip("\n")
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: ") and kind == "verdict":
                connection.close()
                return json.loads(line.removeprefix("data: "))
        raise RuntimeError(f"{events} ended without a verdict")

    def seconds_to_verdict(self, slug: str, source: str) -> float:
        """Wall seconds from the POST to the verdict event of an accepted program."""
        started = time.perf_counter()
        verdict = self.verdict(self.submit(slug, source)["events"])
        elapsed = time.perf_counter() - started
        if verdict["verdict"] != "accepted":
            raise RuntimeError(f"{slug}: the reference is {verdict['verdict']}: {verdict['failure']}")
        return elapsed


class Server:
    """A server process on a free port, with a data folder that outlives it: it can be killed and started again."""

    #: What is run: the product's own command.
    module = "rehearse.cli"

    def __init__(
        self,
        data: Path,
        *,
        sandbox: str = "docker",
        problems: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.data = data
        self.sandbox = sandbox
        self.problems = problems
        self.variables = dict(variables or {})
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def site(self) -> Site:
        """The site, to talk to."""
        return Site(self.port)

    def command(self) -> list[str]:
        """What the product's command is told to do."""
        return ["serve", "--port", str(self.port), "--sandbox", self.sandbox]

    def start(self, *, path: str = "/readyz") -> None:
        """Start it and wait until `path` answers 200; `/readyz` does so once a warm cell waits."""
        environment = {**os.environ, "REHEARSE_DATA_DIR": str(self.data), **self.variables}  # noqa: TID251
        if self.problems is not None:
            environment["REHEARSE_PROBLEMS_DIR"] = str(self.problems)
        command = [sys.executable, "-m", self.module, *self.command()]
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        give_up = time.monotonic() + 300
        while time.monotonic() < give_up:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log()}")
            try:
                if self.site.get(path)[0] == HTTPStatus.OK:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"{path} did not answer 200 within 300 s:\n{self.log()}")

    def wait_until_the_bank_is_full(self) -> None:
        """Wait until every problem's examples are drawn; a measurement would else share the cores with that."""
        give_up = time.monotonic() + 900
        while time.monotonic() < give_up:
            bank = json.loads(self.site.get("/readyz")[1])["bank"]
            if bank["filled"] == bank["of"]:
                return
            time.sleep(1)
        raise RuntimeError(f"the bank was not full within 900 s:\n{self.log()}")

    def log(self) -> str:
        """What the server has printed, its end only."""
        return (self.data / "server.log").read_text(errors="replace")[-4000:]

    def kill(self) -> None:
        """End it as a power cut would: no handler runs."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(60)
            self.process = None

    def stop(self) -> None:
        """End it as an operator would."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)
            self.process = None


class PreviewServer(Server):
    """`rehearse preview` of one folder as its own process."""

    slug = ""

    @classmethod
    def of(cls, slug: str, data: Path, problems: Path, *, sandbox: str = "docker") -> PreviewServer:
        """A preview that is still to be started; what it prints goes into the data folder."""
        made = cls(data, problems=problems, sandbox=sandbox)
        made.slug = slug
        return made

    def command(self) -> list[str]:
        """What the product's command is told to do."""
        return ["preview", self.slug, "--port", str(self.port), "--sandbox", self.sandbox]


@contextmanager
def server(
    *, sandbox: str = "docker", problems: Path | None = None, variables: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A started server with an empty database, stopped at the end of the block."""
    with tempfile.TemporaryDirectory() as data:
        made = Server(Path(data), sandbox=sandbox, problems=problems, variables=variables)
        with running(made):
            yield made


@contextmanager
def running(made: Server) -> Iterator[None]:
    """Started at the beginning of the block, stopped at its end."""
    try:
        made.start()
        yield
    finally:
        made.stop()

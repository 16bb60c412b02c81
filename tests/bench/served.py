"""A served site of its own for a measurement, talked to over HTTP like a browser does."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """Where the site answers."""

    port: int

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()

    def submit(self, slug: str, source: str, mode: str = "submit") -> dict[str, str]:
        """Send a program; the answer names the submission and its event stream."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = json.dumps({"source": source, "mode": mode})
        connection.request(
            "POST", f"/api/v1/problems/{slug}/submissions", body, {"Content-Type": "application/json"}
        )
        response = connection.getresponse()
        answer = json.loads(response.read())
        if response.status != 202:
            raise RuntimeError(f"{slug}: {response.status} {answer}")
        return answer

    def verdict(self, events: str) -> dict[str, object]:
        """Follow the event stream to its `verdict`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", events)
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


@contextmanager
def site() -> Iterator[Site]:
    """Serve on a free port with an empty database, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "REHEARSE_DATA_DIR": data}  # noqa: TID251
        command = [sys.executable, "-m", "rehearse.cli", "serve", "--port", str(port), "--sandbox", "docker"]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_until_it_judges(Site(port), server)
            yield Site(port)
        finally:
            server.terminate()
            server.wait(60)


def _wait_until_it_judges(site: Site, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 300
    while time.monotonic() < give_up:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}; run `rehearse serve` to see why")
        try:
            if site.get("/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the server did not get ready to judge within 300 s")

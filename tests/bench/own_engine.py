"""A Docker engine of one's own, in a folder: it can be killed and started again without anybody else's containers noticing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import docker
import docker.errors
import requests

from rehearse_sandbox.host.build import ensure_image
from rehearse_sandbox.host.recipe import base_tag, packages_tag

_PATIENCE_S = 120


class OwnEngine:
    """A dockerd whose data, sockets and containers are all below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"unix://{folder}/docker.sock"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises:
            RuntimeError: it ended, or did not answer for too long.
        """
        # Where nobody buries the dead, a dockerd would take the pid of its killed predecessor, or of containerd, for alive.
        for name in ("docker.pid", "exec/containerd/containerd.pid"):
            (self.folder / name).unlink(missing_ok=True)
        command = [
            "dockerd",
            f"--data-root={self.folder}/data",
            f"--exec-root={self.folder}/exec",
            f"--pidfile={self.folder}/docker.pid",
            f"--host={self.address}",
            "--bridge=none",
            "--iptables=false",
            "--ip-forward=false",
            "--ip-masq=false",
        ]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        give_up = time.monotonic() + _PATIENCE_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"dockerd did not start; {self.folder}/log says why")
            time.sleep(0.1)

    def client(self) -> docker.APIClient:
        """A client of this engine; close it."""
        return docker.APIClient(base_url=self.address, timeout=60)

    def _answers(self) -> bool:
        try:
            # Making a client asks for the engine's version.
            self.client().close()
        except (docker.errors.DockerException, requests.RequestException):
            return False
        return True

    def kill(self) -> None:
        """End it as a crash would. Its containers are left to themselves."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(_PATIENCE_S)
            self._process = None

    def take_images(self) -> None:
        """Bring the layers that take long to make from the usual engine, if it has them, and build the rest."""
        with suppress(subprocess.CalledProcessError):
            saved = subprocess.Popen(["docker", "save", base_tag(), packages_tag()], stdout=subprocess.PIPE)
            subprocess.run(
                ["docker", "--host", self.address, "load"], stdin=saved.stdout, check=True, stdout=subprocess.DEVNULL
            )
            saved.wait(_PATIENCE_S)
        client = self.client()
        ensure_image(client)
        client.close()

    def left_over(self) -> list[str]:
        """Containers, and processes that hold them, which are there although every server is gone."""
        client = self.client()
        containers = [f"container {each['Id'][:12]}, {each['Status']}" for each in client.containers(all=True)]
        client.close()
        return containers + [f"process {number}: {words[:120]}" for number, words in self._shims()]

    def end_shims(self) -> None:
        """End what a killed engine left and the next one did not take over."""
        for number, _ in self._shims():
            with suppress(OSError):
                os.kill(int(number), signal.SIGKILL)

    def _shims(self) -> Iterator[tuple[str, str]]:
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                words = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if "containerd-shim" in words and str(self.folder) in words:
                    yield path.parent.name, words


@contextmanager
def own_engine() -> Iterator[OwnEngine]:
    """A started engine with our images, gone at the end of the block with all that it had."""
    folder = Path(tempfile.mkdtemp(prefix="rehearse-engine-"))
    engine = OwnEngine(folder)
    try:
        engine.start()
        engine.take_images()
        yield engine
    finally:
        engine.stop()
        engine.end_shims()
        remove(folder)


def remove(folder: Path) -> None:
    """Remove the engine's folder. What a killed engine left mounted below it is let go of first, and nothing else is."""
    below = f"{folder}{os.sep}"
    mounted = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    for path in sorted((each for each in mounted if each.startswith(below)), reverse=True):
        subprocess.run(["umount", path], check=True)
    shutil.rmtree(folder)

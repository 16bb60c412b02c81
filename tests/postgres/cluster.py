"""A PostgreSQL server of a test process's own: its files are in a folder that goes with it, and only a socket there leads to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

#: What a server that holds nothing of worth may leave out; and as many connections as the pools of a few sites take.
_OPTIONS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300 -c listen_addresses="

#: The server refuses to run as root; its Debian package brings this user.
_USER = "postgres"


class Cluster:
    """One server with its databases."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="rehearse-postgres-"))
        self._data = self._folder / "data"
        if os.getuid() == 0:
            shutil.chown(self._folder, _USER, _USER)
        # A text sorts by its bytes, as it does in SQLite.
        self._run("initdb", "--username", _USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run(
            "pg_ctl", "--wait", "--log", str(self._folder / "log"), "-o", f"-k {self._folder} {_OPTIONS}", "start"
        )

    def url(self, database: str) -> str:
        """Where SQLAlchemy finds a database of this server."""
        return f"postgresql://{_USER}@/{database}?host={self._folder}"

    def close(self) -> None:
        """End the server and remove whatever it stored."""
        self._run("pg_ctl", "--mode=immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [_place_of(program), "--pgdata", str(self._data), *arguments]
        whose = {"user": _USER, "group": _USER, "extra_groups": []} if os.getuid() == 0 else {}
        # A server that was started keeps what it inherits: a pipe would never end.
        with (self._folder / "commands").open("a+") as said:
            if subprocess.run(command, stdout=said, stderr=said, cwd="/", check=False, **whose).returncode:  # type: ignore[call-overload]
                said.seek(0)
                raise RuntimeError(f"{program} did not succeed:\n{said.read()[-4000:]}")


def _place_of(program: str) -> str:
    """Where a program of the server is: Debian keeps them out of the path, a folder for each version."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    found = shutil.which(program, path=os.pathsep.join([*map(str, reversed(versions)), os.defpath]))
    if found is None:
        raise RuntimeError(f"{program} was not found; tests/postgres/ensure-postgres.sh says how to get it")
    return found

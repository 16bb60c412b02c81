"""The bubblewrap back end: candidates in namespaces of their own, the judge outside of them.

A plain user needs user namespaces for it. Root does without, and gives each candidate a user of its own as a container
does; the first process then keeps the three capabilities that this takes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rehearse_sandbox.host.cgroup import MAX_PROCESSES, CellGroup
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.interpreter import PACKAGES, Interpreter, find_interpreter
from rehearse_sandbox.host.local_cell import ENVIRONMENT, Plan, Users, new_users, process_limits

#: The first version that can say who may enter the folders that it makes.
OLDEST_VERSION = (0, 5, 0)

ROOT = Path("/")

INSTALL = "install bubblewrap (`apt-get install bubblewrap`, `dnf install bubblewrap`)"

#: Processes and threads of a candidate where nothing limits the memory of all of them together.
FEW_PROCESSES = 32

#: Texts hash alike in every cell, so that equal programs get equal verdicts.
_ENVIRONMENT = tuple(part for name, value in ENVIRONMENT.items() for part in ("--setenv", name, value))

_DEVICES = ("/dev/null", "/dev/urandom")

#: What a namespace's first process may do as root, to make candidates other users and to end them.
_ROOT_CAPABILITIES = ("CAP_SETUID", "CAP_SETGID", "CAP_KILL")

_START = (
    "import sys; sys.path.append({packages!r}); sys.dont_write_bytecode = True; "
    "from rehearse_sandbox.inside.candidate_init import main; main()"
)


@dataclass(frozen=True, slots=True)
class Bubblewrap:
    """The installed program and what it shows of this machine."""

    program: str
    interpreter: Interpreter
    as_root: bool

    def plan(self, memory_mb: int, group: CellGroup | None) -> Plan:
        """How one more cell is started."""
        users = new_users()
        orders = {
            "kind": "users" if self.as_root else "namespace",
            "first_uid": users.first_candidate,
            "processes": MAX_PROCESSES if group else FEW_PROCESSES,
            **process_limits(memory_mb, group),
        }
        start = ["-s", "-P", "-S", "-c", _START.format(packages=str(PACKAGES)), json.dumps(orders)]
        return Plan(
            [self.program, *self._arguments(), "--", *self.interpreter.command, *start],
            judge_uid=judge_uid(users) if self.as_root else None,
            groups=[str(folder) for folder in group.folders] if group else [],
        )

    def _arguments(self) -> list[str]:
        shown_at = (*self.interpreter.files, *map(Path, _DEVICES))
        folders = sorted({folder for inside in shown_at for folder in inside.parents if folder != ROOT})
        # Otherwise they would be its own only, and a candidate of another user could import nothing more.
        open_to_all = [part for folder in folders for part in ("--perms", "0755", "--dir", str(folder))]
        shown = [
            part for inside, file in self.interpreter.files.items() for part in ("--ro-bind", str(file), str(inside))
        ]
        devices = [part for name in _DEVICES for part in ("--dev-bind", name, name)]
        return [
            *self._namespaces(), "--die-with-parent", "--new-session", "--as-pid-1", "--clearenv", *_ENVIRONMENT,
            "--hostname", "cell",
            *open_to_all, *shown, *self._hidden(), *devices, "--remount-ro", "/", "--chdir", "/", *self._capabilities(),
        ]  # fmt: skip

    def _hidden(self) -> list[str]:
        """Nothing where the standard library's folder has what else is installed, which is no business of a candidate."""
        others = self.interpreter.stdlib / "site-packages"
        if not (self.interpreter.files[self.interpreter.stdlib] / "site-packages").is_dir():
            return []
        return ["--tmpfs", str(others), "--remount-ro", str(others)]

    def _namespaces(self) -> list[str]:
        kinds = ("ipc", "pid", "net", "uts") if self.as_root else ("user", "ipc", "pid", "net", "uts")
        return [*(f"--unshare-{kind}" for kind in kinds), "--unshare-cgroup-try"]

    def _capabilities(self) -> list[str]:
        kept = _ROOT_CAPABILITIES if self.as_root else ()
        return ["--cap-drop", "ALL", *(part for name in kept for part in ("--cap-add", name))]


def find_bubblewrap() -> Bubblewrap:
    """The installed bubblewrap.

    Raises:
        SandboxError: there is none, or it is too old.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise SandboxError(f"bubblewrap is not installed; {INSTALL}")
    version = bubblewrap_version(program)
    if version < OLDEST_VERSION:
        wanted = ".".join(map(str, OLDEST_VERSION))
        raise SandboxError(f"bubblewrap {'.'.join(map(str, version))} is older than {wanted}; {INSTALL}")
    return Bubblewrap(program, find_interpreter(), as_root=os.geteuid() == 0)


def bubblewrap_version(program: str) -> tuple[int, ...]:
    """The version that the program tells; empty when it tells none."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", told)[:3])


def judge_uid(users: Users) -> int | None:
    """The judge's user when root may choose one; None when that user could not read this interpreter."""
    here = Path(sys.executable).resolve()
    packages = Path(__file__).resolve()
    folders = {*here.parents, *packages.parents, *Path(sys.prefix).resolve().parents}
    return users.judge if all(folder.stat().st_mode & 1 for folder in folders) else None

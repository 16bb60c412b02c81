"""Who owns a container: a server process, named so that another one can tell whether it still lives."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def own_name() -> str:
    """This process as `machine/pid-namespace/pid/start-time`."""
    return f"{_place()}/{os.getpid()}/{_start_time(os.getpid())}"


def is_gone(owner: str) -> bool:
    """Whether the process that `own_name` named is certainly gone.

    A process of another machine or namespace may live, for all we can see from here, so it is never called gone.
    """
    place, pid, start = _parts(owner)
    return place == _place() and pid.isdigit() and _start_time(int(pid)) != start


def _parts(owner: str) -> tuple[str, str, str]:
    machine, namespace, pid, start = (*owner.split("/"), "", "", "", "")[:4]
    return f"{machine}/{namespace}", pid, start


def _place() -> str:
    try:
        namespace = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        namespace = 0
    return f"{platform.node()}/{namespace}"


def _start_time(pid: int) -> str:
    """When the process started, in clock ticks since boot; `gone` without one; `unknown` where nothing tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return "gone" if Path("/proc/self/stat").exists() else _signalled(pid)
    return fields[19]


def _signalled(pid: int) -> str:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return "gone"
    except PermissionError:
        pass
    return "unknown"

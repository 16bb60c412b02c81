"""What of this machine makes judging slower, noisier or less confined. All of it is advice: judging works without."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rehearse_sandbox.host.cgroup import Groups
from rehearse_sandbox.host.finding import Finding

#: One for the judge and one for the candidate.
ENOUGH_CORES = 2


def machine_findings(groups: Groups | None, *, root: Path = Path("/"), cores: int | None = None) -> Iterator[Finding]:
    """Every finding about the machine whose file system begins at `root`."""
    yield _cores(len(os.sched_getaffinity(0)) if cores is None else cores)
    yield _governor(root)
    yield _swap(root)
    yield _memory_groups(groups)
    yield _namespaces(root)
    yield _tracing(root)


def _cores(count: int) -> Finding:
    few = count < ENOUGH_CORES
    advice = "give it two: judge and program take turns on one, and everything takes about twice as long" if few else ""
    return Finding("cores", ok=True, message=f"{count} processor{'' if count == 1 else 's'}", next_step=advice)


def _governor(root: Path) -> Finding:
    files = root.glob("sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor")
    found = sorted({text for file in files if (text := _text(file))})
    if not found:
        return Finding("processor speed", ok=True, message="the machine does not let it be chosen")
    advice = "" if found == ["performance"] else "for steady times choose `performance` (`cpupower frequency-set -g`)"
    return Finding("processor speed", ok=True, message=f"governor {', '.join(found)}", next_step=advice)


def _swap(root: Path) -> Finding:
    areas = _text(root / "proc/swaps").splitlines()[1:]
    if not areas:
        return Finding("swap", ok=True, message="off")
    advice = "judge with swap off (`swapoff -a`): a machine that pages makes honest programs miss their time limit"
    return Finding("swap", ok=True, message=f"on, {len(areas)} area{'' if len(areas) == 1 else 's'}", next_step=advice)


def _memory_groups(groups: Groups | None) -> Finding:
    if groups is not None:
        return Finding("memory groups", ok=True, message=f"control groups of version {groups.version} may be made")
    return Finding(
        "memory groups",
        ok=True,
        message="no control group may be made here; without Docker each process has a memory limit of its own",
        next_step="run the server as a systemd service, with `Delegate=yes` unless it is root",
    )


def _namespaces(root: Path) -> Finding:
    switches = {
        "user.max_user_namespaces": "0",
        "kernel.unprivileged_userns_clone": "0",
        "kernel.apparmor_restrict_unprivileged_userns": "1",
    }
    for name, refusing in switches.items():
        if _text(root / "proc/sys" / name.replace(".", "/")) == refusing:
            other = "1" if refusing == "0" else "0"
            value = "10000" if name == "user.max_user_namespaces" else other
            return Finding(
                "user namespaces",
                ok=True,
                message=f"{name} = {refusing} refuses them to plain users, who then have no bubblewrap",
                next_step=f"`sysctl {name}={value}`, or use Docker",
            )
    return Finding("user namespaces", ok=True, message="plain users may make them")


def _tracing(root: Path) -> Finding:
    scope = _text(root / "proc/sys/kernel/yama/ptrace_scope")
    if scope == "0":
        return Finding(
            "tracing",
            ok=True,
            message="kernel.yama.ptrace_scope = 0 lets processes of one user look into each other",
            next_step="`sysctl kernel.yama.ptrace_scope=1`; candidates are refused it by their own filter, too",
        )
    return Finding(
        "tracing", ok=True, message=f"ptrace_scope = {scope}" if scope else "refused by the candidates' filter"
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""

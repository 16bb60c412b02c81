"""Which sandboxes there are, and which one a name means on this machine."""

from __future__ import annotations

import hashlib
import itertools
import logging
import platform
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version

from rehearse_sandbox.host import process
from rehearse_sandbox.host.bubblewrap import find_bubblewrap
from rehearse_sandbox.host.build import ensure_image
from rehearse_sandbox.host.cell import Cell, CellMaker
from rehearse_sandbox.host.cgroup import CellGroup, Groups, find_groups, group_name
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.engine import connect
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.local_cell import OVERHEAD_MB, LocalCells, Planner
from rehearse_sandbox.host.pool import JOBS_PER_CELL, Reuse, Size
from rehearse_sandbox.host.recipe import code_files
from rehearse_sandbox.host.sandbox import PooledSandbox, Sandbox
from rehearse_sandbox.host.warm_up import prove_warm

_log = logging.getLogger(__name__)

#: Back ends that confine what they run, in the order in which `auto` tries them.
CONFINING = ("docker", "bubblewrap")

#: Every name of a back end. `process` confines nothing, so it is never chosen for anybody.
BACKENDS = (*CONFINING, "process")

#: A cell that fills banks gives way to every other process; the engine's least weight, where 1024 is usual.
FILLER_CPU_SHARES = 2

#: A cell that starts gives way to those that judge, because it starts ahead of need; with less it would starve on a
#: machine that is busy.
STARTING_CPU_SHARES = 512

#: The filler's wish in the words of the system's own scheduler.
FILLER_NICENESS = 19

_group_numbers = itertools.count(1)


def open_sandbox(
    name: str,
    *,
    reuse: Reuse = "user",
    jobs_per_cell: int = JOBS_PER_CELL,
    cells: int | Size = 1,
    runtime: str = "",
    on_progress: Callable[[str], None] = print,
) -> Sandbox:
    """The sandbox of this name, or the first that really judges for "auto"; its first cell is starting.

    `runtime` is Docker's name of the program that confines its containers. Who asks for one gets Docker or nothing.

    Raises:
        SandboxError: it cannot be had here; the message says what to do.
    """
    if name not in {"auto", *BACKENDS}:
        raise SandboxError(f"no sandbox is called {name!r}; use one of {', '.join(map(repr, ('auto', *BACKENDS)))}")
    backend, identity, make, make_filler = (
        choose(on_progress) if name == "auto" and not runtime else _makers(name, on_progress, runtime)
    )

    def make_warm() -> Cell:
        cell = prove_warm(make())
        try:
            cell.promote()
        except SandboxError:
            cell.close()
            raise
        return cell

    return PooledSandbox(
        backend,
        make_warm,
        cells=cells,
        reuse=reuse,
        jobs_per_cell=jobs_per_cell,
        identity=identity,
        make_filler=make_filler,
    )


#: The back end's name, its identity, how its cells are made, and how the one that fills banks is.
Makers = tuple[str, str, CellMaker, CellMaker]


def choose(on_progress: Callable[[str], None] = print) -> Makers:
    """The first back end that confines what it runs and judges a job of ours.

    Raises:
        SandboxError: none does; the message has the reason of each.
    """
    reasons = []
    for name in CONFINING:
        try:
            makers = _makers(name, on_progress)
            prove_warm(makers[2]()).close()
        except SandboxError as error:
            _log.info("%s cannot judge: %s", name, error)
            reasons.append(f"{name}: {error}")
        else:
            return makers
    raise SandboxError(f"No sandbox works here. {'. '.join(reasons)}.")


def cell_maker(name: str, on_progress: Callable[[str], None] = print) -> CellMaker:
    """How cells of a back end are made.

    Raises:
        SandboxError: it cannot be had here.
    """
    return _makers(name, on_progress)[2]


def _makers(name: str, on_progress: Callable[[str], None], runtime: str = "") -> Makers:
    if name in {"docker", "auto"}:
        return _docker(on_progress, runtime)
    planner: Planner = find_bubblewrap().plan if name == "bubblewrap" else process.plan
    cells = local_cells(planner, find_groups())
    return name, local_identity(), cells.make, replace(cells, niceness=FILLER_NICENESS).make


def _docker(on_progress: Callable[[str], None], runtime: str) -> Makers:
    api = connect()
    cells = DockerCells(api, ensure_image(api, on_progress), runtime=runtime)
    cells.remove_orphans()
    starting, filling = (replace(cells, cpu_shares=shares) for shares in (STARTING_CPU_SHARES, FILLER_CPU_SHARES))
    return "docker", cells.image, starting.make, filling.make


def local_cells(planner: Planner, groups: Groups | None) -> LocalCells:
    """Cells that are child processes, in control groups where these can be made."""
    if groups is None:
        return LocalCells(planner)
    groups.remove_orphans()
    return LocalCells(planner, partial(_new_group, groups))


def _new_group(groups: Groups, memory_mb: int) -> CellGroup | None:
    try:
        return groups.make(memory_mb + OVERHEAD_MB, group_name(next(_group_numbers)))
    except OSError as error:
        # Each process then has a limit of its own, as on machines without control groups.
        _log.warning("no control group for a cell: %s", error)
        return None


def local_identity() -> str:
    """What changes with the judge, its packages or the interpreter: the counterpart of an image's tag."""
    digest = hashlib.sha256()
    for name, content in code_files().items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    packages = " ".join(f"{name}-{version(name)}" for name in ("numpy", "pytest", "hypothesis"))
    digest.update(f"{platform.python_version()} {platform.machine()} {packages}".encode())
    return f"rehearse-local:{digest.hexdigest()[:16]}"

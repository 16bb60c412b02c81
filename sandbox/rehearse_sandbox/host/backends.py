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
from rehearse_sandbox.host.pool import Reuse, Size
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

#: The same wish in the words of the system's own scheduler.
FILLER_NICENESS = 19

_group_numbers = itertools.count(1)


def open_sandbox(
    name: str,
    *,
    reuse: Reuse = "user",
    jobs_per_cell: int = 20,
    cells: int | Size = 1,
    on_progress: Callable[[str], None] = print,
) -> Sandbox:
    """The sandbox of this name, or the first that really judges for "auto"; its first cell is starting.

    Raises:
        SandboxError: it cannot be had here; the message says what to do.
    """
    if name not in {"auto", *BACKENDS}:
        raise SandboxError(f"no sandbox is called {name!r}; use one of {', '.join(map(repr, ('auto', *BACKENDS)))}")
    backend, identity, make, make_filler = choose(on_progress) if name == "auto" else _makers(name, on_progress)

    def make_warm() -> Cell:
        return prove_warm(make())

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


def _makers(name: str, on_progress: Callable[[str], None]) -> Makers:
    if name == "docker":
        return _docker(on_progress)
    planner: Planner = find_bubblewrap().plan if name == "bubblewrap" else process.plan
    cells = local_cells(planner, find_groups())
    return name, local_identity(), cells.make, replace(cells, niceness=FILLER_NICENESS).make


def _docker(on_progress: Callable[[str], None]) -> Makers:
    api = connect()
    cells = DockerCells(api, ensure_image(api, on_progress))
    cells.remove_orphans()
    return "docker", cells.image, cells.make, replace(cells, cpu_shares=FILLER_CPU_SHARES).make


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

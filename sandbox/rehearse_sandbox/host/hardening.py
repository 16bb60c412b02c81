"""What the engine is told about a cell so that nothing gets out of it: every restriction of the container, in one place.

Each one is a layer with a name. Tests leave layers out to see what the others are worth; no setting can.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection
from functools import cache
from typing import Any

import docker
from docker.types import LogConfig, Ulimit

from rehearse_sandbox.host.recipe import recipe_file

#: Processes and threads of a whole cell: init, the judge, its pytest, and the candidate with what it starts.
MOST_PROCESSES = 128

#: Layers that init and the candidate put on themselves; they are left out by init's arguments.
INSIDE_LAYERS = frozenset({"users", "processes", "limits", "lockdown"})

#: User ids of candidates begin at a multiple of this, far above those that a machine gives to its own users.
_UIDS = 4096
_FIRST_UID = 2**30
_LAST_UID = 2**31 - _UIDS

#: Small enough that a candidate, which asks to be ended first, is; and nothing else of a cell before the server.
_OOM_SCORE = 300


def init_arguments(without: Collection[str]) -> list[str]:
    """What init is started with: its candidates' first user id, then the layers it leaves out.

    The kernel counts processes by user over all containers, so that cells must not share users.
    """
    first = _FIRST_UID + secrets.randbelow((_LAST_UID - _FIRST_UID) // _UIDS) * _UIDS
    return [str(first), *sorted(INSIDE_LAYERS & set(without))]


def host_config(
    api: docker.APIClient,
    *,
    memory_bytes: int,
    cpus: int,
    cpu_shares: int | None = None,
    runtime: str = "",
    without: Collection[str] = (),
) -> Any:
    """The engine's `HostConfig` of a cell.

    Raises:
        ValueError: `without` names no layer.
    """
    if unknown := set(without) - set(_LAYERS) - INSIDE_LAYERS:
        known = sorted({*_LAYERS, *INSIDE_LAYERS})
        raise ValueError(f"no layer is called {sorted(unknown)}; use some of {known}")
    options: dict[str, Any] = {"security_opt": []}
    for name, layer in _LAYERS.items():
        chosen = layer(memory_bytes) if name not in without else _WEAKENED.get(name, {})
        options["security_opt"] += chosen.get("security_opt", [])
        options |= {key: value for key, value in chosen.items() if key != "security_opt"}
    made = api.create_host_config(
        auto_remove=True,
        nano_cpus=cpus * 10**9,
        cpu_shares=cpu_shares,
        oom_score_adj=_OOM_SCORE,
        log_config=LogConfig(type="none"),
        runtime=runtime or None,
        **options,
    )
    # The SDK has no argument for it. Without it a cell would see the names of the machine's control groups.
    made["CgroupnsMode"] = "private"
    return made


def _network(_memory: int) -> dict[str, Any]:
    return {"network_mode": "none"}


def _read_only(_memory: int) -> dict[str, Any]:
    return {"read_only": True}


def _capabilities(_memory: int) -> dict[str, Any]:
    # init gives the judge and each candidate their own user, and ends a candidate's processes.
    return {"cap_drop": ["ALL"], "cap_add": ["SETUID", "SETGID", "KILL"]}


def _no_new_privileges(_memory: int) -> dict[str, Any]:
    return {"security_opt": ["no-new-privileges"]}


def _seccomp(_memory: int) -> dict[str, Any]:
    return {"security_opt": [f"seccomp={_profile()}"]}


def _shared_memory(_memory: int) -> dict[str, Any]:
    return {"ipc_mode": "none"}


def _pids(_memory: int) -> dict[str, Any]:
    return {"pids_limit": MOST_PROCESSES}


def _memory(memory: int) -> dict[str, Any]:
    # Equal limits: no swap at all.
    return {"mem_limit": memory, "memswap_limit": memory}


def _ulimits(_memory: int) -> dict[str, Any]:
    values = {"nofile": 1024, "core": 0, "fsize": 0, "memlock": 0, "msgqueue": 0, "stack": 64 * 1024 * 1024}
    return {"ulimits": [Ulimit(name=name, soft=value, hard=value) for name, value in values.items()]}


_LAYERS: dict[str, Callable[[int], dict[str, Any]]] = {
    "network": _network,
    "read_only": _read_only,
    "capabilities": _capabilities,
    "no_new_privileges": _no_new_privileges,
    "seccomp": _seccomp,
    "shared_memory": _shared_memory,
    "pids": _pids,
    "memory": _memory,
    "ulimits": _ulimits,
}

#: What a layer's absence is, where the engine would otherwise put something of its own in its place.
_WEAKENED: dict[str, dict[str, Any]] = {
    "seccomp": {"security_opt": ["seccomp=unconfined"]},
    "shared_memory": {"ipc_mode": "private"},
    "network": {"network_mode": "host"},
}

#: Every layer there is.
LAYERS = frozenset(_LAYERS) | INSIDE_LAYERS


@cache
def _profile() -> str:
    # The engine wants the profile itself: it may run on another machine and could not open our file.
    return json.dumps(json.loads(recipe_file("seccomp.json").read_text(encoding="utf-8")), separators=(",", ":"))

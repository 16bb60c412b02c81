"""The process back end: no sandbox at all, for one person's own programs on that person's own machine."""

from __future__ import annotations

import json
import sys

from rehearse_sandbox.host.cgroup import CellGroup
from rehearse_sandbox.host.local_cell import Plan, process_limits

_START = "from rehearse_sandbox.inside.candidate_init import main; main()"

#: A process that outlived its cell, which no namespace ends, works no longer than this.
PROCESSOR_S = 300


def plan(memory_mb: int, group: CellGroup | None) -> Plan:
    """How one more cell is started: the candidates are ordinary processes of the server's user."""
    orders = {
        "kind": "descendants",
        "first_uid": 0,
        # The kernel would count every process of this user, not those of the candidate.
        "processes": None,
        "processor_s": PROCESSOR_S,
        **process_limits(memory_mb, group),
    }
    groups = [str(folder) for folder in group.folders] if group else []
    return Plan([sys.executable, "-s", "-P", "-c", _START, json.dumps(orders)], groups=groups)

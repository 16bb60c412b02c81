"""Where candidates come from when the judge runs outside: the same loop as a container's init, without the judge.

`python -c 'from rehearse_sandbox.inside.candidate_init import main; main()' ORDERS` serves one candidate after the other
over the socket on its stdin, which the zygote outside holds the other end of. It is started afresh, never forked from
the judge, and it reads no job: what it knows, every candidate's memory holds.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rehearse_sandbox.inside.confine import adopt_orphans, become, remain
from rehearse_sandbox.inside.endings import end_descendants, end_namespace
from rehearse_sandbox.inside.init import Custody, import_early, serve_candidates

#: `users`: PID 1 of a namespace, each candidate with a user of its own. `namespace`: PID 1, all of them one user.
#: `descendants`: an ordinary process, which ends what it can find below itself.
Kind = Literal["users", "namespace", "descendants"]


@dataclass(frozen=True, slots=True)
class Orders:
    """What the host wants of a candidate-init. A limit of None is set by somebody else, or not at all."""

    kind: Kind
    first_uid: int
    data_bytes: int | None
    address_bytes: int | None
    processes: int | None
    processor_s: int | None = None


def main() -> None:
    """Serve candidates until the zygote is gone."""
    orders = Orders(**json.loads(sys.argv[1]))
    sys.argv[1:] = []
    remain()
    import_early()
    os.chdir("/")
    adopt_orphans()
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    gc.collect()
    gc.freeze()
    serve_candidates(control, nothing, first_uid=orders.first_uid, custody=custody(orders))


def custody(orders: Orders) -> Custody:
    """How candidates are confined and ended by these orders."""
    settle = _as_new_user if orders.kind == "users" else _as_same_user
    end: Callable[[int], None] = end_descendants if orders.kind == "descendants" else end_namespace
    return Custody(settle=lambda uid: settle(uid, orders), end=end)


def _as_new_user(uid: int, orders: Orders) -> None:
    _limit(orders)
    become(uid)


def _as_same_user(_uid: int, orders: Orders) -> None:
    _limit(orders)
    remain()


def _limit(orders: Orders) -> None:
    """Set the limits that no control group sets."""
    limits = {
        resource.RLIMIT_DATA: orders.data_bytes,
        # Shared memory is not data, so without a control group nothing else would bound it.
        resource.RLIMIT_AS: orders.address_bytes,
        resource.RLIMIT_NPROC: orders.processes,
        resource.RLIMIT_CPU: orders.processor_s,
    }
    for kind, value in limits.items():
        if value is not None:
            resource.setrlimit(kind, (value, value))
    # The terminal's keys are for the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

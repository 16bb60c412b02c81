"""Whose processor time a measurement took: the trace of a capacity row, as the stages are that of a verdict. Linux only."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

#: Who can have the processors, if anybody, in the words of the table.
CELLS = "cells, and the engine around them"
SERVER = "server"
SENDERS = "those who send, in this process"
OTHERS = "other machines on the same processors"
IDLE = "idle"

#: What the kernel counts in.
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def watch(server: int) -> Callable[[], dict[str, float]]:
    """Begin to count; the answer says how many processor seconds each has had since. `server` is a process id.

    What was busy and was neither the server nor this process is said to be the cells': nothing else should run beside it.
    """
    machine, process, own = _machine(), _seconds_of(server), time.process_time()

    def spent() -> dict[str, float]:
        now = {name: seconds - machine[name] for name, seconds in _machine().items()}
        served, sent = _seconds_of(server) - process, time.process_time() - own
        idle, stolen = now["idle"] + now["iowait"], now["steal"]
        cells = max(0.0, sum(now.values()) - idle - stolen - served - sent)
        return {CELLS: cells, SERVER: served, SENDERS: sent, OTHERS: stolen, IDLE: idle}

    return spent


def _machine() -> Mapping[str, float]:
    """Seconds of all processors together since the machine started, by what they were spent on: `man 5 proc`."""
    names = ("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal")
    ticks = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    return {name: int(each) / _TICKS_PER_SECOND for name, each in zip(names, ticks, strict=False)}


def _seconds_of(process: int) -> float:
    """User and system seconds of a process and of its children that ended."""
    # The name of the program stands in brackets and may hold blanks; of what comes behind it these are 12th to 15th.
    behind = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, behind[11:15])) / _TICKS_PER_SECOND

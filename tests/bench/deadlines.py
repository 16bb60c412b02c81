"""How late a verdict comes after the limit: `python -m tests.bench.deadlines [--back-end docker] [--limit 1.0]`."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from rehearse_sandbox.host import BACKENDS
from rehearse_sandbox.host.backends import cell_maker
from rehearse_sandbox.host.cell import Cell
from rehearse_sandbox.host.warm_up import prove_warm, warm_up_job
from rehearse_sandbox.wire.events import Ended, TestFinished
from rehearse_sandbox.wire.job import Job, Limits

#: Programs that never end, each in a way of its own.
PROGRAMS = {
    "endless loop": "while True: pass",
    "sleep": "time.sleep(3600)",
    "sum of a long range": "sum(range(10**12))",
    "a huge power": "9**9**9",
    "backtracking": "re.match('(a+)+$', 'a' * 60 + 'b')",
    "a long search in C": "('a' * 10**6 * 9) in range(10**12)",
    "lock": "threading.Lock().acquire() and (lock := threading.Lock()).acquire() and lock.acquire()",
    "no signals": "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64)), time.sleep(3600)",
    "stopped": "signal.raise_signal(signal.SIGSTOP), time.sleep(3600)",
    "fork bomb": "bomb()",
    "thread bomb": "threads()",
    "import": "",
}

SOURCE = """
import os, re, signal, threading, time

def bomb():
    while True:
        try:
            os.fork()
        except OSError:
            pass

def threads():
    while True:
        try:
            threading.Thread(target=lambda: sum(range(10**9))).start()
        except RuntimeError:
            pass

def f(x):
    {body}
"""

SUITE = "from solution import f\n\ndef test_f() -> None:\n    f(1)\n"


def main() -> None:
    """Judge each program and print how late its verdict came."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--back-end", choices=BACKENDS, default="docker")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that a test may take")
    parser.add_argument("--only", nargs="*", choices=list(PROGRAMS), default=list(PROGRAMS), help="programs to judge")
    options = parser.parse_args()
    make = cell_maker(options.back_end)
    table = Table("program", "ended by", "limit in s", "late by, in ms", "cell free again after, in ms")
    for name in options.only:
        cell = prove_warm(make())
        try:
            reason, late_ms, free_ms = measure(cell, job_for(name, options.limit), options.limit)
        finally:
            cell.close()
        table.add_row(name, reason, f"{options.limit:g}", f"{late_ms:.0f}", f"{free_ms:.0f}")
    Console().print(table)


def job_for(name: str, limit_s: float) -> Job:
    """The job of one program."""
    source = SOURCE.format(body=PROGRAMS[name]) if PROGRAMS[name] else "while True:\n    pass\n"
    suite = {"inputs.py": "", "tests/test_examples.py": SUITE}
    limits = Limits(import_s=limit_s, test_s=limit_s, job_s=10 * limit_s)
    return replace(warm_up_job(), symbols=("f",), source=source, suite=suite, limits=limits)


def measure(cell: Cell, job: Job, limit_s: float) -> tuple[str, float, float]:
    """How the job ended, how late that was, and when the cell judged the next job."""
    quick = replace(job, source="def f(x):\n    return x\n")
    began = time.monotonic()
    list(cell.judge(quick))
    usual_s = time.monotonic() - began
    began = time.monotonic()
    reason = ""
    for event in cell.judge(job):
        if isinstance(event, TestFinished):
            reason = event.outcome
        elif isinstance(event, Ended):
            reason = reason or event.reason
    took_s = time.monotonic() - began
    began = time.monotonic()
    list(cell.judge(quick))
    freed_s = time.monotonic() - began
    # What an honest job takes is no lateness: it is spent before the program is called.
    return reason, (took_s - limit_s - usual_s) * 1000, max(freed_s - usual_s, 0.0) * 1000


if __name__ == "__main__":
    main()

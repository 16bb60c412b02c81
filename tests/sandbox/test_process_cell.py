"""A cell that is a tree of processes: how it starts, how it ends, and that nothing of it stays, whoever was killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rehearse_sandbox.host import local_cell, process
from rehearse_sandbox.host.backends import local_cells, open_sandbox
from rehearse_sandbox.host.bubblewrap import find_bubblewrap
from rehearse_sandbox.host.cell import CellDied, CellGarbled
from rehearse_sandbox.host.cgroup import find_groups
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.local_cell import LocalCell, LocalCells, Plan
from rehearse_sandbox.host.warm_up import prove_warm, warm_up_job
from rehearse_sandbox.inside.endings import descendants
from rehearse_sandbox.wire.events import Ended, TestFinished
from rehearse_sandbox.wire.job import Limits

PLANNERS = {"bubblewrap": lambda: find_bubblewrap().plan, "process": lambda: process.plan}

ENDLESS = replace(
    warm_up_job(), source="def double(number):\n    while True: pass\n", limits=Limits(job_s=60, test_s=50)
)


@pytest.fixture(params=PLANNERS)
def cells(request) -> LocalCells:
    return local_cells(PLANNERS[request.param](), find_groups())


@pytest.fixture
def cell(cells) -> Iterator[LocalCell]:
    made = cells.make()
    yield made
    made.close()


def wait_until(claim) -> None:
    """Time does not matter here, so a test that waits in vain is ended by whoever runs it."""
    while not claim():
        time.sleep(0.02)


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def everything_of(cell: LocalCell) -> list[int]:
    return [*cell.pids, *descendants(cell.pids[0])]


def test_a_closed_cell_leaves_no_process_and_no_group(cells):
    cell = prove_warm(cells.make())
    processes, group = everything_of(cell), cell._group
    cell.close()
    assert all(map(is_gone, processes))
    assert not group or not any(folder.exists() for folder in group.folders)


def test_a_cell_that_is_closed_in_the_middle_of_a_job_leaves_nothing(cells):
    cell = cells.make()
    next(events := cell.judge(ENDLESS))
    processes = everything_of(cell)
    cell.close()
    assert all(map(is_gone, processes))
    with pytest.raises(CellDied):
        list(events)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_cell_ends_when_one_of_its_parts_is_killed(cell, place):
    next(events := cell.judge(ENDLESS))
    os.kill(everything_of(cell)[place], signal.SIGKILL)
    with pytest.raises(CellDied):
        list(events)
    assert not cell.is_alive()


#: A server of one cell, which says when it has one; then it is killed, and can clear up nothing.
SERVER = """
import sys
from rehearse_sandbox.host.backends import local_cells
from tests.sandbox.test_process_cell import ENDLESS, PLANNERS, everything_of
cell = local_cells(PLANNERS[sys.argv[1]](), None).make()
if sys.argv[2] == "working":
    next(cell.judge(ENDLESS))
print(*everything_of(cell), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("state", ["starting", "working"])
@pytest.mark.parametrize("backend", PLANNERS)
def test_a_server_that_is_killed_leaves_no_process(backend, state):
    command = [sys.executable, "-c", SERVER, backend, state]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        processes = [int(pid) for pid in server.stdout.readline().split()]
        server.kill()
    assert processes
    wait_until(lambda: all(map(is_gone, processes)))


def test_a_cell_that_cannot_be_started_is_ours(monkeypatch):
    def refuse(*_arguments, **_options):
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(SandboxError, match="no more processes"):
        LocalCells(process.plan).make()


def cell_of(monkeypatch, program: str, **options) -> LocalCell:
    """A cell whose judge is this program."""
    command = [sys.executable, "-I", "-c", program]
    popen = subprocess.Popen
    monkeypatch.setattr(local_cell.subprocess, "Popen", lambda _command, **given: popen(command, **given))
    return LocalCells(lambda _memory_mb, _group: Plan([]), **options).make()


@pytest.mark.parametrize(
    ("program", "trouble", "words"),
    [
        ("raise SystemExit('no numpy here')", CellDied, "stderr: no numpy here"),
        ("import os; os.write(1, b'\\0\\0\\0\\2{}'); os.read(0, 1)", CellGarbled, "said nothing"),
        ("import time; time.sleep(600)", CellDied, "silent 0.1 s after the job's limit of 0.1 s"),
    ],
)
def test_a_judge_that_is_none_is_told_apart(monkeypatch, program, trouble, words):
    cell = cell_of(monkeypatch, program, grace_s=0.1)
    with pytest.raises(trouble, match=words):
        list(cell.judge(replace(warm_up_job(), limits=Limits(job_s=0.1))))
    monkeypatch.setattr(local_cell, "_CLOSE_S", 0.1)
    cell.close()
    assert is_gone(cell.pids[0])


def test_a_cell_that_speaks_unasked_is_not_used(monkeypatch):
    cell = cell_of(monkeypatch, "import os; os.write(1, b'hello'); os.read(0, 1)")
    wait_until(lambda: not cell.is_alive())
    cell.close()


def test_a_filling_cell_gives_way_to_others(cells):
    cell = replace(cells, niceness=19).make()
    assert os.getpriority(os.PRIO_PROCESS, cell.pids[0]) == 19
    cell.close()


@pytest.mark.parametrize("name", ["process", "bubblewrap"])
def test_a_sandbox_of_it_judges_and_fills(name):
    sandbox = open_sandbox(name, on_progress=print)
    events = list(sandbox.judge(warm_up_job(), user="1"))
    (bank,) = sandbox.fill([replace(warm_up_job(), mode="fill", source="")])
    sandbox.close()
    assert [event.outcome for event in events if isinstance(event, TestFinished)] == ["passed"]
    assert events[-1] == Ended("completed", suite_ms=events[-1].suite_ms)
    assert (sandbox.name, bank[:1] != b"") == (name, True)

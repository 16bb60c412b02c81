"""What a candidate finds around it when bubblewrap is what confines it, as root and as a plain user."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rehearse_sandbox.host.backends import local_cells
from rehearse_sandbox.host.bubblewrap import Bubblewrap, find_bubblewrap
from rehearse_sandbox.host.cgroup import find_groups
from rehearse_sandbox.host.local_cell import LocalCell
from rehearse_sandbox.host.warm_up import warm_up_job
from rehearse_sandbox.inside.endings import descendants
from rehearse_sandbox.wire.events import Ended, Event, TestFinished
from rehearse_sandbox.wire.job import Limits

#: Each way in which a server may be run: with a user for each candidate, or with a user namespace instead.
AS = ["root", "plain user"] if os.geteuid() == 0 else ["plain user"]

LIMITS = Limits(job_s=60, test_s=20)


@pytest.fixture(scope="module")
def program() -> Bubblewrap:
    return find_bubblewrap()


@pytest.fixture(params=AS, scope="module")
def cell(request, program) -> Iterator[LocalCell]:
    made = local_cells(replace(program, as_root=request.param == "root").plan, find_groups()).make()
    yield made
    made.close()


@pytest.fixture
def cell_without_groups(program) -> Iterator[LocalCell]:
    made = local_cells(program.plan, None).make()
    yield made
    made.close()


def judge(cell: LocalCell, body: str, **fields: object) -> list[Event]:
    """The events of a job whose function has this body and returns what it should, if it gets there."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    source = f"import os\ndef double(number):\n{lines}    return 2 * number\n"
    return list(cell.judge(replace(warm_up_job(), source=source, max_examples=1, **{"limits": LIMITS} | fields)))


def outcome(events: list[Event]) -> str:
    finished = [event.outcome for event in events if isinstance(event, TestFinished)]
    return finished[0] if finished else str(events[-1])


def printed(events: list[Event]) -> list[str]:
    (finished,) = (event for event in events if isinstance(event, TestFinished))
    assert finished.outcome == "passed", finished
    return finished.stdout.splitlines()


def test_a_right_program_passes_in_one_cell_again_and_again(cell):
    assert [outcome(judge(cell, "pass")) for _ in range(3)] == ["passed"] * 3
    assert cell.is_alive()


def test_nothing_of_the_machine_but_python_is_to_be_seen(cell):
    (seen,) = printed(judge(cell, "print(sorted(os.listdir('/')))"))
    assert seen == "['dev', 'libraries', 'packages', 'python']"


@pytest.mark.parametrize(
    "path", ["/proc", "/sys", "/etc/passwd", "/home", "/run", "/tmp", __file__, "/packages/pytest"]
)
def test_a_path_of_the_machine_is_not_there(cell, path):
    assert printed(judge(cell, f"print(os.path.exists({path!r}))")) == ["False"]


def test_the_modules_of_the_standard_library_are_there_for_candidates_of_every_user(cell):
    names = "mmap, bz2, decimal, json, sqlite3, numpy.linalg"
    assert outcome(judge(cell, f"import {names}")) == "passed"


def test_no_folder_can_be_written_to(cell):
    body = """
for folder, _, _ in os.walk('/'):
    try:
        os.close(os.open(folder + '/new', os.O_CREAT | os.O_WRONLY))
        print('wrote', folder)
    except OSError:
        pass"""
    assert printed(judge(cell, body)) == []


def test_a_candidate_has_no_environment_no_argument_and_no_path_of_the_server(cell):
    environment, arguments, paths = printed(
        judge(cell, "import sys\nprint(dict(os.environ), sys.argv[1:], sys.path, sep='\\n')")
    )
    assert (environment, arguments) == ("{}", "[]")
    assert "site-packages" not in paths


@pytest.mark.parametrize(
    "body", ["import socket; socket.socket()", "os.kill(1, 9)", "os.setsid()", "os.execv('/x', ['x'])"]
)
def test_a_call_that_no_solution_needs_is_refused(cell, body):
    assert outcome(judge(cell, body)) == "runtime_error"
    assert outcome(judge(cell, "pass")) == "passed"


def test_what_a_candidate_leaves_behind_is_gone_before_the_next_job(cell):
    leave = "import time\nif os.fork() == 0:\n    for _ in range(5):\n        os.fork()\n    time.sleep(1000)"
    judge(cell, "pass")
    before = settled(cell)
    assert outcome(judge(cell, leave)) == "passed"
    assert settled(cell) == before


@pytest.mark.parametrize(
    "body", ["import numpy\nnumpy.ones(10**9)", "kept = []\nwhile True:\n    kept.append([0] * 10**6)"]
)
def test_a_program_that_takes_too_much_memory_is_told_so(cell, body):
    assert outcome(judge(cell, body)) == "memory_limit"


def test_without_a_control_group_the_limit_of_each_process_says_the_same(cell_without_groups):
    assert outcome(judge(cell_without_groups, "kept = []\nwhile True:\n    kept.append([0] * 10**6)")) == "memory_limit"
    shared = "import mmap\nkept = [mmap.mmap(-1, 2**26) for _ in range(64)]"
    assert outcome(judge(cell_without_groups, shared)) == "runtime_error"


def test_a_job_that_may_use_more_memory_gets_it(cell):
    needs = "import numpy\nnumpy.ones(90 * 2**20)"
    assert outcome(judge(cell, needs)) == "memory_limit"
    assert outcome(judge(cell, needs, limits=replace(LIMITS, memory_mb=1024))) == "passed"


def test_an_endless_program_is_ended_and_the_cell_goes_on(cell):
    assert outcome(judge(cell, "while True: pass", limits=replace(LIMITS, test_s=1))) == "time_limit"
    assert isinstance(judge(cell, "pass")[-1], Ended)


def test_a_fork_bomb_ends_with_its_job(cell):
    bomb = "while True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    judge(cell, "pass")
    before = settled(cell)
    assert outcome(judge(cell, bomb, limits=replace(LIMITS, test_s=1))) in {"time_limit", "memory_limit"}
    assert comes_down_to(cell, before)


def test_candidates_of_a_server_of_root_have_a_user_each():
    if os.geteuid() != 0:
        return
    cell = local_cells(find_bubblewrap().plan, None).make()
    users = [printed(judge(cell, "print(os.getuid())"))[0] for _ in range(2)]
    cell.close()
    assert len({*users, "0"}) == 3


def comes_down_to(cell: LocalCell, count: int) -> bool:
    """Whether the cell ends all processes but so many, however long a busy machine takes for it."""
    for _ in range(600):
        if len(descendants(cell.pids[0])) == count:
            return True
        time.sleep(0.1)
    return False


def settled(cell: LocalCell) -> int:
    """How many processes the cell has once their number no longer changes."""
    count = -1
    while count != (count := len(descendants(cell.pids[0]))):
        time.sleep(0.5)
    return count

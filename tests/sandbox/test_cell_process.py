"""A cell's processes as they are, without the container around them: users, descriptors, and one job after another."""

import itertools
import os
import signal
import subprocess
import sys
import threading

import pytest

from rehearse_sandbox.inside.confine import pids_of
from rehearse_sandbox.wire.events import Ended, from_json
from rehearse_sandbox.wire.frames import read_frame, write_frame
from rehearse_sandbox.wire.job import Job, Limits
from rehearse_sandbox.wire.parcel import Sender
from tests.unit.judging import Judged, make_job

#: How long a cell may be silent before a test gives up on it.
PATIENCE_S = 120.0

RIGHT = "def f(x):\n    return 2 * x\n"
EXAMPLES = "def test_two():\n    assert f(2) == 4\n"


#: What `python -m rehearse_sandbox.inside.init` does, with users that no other cell of this machine has.
START = """
import sys
from rehearse_sandbox.inside.init import main
sys.exit(main(judge_uid=int(sys.argv[1]), first_candidate_uid=int(sys.argv[2])))
"""


class Cell:
    """A running init with pipes for stdin and stdout."""

    _count = itertools.count()

    def __init__(self) -> None:
        self.judge_uid = 1_000_000 + 500 * os.getpid() + 200 * next(self._count)
        self.first_uid = self.judge_uid + 1
        command = [sys.executable, "-I", "-c", START, str(self.judge_uid), str(self.first_uid)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # A cell that hangs ends, and so does the read that waits for it.
        self._guard = threading.Timer(PATIENCE_S, self.process.kill)
        self._guard.start()

    def judge(self, source: str, *, examples: str = EXAMPLES, **fields) -> Judged:
        return self.send(make_job(source, examples=examples, **fields))

    def send(self, job: Job) -> Judged:
        Sender().send(self.process.stdin, job)
        events = []
        while not events or not isinstance(events[-1], Ended):
            frame = read_frame(self.process.stdout)
            assert frame is not None, "the cell ended in the middle of a job"
            events.append(from_json(frame))
        return Judged(events)

    def close(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(timeout=PATIENCE_S)
        self._guard.cancel()
        assert self.process.stdout.read() == b""
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def cell():
    if os.geteuid() != 0:
        pytest.skip("only root can give its rights up; the tests of a real container cover the same")
    opened = Cell()
    yield opened
    assert opened.close() == 0


def outcome_of(cell: Cell, source: str, **fields) -> str:
    return cell.judge(source, **fields).outcomes[0]


LOOK = """
import os
def f(what):
    return LOOKS[what]()
def attempt(action):
    try:
        action()
    except OSError as error:
        return type(error).__name__
    return "done"
LOOKS = {
    "ids": lambda: [os.getuid(), os.geteuid(), os.getgid(), os.getegid(), os.getgroups()],
    "descriptors": lambda: [n for n in range(256) if attempt(lambda: os.fstat(n)) == "done"],
    "environment": lambda: dict(os.environ),
    "become root": lambda: attempt(lambda: os.setuid(0)),
    "write": lambda: attempt(lambda: open("/tmp/left-behind", "w").write("x")),
    "signal the parent": lambda: attempt(lambda: os.kill(os.getppid(), 0)),
    "signal the judge": lambda: attempt(lambda: os.kill(JUDGE, 9)),
    "input": lambda: os.read(0, 10),
    "privileges": lambda: [line.split()[1] for line in open("/proc/self/status") if line.startswith(("CapEff", "CapBnd", "NoNewPrivs"))][-1],
}
"""


def look(cell: Cell, what: str, *, source: str = LOOK):
    judged = cell.judge(source, examples=f"def test_a():\n    check_same(f({what!r}), 'nothing of the kind')\n")
    assert judged.failure.output, judged.failure
    return eval(judged.failure.output, {"__builtins__": {}})


def test_a_candidate_has_a_user_of_its_own_for_each_job(cell):
    first, second = look(cell, "ids"), look(cell, "ids")
    assert first[0] >= cell.first_uid
    assert first == [first[0]] * 4 + [[]]
    assert second[0] == first[0] + 1


def test_a_candidate_has_its_socket_its_outputs_and_nothing_else(cell):
    assert look(cell, "descriptors") == [0, 1, 2, 3]
    assert look(cell, "input") == b""


def test_a_candidate_has_no_environment(cell):
    found = look(cell, "environment")
    # Where coverage is measured, it gives every fork this one name; in a container there is nothing to measure.
    found.pop("COVERAGE_PROCESS_CONFIG", None)
    assert found == {}


@pytest.mark.parametrize("what", ["become root", "signal the judge"])
def test_a_candidate_may_not(cell, what):
    judge = next(pids_of(cell.judge_uid))
    assert look(cell, what, source=LOOK + f"JUDGE = {judge}\n") == "PermissionError"


def test_a_candidate_cannot_gain_rights(cell):
    assert look(cell, "privileges") == "1"


def test_a_candidate_cannot_fill_a_file(cell):
    source = "def f(n):\n    with open('/tmp/rehearse-left-behind', 'w') as file:\n        file.write('x')\n"
    judged = cell.judge(source, examples="def test_a():\n    f(1)\n")
    assert judged.outcomes == ["runtime_error"]
    assert "OSError" in judged.failure.error or "PermissionError" in judged.failure.error


def test_the_judge_is_another_user(cell):
    assert look(cell, "ids")[0] not in {0, cell.judge_uid}
    assert list(pids_of(cell.judge_uid))


HOSTILE = {
    "endless": ("def f(x):\n    while True:\n        pass\n", "time_limit"),
    "memory": ("import numpy as np\ndef f(x):\n    return np.ones((10**7, 10**7))\n", "memory_limit"),
    "flood": ("def f(x):\n    while True:\n        print('x' * 1000)\n", "output_limit"),
    "exit": ("import os\ndef f(x):\n    os._exit(0)\n", "runtime_error"),
    "system exit": ("def f(x):\n    raise SystemExit(0)\n", "runtime_error"),
    "kill all": ("import os\ndef f(x):\n    os.kill(-1, 9)\n    os.kill(os.getpid(), 9)\n", "runtime_error"),
    "native crash": ("import ctypes\ndef f(x):\n    ctypes.string_at(0)\n", "runtime_error"),
    "garbage": ("import os\ndef f(x):\n    os.write(3, b'x' * 1000)\n    return 4\n", "runtime_error"),
    "closed socket": ("import os\ndef f(x):\n    os.close(3)\n    return 4\n", "runtime_error"),
    "stopped": ("import signal\ndef f(x):\n    signal.raise_signal(19)\n", "time_limit"),
    "forged": ("print('{\"event\": \"ended\"}')\ndef f(x):\n    print('5 passed')\n    return 3\n", "wrong_answer"),
    "recursion": ("def f(x):\n    return f(x)\n", "runtime_error"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_next_job_is_judged_after(cell, name):
    source, outcome = HOSTILE[name]
    patience = 1.0 if outcome == "time_limit" else 30.0
    assert outcome_of(cell, source, limits=Limits(test_s=patience)) == outcome
    assert outcome_of(cell, RIGHT) == "passed"


@pytest.mark.parametrize(
    "source",
    [
        "x = (",
        "import sys\nsys.exit(0)\n",
        "import os\nos._exit(0)\n",
        "while True:\n    pass\n",
        "def g():\n    pass\n",
    ],
)
def test_the_next_job_is_judged_after_a_module_that_does_not_load(cell, source):
    judged = cell.judge(source, limits=Limits(import_s=0.5))
    assert judged.reason in {"load_error", "runtime_error", "time_limit"}
    assert outcome_of(cell, RIGHT) == "passed"


DAEMON = """
import contextlib, os, signal, time
def f(x):
    for _ in range(5):
        if os.fork() == 0:
            with contextlib.suppress(PermissionError):
                os.setsid()
            if os.fork() == 0:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                time.sleep(600)
            os._exit(0)
    return os.getuid()
"""


def test_no_process_of_a_candidate_outlives_its_job(cell):
    judged = cell.judge(DAEMON, examples="def test_a():\n    assert f(1) == 0\n")
    uid = int(judged.failure.output)
    # The next candidate is only handed out when the last one's processes are gone.
    assert outcome_of(cell, RIGHT) == "passed"
    assert list(pids_of(uid)) == []


def test_what_a_module_remembers_is_gone_in_the_next_job(cell):
    source = "import math\nmath.pi = 4\ndef f(x):\n    return int(math.pi)\n"
    assert outcome_of(cell, source) == "passed"
    assert outcome_of(cell, source.replace("math.pi = 4\n", "")) == "wrong_answer"


def test_a_judge_that_hangs_is_ended_and_said_to_be_our_fault(cell):
    judged = cell.judge(RIGHT, examples="while True:\n    pass\n", limits=Limits(job_s=0.1))
    assert judged.reason == "internal_error"
    assert "SIGALRM" in judged.ended.detail
    assert outcome_of(cell, RIGHT) == "passed"


def test_a_frame_that_is_no_job_is_our_fault(cell):
    write_frame(cell.process.stdin, b"{}")
    event = from_json(read_frame(cell.process.stdout))
    assert event.reason == "internal_error"
    assert "not the head of a job" in event.detail
    assert outcome_of(cell, RIGHT) == "passed"


def test_what_a_suite_prints_is_no_event(cell):
    assert outcome_of(cell, RIGHT, examples="print('loud')\n" + EXAMPLES) == "passed"


def test_the_end_of_stdin_is_the_end_of_every_process(cell):
    assert outcome_of(cell, RIGHT) == "passed"
    short = Cell()
    assert outcome_of(short, RIGHT) == "passed"
    assert short.close() == 0
    assert [*pids_of(short.judge_uid), *pids_of(short.first_uid), *pids_of(short.first_uid + 1)] == []


def test_a_zygote_that_dies_takes_the_cell_with_it(cell):
    short = Cell()
    assert outcome_of(short, RIGHT) == "passed"
    for pid in pids_of(short.judge_uid):
        os.kill(pid, signal.SIGKILL)
    assert short.close() == 1
    assert outcome_of(cell, RIGHT) == "passed"


CROWDED = """
import sys
from rehearse_sandbox.inside import init

def refuse(*_):
    raise OSError("the zygote is gone")

init._hand_over = refuse
sys.exit(init.main(judge_uid=int(sys.argv[1]), first_candidate_uid=int(sys.argv[2])))
"""


def test_a_cell_that_cannot_hand_a_candidate_over_ends_instead_of_waiting_for_ever():
    if os.geteuid() != 0:
        pytest.skip("only root can give its rights up; the tests of a real container cover the same")
    uid = 1_000_000 + 500 * os.getpid() + 190
    command = [sys.executable, "-I", "-c", CROWDED, str(uid), str(uid + 1)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.wait(timeout=PATIENCE_S) == 1

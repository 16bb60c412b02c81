"""Every way to use too much ends with the verdict that says so, in a real cell."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rehearse_sandbox.host import Sandbox, open_sandbox
from rehearse_sandbox.host.warm_up import warm_up_job
from rehearse_sandbox.wire.events import Ended, TestFinished
from rehearse_sandbox.wire.job import Job, Limits

pytestmark = pytest.mark.docker

#: Long enough that only the limit in question can end a test, on a busy machine too.
PATIENT = Limits(import_s=120, test_s=120, job_s=240, memory_mb=64)
SHORT = replace(PATIENT, test_s=1)

SUITE = "from solution import f\n\n\ndef test_f() -> None:\n    assert f(2) == 4\n"

EATING = """
def eat():
    kept = []
    while True:
        kept.append(bytearray(b"x") * 30_000_000)
"""

USED_UP = {
    "memory in one piece": ("import numpy as np\ndef f(x):\n    return np.ones((10**7, 10**7))\n", "memory_limit"),
    "memory bit by bit": (f"{EATING}\ndef f(x):\n    eat()\n", "memory_limit"),
    "memory of a child": (
        f"import os\n{EATING}\ndef f(x):\n    if os.fork() == 0:\n        eat()\n    os.wait()\n    return 4\n",
        "memory_limit",
    ),
    "memory of a grandchild": (
        (
            f"import os\n{EATING}\n"
            "def f(x):\n"
            "    if os.fork() == 0:\n"
            "        if os.fork() == 0:\n"
            "            eat()\n"
            "        os.wait()\n"
            "        os._exit(0)\n"
            "    os.wait()\n"
            "    return 4\n"
        ),
        "memory_limit",
    ),
    "memory of the process that others are forked from": (
        f"import threading, time\n{EATING}\nthreading.Timer(0.5, eat).start()\ndef f(x):\n    time.sleep(100)\n",
        "memory_limit",
    ),
    "output": ("def f(x):\n    while True:\n        print('x' * 1000)\n", "output_limit"),
    "a reply": ("def f(x):\n    return b'x' * 10**8\n", "output_limit"),
    "threads": (
        (
            "import threading, time\n"
            "def f(x):\n"
            "    while True:\n"
            "        threading.Thread(target=time.sleep, args=(100,), daemon=True).start()\n"
        ),
        "runtime_error",
    ),
    # Python's own frames live on the heap; those of C code that calls itself on the stack.
    "recursion": ("import sys\ndef f(x):\n    sys.setrecursionlimit(10**9)\n    return [f(x)]\n", "memory_limit"),
    "stack": (
        (
            "import sys\n"
            "def f(x):\n"
            "    sys.setrecursionlimit(10**9)\n"
            "    left, right = [], []\n"
            "    for _ in range(10**6):\n"
            "        left, right = [left], [right]\n"
            "    return left == right\n"
        ),
        "runtime_error",
    ),
    "descriptors": ("import os\ndef f(x):\n    while True:\n        os.dup(0)\n", "runtime_error"),
}

OVERTIME = {
    "wall time": "import time\ndef f(x):\n    time.sleep(100)\n",
    "time in C": "def f(x):\n    return sum(range(10**12))\n",
    "processor time of children": (
        "import os, time\n"
        "def f(x):\n"
        "    for _ in range(2):\n"
        "        if os.fork() == 0:\n"
        "            while time.process_time() < 0.9:\n"
        "                pass\n"
        "            os._exit(0)\n"
        "    os.wait(), os.wait()\n"
        "    return 4\n"
    ),
}

CHARGED = """
import time
from solution import f
from rehearse_sandbox.inside.processor import candidate_s

def test_f() -> None:
    before = candidate_s()
    assert f(2) == 4
    began = time.process_time()
    while time.process_time() < began + 2:
        pass
    used = candidate_s() - before
    assert 0.9 < used < 1.9, used
"""

ORPHANS = """
import os, time

def f(x):
    reading, writing = os.pipe()
    for _ in range(2):
        if os.fork() == 0:
            if os.fork() == 0:
                began = time.process_time()
                while time.process_time() < began + 0.5:
                    pass
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    return 4
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = open_sandbox("docker", on_progress=lambda _line: None)
    yield opened
    opened.close()


def job(source: str, limits: Limits = PATIENT, suite: str = SUITE) -> Job:
    suite_files = {"inputs.py": "", "tests/test_examples.py": suite}
    return replace(warm_up_job(), symbols=("f",), source=source, suite=suite_files, limits=limits)


def verdict(sandbox: Sandbox, work: Job) -> str:
    """How the only test ended, or the job if no test was reached."""
    *events, end = sandbox.judge(work, user="u")
    assert isinstance(end, Ended)
    return next((event.outcome for event in events if isinstance(event, TestFinished)), end.reason)


@pytest.mark.parametrize("what", USED_UP)
def test_too_much_is_told_by_what_it_was(sandbox, what):
    source, expected = USED_UP[what]
    assert verdict(sandbox, job(source)) == expected


@pytest.mark.parametrize("what", OVERTIME)
def test_too_long_is_told_whatever_the_time_was_spent_on(sandbox, what):
    assert verdict(sandbox, job(OVERTIME[what], SHORT)) == "time_limit"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import time\ntime.sleep(100)\n", "time_limit"),
        (f"{EATING}\neat()\n", "memory_limit"),
        ("while True:\n    print('x' * 1000)\n", "output_limit"),
    ],
)
def test_a_module_has_limits_while_it_is_imported(sandbox, source, expected):
    limits = replace(PATIENT, import_s=1 if expected == "time_limit" else 120)
    assert verdict(sandbox, job(source, limits)) == expected


def test_processor_time_of_orphans_is_charged_and_the_judges_own_is_not(sandbox):
    assert verdict(sandbox, job(ORPHANS, suite=CHARGED)) == "passed"


def test_a_suite_that_fails_by_itself_is_our_fault(sandbox):
    assert verdict(sandbox, job("def f(x):\n    return 4\n", suite=f"{SUITE}    undefined_name\n")) == "internal_error"

"""The whole way: `open_sandbox`, a warm cell, a real judging, and what a submission can reach from inside."""

from dataclasses import replace

import pytest

from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.warm_up import warm_up_job
from rehearse_sandbox.wire.events import Ended, Started, TestFinished
from rehearse_sandbox.wire.job import Job

pytestmark = pytest.mark.docker

SUITE = '''
from rehearse_sandbox.kit import check_same
from solution import attempt


def test_attempt() -> None:
    """Nothing outside the cell can be reached."""
    check_same(attempt(), "refused")
'''

SOURCE = """
def attempt():
    try:
        {body}
    except Exception:
        return "refused"
    return "escaped"
"""


@pytest.fixture(scope="module")
def sandbox():
    said = []
    opened = open_sandbox("auto", on_progress=said.append)
    opened.warm()
    yield opened
    opened.close()


def attempting(body: str) -> Job:
    suite = {"inputs.py": "", "tests/test_examples.py": SUITE}
    return replace(warm_up_job(), id="attempt", symbols=("attempt",), source=SOURCE.format(body=body), suite=suite)


def outcomes(events):
    return [event.outcome for event in events if isinstance(event, TestFinished)]


def test_a_job_is_judged_with_events_in_order(sandbox):
    events = list(sandbox.judge(warm_up_job(), user="ann"))
    assert [type(event) for event in events] == [Started, TestFinished, Ended]
    assert (outcomes(events), events[-1].reason) == (["passed"], "completed")


def test_one_cell_judges_many_jobs_of_a_user(sandbox):
    verdicts = [outcomes(sandbox.judge(warm_up_job(), user="ann")) for _ in range(25)]
    assert verdicts == [["passed"]] * 25


def test_a_wrong_submission_is_refused_by_the_same_cell(sandbox):
    wrong = replace(warm_up_job(), source="def double(number):\n    return number\n")
    assert outcomes(sandbox.judge(wrong, user="ann")) == ["wrong_answer"]


ATTEMPTS = {
    "write to the root": "open('/x', 'w')",
    "write to /tmp": "open('/tmp/x', 'w')",
    "write to shared memory": "open('/dev/shm/x', 'w')",
    "write to site-packages": "import numpy; open(numpy.__file__, 'a')",
    "reach the network": "import socket; socket.create_connection(('1.1.1.1', 53), 2)",
    "resolve a name": "import socket; socket.getaddrinfo('example.org', 80)",
    "become root": "import os; os.setuid(0)",
    "become the judge": "import os; os.setuid(900)",
    "signal init": "import os, signal; os.kill(1, signal.SIGTERM)",
    "read init's memory": "open('/proc/1/mem', 'rb')",
    "read init's environment": "open('/proc/1/environ', 'rb')",
    "see the engine's socket": "open('/var/run/docker.sock')",
    "mount": "import ctypes; assert ctypes.CDLL(None).mount(b'x', b'/tmp', b'tmpfs', 0, None) == 0",
    "make a user namespace": "import ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == 0",
    "have a capability": (
        "status = open('/proc/self/status').read(); "
        "assert 'CapEff:\\t0000000000000000' not in status or 'CapPrm:\\t0000000000000000' not in status"
    ),
    "gain privileges": "assert 'NoNewPrivs:\\t1' not in open('/proc/self/status').read()",
}


@pytest.mark.parametrize("body", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_submission_cannot(sandbox, body):
    assert outcomes(sandbox.judge(attempting(body), user="mallory")) == ["passed"]


def test_a_submission_sees_no_environment_of_ours(sandbox):
    suite = SUITE.replace('"refused"', "[]")
    source = "import os\n\ndef attempt():\n    return [name for name in os.environ if 'REHEARSE' in name.upper()]\n"
    job = replace(attempting("pass"), source=source, suite={"inputs.py": "", "tests/test_examples.py": suite})
    assert outcomes(sandbox.judge(job, user="mallory")) == ["passed"]


def test_a_submission_that_takes_all_memory_is_told_so_and_the_next_is_judged(sandbox):
    (outcome,) = outcomes(sandbox.judge(attempting("kept = bytearray(3 * 10**9)"), user="mallory"))
    assert outcome == "memory_limit"
    assert outcomes(sandbox.judge(warm_up_job(), user="mallory")) == ["passed"]

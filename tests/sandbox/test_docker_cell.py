"""What a job's caller hears, whatever the container does: every event, and exactly one end."""

import os
import signal
import subprocess
import sys

import pytest
from rehearse_sandbox.host.docker_cell import DockerCells, remove
from rehearse_sandbox.wire.events import Ended, Started, TestFinished

from tests.sandbox.conftest import containers

pytestmark = pytest.mark.docker

HONEST = "for job in jobs(): finish()"
ECHO_PID = "for job in jobs(): say(Ended('completed', detail=open('/proc/sys/kernel/random/uuid').read()))"


def ends(events):
    return [event for event in events if isinstance(event, Ended)]


def test_events_arrive_in_order(stand_in, job):
    events = list(stand_in(HONEST).judge(job, user="u"))
    assert [type(event) for event in events] == [Started, TestFinished, Ended]


def test_events_arrive_while_the_job_goes_on(stand_in, job):
    program = "for job in jobs():\n say(Started(()))\n read_frame(sys.stdin.buffer)"
    events = stand_in(program).judge(job, user="u")
    assert next(events) == Started(())
    events.close()


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("next(jobs()); os.kill(os.getpid(), 9)", "cell_died"),
        ("next(jobs()); say(Started(())); sys.exit(0)", "cell_died"),
        ("next(jobs()); os.write(1, b'\\0\\0\\0\\x09half')", "internal_error"),
        ("next(jobs()); os.write(1, b'\\xff\\xff\\xff\\xff')", "internal_error"),
        ("next(jobs()); write_frame(sys.stdout.buffer, b'{}')", "internal_error"),
        ("next(jobs()); write_frame(sys.stdout.buffer, b'\\xff')", "internal_error"),
        ("os.write(1, b'Traceback')\nfor job in jobs(): time.sleep(60)", "internal_error"),
    ],
)
def test_a_broken_cell_gives_exactly_one_end(stand_in, job, program, reason):
    (end,) = ends(stand_in(program).judge(job, user="u"))
    assert end.reason == reason

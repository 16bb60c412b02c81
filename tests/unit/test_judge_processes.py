"""What init and the zygote do themselves, run in the test's process; their children are real."""

import errno
import gc
import os
import signal
import socket
import time
from dataclasses import replace

import pytest

from rehearse_sandbox.inside import confine, init, warm, zygote
from rehearse_sandbox.inside.control import DONE, END
from rehearse_sandbox.inside.pytest_session import lend_session
from rehearse_sandbox.wire.events import Started, from_json
from rehearse_sandbox.wire.frames import read_frame, write_frame
from rehearse_sandbox.wire.job import Job, Limits
from rehearse_sandbox.wire.parcel import Sender
from tests.unit.judging import Judged, forked_candidate, make_job, restored_settings

RIGHT = "def f(x):\n    return 2 * x\n"
EXAMPLES = "def test_two():\n    assert f(2) == 4\n"

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

#: A user that nobody on this machine has.
UID = 900_000_000 + os.getpid()


class Zygote:
    """A zygote's loop, its ends in the test's hands."""

    def __init__(self) -> None:
        self.control, self.theirs = socket.socketpair()
        self.jobs_read, self.jobs_write = os.pipe()
        self.events_read, self.events_write = os.pipe()
        self.settled = self.cleared = 0

    def serve(self) -> None:
        with restored_settings():
            lend_session(self._serve)
        gc.unfreeze()

    def _serve(self, session) -> None:
        zygote._serve(
            self.theirs,
            self.jobs_read,
            self.events_write,
            session=session,
            settle=lambda: setattr(self, "settled", 1),
            # The children of the test's process are not only this zygote's.
            clear_up=lambda: setattr(self, "cleared", self.cleared + 1),
        )

    def hand(self, ends) -> None:
        tests = [test.fileno() for test in ends.tests]
        socket.send_fds(self.control, [b"candidate"], [ends.connection.fileno(), *ends.outputs, *tests])

    def send(self, *frames: bytes) -> None:
        with os.fdopen(self.jobs_write, "wb", closefd=False) as stream:
            for frame in frames:
                write_frame(stream, frame)

    def send_job(self, *jobs: Job) -> None:
        sender = Sender()
        with os.fdopen(self.jobs_write, "wb", closefd=False) as stream:
            for job in jobs:
                sender.send(stream, job)

    def end_jobs(self) -> None:
        os.close(self.jobs_write)

    def events(self) -> list:
        os.close(self.events_write)
        with os.fdopen(self.events_read, "rb") as stream:
            return [from_json(frame) for frame in iter(lambda: read_frame(stream), None)]

    def close(self) -> None:
        self.control.close()
        self.theirs.close()
        os.close(self.jobs_read)


@pytest.fixture
def loop():
    made = Zygote()
    yield made
    made.close()


def test_the_zygote_judges_and_says_when_it_is_done(loop):
    with forked_candidate() as first, forked_candidate() as second:
        for ends in (first, second):
            loop.hand(ends)
        loop.send_job(make_job(RIGHT, examples=EXAMPLES))
        loop.end_jobs()
        loop.serve()
    assert loop.control.recv(9) == DONE + END
    assert (loop.settled, loop.cleared) == (1, 2)
    judged = Judged(loop.events())
    assert judged.outcomes == ["passed"], judged.ended


def test_a_bank_is_kept_for_the_jobs_that_follow(loop, monkeypatch):
    opened = []
    of = zygote.Bank
    monkeypatch.setattr(zygote, "Bank", lambda data: opened.append(data) or of(data))
    job = replace(make_job("", examples=EXAMPLES), bank=of.pack(["test_examples.py::test_a"], {}, {}))
    with forked_candidate() as first, forked_candidate() as second, forked_candidate() as third:
        for ends in (first, second, third):
            loop.hand(ends)
        loop.send_job(replace(job, source=RIGHT), replace(job, source=RIGHT))
        loop.end_jobs()
        loop.serve()
    # The judges opened theirs in processes of their own.
    assert opened == [job.bank]
    started = [event for event in loop.events() if isinstance(event, Started)]
    assert [[test.id for test in event.tests] for event in started] == [["test_examples.py::test_a"]] * 2


HEAD = b'{"bank": "", "follows": false, "drop": []}'


@pytest.mark.parametrize(
    ("frames", "words"),
    [
        ([b"no head"], "not the head of a job: b'no head'"),
        ([b"{}"], "not the head of a job"),
        ([HEAD, b"no job"], "the judge ended with exit code 1"),
        (
            [HEAD, make_job(RIGHT, examples="while True:\n    pass\n", limits=Limits(job_s=0.1)).to_bytes()],
            "the judge ended with signal SIGALRM: it was still at work when the job's time was over",
        ),
        (
            [HEAD, make_job(RIGHT, examples="import os\n\nos._exit(0)\n").to_bytes()],
            "the judge ended with exit code 0",
        ),
    ],
)
def test_a_judge_that_dies_and_bytes_that_are_no_job_are_reported(loop, frames, words, capfd):
    with forked_candidate() as ends:
        loop.hand(ends)
        loop.send(*frames)
        loop.control.shutdown(socket.SHUT_WR)
        loop.serve()
    loop.end_jobs()
    assert loop.control.recv(9) == DONE
    (ended,) = loop.events()
    assert ended.reason == "internal_error"
    assert words in ended.detail


def test_the_zygote_ends_when_init_is_gone(loop):
    loop.control.shutdown(socket.SHUT_WR)
    loop.serve()
    loop.end_jobs()
    assert loop.events() == []


def test_a_zygote_that_cannot_warm_up_does_not_judge(monkeypatch):
    monkeypatch.setattr(warm, "_EXAMPLES", "def test_a():\n    assert 1 == 2\n")
    with pytest.raises(RuntimeError, match="own suite"), restored_settings():
        lend_session(warm.warm_up)


def test_a_session_that_pytest_does_not_lend_is_an_error(monkeypatch):
    monkeypatch.setattr("rehearse_sandbox.inside.pytest_session._ARGUMENTS", ("--version",))
    with pytest.raises(RuntimeError, match="before it lent its session"):
        lend_session(print)


@pytest.fixture
def control():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def nothing():
    descriptor = os.open(os.devnull, os.O_RDWR)
    yield descriptor
    os.close(descriptor)


@only_root
@pytest.mark.parametrize("word", [DONE, END])
def test_init_hands_out_a_candidate_and_ends_it_when_the_job_is_over(control, nothing, word):
    ours, theirs = control
    theirs.send(word)
    assert init._serve_one(ours, UID, nothing) == word
    message, descriptors, _, _ = socket.recv_fds(theirs, 16, 3)
    for descriptor in descriptors:
        os.close(descriptor)
    assert (message, len(descriptors)) == (b"candidate", 3)
    assert list(confine.pids_of(UID)) == []


@only_root
def test_init_notices_that_the_zygote_is_gone(control, nothing):
    ours, theirs = control
    theirs.close()
    assert init._serve_one(ours, UID, nothing) == b""
    confine.end_user(UID)


def start_as(uid: int) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            os.setresuid(uid, uid, uid)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(600)
        finally:
            os._exit(0)
    while pid not in confine.pids_of(uid):
        time.sleep(0.001)
    return pid


@only_root
def test_ending_a_user_ends_each_of_its_processes_and_no_other():
    other = start_as(UID + 1)
    for _ in range(3):
        start_as(UID)
    confine.end_user(UID)
    assert list(confine.pids_of(UID)) == []
    assert list(confine.pids_of(UID + 1)) == [other]
    confine.end_user(UID + 1)


@only_root
def test_a_user_is_ended_when_no_process_can_be_forked(monkeypatch):
    start_as(UID)

    def full() -> int:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(os, "fork", full)
    confine.end_user(UID)
    assert list(confine.pids_of(UID)) == []


@only_root
def test_a_process_that_outlives_every_signal_is_reported(monkeypatch):
    start_as(UID)
    with monkeypatch.context() as patch:
        patch.setattr(confine, "_kill_all", print)
        with pytest.raises(confine.StillAliveError, match=str(UID)):
            confine.end_user(UID, patience_s=0.01)
    confine.end_user(UID)


def test_an_error_of_the_kernel_is_not_swallowed():
    with pytest.raises(OSError, match="prctl"):
        confine._prctl(-1, 0)


def test_a_candidate_is_handed_over_when_the_machine_is_less_crowded(monkeypatch):
    answers = [OSError(errno.ETOOMANYREFS, "too many"), None]
    sent = []

    def send(*them):
        sent.append(them)
        if (answer := answers.pop(0)) is not None:
            raise answer

    monkeypatch.setattr(socket, "send_fds", send)
    init._hand_over(None, [3])
    assert len(sent) == 2
    answers.append(OSError(errno.EPIPE, "gone"))
    with pytest.raises(OSError, match="gone"):
        init._hand_over(None, [3])

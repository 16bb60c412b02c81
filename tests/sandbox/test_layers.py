"""Each layer alone stops what it is there for, and with that one off, too, the same attempt succeeds.

Cells are started with every other layer left out, which only a test can ask for. A probe answers "done" or the name of
what stopped it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.hardening import LAYERS, init_arguments
from rehearse_sandbox.host.warm_up import prove_warm, warm_up_job
from rehearse_sandbox.inside.confine import UIDS_PER_CELL
from rehearse_sandbox.wire.events import TestFinished
from rehearse_sandbox.wire.job import Job, Limits

pytestmark = pytest.mark.docker

#: Everything off, but for the network: no other probe depends on it, and without it a cell is on the machine's own.
BARE = LAYERS - {"network"}

#: What probes share: an attempt in a child of its own, so that a success changes nothing for the next one.
ATTEMPTS = '''
import ctypes, fcntl, os, platform, resource, socket

LIBC = ctypes.CDLL(None, use_errno=True)

def checked(result):
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result

def kernel(x86_64, aarch64, *arguments):
    number = {"x86_64": x86_64, "aarch64": aarch64}[platform.machine()]
    return checked(LIBC.syscall(number, *(ctypes.c_long(argument) for argument in arguments)))

def attempt(action):
    """What became of it, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            action()
            word = "done"
        except BaseException as error:
            word = type(error).__name__
        os.write(writing, word.encode())
        os._exit(0)
    os.close(writing)
    word = os.read(reading, 100).decode() or "killed"
    os.close(reading)
    os.waitpid(child, 0)
    return word

def fork_many(count):
    reading, writing = os.pipe()
    try:
        for _ in range(count):
            if os.fork() == 0:
                os.close(writing)
                os.read(reading, 1)
                os._exit(0)
    finally:
        # They see the end of the pipe and end; a filter may refuse signals.
        os.close(writing)

def run(*command):
    child = os.fork()
    if child == 0:
        try:
            os.execv(command[0], command)
        finally:
            os._exit(77)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        raise PermissionError(code)
'''

#: Tried by a candidate.
PROBES = {
    "a namespace": "checked(LIBC.unshare(0x10000000))",
    "an internet socket": "socket.socket(socket.AF_INET)",
    "a netlink socket": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "a unix socket": "socket.socket(socket.AF_UNIX)",
    "a lock": "fcntl.flock(os.open('/dev/null', os.O_RDONLY), fcntl.LOCK_EX)",
    "a record lock": "fcntl.lockf(os.open('/dev/null', os.O_RDONLY), fcntl.LOCK_SH)",
    "a watch": "checked(LIBC.inotify_init())",
    "a keyring": "kernel(250, 219, 0, -3, 1)",
    "a file in memory": "os.memfd_create('x')",
    "being traced": "checked(LIBC.ptrace(0, 0, 0, 0))",
    "another personality": "checked(LIBC.personality(0x0040000))",
    "a timer by descriptor": "checked(LIBC.timerfd_create(1, 0))",
    "a program": "run('/usr/bin/env', 'true')",
    "opening for writing": "os.open('/dev/null', os.O_WRONLY)",
    "a signal": "os.kill(os.getpid(), 0)",
    "a session": "os.setsid()",
    "the judge": "os.kill(min(int(pid) for pid in os.listdir('/proc') if pid.isdigit() and pid != '1'), 0)",
    "a full file": "os.write(os.open('/tmp/full', os.O_WRONLY | os.O_CREAT), b'x')",
    "many processes": "fork_many(90)",
    "a core file": "resource.setrlimit(resource.RLIMIT_CORE, (1, 1))",
}

SECCOMP = (
    "a namespace",
    "an internet socket",
    "a netlink socket",
    "a unix socket",
    "a lock",
    "a record lock",
    "a watch",
    "a keyring",
    "a file in memory",
    "being traced",
    "another personality",
    "a timer by descriptor",
)
INSIDE = {
    "seccomp": SECCOMP,
    "lockdown": (*SECCOMP, "a program", "opening for writing", "a signal", "a session"),
    "users": ("the judge",),
    "limits": ("a full file", "a core file"),
    "processes": ("many processes",),
}

#: runc loads a profile late, and then needs few calls itself, only when no rights can be gained afterwards.
NEEDED = {"seccomp": frozenset({"no_new_privileges"})}

#: Tried by root of a container whose program is ours, so that no user stands in the way.
ROOT_PROBES = {
    "network": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
    "read_only": "open('/left-behind', 'w')",
    "capabilities": "os.chroot('/')",
    "no_new_privileges": "gain_rights()",
    "shared_memory": "open('/dev/shm/left-behind', 'w')",
    "pids": "fork_many(150)",
    "memory": "bytearray(700_000_000).count(1)",
    "ulimits": "[os.open('/dev/null', os.O_RDONLY) for _ in range(1100)]",
}

#: A Python with the setuid bit, started by somebody else: whose rights has it?
GAIN_RIGHTS = """
import shutil, sys

def gain_rights():
    shutil.copy(os.path.realpath(sys.executable), "/gain")
    os.chmod("/gain", 0o4755)
    os.setgroups([]); os.setresgid(4000, 4000, 4000); os.setresuid(4000, 4000, 4000)
    run("/gain", "-I", "-c", "import os, sys; sys.exit(os.geteuid() != 0)")
"""

SUITE = '''
from rehearse_sandbox.kit import check_same
from solution import probe

def test_probe() -> None:
    """Nothing of it."""
    check_same(probe(), "nothing of the kind")
'''


def probing_job() -> Job:
    entries = ", ".join(f"{name!r}: (lambda: {body})" for name, body in PROBES.items())
    source = f"{ATTEMPTS}\ndef probe():\n    return {{n: attempt(a) for n, a in {{{entries}}}.items()}}\n"
    suite = {"inputs.py": "", "tests/test_examples.py": SUITE}
    limits = Limits(import_s=60, test_s=120, job_s=240)
    return replace(warm_up_job(), symbols=("probe",), source=source, suite=suite, limits=limits)


@pytest.fixture(scope="module")
def found(api, image) -> Callable[[frozenset[str]], dict[str, str]]:
    """What became of each probe of a candidate whose cell lacks these layers."""

    @cache
    def look(without: frozenset[str]) -> dict[str, str]:
        cell = DockerCells(api, image, without=without).make()
        try:
            (test,) = [event for event in cell.judge(probing_job()) if isinstance(event, TestFinished)]
        finally:
            cell.close()
        assert test.failure is not None
        return eval(test.failure.output, {"__builtins__": {}})

    return look


def found_by_root(cells, job, layer: str, without: frozenset[str]) -> str:
    program = f"{ATTEMPTS}\n{GAIN_RIGHTS}\nnext(jobs()); say(Ended('completed', attempt(lambda: {ROOT_PROBES[layer]})))"
    cell = cells(program, without=without, memory_mb=16).make()
    try:
        return [event.detail for event in cell.judge(replace(job, limits=Limits(memory_mb=16, job_s=60)))][-1]
    finally:
        cell.close()


@pytest.mark.parametrize(("layer", "probe"), [(layer, probe) for layer, probes in INSIDE.items() for probe in probes])
def test_a_layer_alone_stops(found, layer, probe):
    bare = BARE - NEEDED.get(layer, frozenset())
    assert found(bare)[probe] == "done"
    assert found(bare - {layer})[probe] != "done"


@pytest.mark.parametrize("layer", ROOT_PROBES)
def test_a_layer_of_the_container_alone_stops_root(cells, job, layer):
    assert found_by_root(cells, job, layer, BARE | {layer}) == "done"
    assert found_by_root(cells, job, layer, BARE - {layer}) != "done"


def test_every_layer_is_proved():
    assert {*INSIDE, *ROOT_PROBES} == LAYERS


def test_a_whole_cell_stops_all_of_it(found):
    allowed = {name: word for name, word in found(frozenset()).items() if word == "done"}
    assert allowed == {}


@pytest.mark.parametrize("without", [{"sekcomp"}, {"seccomp", ""}])
def test_a_layer_that_does_not_exist_cannot_be_left_out(cells, without):
    with pytest.raises(ValueError, match="no layer is called"):
        cells("", without=frozenset(without)).make()


def test_a_runtime_that_the_engine_does_not_know_is_named_with_the_next_step(api, image):
    with pytest.raises(SandboxError, match=r"no runtime 'runsk', only .*'runc'.*leave the setting `runtime` empty"):
        DockerCells(api, image, runtime="runsk").make()


def test_a_runtime_can_be_asked_for_by_name(api, image):
    prove_warm(DockerCells(api, image, runtime="runc").make()).close()


def test_who_asks_for_a_runtime_never_gets_another_sandbox():
    with pytest.raises(SandboxError, match="no runtime 'runsk'"):
        open_sandbox("auto", runtime="runsk", on_progress=lambda _line: None).warm()


def test_cells_have_users_that_no_other_cell_has():
    firsts = {int(init_arguments(())[0]) for _ in range(5)}
    assert len(firsts) == 5
    assert all(2**30 <= first <= 2**31 - UIDS_PER_CELL and first % UIDS_PER_CELL == 0 for first in firsts)

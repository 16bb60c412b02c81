"""The filter that a candidate puts on itself: what it refuses, what honest programs still can, on this very kernel."""

import struct
import subprocess
import sys

import pytest

from rehearse_sandbox.inside import lockdown, syscalls
from rehearse_sandbox.inside.syscalls import ALWAYS, ARCHITECTURES, CHECKED, NEWEST_KNOWN, UNKNOWN

#: Runs a line of Python behind the filter and prints what became of it.
BEHIND = """
import asyncio, ctypes, fcntl, mmap, os, resource, signal, socket, subprocess, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in a cell: with more threads, setuid would ask each of them
import numpy as np
from rehearse_sandbox.inside.lockdown import lock_down
LIBC = ctypes.CDLL(None, use_errno=True)
def kernel(number, *arguments):
    if LIBC.syscall(number, *map(ctypes.c_long, arguments)) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
def refusal(action):
    try:
        action()
    except OSError as error:
        return error.errno
    return 0
def forked_and(action):
    child = os.fork()
    if child == 0:
        os._exit(refusal(action))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
def threaded_and(action):
    return ThreadPoolExecutor(1).submit(refusal, action).result()
lock_down()
try:
    print(eval(sys.argv[1]))
except BaseException as error:
    print(type(error).__name__, getattr(error, "errno", ""))
"""


def behind(expression: str) -> str:
    command = [sys.executable, "-c", BEHIND, expression]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    return done.stdout.strip() or f"ended with {done.returncode}"


@pytest.mark.parametrize(
    ("expression", "error"),
    [
        ("socket.socket(socket.AF_UNIX)", "PermissionError 1"),
        ("socket.socket(socket.AF_INET)", "PermissionError 1"),
        ("os.execv('/bin/true', ['true'])", "PermissionError 1"),
        ("subprocess.run(['/bin/true'])", "PermissionError 1"),
        ("open('/dev/null', 'w')", "OSError 30"),
        ("os.open('/dev/null', os.O_RDWR)", "OSError 30"),
        ("os.open('/', os.O_TMPFILE | os.O_RDWR)", "OSError 30"),
        ("os.memfd_create('x')", "PermissionError 1"),
        ("os.kill(os.getpid(), 0)", "PermissionError 1"),
        ("fcntl.flock(0, fcntl.LOCK_SH)", "PermissionError 1"),
        ("fcntl.lockf(0, fcntl.LOCK_SH)", "PermissionError 1"),
        ("fcntl.fcntl(0, fcntl.F_SETLEASE, fcntl.F_RDLCK)", "PermissionError 1"),
        ("os.mkdir('/tmp/x')", "PermissionError 1"),
        ("os.chmod('/tmp', 0o777)", "PermissionError 1"),
        ("os.setuid(os.getuid())", "PermissionError 1"),
        ("os.setsid()", "PermissionError 1"),
        ("os.nice(1)", "PermissionError 1"),
        ("LIBC.prctl(4, 1, 0, 0, 0)", "-1"),
        ("LIBC.mlockall(1)", "-1"),
        ("LIBC.unshare(0x10000000)", "-1"),
        ("kernel(435, 0, 0)", "OSError 38"),
        ("kernel(9999)", "OSError 38"),
    ],
)
def test_it_refuses(expression, error):
    assert behind(expression) == error


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("forked_and(os.getpid)", "0"),
        ("list(ThreadPoolExecutor(4).map(abs, [-1, 2]))", "[1, 2]"),
        ("asyncio.run(asyncio.to_thread(abs, -1))", "1"),
        ("[end.close() for end in socket.socketpair()]", "[None, None]"),
        ("float(np.linalg.norm(np.ones((300, 300)) @ np.ones((300, 300))) > 0)", "1.0"),
        ("__import__('statistics').median([1, 2, 9])", "2"),
        ("ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 7)()", "7"),
        ("len(np.random.default_rng().random(3))", "3"),
        ("len(mmap.mmap(-1, 4096))", "4096"),
        ("sys.stdin.isatty()", "False"),
        ("resource.getrlimit(resource.RLIMIT_CORE) is None", "False"),
        ("os.cpu_count() > 0 and len(os.sched_getaffinity(0)) > 0", "True"),
        ("os.listdir('/proc/self/task') == []", "False"),
    ],
)
def test_honest_programs_still_can(expression, answer):
    assert behind(expression) == answer


def test_a_crash_is_told_by_its_own_signal():
    assert behind("os.abort()") == "ended with -6"


@pytest.mark.parametrize("start", ["forked_and", "threaded_and"])
def test_it_is_inherited(start):
    assert behind(f"{start}(lambda: os.open('/dev/null', os.O_WRONLY))") == "30"


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_the_program_is_one_that_the_kernel_can_read(name):
    program = lockdown.assemble(ARCHITECTURES[name])
    lines = list(struct.iter_unpack("=HBBI", program))
    jumps = [(place, line) for place, line in enumerate(lines) if line[0] in {0x15, 0x25, 0x45}]
    assert len(lines) < 4096
    assert all(place + 1 + max(line[1:3]) < len(lines) for place, line in jumps)


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_every_call_has_its_number_or_never_was_there(name):
    numbers = ARCHITECTURES[name].numbers
    named = {*ALWAYS, *UNKNOWN, *(check.name for check in CHECKED)}
    assert set(numbers) <= named
    assert len(set(numbers.values())) == len(numbers)
    assert max(numbers.values()) <= NEWEST_KNOWN
    assert {"read", "write", "futex", "clone", "openat", "exit_group", "recvfrom", "sendto"} <= set(numbers)


def test_a_processor_without_a_table_is_refused_with_the_next_step(monkeypatch):
    monkeypatch.setattr(syscalls.platform, "machine", lambda: "riscv64")
    with pytest.raises(OSError, match=r"'riscv64'; run the judge on x86_64, aarch64"):
        syscalls.this_architecture()


def test_a_kernel_that_does_not_take_it_is_an_error(monkeypatch):
    monkeypatch.setattr(lockdown, "_PR_SET_NO_NEW_PRIVS", 9999)
    with pytest.raises(OSError, match="did not take the filter"):
        lockdown.lock_down()

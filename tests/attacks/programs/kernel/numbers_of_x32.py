"""Makes system calls under the numbers of the x32 programs, which a filter by number may have forgotten."""

# expects: accepted

import ctypes
import os

X32 = 0x40000000
GETPID, EXECVE, SOCKET, PTRACE = 39, 520, 41, 521
libc = ctypes.CDLL(None, use_errno=True)


def answers(number):
    child = os.fork()
    if child == 0:
        os._exit(libc.syscall(X32 | number, 2, 1, 0) >= 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


reached = [number for number in (GETPID, EXECVE, SOCKET, PTRACE) if os.uname().machine == "x86_64" and answers(number)]
breached = f"calls {reached}" if reached else ""


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""Attaches itself as a debugger to its parent, to the judge and to PID 1, and lets a child of its own be traced."""

# expects: accepted

import ctypes
import os

TRACE_ME, ATTACH, SEIZE = 0, 16, 0x4206
PR_SET_PTRACER = 0x59616D61
libc = ctypes.CDLL(None, use_errno=True)
done = []
libc.prctl(PR_SET_PTRACER, -1, 0, 0, 0)
for pid in sorted({int(name) for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()} - {os.getpid()}):
    for request in (ATTACH, SEIZE):
        if libc.ptrace(request, pid, None, None) == 0:
            done.append(f"traced {pid}")
child = os.fork()
if child == 0:
    os._exit(libc.ptrace(TRACE_ME, 0, None, None) == 0)
if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
    done.append("let itself be traced")
breached = ", ".join(done)


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

"""Reads and writes other processes' memory without opening a file: process_vm_readv, process_vm_writev, process_madvise."""

# expects: accepted

import ctypes
import os
import signal

PROCESS_MADVISE = 440


class Piece(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


libc = ctypes.CDLL(None, use_errno=True)
own = ctypes.create_string_buffer(16)
here = Piece(ctypes.addressof(own), 16)
done = []
# A child of its own is what it could best reach: even that is nothing a solution needs.
child = os.fork()
if child == 0:
    while True:
        signal.pause()
pids = {int(name) for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()} - {os.getpid()}
for pid in sorted(pids):
    for call in (libc.process_vm_readv, libc.process_vm_writev):
        if call(pid, ctypes.byref(here), 1, ctypes.byref(here), 1, 0) >= 0:
            done.append(f"{call.__name__} {pid}")
if libc.syscall(PROCESS_MADVISE, 0, ctypes.byref(here), 1, 20, 0) >= 0:
    done.append("process_madvise")
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

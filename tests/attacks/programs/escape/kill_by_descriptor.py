"""Signals the judge by process descriptors and by thread numbers, and reads its descriptors with pidfd_getfd."""

# expects: accepted

import contextlib
import ctypes
import os
import signal

TKILL, TGKILL = {"x86_64": (200, 234), "aarch64": (130, 131)}[os.uname().machine]
PIDFD_GETFD, PROCESS_MRELEASE = 438, 448
libc = ctypes.CDLL(None, use_errno=True)
done = []
for pid in sorted({int(name) for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()} - {os.getpid()}):
    if libc.syscall(TKILL, pid, signal.SIGKILL) == 0:
        done.append(f"tkill {pid}")
    if libc.syscall(TGKILL, pid, pid, signal.SIGKILL) == 0:
        done.append(f"tgkill {pid}")
    with contextlib.suppress(OSError):
        descriptor = os.pidfd_open(pid)
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(descriptor, signal.SIGKILL)
            done.append(f"pidfd_send_signal {pid}")
        if libc.syscall(PIDFD_GETFD, descriptor, 0, 0) >= 0:
            done.append(f"pidfd_getfd {pid}")
        if libc.syscall(PROCESS_MRELEASE, descriptor, 0) == 0:
            done.append(f"process_mrelease {pid}")
        os.close(descriptor)
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

"""Asks for what only an administrator may: reboot, swap, kernel modules, another kernel, quotas, accounting, the clock."""

# expects: accepted

import ctypes
import errno
import os

REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
NUMBERS = {
    "x86_64": {
        "init_module": 175,
        "finit_module": 313,
        "delete_module": 176,
        "kexec_load": 246,
        "kexec_file_load": 320,
        "quotactl": 179,
        "lookup_dcookie": 212,
        "syslog": 103,
        "vhangup": 153,
        "nfsservctl": 180,
    },
    "aarch64": {
        "init_module": 105,
        "finit_module": 273,
        "delete_module": 106,
        "kexec_load": 104,
        "kexec_file_load": 294,
        "quotactl": 60,
        "lookup_dcookie": 18,
        "syslog": 116,
        "vhangup": 58,
        "nfsservctl": 42,
    },
}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def reached(result):
    return result >= 0 or ctypes.get_errno() not in REFUSED


done = [name for name, number in NUMBERS.items() if reached(libc.syscall(number, 2, 0, 0, 0, 0))]
time = (ctypes.c_long * 2)(0, 0)
TRIES = {
    "reboot": lambda: libc.reboot(0),
    "swapon": lambda: libc.swapon(b"/etc/passwd", 0),
    "swapoff": lambda: libc.swapoff(b"/etc/passwd"),
    "acct": lambda: libc.acct(None),
    "settimeofday": lambda: libc.settimeofday(time, None),
    "clock_settime": lambda: libc.clock_settime(0, time),
    "adjtimex": lambda: libc.adjtimex(ctypes.create_string_buffer(b"\x01", 256)),
}
breached = ", ".join(done + [name for name, attempt in TRIES.items() if reached(attempt())])


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

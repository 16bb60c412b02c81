"""Runs programs: a shell, su, sudo, mount and a new interpreter, by every call that starts one."""

# expects: accepted

import contextlib
import ctypes
import os
import subprocess

libc = ctypes.CDLL(None, use_errno=True)


def runs(start):
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            start()
        os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 99


def by_descriptor():
    os.execve(os.open("/bin/sh", os.O_RDONLY), ["sh", "-c", "exit 0"], {})


STARTS = {
    "sh": lambda: os.execv("/bin/sh", ["sh", "-c", "exit 0"]),
    "su": lambda: os.execv("/bin/su", ["su", "-c", "id"]),
    "sudo": lambda: os.execvp("sudo", ["sudo", "-n", "id"]),
    "mount": lambda: os.execv("/bin/mount", ["mount"]),
    "python": lambda: os.execvp("python3", ["python3", "-c", "pass"]),
    "own interpreter": lambda: os.execv("/proc/self/exe", ["python3", "-c", "pass"]),
    "descriptor": by_descriptor,
    "loader": lambda: os.execv("/lib64/ld-linux-x86-64.so.2", ["ld.so", "/bin/true"]),
}
started = [name for name, start in STARTS.items() if runs(start)]
if libc.system(b"exit 0") == 0:
    started.append("system")
with contextlib.suppress(OSError):
    subprocess.run(["/bin/true"], check=True)
    started.append("subprocess")
with contextlib.suppress(OSError):
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)
    started.append("posix_spawn")
breached = ", ".join(started)


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

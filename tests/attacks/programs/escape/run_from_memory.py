"""Makes a program in memory with memfd_create and runs it, with a header of a script and as a copy of an existing one."""

# expects: accepted

import contextlib
import os

found = []
for flags in (0, 1, 0x10, 0x8):
    with contextlib.suppress(OSError):
        descriptor = os.memfd_create("program", flags)
        found.append(f"memfd_create({flags})")
        os.write(descriptor, b"#!/bin/sh\nexit 0\n")
        child = os.fork()
        if child == 0:
            with contextlib.suppress(OSError):
                os.execve(descriptor, ["program"], {})
            os._exit(99)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 99:
            found.append("ran it")
breached = ", ".join(found)


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

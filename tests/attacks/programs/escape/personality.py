"""Asks the kernel for another personality: no address randomization, other executables, 32-bit addresses."""

# expects: accepted

import ctypes

NO_RANDOMIZE, READ_IMPLIES_EXEC, ADDRESS_32, PER_LINUX32 = 0x0040000, 0x0400000, 0x0800000, 0x0008
libc = ctypes.CDLL(None, use_errno=True)
KINDS = (NO_RANDOMIZE, READ_IMPLIES_EXEC, ADDRESS_32, PER_LINUX32, 0x0002)
breached = ", ".join(hex(kind) for kind in KINDS if libc.personality(kind) >= 0)


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

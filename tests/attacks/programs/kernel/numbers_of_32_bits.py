"""Makes system calls of 32-bit programs by the old interrupt, whose numbers mean other calls to a careless filter."""

# expects: accepted

import ctypes
import mmap
import os

#: A function (number, a, b) on x86_64 that raises interrupt 0x80. Other processors have no such door.
CODE = bytes.fromhex("53 89f8 89f3 89d1 31d2 cd80 5b c3")
GETPID, GETUID, UMASK = 20, 24, 60


def answers(number):
    child = os.fork()
    if child == 0:
        memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        memory.write(CODE)
        address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
        call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int)(address)
        os._exit(call(number, 0, 0) >= 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


reached = [number for number in (GETPID, GETUID, UMASK) if os.uname().machine == "x86_64" and answers(number)]
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

"""Writes machine code into memory that may be run, and starts a shell from there, past Python and libc."""

# expects: accepted

import ctypes
import mmap
import os

#: A function (number, a, b, c) that makes one system call, and the number of execve.
CODE, EXECVE = {
    "x86_64": (bytes.fromhex("4889f8 4889f7 4889d6 4889ca 0f05 c3"), 59),
    "aarch64": (bytes.fromhex("e80300aa e00301aa e10302aa e20303aa 010000d4 c0035fd6"), 221),
}[os.uname().machine]

child = os.fork()
if child == 0:
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(CODE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    call = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p)(address)
    words = (ctypes.c_char_p * 4)(b"sh", b"-c", b"exit 7", None)
    call(EXECVE, b"/bin/sh", ctypes.cast(words, ctypes.c_void_p), None)
    os._exit(0)
breached = "a shell" if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7 else ""


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

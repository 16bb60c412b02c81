"""Runs machine code that is no instruction, and code that ends the process by the kernel's own breakpoint."""

# expects: runtime_error

import ctypes
import mmap
import os

CODE = {"x86_64": bytes.fromhex("0f0b"), "aarch64": bytes.fromhex("00000000")}[os.uname().machine]


def double(values):
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(CODE)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""Makes every system call that there is, one child for each, with arguments that mean nothing, to see what breaks."""

# expects: accepted

import ctypes
import os
import signal

#: Numbers that wait or stay for ever with such arguments, and would only make the attack slow.
WAITING = {
    "x86_64": {7, 23, 34, 35, 61, 128, 130, 202, 219, 230, 232, 247, 270, 271, 281},
    "aarch64": {22, 72, 73, 95, 98, 101, 115, 128, 133, 137, 139, 260},
}[os.uname().machine]
FORKS = {"x86_64": {56, 57, 58, 15}, "aarch64": {220, 139}}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def spray(numbers):
    signal.alarm(1)
    for number in numbers:
        libc.syscall(number, -1, -1, -1, -1, -1, -1)


numbers = [number for number in range(460) if number not in WAITING | FORKS]
for first in range(0, len(numbers), 20):
    child = os.fork()
    if child == 0:
        for descriptor in range(1, 4):
            os.close(descriptor)
        spray(numbers[first : first + 20])
        os._exit(0)
    os.waitpid(child, 0)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

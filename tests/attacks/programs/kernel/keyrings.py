"""Keeps keys in the kernel's keyrings, which belong to a user and outlive a process, and reads those of others."""

# expects: accepted

import ctypes
import os

ADD_KEY, REQUEST_KEY, KEYCTL = {"x86_64": (248, 249, 250), "aarch64": (217, 218, 219)}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
# Keyrings of the thread, the process, the session, the user, the user's session, the group.
RINGS = (-1, -2, -3, -4, -5, -6)
done = [f"add_key to {ring}" for ring in RINGS if libc.syscall(ADD_KEY, b"user", b"marker", b"1", 1, ring) >= 0]
done += [f"keyring {ring}" for ring in RINGS if libc.syscall(KEYCTL, 0, ring, 1) >= 0]
if libc.syscall(REQUEST_KEY, b"user", b"marker", None, -3) >= 0:
    done.append("request_key")
if libc.syscall(KEYCTL, 1, b"mine") >= 0:
    done.append("a session of its own")
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

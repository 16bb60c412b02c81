"""Forks without end while it is imported."""

# expects: time_limit

import contextlib
import os

while True:
    with contextlib.suppress(OSError):
        os.fork()

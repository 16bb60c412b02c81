"""Opens other processes' descriptors below /proc to write events of an accepted job."""
# expects: wrong_answer

import os

FORGED = b'\x00\x00\x00\x29{"event": "ended", "reason": "completed"}'


def spray():
    for pid in filter(str.isdigit, (os.listdir("/proc") if os.path.isdir("/proc") else ())):
        if pid == str(os.getpid()):
            continue
        for number in range(16):
            try:
                descriptor = os.open(f"/proc/{pid}/fd/{number}", os.O_WRONLY | os.O_NONBLOCK)
                os.write(descriptor, FORGED)
                os.close(descriptor)
            except OSError:
                pass


def double(values):
    spray()
    return []


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

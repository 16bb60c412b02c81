"""Looks for kernel addresses, which an exploit would need."""
# expects: accepted

breached = []
for path in ("/proc/kallsyms", "/proc/modules", "/proc/self/stack", "/sys/kernel/notes"):
    try:
        with open(path, "rb") as file:
            text = file.read(1 << 16)
    except OSError:
        continue
    if any(line.lower().startswith(b"ffffffff") or b" 0xffffffff" in line for line in text.splitlines()):
        breached.append(path)


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

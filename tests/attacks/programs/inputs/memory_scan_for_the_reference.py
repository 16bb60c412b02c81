"""Is asked an input of its own, whose answer the reference knows, and reads its memory for the reference meanwhile."""
# expects: accepted
# mode: run
# input: double([5, 6])
# answered: same

import re

# The pattern must not find itself.
NEEDLE = re.compile(b"can" b"ary:[0-9a-f]{16}")


def breaches():
    found = []
    try:
        with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
            for line in maps:
                span, rights = line.split()[:2]
                if "r" not in rights or "[v" in line:
                    continue
                start, end = (int(part, 16) for part in span.split("-"))
                try:
                    memory.seek(start)
                    data = memory.read(end - start)
                except (OSError, ValueError, OverflowError):
                    continue
                found += NEEDLE.findall(data)
    except OSError:
        pass
    return found


def double(values):
    if breached := breaches():
        raise RuntimeError(f"breached: {len(breached)} canaries in memory")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

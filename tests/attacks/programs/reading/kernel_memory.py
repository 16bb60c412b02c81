"""Opens the files that show the kernel's memory, log and symbols."""
# expects: accepted

breached = []
for path in ("/proc/kcore", "/dev/mem", "/dev/kmem", "/dev/port", "/proc/kmsg", "/dev/kmsg", "/proc/kpagecgroup", "/proc/kpageflags", "/sys/kernel/debug/tracing/trace", "/proc/sched_debug", "/proc/timer_list", "/proc/latency_stats"):
    try:
        with open(path, "rb", 0) as file:
            if file.read(64):
                breached.append(path)
    except OSError:
        pass


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

"""Writes kernel settings that would run a program on the machine: core_pattern, modprobe, uevent_helper, binfmt_misc."""

# expects: accepted

import contextlib
import os

PATHS = (
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/modprobe",
    "/proc/sys/kernel/hotplug",
    "/proc/sys/kernel/ns_last_pid",
    "/proc/sys/kernel/randomize_va_space",
    "/proc/sys/kernel/shmmax",
    "/proc/sys/kernel/msgmax",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/vm/drop_caches",
    "/proc/sys/fs/file-max",
    "/proc/sys/fs/mqueue/queues_max",
    "/proc/sys/fs/binfmt_misc/register",
    "/proc/sys/net/ipv4/ip_forward",
    "/proc/sys/user/max_user_namespaces",
    "/proc/sysrq-trigger",
    "/proc/irq/default_smp_affinity",
    "/sys/kernel/uevent_helper",
    "/sys/kernel/mm/transparent_hugepage/enabled",
    "/sys/devices/system/cpu/cpu1/online",
    "/sys/class/net/lo/mtu",
    "/sys/power/state",
    "/proc/acpi/wakeup",
)
writable = []
for path in PATHS:
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_WRONLY))
        writable.append(path)
breached = ", ".join(writable)


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

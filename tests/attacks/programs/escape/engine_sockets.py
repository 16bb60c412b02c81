"""Looks for the sockets of container engines and of system services, and connects to them."""

# expects: accepted

import contextlib
import os
import socket

PATHS = (
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/containerd/containerd.sock",
    "/run/podman/podman.sock",
    "/run/crio/crio.sock",
    "/run/dbus/system_bus_socket",
    "/run/systemd/private",
    "/run/systemd/journal/socket",
    "/dev/log",
    "/run/udev/control",
    "/run/postgresql/.s.PGSQL.5432",
    "/run/redis/redis.sock",
)
found = [path for path in PATHS if os.path.lexists(path)]
for path in PATHS:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as link:
        link.connect(path)
        found.append(f"connected to {path}")
breached = ", ".join(found)


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

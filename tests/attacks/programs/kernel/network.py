"""Calls the outside: the internet, the cloud's metadata service, the gateway, databases nearby, name servers."""

# expects: accepted

import contextlib
import socket
import urllib.request

PLACES = (
    ("1.1.1.1", 53),
    ("93.184.216.34", 80),
    ("169.254.169.254", 80),
    ("172.17.0.1", 22),
    ("172.17.0.1", 8000),
    ("10.0.0.1", 80),
    ("127.0.0.1", 5432),
    ("127.0.0.1", 6379),
    ("127.0.0.1", 8000),
    ("127.0.0.11", 53),
)
reached = []
for place in PLACES:
    with contextlib.suppress(OSError):
        socket.create_connection(place, timeout=0.2).close()
        reached.append(f"{place[0]}:{place[1]}")
with contextlib.suppress(OSError):
    socket.create_connection(("2606:4700:4700::1111", 53), timeout=0.2).close()
    reached.append("IPv6")
for name in ("localhost.localdomain", "host.docker.internal", "gateway.docker.internal"):
    with contextlib.suppress(OSError):
        socket.getaddrinfo(name, 80)
        reached.append(name)
with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram:
    datagram.sendto(b"hello", ("1.1.1.1", 53))
    reached.append("a datagram")
with contextlib.suppress(OSError):
    urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=0.2).close()
    reached.append("metadata")
breached = ", ".join(reached)


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

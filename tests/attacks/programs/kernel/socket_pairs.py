"""Makes connected sockets of families that a pair can be made of, beside the ordinary local one."""

# expects: accepted

import contextlib
import socket

AF_TIPC, AF_CAN, AF_NETLINK = 30, 29, 16
made = []
for family in (socket.AF_INET, socket.AF_INET6, AF_NETLINK, AF_CAN, AF_TIPC):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RDM):
        with contextlib.suppress(OSError):
            for end in socket.socketpair(family, kind):
                end.close()
            made.append(f"{family}/{kind}")
breached = ", ".join(made)


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

"""The judge's ends of everything between it and a candidate."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ends:
    """What the judge holds of one candidate.

    `outputs` are the reading ends of the candidate's stdout and stderr, `tests` the sockets of its tests' processes.
    """

    connection: socket.socket
    outputs: Sequence[int]
    tests: Sequence[socket.socket]

    @classmethod
    def of(cls, descriptors: Sequence[int]) -> Ends:
        """The ends that `init` handed over, in its order."""
        connection, stdout, stderr, *tests = descriptors
        return cls(socket.socket(fileno=connection), (stdout, stderr), [socket.socket(fileno=test) for test in tests])

"""A server for many candidates at once whose clock can be set forward: `python -m tests.bench.many_interviews serve …`.

It is the product but for two things: a header says who asks, as in `many_users`, and a file how far the clock is ahead, as in `leaping`.
"""

from __future__ import annotations

from tests import leaping
from tests.bench import many_users


class ManyInterviews(leaping.LeapingServer):
    """The server of this file."""

    module = "tests.bench.many_interviews"


if __name__ == "__main__":
    from rehearse import services

    services.utc_now = leaping.now
    many_users.serve()

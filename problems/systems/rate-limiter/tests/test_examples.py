"""The examples a learner sees, from a full window to how long a client has to wait. Answers stand beside their times."""

import pytest
from inputs import answers_at
from solution import RateLimiter

from rehearse_sandbox.kit import VirtualClock, check_close, check_same

#: A window that none of the examples about the other one fills.
WIDE = (9, 60.0)


def test_short_window_fills():
    """At most `limit` requests are allowed in the short window, also when all come at the same instant."""
    clock = VirtualClock()
    limiter = RateLimiter((2, 1.0), WIDE, clock)
    check_same(answers_at(limiter, clock, [0.0, 0.0, 0.0]), [(0.0, True), (0.0, True), (0.0, False)])


def test_time_is_what_the_clock_says():
    """Time is what `clock()` says at each call: after a pause longer than the window there is room again."""
    clock = VirtualClock()
    limiter = RateLimiter((1, 1.0), WIDE, clock)
    check_same(answers_at(limiter, clock, [0.0, 0.0, 5.0]), [(0.0, True), (0.0, False), (5.0, True)])


def test_refused_requests_do_not_count():
    """A refused request leaves no trace: whoever asks too often does not wait longer for it."""
    clock = VirtualClock()
    limiter = RateLimiter((1, 1.0), WIDE, clock)
    check_same(answers_at(limiter, clock, [0.0, 0.75, 1.25]), [(0.0, True), (0.75, False), (1.25, True)])


def test_request_counts_for_exactly_a_window():
    """A request counts until `seconds` have passed, and no longer at the very instant when they have."""
    clock = VirtualClock()
    limiter = RateLimiter((1, 1.0), WIDE, clock)
    check_same(answers_at(limiter, clock, [0.0, 0.75, 1.0]), [(0.0, True), (0.75, False), (1.0, True)])


def test_window_slides():
    """A window is any stretch of that many seconds: it does not begin at whole seconds, nor anew when it was full."""
    clock = VirtualClock()
    limiter = RateLimiter((2, 1.0), WIDE, clock)
    check_same(
        answers_at(limiter, clock, [0.0, 0.75, 0.75, 1.5, 1.5, 2.25, 2.25]),
        [(0.0, True), (0.75, True), (0.75, False), (1.5, True), (1.5, False), (2.25, True), (2.25, False)],
    )


def test_both_windows_have_to_agree():
    """A request needs room in both windows, and one that the long window refuses does not count in the short one."""
    clock = VirtualClock()
    limiter = RateLimiter((2, 2.0), (2, 2.5), clock)
    check_same(
        answers_at(limiter, clock, [0.0, 0.0, 2.25, 2.25, 2.5, 2.5]),
        [(0.0, True), (0.0, True), (2.25, False), (2.25, False), (2.5, True), (2.5, True)],
    )


def test_clients_are_apart():
    """Each client has windows of its own."""
    limiter = RateLimiter((1, 1.0), WIDE, VirtualClock())
    check_same([limiter.allow("ann"), limiter.allow("bob"), limiter.allow("ann")], [True, True, False])


def test_how_long_to_wait():
    """The wait ends when both windows have room again, the short one or the long one last; asking for it counts as nothing."""
    clock = VirtualClock()
    limiter = RateLimiter((1, 1.0), (2, 4.0), clock)
    check_close(limiter.retry_after("ann"), 0.0)
    check_same(answers_at(limiter, clock, [0.0]), [(0.0, True)])
    check_close(limiter.retry_after("ann"), 1.0)
    check_same(answers_at(limiter, clock, [1.0]), [(1.0, True)])
    check_close(
        limiter.retry_after("ann"),
        3.0,
        why="At 1.0 the long window is full, until the request of 0.0 leaves it at 4.0.",
    )
    clock.advance(3.5)
    check_close(
        limiter.retry_after("ann"), 0.0, why="At 4.5 there is room in both windows, and a wait is never below 0."
    )


@pytest.mark.parametrize(
    "window", [(0, 1.0), (-1, 1.0), (1, 0.0), (1, -0.25)], ids=["0 requests", "-1 requests", "0 s", "-0.25 s"]
)
@pytest.mark.parametrize("is_first", [True, False], ids=["short window", "long window"])
def test_windows_must_be_positive(window, is_first):
    """A limit below 1, and a window of no time, are refused with ValueError when the limiter is made, whichever window it is."""
    short, long = (window, WIDE) if is_first else ((1, 0.25), window)
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        RateLimiter(short, long, VirtualClock())

"""Laws of two sliding windows, on a clock that only the tests move."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import LIMIT_MAX, PAUSES, SECONDS_MAX, WINDOWS, strategy
from solution import RateLimiter

from rehearse_sandbox.kit import VirtualClock, check_close, check_operations, check_same, check_true


class Model:
    """All allowed requests in one list; how long to wait is found by trying."""

    def __init__(self, short, long, clock):
        self.windows, self.clock, self.allowed = (short, long), clock, []

    def has_room(self, client, when):
        times = [time for who, time in self.allowed if who == client]
        return all(sum(when - seconds < time for time in times) < limit for limit, seconds in self.windows)

    def allow(self, client):
        is_allowed = self.has_room(client, self.clock())
        if is_allowed:
            self.allowed.append((client, self.clock()))
        return is_allowed

    def retry_after(self, client):
        now = self.clock()
        quarters = range(int(4 * max(seconds for _, seconds in self.windows)) + 1)
        return next(quarter / 4 for quarter in quarters if self.has_room(client, now + quarter / 4))


def test_two_limiters_are_apart():
    """Each limiter counts for itself: what one has allowed is nothing to another."""
    first, second = (RateLimiter((1, 1.0), (1, 3.0), VirtualClock()) for _ in range(2))
    check_same([first.allow("ann"), second.allow("ann"), first.allow("ann")], [True, True, False])


@given(strategy())
def test_same_as_a_list_of_all_requests(case):
    """Every answer is the one that counting all requests allowed so far would give."""
    short, long, stream = case
    clock = VirtualClock()
    limiter = RateLimiter(short, long, clock)
    check_operations(limiter, Model(short, long, clock), stream, shared={"advance": clock.advance}, compare=check_close)


@given(WINDOWS, st.lists(st.tuples(PAUSES, st.integers(1, 2)), min_size=2, max_size=8))
def test_no_window_holds_too_many(windows, steps):
    """Wherever a window of either length begins, at most its limit of requests is allowed in it."""
    clock = VirtualClock()
    limiter = RateLimiter(*windows, clock)
    allowed = []
    for pause, times in steps:
        clock.advance(pause)
        allowed += [clock() for _ in range(times) if limiter.allow("ann") is True]
    for limit, seconds in windows:
        most = max((sum(begin <= time < begin + seconds for time in allowed) for begin in allowed), default=0)
        why = f"Any {seconds} seconds hold at most {limit} allowed requests, and some hold {most}."
        check_true(most <= limit, why, output=allowed)


@given(WINDOWS, st.lists(PAUSES, max_size=6))
def test_waiting_so_long_is_enough(windows, steps):
    """After the wait that was told the next request is allowed, and a quarter of a second earlier it is not."""
    clock = VirtualClock()
    limiter = RateLimiter(*windows, clock)
    for step in steps:
        limiter.allow("ann")
        clock.advance(step)
    limiter.allow("ann")
    wait = limiter.retry_after("ann")
    longest = max(seconds for _, seconds in windows)
    is_time = type(wait) in (int, float) and 0 <= wait <= longest
    check_true(
        is_time, f"A wait is a number of seconds from 0 to the length of the longest window, {longest}.", output=wait
    )
    if wait >= 0.25:
        clock.advance(wait - 0.25)
        check_same(limiter.allow("ann"), False)
        clock.advance(0.25)
    check_same(limiter.allow("ann"), True)


@given(strategy(size=6), st.sampled_from([0.25, 10.75, 86_400.0]))
def test_only_time_that_passes_counts(case, start):
    """What the clock shows in the beginning says nothing: only the time between two requests does."""
    short, long, stream = case
    answers = []
    for clock in (VirtualClock(), VirtualClock(start)):
        limiter = RateLimiter(short, long, clock)
        here = []
        for name, argument in stream:
            here.append(clock.advance(argument) if name == "advance" else getattr(limiter, name)(argument))
        answers.append(here)
    check_close(answers[1], answers[0])


@given(WINDOWS, st.lists(st.tuples(st.sampled_from([0.5, 0.25, 1.0]), st.integers(1, 2)), min_size=2, max_size=6))
def test_asking_in_vain_changes_nothing(windows, steps):
    """Requests that are refused, and questions how long to wait, change no answer that comes after them."""
    clock = VirtualClock()
    quiet, pestered = RateLimiter(*windows, clock), RateLimiter(*windows, clock)
    for pause, times in steps:
        clock.advance(pause)
        pestered.retry_after("ann")
        is_allowed = quiet.retry_after("ann") == 0
        answers = [pestered.allow("ann") for _ in range(1 if is_allowed else times)]
        check_same(answers, [is_allowed] * len(answers))
        if is_allowed:
            quiet.allow("ann")


def test_largest_windows():
    """The largest limit in the longest window is still exact."""
    clock = VirtualClock(0.25)
    limiter = RateLimiter((LIMIT_MAX, 1.0), (LIMIT_MAX, SECONDS_MAX), clock)
    check_same([limiter.allow("ann") for _ in range(LIMIT_MAX + 1)], [True] * LIMIT_MAX + [False])
    clock.advance(1.0)
    check_close(limiter.retry_after("ann"), SECONDS_MAX - 1.0)

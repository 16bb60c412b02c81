"""Laws of two sliding windows, on a clock that only the tests move."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import LIMIT_MAX, SECONDS_MAX, WINDOWS, answers_at, strategy, times
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


@given(WINDOWS, times())
def test_no_window_holds_too_many(windows, asked):
    """Wherever a window of either length begins, at most its limit of requests is allowed in it."""
    clock = VirtualClock()
    answers = answers_at(RateLimiter(*windows, clock), clock, asked)
    allowed = [time for time, answer in answers if answer is True]
    for limit, seconds in windows:
        most = max((sum(begin <= time < begin + seconds for time in allowed) for begin in allowed), default=0)
        why = f"Any {seconds} seconds hold at most {limit} allowed requests, and some hold {most}."
        check_true(most <= limit, why, output=answers)


@given(WINDOWS, times(size=6))
def test_waiting_so_long_is_enough(windows, asked):
    """After the wait that was told the next request is allowed, and a quarter of a second earlier it is not."""
    clock = VirtualClock()
    limiter = RateLimiter(*windows, clock)
    answers_at(limiter, clock, asked)
    wait, now = limiter.retry_after("ann"), clock()
    longest = max(seconds for _, seconds in windows)
    is_time = type(wait) in (int, float) and 0 <= wait <= longest
    check_true(is_time, f"A wait is a number of seconds between 0 and the longest window's {longest}.", output=wait)
    expected = [(now + wait - 0.25, False)] * (wait >= 0.25) + [(now + wait, True)]
    why = f"After requests at {asked} a wait of {wait} is told: so long the next one is refused, and then allowed."
    check_same(answers_at(limiter, clock, [time for time, _ in expected]), expected, why=why)


@given(strategy(size=6), st.sampled_from([0.25, 10.75, 86_400.0]))
def test_only_time_that_passes_counts(case, start):
    """What the clock shows in the beginning says nothing: only the time between two requests does."""
    short, long, stream = case
    told = []
    for begin in (0.0, start):
        clock = VirtualClock(begin)
        limiter = RateLimiter(short, long, clock)
        told.append([])
        for name, argument in stream:
            answer = clock.advance(argument) if name == "advance" else getattr(limiter, name)(argument)
            told[-1].append((f"{name} after {clock() - begin} s", answer))
    check_close(told[1], told[0])


@given(WINDOWS, times(size=6), st.integers(1, 2))
def test_asking_in_vain_changes_nothing(windows, asked, more):
    """Requests that are refused, and questions how long to wait, change no answer that comes after them."""
    clock = VirtualClock()
    quiet, pestered = RateLimiter(*windows, clock), RateLimiter(*windows, clock)
    for time in asked:
        clock.advance(time - clock())
        pestered.retry_after("ann")
        is_allowed = quiet.retry_after("ann") == 0
        answers = answers_at(pestered, clock, [time] * (1 if is_allowed else more))
        check_same(answers, [(time, is_allowed)] * len(answers))
        if is_allowed:
            quiet.allow("ann")


def test_largest_windows():
    """The largest limit in the longest window is still exact."""
    clock = VirtualClock(0.25)
    limiter = RateLimiter((LIMIT_MAX, 1.0), (LIMIT_MAX, SECONDS_MAX), clock)
    check_same([limiter.allow("ann") for _ in range(LIMIT_MAX + 1)], [True] * LIMIT_MAX + [False])
    clock.advance(1.0)
    check_close(limiter.retry_after("ann"), SECONDS_MAX - 1.0)

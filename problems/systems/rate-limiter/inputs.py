"""What happens to a `RateLimiter`: its two windows, and operations such as ("allow", client) and ("advance", seconds)."""

from itertools import accumulate

from hypothesis import strategies as st

LIMIT_MAX = 100
SECONDS_MAX = 86_400

#: Few clients, so that most requests meet earlier ones of the same client.
CLIENTS = st.sampled_from(["ann", "ann", "bob"])


def valid(short, long, calls):
    """Whether these calls are allowed. Windows that must raise ValueError are allowed without any calls."""
    return (
        all(_is_window(window) for window in (short, long))
        and (not calls or all(limit >= 1 and seconds > 0 for limit, seconds in (short, long)))
        and isinstance(calls, list)
        and all(_is_call(call) for call in calls)
    )


def _is_window(window):
    if not isinstance(window, tuple) or len(window) != 2 or type(window[0]) is not int:
        return False
    return window[0] <= LIMIT_MAX and _is_time(window[1]) and window[1] <= SECONDS_MAX


def _is_time(seconds):
    return type(seconds) in (int, float) and (4 * seconds) % 1 == 0


def _is_call(call):
    if not isinstance(call, tuple) or len(call) != 2:
        return False
    if call[0] == "advance":
        return _is_time(call[1]) and call[1] >= 0
    return call[0] in ("allow", "retry_after") and isinstance(call[1], str)


#: Both windows fill within a few calls, and now the one is full longer, now the other.
WINDOWS = st.tuples(
    st.tuples(st.integers(1, 2), st.sampled_from([1.0, 2.0, 0.5])),
    st.tuples(st.integers(1, 3), st.sampled_from([2.0, 3.0])),
)

#: How long it was quiet before a call, in seconds; mostly as long as a window, which is where mistakes are.
PAUSES = st.sampled_from([0.0, 0.5, 1.0, 0.25, 2.0])


def times(size=10):
    """Up to `size` rising times, some of them at the same instant."""
    pauses = st.lists(st.sampled_from([0.0, 0.5, 0.25, 1.0]), min_size=3, max_size=size)
    return pauses.map(lambda drawn: list(accumulate(drawn)))


def calls(size=10):
    """Up to `size` requests and questions, most of them of one client, with pauses before them."""
    one = st.tuples(PAUSES, st.sampled_from(["allow", "allow", "retry_after"]), CLIENTS)
    return st.lists(one, max_size=size).map(_with_pauses)


def _with_pauses(drawn):
    stream = []
    for pause, name, client in drawn:
        stream += [("advance", pause)] * (pause > 0) + [(name, client)]
    return stream


def answers_at(limiter, clock, times):
    """What a limiter answers to ann at these times, each beside its time, so that a failure can be read."""
    found = []
    for time in times:
        clock.advance(time - clock())
        found.append((time, limiter.allow("ann")))
    return found


def strategy(size=10):
    """Two small windows, and up to `size` calls with pauses before them."""
    return st.tuples(WINDOWS, calls(size)).map(lambda case: (*case[0], case[1]))


EDGE = {
    "nothing happens": ((1, 1.0), (2, 3.0), []),
    "at the end of the short window": ((1, 1.0), (9, 60.0), [("allow", "ann"), ("advance", 1.0), ("allow", "ann")]),
    "at the end of the long window": ((1, 0.5), (1, 2.0), [("allow", "ann"), ("advance", 2.0), ("allow", "ann")]),
    "refused again and again": (
        (1, 1.0),
        (9, 60.0),
        [("allow", "ann"), ("advance", 0.5), ("allow", "ann"), ("advance", 0.5), ("allow", "ann")],
    ),
    "two at the same instant": ((2, 1.0), (9, 60.0), [("allow", "ann"), ("allow", "ann"), ("allow", "ann")]),
    "only the long window is full": ((1, 0.5), (1, 3.0), [("allow", "ann"), ("advance", 1.0), ("retry_after", "ann")]),
    "two clients": ((1, 1.0), (1, 3.0), [("allow", "ann"), ("allow", "bob")]),
    "asked by a stranger": ((1, 1.0), (1, 3.0), [("retry_after", "ann"), ("allow", "ann")]),
    "a limit of zero": ((0, 1.0), (1, 3.0), []),
    "no time at all": ((1, 1.0), (1, 0.0), []),
}

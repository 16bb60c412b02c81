"""What is done with a `KeyValueStore`: lists of calls such as ("set", key, value), with times from the third level on."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import operations

TTL_MAX = 86_400

#: Few keys, some of which begin with others, so that most calls meet an entry and most scans find some and leave some out.
_NAMES = ("a", "ab", "ba", "")
KEYS = st.sampled_from(_NAMES)
PREFIXES = st.sampled_from(["", "a", "ab"])
VALUES = st.sampled_from(["x", "y", ""])

#: Where time passes even fewer, so that entries are set again while they live.
TWO_KEYS = st.sampled_from(["a", "ab"])

#: Seconds between two calls, and lives that end at, before and after one of the next of them.
PAUSES = st.sampled_from([0, 1, 2])
_LIVES = (None, 1, 2, 3)
LIVES = st.sampled_from(_LIVES)

#: The calls of each level and how many arguments each may have. Times and lives come last.
_COUNTS = {"set": (2, 4), "get": (1, 2), "delete": (1, 2), "scan": (1, 2), "snapshot": (0, 1), "restore": (1, 2)}
_STRINGS = {"set": 2, "get": 1, "delete": 1, "scan": 1, "snapshot": 0, "restore": 0}


def valid(calls):
    """Whether a store may get these calls: known methods, whose times never go back."""
    if not isinstance(calls, list) or not all(_is_call(call) for call in calls):
        return False
    times = [_time_of(call) for call in calls]
    return times == sorted(times)


def _is_call(call):
    if not isinstance(call, tuple) or not call or call[0] not in _COUNTS:
        return False
    name, *arguments = call
    least, most = _COUNTS[name]
    if not least <= len(arguments) <= most or not all(isinstance(each, str) for each in arguments[: _STRINGS[name]]):
        return False
    life = arguments[3] if len(arguments) == 4 else None
    return (
        all(type(number) is int for number in arguments[_STRINGS[name] : 3])
        and _time_of(call) >= 0
        and (life is None or (type(life) is int and 1 <= life <= TTL_MAX))
    )


def _time_of(call):
    name, *arguments = call
    place = _COUNTS[name][0]
    return arguments[place] if len(arguments) > place else 0


def plain_calls():
    """Calls of the first level, and in the end a look at every key."""
    looks = [("get", key) for key in _NAMES]
    return _streams({"get": (KEYS,), "set": (KEYS, VALUES), "delete": (KEYS,)}).map(lambda calls: calls + looks)


def scanning_calls():
    """Calls of the first two levels, and in the end a look at everything."""
    methods = {"get": (KEYS,), "scan": (PREFIXES,), "set": (KEYS, VALUES), "delete": (KEYS,)}
    return _streams(methods).map(lambda calls: [*calls, ("scan", "")])


def timed_calls():
    """Calls of the first three levels, with pauses before them, and in the end looks at everything, second by second."""
    return _streams(_TIMED).map(lambda drawn: _at_their_times(drawn + _LOOKS))


def all_calls():
    """Some calls, then a snapshot or a restore, and so on, with pauses before them; after a restore the same looks."""
    episode = st.tuples(operations(_TIMED, (0, 3)), st.just("snapshot") | st.just("restore"), PAUSES, _NUMBERS)
    return st.lists(episode, max_size=8).map(
        lambda drawn: _at_their_times([call for part in drawn for call in _told(*part)])
    )


#: Mostly snapshots that there are.
_NUMBERS = st.sampled_from([1, 1, 2, 0])


def _told(calls, name, pause, number):
    if name == "snapshot":
        return [*calls, (name, pause)]
    return [*calls, (name, pause, number), *_LOOKS]


_TIMED = {
    "get": (PAUSES, TWO_KEYS),
    "scan": (PAUSES, PREFIXES),
    "set": (PAUSES, TWO_KEYS, VALUES, LIVES),
    "delete": (PAUSES, TWO_KEYS),
}

_LOOKS = [("scan", 0, "")] + [("scan", 1, "")] * (max(filter(None, _LIVES)) - 1)


def _streams(methods):
    """Some ten calls on average: Hypothesis draws lists of about five, so these are lists of lists."""
    return st.lists(operations(methods, (0, 5)), max_size=6).map(
        lambda parts: [call for part in parts for call in part]
    )


def _at_their_times(drawn):
    """("get", 2, "a") is called two seconds after the call before it."""
    now, calls = 0, []
    for name, pause, *arguments in drawn:
        now += pause
        split = _COUNTS[name][0]
        calls.append((name, *arguments[:split], now, *arguments[split:]))
    return calls


def later(calls, seconds):
    """The same timed calls, so many seconds later."""
    split = {name: least for name, (least, _) in _COUNTS.items()}
    return [
        (name, *rest[: split[name]], rest[split[name]] + seconds, *rest[split[name] + 1 :]) for name, *rest in calls
    ]


def called_later(store, calls, seconds):
    """Does these timed calls so many seconds later than they say, and looks at no answer; returns the time in the end."""
    shifted = later(calls, seconds)
    for name, *arguments in shifted:
        getattr(store, name)(*arguments)
    return _time_of(shifted[-1]) if shifted else seconds


def strategy():
    """Calls of all levels."""
    return st.tuples(all_calls())


EDGE = {
    "nothing happens": ([],),
    "an empty value": ([("set", "a", ""), ("get", "a"), ("delete", "a"), ("delete", "a")],),
    "an empty key": ([("set", "", "x"), ("get", ""), ("get", "a")],),
    "set again": ([("set", "a", "x"), ("set", "a", "y"), ("get", "a")],),
    "deleted and set again": ([("set", "a", "x"), ("delete", "a"), ("get", "a"), ("set", "a", "y"), ("get", "a")],),
}

"""What happens to a `BatchingServer`: its size and waiting time, and calls such as ("submit", request) and ("advance", seconds)."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

SIZE_MAX = 16
WAIT_MAX = 3600

#: A batch with the first of these makes the test's model raise, with the second it loses an answer, with the third it has one too many.
RAISES, LOSES, ADDS = "x", "y", "z"

#: The calls that take an argument, and those that take none.
WITH_ARGUMENT = ("submit", "advance", "cancel", "result")
WITHOUT = ("tick", "due_in", "close")


def valid(size, wait, calls):
    """Whether these calls are allowed. A size or a wait that must raise ValueError is allowed without any calls."""
    return (
        type(size) is int
        and size <= SIZE_MAX
        and _is_time(wait)
        and wait <= WAIT_MAX
        and (not calls or (size >= 1 and wait >= 0))
        and isinstance(calls, list)
        and all(_is_call(call) for call in calls)
    )


def _is_time(seconds):
    return type(seconds) in (int, float) and (4 * seconds) % 1 == 0


def _is_call(call):
    if not isinstance(call, tuple) or len(call) != 1 + (call[0] in WITH_ARGUMENT):
        return False
    if call[0] == "advance":
        return _is_time(call[1]) and call[1] >= 0
    if call[0] == "submit":
        return type(call[1]) in (int, str)
    return type(call[1]) is int if call[0] in WITH_ARGUMENT else call[0] in WITHOUT


def recording():
    """A model that can break, and the list of all lists it was called with. Its answers tell the request, the call and the place in it."""
    sent = []

    def model(requests):
        sent.append(list(requests))
        if RAISES in requests:
            raise RuntimeError(f"no answer to {RAISES}")
        answers = [(request, len(sent), place) for place, request in enumerate(requests)]
        if LOSES in requests:
            return answers[:-1]
        return [*answers, "one more"] if ADDS in requests else answers

    return model, sent


def doubling():
    """A model that doubles numbers, raises when one is negative, and drops zeros; and the list of all lists it was called with."""
    sent = []

    def model(requests):
        sent.append(list(requests))
        if min(requests) < 0:
            raise ValueError("a negative number")
        return [2 * request for request in requests if request != 0]

    return model, sent


def states(server, count):
    """What has become of the first so many requests, each as a pair of a word and an answer."""
    found = [server.result(ticket) for ticket in range(count)]
    for each in found:
        check_form(each, kind=tuple, length=2, why='A result is a pair such as ("done", answer) or ("waiting", None).')
    return found


def run_until(server, clock, until, wait):
    """Let the time pass as an event loop does: sleep as long as `due_in` says, call `tick`, and again."""
    for _ in range(SIZE_MAX):
        due = server.due_in()
        if due is None:
            break
        is_time = type(due) in (int, float) and 0 <= due <= wait
        check_true(is_time, f"due_in is None, or a number of seconds between 0 and the wait of {wait}.", output=due)
        if clock() + due > until:
            break
        clock.advance(due)
        server.tick()
    clock.advance(max(0.0, until - clock()))


#: How long it is quiet before a call, in seconds; mostly as long as requests may wait.
PAUSES = st.sampled_from([1.0, 0.5, 2.0, 0.25])

#: Mostly harmless requests, many of them equal.
REQUESTS = st.sampled_from(["a", "b", "a", "b", RAISES, LOSES, ADDS])

#: Submissions are more frequent than anything else, since the others need them.
NAMES = st.sampled_from(["submit", "advance", "submit", "tick", "due_in", "cancel", "submit", "result"])

#: How a stream ends: open, closed, or with calls after that.
ENDS = st.sampled_from(
    [[], [("close",)], [("close",), ("submit", "a"), ("due_in",), ("tick",)], [("close",), ("cancel", 0), ("close",)]]
)


def calls(size=12):
    """Up to `size` calls, an end, and the question what has become of each request."""
    one = st.tuples(NAMES, PAUSES, REQUESTS, st.integers(0, 4)).map(_written)
    return st.tuples(st.lists(one, max_size=size), ENDS).map(_with_results)


def _written(drawn):
    name, pause, request, ticket = drawn
    arguments = {"submit": (request,), "advance": (pause,), "cancel": (ticket,), "result": (ticket,)}
    return (name, *arguments.get(name, ()))


def _with_results(drawn):
    stream, end = drawn
    count = sum(call[0] == "submit" for call in stream)
    return [*stream, *end, *(("result", ticket) for ticket in range(count))]


def strategy(size=12):
    """Batches of one to three, a short waiting time or none, and a stream of calls."""
    return st.tuples(st.integers(1, 3), st.sampled_from([1.0, 2.0, 0.0]), calls(size))


EDGE = {
    "nothing happens": (2, 1.0, [("tick",), ("due_in",), ("close",)]),
    "a full batch": (2, 1.0, [("submit", "a"), ("submit", "b"), ("result", 1)]),
    "at the end of the wait": (2, 1.0, [("submit", "a"), ("advance", 1.0), ("tick",), ("result", 0)]),
    "batches of one": (1, 1.0, [("submit", "a"), ("submit", RAISES), ("result", 1)]),
    "no waiting": (3, 0.0, [("submit", "a"), ("due_in",), ("tick",), ("result", 0)]),
    "all are cancelled": (2, 1.0, [("submit", "a"), ("cancel", 0), ("due_in",), ("advance", 1.0), ("tick",)]),
    "one of three breaks the model": (3, 1.0, [("submit", "a"), ("submit", RAISES), ("submit", "b"), ("result", 1)]),
    "closed": (3, 1.0, [("submit", "a"), ("close",), ("result", 0), ("close",)]),
    "a size of zero": (0, 1.0, []),
    "a negative wait": (1, -0.25, []),
}

"""What is done with an `Autocomplete`: few words that begin alike, small weights that are often equal, and prefixes of them."""

from hypothesis import strategies as st
from solution import Autocomplete

from rehearse_sandbox.kit import operations

ENTRIES_MAX = 1000
PREFIXES_MAX = 1000
K_MAX = 20
LENGTH_MAX = 40
WEIGHT_MAX = 1_000_000


def valid(entries, k, calls):
    """Whether a box may be made and asked like this. A k and weights below 1 are allowed: they must raise ValueError."""
    return (
        isinstance(entries, list)
        and len(entries) <= ENTRIES_MAX
        and all(isinstance(entry, tuple) and len(entry) == 2 and _is_entry(*entry) for entry in entries)
        and type(k) is int
        and k <= K_MAX
        and isinstance(calls, list)
        and all(isinstance(call, tuple) and bool(call) and _is_call(*call) for call in calls)
    )


def _is_entry(word, weight):
    return isinstance(word, str) and 1 <= len(word) <= LENGTH_MAX and type(weight) is int and weight <= WEIGHT_MAX


def _is_prefix(prefix):
    return isinstance(prefix, str) and len(prefix) <= LENGTH_MAX


def _is_call(name, *arguments):
    if name == "add":
        return len(arguments) == 2 and _is_entry(*arguments)
    if len(arguments) != 1:
        return False
    if name == "complete":
        return _is_prefix(arguments[0])
    prefixes = arguments[0]
    return (
        name == "complete_all"
        and isinstance(prefixes, list)
        and len(prefixes) <= PREFIXES_MAX
        and all(map(_is_prefix, prefixes))
    )


#: Few words, most of which begin with others, and beginnings of which some are words and some are of no word.
WORDS = st.sampled_from(["a", "ab", "abc", "abd", "ac", "ba", "Ab"])
PREFIXES = st.sampled_from(["", "a", "ab", "abc", "b", "A", "abcd", "x"])

#: Small weights, so that many are equal.
WEIGHTS = st.integers(1, 3)


def entries(size=6):
    """Up to `size` words with their weights; a word may come twice."""
    return st.lists(st.tuples(WORDS, WEIGHTS), max_size=size)


def strategy():
    """A box of few words, and what is added and asked afterwards; some weights are too small."""
    methods = {
        "complete": (PREFIXES,),
        "add": (WORDS, st.sampled_from([1, 2, 3, 4, 0])),
        "complete_all": (st.lists(PREFIXES, max_size=3),),
    }
    return st.tuples(entries(), st.integers(1, 3), operations(methods, (0, 8)))


EDGE = {
    "no words": ([], 3, [("complete", ""), ("complete", "a")]),
    "equal weights": ([("b", 1), ("c", 1), ("a", 1)], 2, [("complete", "")]),
    "the prefix is a word": ([("car", 1), ("cart", 1), ("ca", 1)], 3, [("complete", "car")]),
    "longer than any word": ([("car", 1)], 3, [("complete", "cart")]),
    "the same word twice": ([("a", 1), ("b", 1), ("b", 1)], 1, [("complete", "")]),
    "added later": ([("a", 2)], 1, [("complete", ""), ("add", "b", 3), ("complete", "")]),
    "upper and lower case": ([("Ann", 1), ("ann", 1)], 2, [("complete", "a"), ("complete", "")]),
    "several prefixes": ([("a", 1), ("b", 2)], 1, [("complete_all", ["a", "", "c"])]),
    "no room": ([("a", 1)], 0, []),
    "weight zero": ([("a", 1)], 1, [("add", "b", 0), ("complete", "b")]),
}


def sizes(n):
    """n different words of five digits and n prefixes: in turns the empty one, with n words, and a digit, with n / 10."""
    words = [f"{7919 * place % 100_000:05}" for place in range(n)]
    prefixes = [word[: place % 2] for place, word in enumerate(words)]
    return [(word, 1 + place % 7) for place, word in enumerate(words)], 5, prefixes


def work(entries, k, prefixes):
    """What is timed: a box is made, and asked about all prefixes at once."""
    Autocomplete(entries, k).complete_all(prefixes)

"""What `top_k_frequent` may be called with: few different short labels, so that ties are frequent, and the edges."""

import random

from hypothesis import strategies as st

N_MAX = 10_000
K_MAX = 10_000


def valid(labels, k):
    """Whether these are labels and a k within the bounds. A negative k is allowed: it must raise ValueError."""
    return (
        isinstance(labels, list)
        and len(labels) <= N_MAX
        and all(isinstance(label, str) for label in labels)
        and type(k) is int
        and k <= K_MAX
    )


#: Few labels; some differ in case, in a space at the end, or in length alone, and one is empty.
LABELS = ("a", "b", "c", "d", "B", "ab", "b ", "")


@st.composite
def strategy(draw, size=8):
    """Up to `size` labels in any order, and a k that may be larger than the number of different ones."""
    labels = draw(st.lists(st.sampled_from(LABELS), max_size=size))
    return labels, draw(st.integers(0, 5))


EDGE = {
    "no labels": ([], 3),
    "none wanted": (["yes", "no", "yes"], 0),
    "one label": (["yes"], 1),
    "all equally often": (["owl", "dog", "cat", "ant"], 2),
    "fewer than k": (["no", "yes", "yes"], 5),
    "tie at the last place": (["b", "c", "c", "a"], 2),
    "upper case comes first": (["cat", "Dog"], 1),
    "empty label": (["", "x", ""], 1),
    "negative k": (["yes"], -1),
    "negative k, no labels": ([], -1),
}


def sizes(n):
    """n labels in a scrambled order, n / 2 different ones of which most are equally frequent, and k = n / 8."""
    numbers = random.Random(n)
    return [f"label {numbers.randrange(n // 2)}" for _ in range(n)], n // 8

"""What `beam_search` may be called with: tables of few tokens with plain entries and many ties, and larger tables."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true

V_MAX = 50
WIDTH_MAX = 50
LENGTH_MAX = 20


def valid(log_probs, start, end, width, max_length, alpha=0.0):
    """Whether these arguments are allowed. A width and a greatest length below 1 are: they must raise ValueError."""
    if not (isinstance(log_probs, np.ndarray) and log_probs.dtype == np.float64 and log_probs.ndim == 2):
        return False
    v = len(log_probs)
    possible = (log_probs >= -100.0) & (log_probs <= 0.0)
    return (
        1 <= v <= V_MAX
        and log_probs.shape == (v, v)
        and bool((possible | (log_probs == -np.inf)).all())
        and all(type(token) is int and 0 <= token < v for token in (start, end))
        and type(width) is int
        and width <= WIDTH_MAX
        and type(max_length) is int
        and max_length <= LENGTH_MAX
        and type(alpha) is float
        and 0.0 <= alpha <= 2.0
    )


def table(v, entries):
    """A table for v tokens in which nothing can follow anything, except for these entries."""
    log_probs = np.full((v, v), -np.inf)
    for place, entry in entries.items():
        log_probs[place] = entry
    return log_probs


def texts(answer, v=V_MAX):
    """The texts with their scores, after a check that they have the promised form."""
    why = "The result is a list of tuples (text, score), where a text is a list of tokens."
    check_form(answer, kind=list, why=why)
    for pair in answer:
        text, _ = check_form(pair, kind=tuple, length=2, why=why)
        check_form(text, kind=list, why=why)
        known = all(isinstance(token, int | np.integer) and 0 <= token < v for token in text)
        check_true(known, f"The tokens of a text are integers from 0 to {v - 1}.", output=text)
    return answer


def check_texts(answer, expected):
    """The texts are the expected ones, in their order, with these scores."""
    found = texts(answer)
    check_same([[int(token) for token in text] for text, _ in found], [text for text, _ in expected])
    check_close([score for _, score in found], [score for _, score in expected])


@st.composite
def strategy(draw, size=3):
    """A table for two or three tokens, in which sums are often equal, and a search of up to `size` steps."""
    v = draw(st.integers(2, 3))
    entries = st.sampled_from([-1.0, -0.5, -0.25, -2.0, 0.0, -np.inf])
    log_probs = np.array(draw(st.lists(entries, min_size=v * v, max_size=v * v))).reshape(v, v)
    start, end = draw(st.integers(0, v - 1)), draw(st.integers(0, v - 1))
    width, max_length = draw(st.integers(1, 3)), draw(st.integers(1, size))
    return log_probs, start, end, width, max_length, draw(st.sampled_from([0.0, 0.75]))


@st.composite
def models(draw):
    """A table for up to eight tokens, whose entries are multiples of 1/64, and a search of up to eight steps."""
    v = draw(st.integers(2, 8))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    log_probs = np.where(rng.random((v, v)) < 0.2, -np.inf, -rng.integers(1, 320, size=(v, v)) / 64)
    start, end = (int(token) for token in rng.integers(0, v, size=2))
    return log_probs, start, end, draw(st.integers(1, 6)), draw(st.integers(1, 8)), draw(st.sampled_from([0.0, 0.75]))


EDGE = {
    "width 1": (table(4, {(3, 1): -0.5, (3, 2): -1.0, (1, 0): -2.0, (2, 0): -0.25}), 3, 0, 1, 2),
    "width 2": (table(4, {(3, 1): -0.5, (3, 2): -1.0, (1, 0): -2.0, (2, 0): -0.25}), 3, 0, 2, 2),
    "one token in all": (np.array([[-0.5]]), 0, 0, 2, 3),
    "the start is the end": (np.array([[-2.0, -0.5], [-0.5, -np.inf]]), 0, 0, 2, 2),
    "it never ends": (np.array([[-np.inf, -1.0], [-np.inf, -1.0]]), 0, 0, 2, 3),
    "nothing can follow": (np.full((2, 2), -np.inf), 1, 0, 2, 3),
    "certain tokens": (np.zeros((2, 2)), 1, 0, 2, 3, 1.0),
    "all sums are equal": (np.full((2, 2), -1.0), 1, 0, 2, 2),
    "a mean over the tokens": (np.array([[-1.0, -0.5], [-0.75, -np.inf]]), 0, 0, 2, 2, 1.0),
    "width 0": (np.full((2, 2), -1.0), 1, 0, 0, 2),
}


def sizes(n):
    """A table for n tokens."""
    return -np.random.default_rng(0).integers(1, 320, size=(n, n)) / 64, 0, 1, 5, 5

"""What the two functions may be called with: few tokens with small whole logits, often equal, and sources of numbers."""

import math

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

V_MAX = 1000
LOGIT_MAX = 1e4
COUNT_MAX = 5000


def valid(logits, temperature=1.0, top_k=None, top_p=1.0):
    """Whether these are arguments that the statement allows. Settings outside of their ranges are: they must raise ValueError."""
    if not (isinstance(logits, np.ndarray) and logits.dtype == np.float64 and logits.ndim == 1):
        return False
    finite = logits[np.isfinite(logits)]
    return (
        1 <= len(logits) <= V_MAX
        and len(finite) >= 1
        and bool((np.abs(finite) <= LOGIT_MAX).all())
        and bool((logits[~np.isfinite(logits)] == -np.inf).all())
        and type(temperature) is float
        and (temperature <= 0.0 or 0.1 <= temperature <= 100.0)
        and (top_k is None or type(top_k) is int)
        and type(top_p) is float
        and (refused(temperature, top_k, top_p) or is_clear(logits, temperature, top_k, top_p))
    )


def refused(temperature, top_k, top_p):
    """Whether a setting is outside of its range."""
    return temperature < 0 or (top_k is not None and top_k < 1) or not 0 < top_p <= 1


def ranked(logits, temperature, top_k):
    """The tokens that top-k keeps, most probable first, each with its probability among them."""
    order = sorted(range(len(logits)), key=lambda token: (-logits[token], token))[:top_k]
    powers = [math.exp((logits[token] - logits[order[0]]) / temperature) for token in order]
    return [(token, power / math.fsum(powers)) for token, power in zip(order, powers, strict=True)]


def is_clear(logits, temperature, top_k, top_p):
    """Whether rounding has no say in what top-p keeps: no sum comes close to p."""
    if temperature == 0 or top_p == 1:
        return True
    shares = [share for _, share in ranked(logits.tolist(), temperature, top_k)]
    return bool((np.abs(np.cumsum(shares) - top_p) > 1e-6).all())


def by_definition(logits, temperature, top_k, top_p):
    """The probability of each token by the four steps, one token after another."""
    result, reached = np.zeros(len(logits)), 0.0
    shares = ranked(logits.tolist(), temperature, top_k) if temperature else ranked(logits.tolist(), 1.0, 1)
    for token, share in shares:
        if top_p == 1 or reached < top_p:
            result[token] = share
            reached += share
    return result / math.fsum(result)


@st.composite
def _settings(draw, size):
    """Up to `size` tokens with small whole logits, some of them ruled out, and settings: (logits, temperature, top_k, top_p)."""
    logits = draw(st.lists(st.sampled_from([0.0, 1.0, -1.0, 2.0, -math.inf]), max_size=size - 1))
    logits.insert(draw(st.integers(0, len(logits))), float(draw(st.integers(-1, 1))))
    temperature = draw(st.sampled_from([1.0, 0.5, 2.0, 0.0]))
    top_k = draw(st.sampled_from([None, 1, 2, 3]))
    return np.array(logits), temperature, top_k, draw(st.sampled_from([1.0, 0.613, 0.317, 0.917, 0.01]))


def strategy(size=4):
    """Few tokens and settings, without those in which rounding would decide."""
    return _settings(size).filter(lambda case: is_clear(*case))


@st.composite
def vocabularies(draw):
    """Up to 60 tokens with plain logits, no two of them equal, at a temperature."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    return rng.normal(scale=2.0, size=draw(st.integers(1, 60))), draw(st.sampled_from([0.5, 1.0, 2.0]))


def source(seed):
    """A function that gives new random numbers, always the same ones for a seed."""
    rng = np.random.default_rng(seed)

    def random(size):
        return rng.random(size)

    return random


def source_of_ends(seed):
    """Random numbers, half of which are replaced by the smallest and the largest that can come."""
    rng = np.random.default_rng(seed)

    def random(size):
        kind = rng.integers(4, size=size)
        return np.where(kind == 0, 0.0, np.where(kind == 1, 1.0 - 2.0**-53, rng.random(size)))

    return random


def tokens(answer, count):
    """A list of the tokens of an answer, after a check that it has the promised form."""
    return check_form(
        answer, shape=(count,), dtype="int64", why="There are `count` tokens, in an int64 array."
    ).tolist()


EDGE = {
    "one token": (np.array([3.0]),),
    "equal logits": (np.zeros(3), 1.0, 2),
    "greedy": (np.array([1.0, 3.0, 3.0]), 0.0),
    "k larger than the vocabulary": (np.array([0.0, 1.0]), 1.0, 5),
    "a tiny p": (np.array([0.0, 1.0]), 1.0, None, 0.01),
    "a token that is ruled out": (np.array([-np.inf, 0.0, 1.0]),),
    "logits far apart": (np.array([1e4, -1e4, 1e4]),),
    "k is zero": (np.array([0.0]), 1.0, 0),
}


def sizes(n):
    """n tokens."""
    return np.random.default_rng(0).normal(size=n), 1.0, n // 2, 0.9

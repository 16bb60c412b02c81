"""What `softmax_cross_entropy` may be called with: small whole-number logits, extreme ones, and plain float batches."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 64
K_MAX = 50
LOGIT_MAX = 1e4


def valid(logits, labels):
    """Whether (logits, labels) is an input that the statement allows."""
    return (
        isinstance(logits, np.ndarray)
        and isinstance(labels, np.ndarray)
        and logits.dtype == np.float64
        and labels.dtype == np.int64
        and logits.ndim == 2
        and labels.shape == logits.shape[:1]
        and 1 <= logits.shape[0] <= N_MAX
        and 1 <= logits.shape[1] <= K_MAX
        and bool((np.abs(logits) <= LOGIT_MAX).all())
        and bool(((labels >= 0) & (labels < logits.shape[1])).all())
    )


def parts(answer, logits):
    """The loss and the gradient of an answer, after a check that it has the promised form."""
    loss, gradient = check_form(answer, kind=tuple, length=2, why="The function returns the pair (loss, gradient).")
    check_form(gradient, shape=logits.shape, dtype="float64", why="The gradient has one float64 entry per logit.")
    check_true(isinstance(loss, int | float | np.number), "The loss is one number, not an array.", output=loss)
    return loss, gradient


@st.composite
def strategy(draw, size=3, *, extreme=False):
    """A batch of up to `size` rows and `size` + 1 classes of small whole logits, or of logits from the ends of the range."""
    values = st.sampled_from([0.0, 1.0, LOGIT_MAX, -LOGIT_MAX]) if extreme else st.integers(-3, 3)
    rows = draw(st.integers(1, size))
    classes = draw(st.integers(1, size + 1))
    logits = draw(st.lists(values, min_size=rows * classes, max_size=rows * classes))
    labels = draw(st.lists(st.integers(0, classes - 1), min_size=rows, max_size=rows))
    return np.array(logits, dtype=np.float64).reshape(rows, classes), np.array(labels, dtype=np.int64)


@st.composite
def batches(draw):
    """A batch of plain floats, up to the largest allowed."""
    rows = draw(st.integers(1, N_MAX))
    classes = draw(st.integers(1, K_MAX))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    return rng.normal(scale=5.0, size=(rows, classes)), rng.integers(0, classes, size=rows)


EDGE = {
    "one class": (np.array([[7.0]]), np.array([0])),
    "equal logits": (np.array([[0.0, 0.0, 0.0]]), np.array([2])),
    "certain and right": (np.array([[1e4, -1e4]]), np.array([0])),
    "certain and wrong": (np.array([[1e4, -1e4]]), np.array([1])),
    "rows far apart": (np.array([[1e4, 1e4], [-1e4, -1e4]]), np.array([0, 1])),
}


def sizes(n):
    """An input with n rows."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(n, K_MAX)), rng.integers(0, K_MAX, size=n)

"""Small classifiers and data sets of whole numbers, for runs that can be followed by hand."""

import numpy as np
from hypothesis import strategies as st

N_MAX = 40
D_MAX = 6
H_MAX = 8
K_MAX = 5
EPOCHS_MAX = 4
SCORE_MAX = 1e4

NAMES = ("W1", "b1", "W2", "b2")


def is_float(array, *shape):
    return isinstance(array, np.ndarray) and array.dtype == np.float64 and array.shape == shape


def is_order(order, n):
    return isinstance(order, np.ndarray) and order.dtype == np.int64 and sorted(order.tolist()) == list(range(n))


def is_rate(number):
    return isinstance(number, float) and 0.0 <= number <= 1.0


def valid(params, X, y, orders, batch_size, learning_rate, weight_decay=0.0):
    """Whether these are arguments of `train` that the statement allows."""
    if not (isinstance(params, dict) and set(params) == set(NAMES) and isinstance(X, np.ndarray) and X.ndim == 2):
        return False
    (n, d), (h, k) = X.shape, np.shape(params["W2"])
    return (
        1 <= n <= N_MAX
        and 1 <= d <= D_MAX
        and 1 <= h <= H_MAX
        and 2 <= k <= K_MAX
        and is_float(X, n, d)
        and is_float(params["W1"], d, h)
        and is_float(params["b1"], h)
        and is_float(params["W2"], h, k)
        and is_float(params["b2"], k)
        and isinstance(y, np.ndarray)
        and y.dtype == np.int64
        and y.shape == (n,)
        and bool(((y >= 0) & (y < k)).all())
        and isinstance(orders, list)
        and len(orders) <= EPOCHS_MAX
        and all(is_order(order, n) for order in orders)
        and type(batch_size) is int
        and batch_size >= 1
        and is_rate(learning_rate)
        and is_rate(weight_decay)
    )


def whole(draw, *shape, low=-2, high=2):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    return np.array(draw(st.lists(st.integers(low, high), min_size=count, max_size=count)), dtype=np.float64).reshape(
        shape
    )


@st.composite
def classifiers(draw, size=2):
    """Parameters of up to `size` features and hidden units and `size` + 1 classes."""
    d, h, k = draw(st.integers(1, size)), draw(st.integers(1, size)), draw(st.integers(2, size + 1))
    return {"W1": whole(draw, d, h), "b1": whole(draw, h), "W2": whole(draw, h, k), "b2": whole(draw, k)}


@st.composite
def data_for(draw, params, most=5):
    """Examples for a classifier, with their labels."""
    n = draw(st.integers(1, most))
    labels = st.lists(st.integers(0, len(params["b2"]) - 1), min_size=n, max_size=n)
    return whole(draw, n, len(params["W1"])), np.array(draw(labels), dtype=np.int64)


@st.composite
def small(draw, size=2):
    """A classifier with examples for it that can be followed by hand: (params, X, y)."""
    params = draw(classifiers(size))
    return params, *draw(data_for(params))


def drawn(rng, n, d, h, k):
    """A classifier with n examples for it, of plain floats."""
    params = {
        "W1": rng.normal(size=(d, h)),
        "b1": rng.normal(size=h),
        "W2": rng.normal(size=(h, k)),
        "b2": rng.normal(size=k),
    }
    return params, rng.normal(size=(n, d)), rng.integers(0, k, size=n)


def labelled():
    """A classifier with examples for it: small whole numbers, or plain floats, with which no two examples are alike."""
    return small() | st.integers(0, 9999).map(lambda seed: drawn(np.random.default_rng(seed), 7, 2, 3, 3))


@st.composite
def strategy(draw):
    """Arguments of a short run of `train`."""
    params, X, y = draw(labelled())
    # With whole numbers and plain fractions a step may bring a hidden unit to 0 but for rounding, and then right programs differ in
    # whether it fires. No such sum comes near a bias that is off by this.
    params = {**params, "b1": params["b1"] + 0.318}
    orders = draw(st.lists(st.permutations(range(len(X))), min_size=1, max_size=2))
    decay = draw(st.sampled_from([0.0, 0.5]))
    return params, X, y, [np.array(each) for each in orders], draw(st.integers(1, 3)), 0.5, decay


def largest():
    """Arguments of the largest run that is allowed."""
    rng = np.random.default_rng(1)
    orders = [rng.permutation(N_MAX) for _ in range(EPOCHS_MAX)]
    return *drawn(rng, N_MAX, D_MAX, H_MAX, K_MAX), orders, 7, 0.1, 0.01


#: One feature, one hidden unit, two classes.
TINY = {"W1": np.array([[1.0]]), "b1": np.zeros(1), "W2": np.array([[1.0, -1.0]]), "b2": np.zeros(2)}

EDGE = {
    "one example": (TINY, np.array([[1.0]]), np.array([0]), [np.array([0])], 1, 0.5, 0.0),
    "no epoch": (TINY, np.array([[1.0]]), np.array([0]), [], 1, 0.5, 0.0),
    "a batch larger than the data": (TINY, np.array([[1.0], [2.0]]), np.array([0, 1]), [np.array([1, 0])], 8, 0.5, 0.5),
    "a short last batch": (
        TINY,
        np.array([[1.0], [2.0], [3.0]]),
        np.array([0, 1, 1]),
        [np.array([2, 0, 1])],
        2,
        0.5,
        0.5,
    ),
    "a hidden unit that never fires": (TINY, np.array([[-1.0]]), np.array([1]), [np.array([0])], 1, 0.5, 0.0),
}


def softmax_of_a_row(scores):
    """The probabilities of one example, in plain Python."""
    top = max(scores)
    powers = [float(np.exp(score - top)) for score in scores]
    return [power / sum(powers) for power in powers]


def gradient_of_one(params, x, label):
    """The gradient of one example's cross-entropy, unit by unit."""
    before = [float(x @ params["W1"][:, unit] + params["b1"][unit]) for unit in range(len(params["b1"]))]
    hidden = np.array([max(value, 0.0) for value in before])
    error = np.array(
        softmax_of_a_row([float(hidden @ column) + b for column, b in zip(params["W2"].T, params["b2"], strict=True)])
    )
    error[label] -= 1.0
    passed = np.array([float(params["W2"][unit] @ error) if hidden[unit] > 0 else 0.0 for unit in range(len(hidden))])
    return {"W1": np.outer(x, passed), "b1": passed, "W2": np.outer(hidden, error), "b2": error}


def run_by_hand(params, X, y, orders, batch_size, learning_rate, weight_decay):
    """What `train` returns, one example after the other."""
    params = {name: params[name].copy() for name in NAMES}
    for order in orders:
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            each = [gradient_of_one(params, X[place], y[place]) for place in batch]
            for name in NAMES:
                slope = sum(gradient[name] for gradient in each) / len(batch)
                slope = slope + (weight_decay * params[name] if name in {"W1", "W2"} else 0.0)
                params[name] = params[name] - learning_rate * slope
    return params


def loss_of(params, X, y):
    """The mean cross-entropy, and the share of examples whose largest score is that of their label."""
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0.0)
    scores = hidden @ params["W2"] + params["b2"]
    losses = [np.logaddexp.reduce(row - row[label]) for row, label in zip(scores, y, strict=True)]
    right = [list(row).index(max(row)) == label for row, label in zip(scores, y, strict=True)]
    return float(sum(losses) / len(y)), sum(right) / len(y)

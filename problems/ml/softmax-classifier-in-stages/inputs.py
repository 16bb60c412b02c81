"""What `softmax_loss` may be called with, one example or a batch, and small classifiers with rows for them."""

import math
from decimal import Decimal, localcontext

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 20_000
K_MAX = 10
D_MAX = 8
SCORE_MAX = 1000

_timed = np.random.default_rng(20)


def valid(scores, target):
    """Whether the statements, taken together, allow these arguments."""
    if not (isinstance(scores, np.ndarray) and scores.dtype == np.float64 and scores.ndim in (1, 2)):
        return False
    labels = np.array([target]) if scores.ndim == 1 and type(target) is int else target
    rows = np.atleast_2d(scores)
    return (
        isinstance(labels, np.ndarray)
        and labels.dtype == np.int64
        and labels.shape == rows.shape[:1]
        and 1 <= rows.shape[0] <= N_MAX
        and 1 <= rows.shape[1] <= K_MAX
        and bool((np.abs(rows) <= SCORE_MAX).all())
        and bool(((labels >= -1) & (labels < rows.shape[1])).all())
    )


def valid_calls(name, arguments, operations):
    """Whether the function may be called like this, or a classifier of these parameters in this way."""
    if name == "softmax_loss":
        return valid(*arguments)
    weights, bias = arguments
    return (
        all(isinstance(array, np.ndarray) and array.dtype == np.float64 for array in arguments)
        and weights.ndim == 2
        and bias.shape == weights.shape[1:]
        and 1 <= len(weights) <= D_MAX
        and all(_fits(weights, bias, *call) for call in operations)
    )


def _fits(weights, bias, method, *arguments):
    """Whether a call's rows fit the parameters, as far as those that a classifier begins with can tell."""
    if method == "parameters":
        return arguments == ()
    if method != "step":
        X, y = arguments
        fits = isinstance(X, np.ndarray) and X.dtype == np.float64 and X.ndim == 2 and X.shape[1] == len(weights)
        return fits and np.ndim(y) == 1 and valid(X @ weights + bias, y)
    pieces, rate = arguments
    right = isinstance(pieces, list) and len(pieces) > 0 and type(rate) is float and 0.0 <= rate < math.inf
    return right and all(isinstance(piece, tuple) and _fits(weights, bias, "loss", *piece) for piece in pieces)


def parts(answer, scores):
    """Probabilities and loss of an answer, after a check that it has the promised form."""
    shares, loss = check_form(answer, kind=tuple, length=2, why="The function returns the pair (probabilities, loss).")
    check_form(shares, shape=scores.shape, dtype="float64", why="There is one float64 probability for each score.")
    check_true(isinstance(loss, int | float | np.number), "The loss is one number, not an array.", output=loss)
    return shares, loss


def by_definition(scores, labels):
    """The probabilities of each row, and the costs of those that have a label, in 40-digit decimals, where nothing overflows."""
    shares, costs = np.zeros(scores.shape), []
    with localcontext(prec=40):
        for i, label in enumerate(labels.tolist()):
            powers = [Decimal(score).exp() for score in scores[i].tolist()]
            total = sum(powers)
            shares[i] = [float(power / total) for power in powers]
            if label >= 0:
                costs.append(float((total / powers[label]).ln()))
    return shares, costs


def mean(costs):
    """The mean of some costs; 0 when there are none."""
    return math.fsum(costs) / len(costs) if costs else 0.0


def slopes(weights, bias, X, y):
    """Loss and gradients of a linear model by the formula, one row and one class at a time."""
    shares, costs = by_definition(X @ weights + bias, y)
    by_weights, by_bias = np.zeros(weights.shape), np.zeros(bias.shape)
    for i, label in enumerate(y.tolist()):
        for j in range(len(bias) if label >= 0 else 0):
            pull = (shares[i, j] - (j == label)) / len(costs)
            by_bias[j] += pull
            by_weights[:, j] += pull * X[i]
    return mean(costs), by_weights, by_bias


_WHOLE = st.integers(-3, 3)


def whole(draw, *shape, values=_WHOLE):
    """An array of small whole numbers, as floats."""
    count = math.prod(shape)
    return np.array(draw(st.lists(values, min_size=count, max_size=count)), dtype=np.float64).reshape(shape)


def classes_of(draw, rows, classes, lowest=0):
    """A class for each row; from -1 on, some may have none."""
    drawn = draw(st.lists(st.integers(lowest, classes - 1), min_size=rows, max_size=rows))
    return np.array(drawn, dtype=np.int64)


@st.composite
def single(draw, size=4):
    """One example of up to `size` classes, and its true class."""
    classes = draw(st.integers(1, size))
    return whole(draw, classes), draw(st.integers(0, classes - 1))


@st.composite
def strategy(draw, size=3, *, lowest=-1, extreme=False):
    """A batch of up to `size` rows and `size` + 1 classes of small whole scores, or of scores from the ends of the range."""
    values = st.sampled_from([0, 1, SCORE_MAX, -SCORE_MAX]) if extreme else _WHOLE
    rows, classes = draw(st.integers(1, size)), draw(st.integers(1, size + 1))
    return whole(draw, rows, classes, values=values), classes_of(draw, rows, classes, lowest)


@st.composite
def batches(draw, lowest=0):
    """A batch of plain floats of up to 40 rows."""
    rows, classes = draw(st.integers(1, 40)), draw(st.integers(1, K_MAX))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    return rng.normal(scale=4.0, size=(rows, classes)), rng.integers(lowest, classes, size=rows)


@st.composite
def models(draw, most=3, least=1):
    """A small classifier and rows for it, of which some may have no label: (weights, bias, X, y)."""
    features, classes, rows = draw(st.integers(1, 2)), draw(st.integers(1, 3)), draw(st.integers(least, most))
    weights, bias = whole(draw, features, classes), whole(draw, classes)
    return weights, bias, whole(draw, rows, features), classes_of(draw, rows, classes, -1)


@st.composite
def pieces_of(draw, X, y):
    """The same rows in pieces of one row and more; two pieces at least, if there are two rows."""
    cuts = sorted(draw(st.sets(st.integers(1, len(y) - 1), min_size=1))) if len(y) > 1 else []
    return list(zip(np.split(X.copy(), cuts), np.split(y.copy(), cuts), strict=True))


@st.composite
def cut_models(draw, most=4, least=1):
    """A small classifier, rows for it, and the same rows in pieces: (weights, bias, X, y, pieces)."""
    weights, bias, X, y = draw(models(most, least))
    return weights, bias, X, y, draw(pieces_of(X, y))


EDGE = {
    "one class": (np.array([7.0]), 0),
    "equal scores": (np.array([0.0, 0.0, 0.0]), 2),
    "a batch of one": (np.array([[0.0, 1.0]]), np.array([1])),
    "certain and wrong": (np.array([1000.0, -1000.0]), 1),
    "rows far apart": (np.array([[1000.0, 1000.0], [-1000.0, -1000.0]]), np.array([0, 1])),
    "a row without a label": (np.array([[0.0, 0.0], [0.0, 5.0]]), np.array([0, -1])),
    "no labels at all": (np.array([[1.0, 2.0]]), np.array([-1])),
}

TRY = {
    "loss and gradients of one row": """\
classifier = SoftmaxClassifier(np.zeros((2, 2)), np.zeros(2))
classifier.loss(np.array([[2.0, 4.0]]), np.array([0]))
classifier.gradients(np.array([[2.0, 4.0]]), np.array([0]))""",
    "a step on two pieces": """\
classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
classifier.step([(np.array([[2.0]]), np.array([0])), (np.array([[1.0], [3.0]]), np.array([1, -1]))], 0.5)
classifier.parameters()""",
}


def sizes(n):
    """A batch of n rows and few classes, where a loop over the rows stands out most. Each call draws another one."""
    return _timed.normal(scale=5.0, size=(n, 3)), _timed.integers(-1, 3, size=n)

"""Laws of the loop and of its parts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import NAMES, SCORE_MAX, labelled, largest, loss_of, run_by_hand, small, softmax_of_a_row, strategy
from solution import batches, evaluate, softmax, train

from rehearse_sandbox.kit import check_close, check_form, check_gradient, check_same, matrices

#: The law of one step, also where the kit would say what a gradient is.
STEP = "One step over one batch moves each parameter by the learning rate times the slope of the mean loss."


@given(matrices((2, 3), (2, 3)))
def test_every_row_is_a_distribution(scores):
    """Softmax looks at one row at a time: each is e to its scores, divided by their sum."""
    check_close(softmax(scores), np.array([softmax_of_a_row(row) for row in scores.tolist()]))


def test_scores_at_the_ends_of_the_range():
    """Scores far apart make probabilities of 0 and 1, and neither infinity nor NaN."""
    scores = np.array([[SCORE_MAX, -SCORE_MAX], [-SCORE_MAX, -SCORE_MAX]])
    check_close(softmax(scores), np.array([[1.0, 0.0], [0.5, 0.5]]))


@given(labelled(), st.integers(1, 6), st.randoms(use_true_random=False))
def test_each_example_comes_once_with_its_label(case, batch_size, random):
    """One epoch shows every example once, in the given order, with its own label."""
    _, X, y = case
    order = np.array(random.sample(range(len(X)), len(X)))
    found = check_form(batches(X, y, batch_size, order), kind=list)
    check_close(np.concatenate([np.asarray(inputs) for inputs, _ in found]), X[order])
    check_same(np.concatenate([np.asarray(labels) for _, labels in found]), y[order])


@given(labelled(), st.integers(1, 6))
def test_only_the_last_batch_is_short(case, batch_size):
    """Every batch has the size that was asked for, but for the last one, which has what is left."""
    _, X, y = case
    found = check_form(batches(X, y, batch_size, np.arange(len(X))), kind=list)
    full, rest = divmod(len(X), batch_size)
    check_same([len(inputs) for inputs, _ in found], [batch_size] * full + [rest] * (rest > 0))


@given(small())
def test_one_step_goes_down_the_slope(case):
    """One step over one batch moves each parameter by the learning rate times the slope of the mean loss."""
    params, X, y = case
    # Between whole numbers no hidden unit stands at the kink of its activation.
    params = {**params, "b1": params["b1"] + 0.5}
    trained = train({name: value.copy() for name, value in params.items()}, X, y, [np.arange(len(X))], len(X), 1.0)
    for name in NAMES:
        moved = params[name] - trained[name]
        check_gradient(
            lambda point, name=name: loss_of({**params, name: point}, X, y)[0], params[name], moved, why=STEP
        )


@given(strategy())
def test_same_as_a_run_by_hand(run):
    """A run does what its steps do, example by example and batch by batch."""
    expected = run_by_hand(*run)
    check_close(train(*run), expected)


def test_the_largest_run():
    """The largest run that is allowed does what its steps do, too."""
    check_close(train(*largest()), run_by_hand(*largest()))


@given(labelled())
def test_loss_and_share_of_one_batch(case):
    """The loss is the mean of the examples' cross-entropies; an example is right when its first largest score is its label's."""
    params, X, y = case
    check_close(evaluate(params, X, y, len(X)), loss_of(params, X, y))


@given(labelled(), st.integers(1, 6))
def test_cutting_into_batches_changes_nothing(case, batch_size):
    """How the data is cut into batches changes neither the loss nor the share of right answers."""
    params, X, y = case
    check_close(evaluate(params, X, y, batch_size), loss_of(params, X, y))


def test_loss_at_the_ends_of_the_range():
    """A classifier that is certain and wrong has a large loss, no infinite one, and so have those beside it in the batch."""
    params = {"W1": np.array([[SCORE_MAX]]), "b1": np.zeros(1), "W2": np.array([[1.0, -1.0]]), "b2": np.zeros(2)}
    X, y = np.array([[1.0], [1.0], [0.0]]), np.array([0, 1, 0])
    check_close(evaluate(params, X, y, 3), ((2 * SCORE_MAX + np.log(2.0)) / 3, 2 / 3))


@given(strategy())
def test_what_was_handed_in_stays(run):
    """The parameters and the data hold the same numbers after a run as before."""
    params, X, y, *_ = run
    before = {name: value.copy() for name, value in params.items()}, X.copy(), y.copy()
    train(*run)
    check_same((params, X, y), before)

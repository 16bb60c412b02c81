"""The examples a learner sees, from one step by hand to a score at which the exponential overflows."""

import numpy as np
from solution import fit

from rehearse_sandbox.kit import check_close


def test_one_step_by_hand():
    """A step goes against the mean of the errors times the rows; the objectives are those of all rows, before and after."""
    X = np.array([[2.0], [0.0]])
    y = np.array([1, 0])
    weights, intercept, objectives = fit(X, y, rate=2.0, penalty=0.1, batch_size=2, epochs=1, seed=0)
    check_close(weights, np.array([1.0]))
    check_close(intercept, 0.0)
    after = (np.log(1 + np.exp(-2.0)) + np.log(2.0)) / 2 + 0.05
    check_close(objectives, np.array([np.log(2.0), after]))


def test_the_last_batch_is_short():
    """The last batch has what is left, here one row, and takes the mean over this one row."""
    X = np.array([[1.0], [1.0], [1.0]])
    weights, intercept, _ = fit(X, np.array([1, 1, 1]), rate=1.0, penalty=0.0, batch_size=2, epochs=1, seed=0)
    # The first batch ends at 0.5 for both; then the score is 1, and the error -0.268941421.
    check_close((weights, intercept), (np.array([0.768941421]), 0.768941421), atol=1e-9)


def test_the_intercept_is_not_penalised():
    """The penalty pulls at the weights only: where all features are 0, it changes nothing."""
    X = np.zeros((2, 1))
    weights, intercept, objectives = fit(X, np.array([1, 1]), rate=1.0, penalty=1.0, batch_size=2, epochs=2, seed=0)
    # The intercept goes from 0 to 0.5, and from there by the error -0.377540669 to 0.877540669.
    check_close((weights, intercept), (np.array([0.0]), 0.877540669), atol=1e-9)
    check_close(objectives, np.log(1 + np.exp(-np.array([0.0, 0.5, 0.877540669]))), atol=1e-9)


def test_the_penalty_counts_in_full():
    """In each batch the weights' slope has the penalty times the weights added to it, however many rows the batch has."""
    X = np.array([[2.0], [2.0]])
    weights, intercept, _ = fit(X, np.array([1, 1]), rate=1.0, penalty=0.5, batch_size=2, epochs=2, seed=0)
    # The first step leads to 1 and 0.5. There the score is 2.5, the error -0.075858180, and the penalty's slope 0.5.
    check_close((weights, intercept), (np.array([0.651716360]), 0.575858180), atol=1e-8)


def test_no_epochs():
    """Before the first epoch all parameters are 0, and every row costs log 2."""
    X = np.array([[1.0, 5.0], [2.0, -3.0]])
    answer = fit(X, np.array([0, 1]), rate=1.0, penalty=0.5, batch_size=1, epochs=0, seed=0)
    check_close(answer, (np.array([0.0, 0.0]), 0.0, np.array([np.log(2.0)])))


def test_far_on_the_wrong_side():
    """A row that is far on the wrong side costs the size of its score, an ordinary number: here 5000."""
    X = np.array([[100.0], [300.0]])
    answer = fit(X, np.array([1, 0]), rate=1.0, penalty=0.0, batch_size=2, epochs=1, seed=0)
    check_close(answer, (np.array([-50.0]), 0.0, np.array([np.log(2.0), 2500.0])))

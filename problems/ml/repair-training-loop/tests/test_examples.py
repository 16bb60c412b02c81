"""One example for each part of the program, from probabilities to the loss of a whole data set."""

import numpy as np
from solution import batches, evaluate, softmax, train

from rehearse_sandbox.kit import check_close, check_form, check_same


def tiny(bias):
    """Three features, hidden units and classes: the hidden layer hands the input on, and all classes begin alike."""
    return {"W1": np.eye(3), "b1": np.zeros(3), "W2": np.zeros((3, 3)), "b2": np.full(3, bias)}


def test_probabilities_of_one_example():
    """The probabilities of one example add up to 1, whatever other examples are in its batch."""
    scores = np.array([[0.0, 0.0], [0.0, np.log(3.0)], [0.0, 0.0]])
    check_close(softmax(scores), np.array([[0.5, 0.5], [0.25, 0.75], [0.5, 0.5]]))


def test_labels_travel_with_their_inputs():
    """Whatever the order, an input comes with its own label."""
    X, y = np.array([[0.0], [10.0], [20.0], [30.0]]), np.array([0, 1, 2, 3])
    found = check_form(batches(X, y, 2, np.array([3, 1, 0, 2])), kind=list, length=2)
    check_close(found[0][0], np.array([[30.0], [10.0]]))
    check_same(found[0][1], np.array([3, 1]), why="Whatever the order, an input comes with its own label.")


def test_a_second_batch_starts_from_zero():
    """Each step follows the gradient of its own batch; what earlier batches said is over."""
    X, y = np.vstack([np.eye(3), np.eye(3)]), np.array([0, 1, 2, 0, 1, 2])
    twice = train(tiny(0.0), X, y, [np.arange(6)], 3, 0.3)
    once = train(tiny(0.0), X[:3], y[:3], [np.arange(3), np.arange(3)], 3, 0.3)
    check_close(twice, once)


def test_biases_do_not_decay():
    """Weight decay makes weights smaller and leaves biases alone."""
    trained = train(tiny(2.0), np.eye(3), np.array([0, 1, 2]), [np.arange(3)], 3, 0.3, 0.5)
    check_close(trained["b2"], np.full(3, 2.0))


def test_a_short_last_batch():
    """The loss is the mean over all examples: one in a short batch counts as much as any other."""
    params = {"W1": np.ones((1, 1)), "b1": np.zeros(1), "W2": np.array([[0.0, 1.0]]), "b2": np.zeros(2)}
    X, y = np.log(np.array([[1.0], [1.0], [3.0]])), np.array([0, 0, 0])
    check_close(evaluate(params, X, y, 2), ((np.log(2.0) + np.log(2.0) + np.log(4.0)) / 3, 2 / 3))

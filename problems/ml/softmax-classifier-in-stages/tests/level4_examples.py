"""Level 4: a linear model and its gradients."""

import numpy as np
from solution import SoftmaxClassifier

from rehearse_sandbox.kit import check_close


def test_loss_of_a_linear_model():
    """The scores are the row times the weights plus the bias: here 2 * 0 + 0 and 2 * log 3 - log 3."""
    classifier = SoftmaxClassifier(np.array([[0.0, np.log(3.0)]]), np.array([0.0, -np.log(3.0)]))
    check_close(classifier.loss(np.array([[2.0]]), np.array([0])), np.log(4.0))


def test_gradients_of_one_row():
    """Each score pulls by its probability, less 1 for the true class; a weight's gradient is that times its feature."""
    classifier = SoftmaxClassifier(np.zeros((2, 2)), np.zeros(2))
    expected = np.array([[-1.0, 1.0], [-2.0, 2.0]]), np.array([-0.5, 0.5])
    check_close(classifier.gradients(np.array([[2.0, 4.0]]), np.array([0])), expected)


def test_gradients_are_means():
    """The loss is a mean over rows, so the gradients are means, too: of two equal rows they are those of one."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    rows, labels = np.array([[2.0], [2.0]]), np.array([0, 0])
    check_close(classifier.gradients(rows, labels), (np.array([[-1.0, 1.0]]), np.array([-0.5, 0.5])))


def test_a_row_without_a_label_pulls_at_nothing():
    """A row without a label moves no parameter, and does not thin out the pull of the others."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    rows, labels = np.array([[2.0], [8.0]]), np.array([0, -1])
    check_close(classifier.gradients(rows, labels), (np.array([[-1.0, 1.0]]), np.array([-0.5, 0.5])))


def test_gradients_without_any_label():
    """Where no row has a label the loss is 0 everywhere, and so are its gradients."""
    classifier = SoftmaxClassifier(np.ones((1, 2)), np.zeros(2))
    check_close(classifier.gradients(np.array([[2.0]]), np.array([-1])), (np.zeros((1, 2)), np.zeros(2)))

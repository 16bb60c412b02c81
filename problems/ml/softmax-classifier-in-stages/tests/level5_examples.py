"""Level 5: steps on batches that come in pieces."""

import numpy as np
from solution import SoftmaxClassifier

from rehearse_sandbox.kit import check_close


def test_a_step_downhill():
    """A step takes the rate times the gradient off the parameters, and returns the loss from before."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    check_close(classifier.step([(np.array([[2.0]]), np.array([0]))], 0.5), np.log(2.0))
    check_close(classifier.parameters(), (np.array([[0.5, -0.5]]), np.array([0.25, -0.25])))


def test_pieces_of_two_sizes():
    """Pieces of one row and of three make the step of four rows: each row counts alike, whatever piece it came in."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    one = np.array([[2.0]]), np.array([0])
    three = np.array([[2.0], [2.0], [2.0]]), np.array([1, 1, 1])
    classifier.step([one, three], 1.0)
    check_close(classifier.parameters(), (np.array([[-0.5, 0.5]]), np.array([-0.25, 0.25])))


def test_pieces_with_different_shares_of_labels():
    """It is labelled rows that count: a piece with one label among three rows weighs as much as one with a single row."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    one = np.array([[2.0]]), np.array([0])
    three = np.array([[4.0], [8.0], [8.0]]), np.array([0, -1, -1])
    check_close(classifier.step([one, three], 1.0), np.log(2.0))
    check_close(classifier.parameters(), (np.array([[1.5, -1.5]]), np.array([0.5, -0.5])))


def test_a_step_without_any_label():
    """Where no row of any piece has a label, the step returns 0 and changes nothing."""
    classifier = SoftmaxClassifier(np.ones((1, 2)), np.array([0.0, 1.0]))
    nothing = np.array([[2.0]]), np.array([-1])
    check_close(classifier.step([nothing, nothing], 1.0), 0.0)
    check_close(classifier.parameters(), (np.ones((1, 2)), np.array([0.0, 1.0])))


def test_the_next_step_begins_where_the_last_one_ended():
    """Steps follow each other: the loss that the second one returns is that of the parameters which the first one left."""
    classifier = SoftmaxClassifier(np.zeros((1, 2)), np.zeros(2))
    piece = np.array([[0.0]]), np.array([0])
    classifier.step([piece], np.log(3.0))
    check_close(classifier.step([piece], 0.0), np.log(4 / 3))
    check_close(classifier.loss(*piece), np.log(4 / 3))

"""Level 4: laws of the gradients."""

import numpy as np
from hypothesis import given
from inputs import D_MAX, K_MAX, models, slopes
from solution import SoftmaxClassifier

from rehearse_sandbox.kit import check_close, check_form, check_gradient, check_same


def gradients_of(model):
    """The two gradients at the model's parameters, after a check of their form."""
    weights, bias, X, y = model
    answer = SoftmaxClassifier(weights, bias).gradients(X, y)
    return check_form(answer, kind=tuple, length=2, why="The method returns the pair (by_weights, by_bias).")


@given(models())
def test_models_by_definition(model):
    """Loss and gradients are what the formulas say, row by row and class by class."""
    weights, bias, X, y = model
    loss, by_weights, by_bias = slopes(*model)
    classifier = SoftmaxClassifier(weights, bias)
    check_close(classifier.loss(X, y), loss)
    check_close(classifier.gradients(X, y), (by_weights, by_bias))


@given(models(most=2))
def test_bias_gradient_agrees_with_differences(model):
    """Nudging one bias changes the loss by the nudge times its entry of the gradient."""
    weights, bias, X, y = model
    check_gradient(lambda point: SoftmaxClassifier(weights, point).loss(X, y), bias, gradients_of(model)[1])


@given(models(most=2))
def test_weight_gradient_agrees_with_differences(model):
    """Nudging one weight changes the loss by the nudge times its entry of the gradient."""
    weights, bias, X, y = model
    check_gradient(lambda point: SoftmaxClassifier(point, bias).loss(X, y), weights, gradients_of(model)[0])


@given(models(most=2))
def test_rows_are_left_alone(model):
    """Rows and labels hold the same numbers after both methods as before, and the classifier answers the same again."""
    weights, bias, X, y = model
    kept = X.copy(), y.copy()
    classifier = SoftmaxClassifier(weights, bias)
    before = classifier.loss(X, y)
    classifier.gradients(X, y)
    check_same((X, y), kept, why="The arguments must not change: work on arrays of your own.")
    check_close(classifier.loss(X, y), before, why="Neither method changes the classifier.")


def test_the_largest_scores():
    """With the most features and classes and scores of 1000 and -1000, a row that is wrong costs 2000 and pulls with all its weight."""
    weights = np.full((D_MAX, K_MAX), -125.0)
    weights[:, 0] = 125.0
    classifier = SoftmaxClassifier(weights, np.zeros(K_MAX))
    rows, labels = np.ones((2, D_MAX)), np.array([1, 0])
    by_bias = np.zeros(K_MAX)
    by_bias[:2] = 0.5, -0.5
    check_close(classifier.loss(rows, labels), 1000.0)
    check_close(classifier.gradients(rows, labels), (np.tile(by_bias, (D_MAX, 1)), by_bias))

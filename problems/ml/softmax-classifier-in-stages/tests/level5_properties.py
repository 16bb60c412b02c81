"""Level 5: laws of steps."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import cut_models, slopes
from solution import SoftmaxClassifier

from rehearse_sandbox.kit import check_close, check_same

_RATES = st.sampled_from([1.0, 0.25])


@given(cut_models(), _RATES)
def test_steps_by_definition(model, rate):
    """Each of two steps goes along the gradient of the mean loss of all labelled rows, from where the classifier stands."""
    weights, bias, X, y, pieces = model
    classifier = SoftmaxClassifier(weights, bias)
    for _ in range(2):
        loss, by_weights, by_bias = slopes(weights, bias, X, y)
        weights, bias = weights - rate * by_weights, bias - rate * by_bias
        check_close(classifier.step(pieces, rate), loss)
        check_close(classifier.parameters(), (weights, bias))


@given(cut_models(most=6, least=3), _RATES)
def test_pieces_do_not_show(model, rate):
    """Loss and parameters after a step are the same in one piece, in several, and in several the other way round."""
    weights, bias, X, y, pieces = model
    whole, cut, turned = (SoftmaxClassifier(weights, bias) for _ in range(3))
    loss = whole.step([(X, y)], rate)
    check_close(cut.step(pieces, rate), loss)
    check_close(turned.step(pieces[::-1], rate), loss)
    check_close(cut.parameters(), whole.parameters())
    check_close(turned.parameters(), whole.parameters())


@given(cut_models(), _RATES)
def test_a_step_leaves_nothing_old_behind(model, rate):
    """After a step loss and gradients are those of the new parameters, also for rows that were asked about before it."""
    weights, bias, X, y, pieces = model
    classifier = SoftmaxClassifier(weights, bias)
    classifier.loss(X, y)
    classifier.gradients(X, y)
    classifier.step(pieces, rate)
    loss, *gradients = slopes(*classifier.parameters(), X, y)
    check_close(classifier.gradients(X, y), tuple(gradients))
    check_close(classifier.loss(X, y), loss)


@given(cut_models(most=2), _RATES)
def test_pieces_are_left_alone(model, rate):
    """The pieces hold the same numbers after the step as before."""
    weights, bias, _, _, pieces = model
    kept = [(X.copy(), y.copy()) for X, y in pieces]
    SoftmaxClassifier(weights, bias).step(pieces, rate)
    check_same(pieces, kept, why="The arguments must not change: work on arrays of your own.")

"""Laws of Adam's steps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import SIZE_MAX, STEPS, by_formula, runs, stepped, strategy
from solution import Adam

from rehearse_sandbox.kit import check_close, check_same


def copies(arrays):
    """New arrays with the same numbers."""
    return [array.copy() for array in arrays]


def numbers(arrays):
    """The numbers of several arrays, as lists."""
    return [array.tolist() for array in arrays]


def check_arrays(arrays, expected):
    """Each array is close to its own."""
    for array, wanted in zip(arrays, expected, strict=True):
        check_close(array, wanted)


@given(runs())
def test_each_number_by_the_formulas(run):
    """After every step, each number is what the formulas say for it alone."""
    settings, parameters, history = run
    adam, now = Adam(*settings), parameters
    for steps in range(1, len(history) + 1):
        now = stepped(adam, copies(now), copies(history[steps - 1]))
        check_arrays(now, by_formula(settings, parameters, history[:steps]))


@given(strategy(), st.sampled_from([1.0, -2.0, 1e-3, 400.0]), st.integers(1, 4))
def test_a_gradient_that_stays_the_same(settings, gradient, steps):
    """While the gradient stays the same, the corrected means are the gradient and its square, so every step is as long as the first."""
    rate, beta1, beta2, epsilon, _ = settings
    adam = Adam(rate, beta1, beta2, epsilon)
    moved = rate * gradient / (abs(gradient) + epsilon)
    for _ in range(steps):
        check_arrays(stepped(adam, [np.array([7.0])], [np.array([gradient])]), [np.array([7.0 - moved])])


@given(runs(), st.integers(-3, 3))
def test_only_the_means_are_remembered(run, other):
    """Arrays are left unchanged, and what a caller writes into them after a step has no effect on later ones."""
    settings, parameters, history = run
    adam = Adam(*settings)
    for gradients in history[:-1]:
        handed = copies([*parameters, *gradients])
        stepped(adam, handed[: len(parameters)], handed[len(parameters) :])
        check_same(
            numbers(handed), numbers([*parameters, *gradients]), why="Arrays that are handed in must not change."
        )
        for array in handed:
            array[...] = other
    last = stepped(adam, copies(parameters), copies(history[-1]))
    check_arrays(last, by_formula(settings, parameters, history, only_last=True))


@given(runs(steps=2))
def test_a_refused_step_does_not_count(run):
    """A step that raises ValueError has changed no mean and is not counted."""
    settings, parameters, history = run
    adam, now = Adam(*settings), parameters
    for steps in range(1, len(history) + 1):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            adam.step(copies(now), [*copies(history[steps - 1][:-1]), np.ones(7)])
        now = stepped(adam, copies(now), copies(history[steps - 1]))
        check_arrays(now, by_formula(settings, parameters, history[:steps]))


@given(runs(), runs())
def test_two_optimisers_are_apart(one, other):
    """Each optimiser has means and settings of its own."""
    first, second = Adam(*one[0]), Adam(*other[0])
    stepped(first, copies(one[1]), copies(one[2][0]))
    now = stepped(second, copies(other[1]), copies(other[2][0]))
    check_arrays(now, by_formula(other[0], other[1], other[2][:1]))


def test_as_much_as_allowed():
    """Many steps, large arrays, gradients of every size and the settings as they come are like any others."""
    rng = np.random.default_rng(0)
    adam, now = Adam(), [np.ones(SIZE_MAX)]
    slopes = rng.normal(size=(2, SIZE_MAX)) * 10.0 ** rng.integers(-6, 6, size=SIZE_MAX)
    for gradient in slopes:
        now = stepped(adam, now, [gradient])
    check_arrays(now, by_formula((0.001, 0.9, 0.999, 1e-8, 0.0), [np.ones(SIZE_MAX)], [[row] for row in slopes]))
    adam = Adam(1.0)
    for _ in range(STEPS):
        (moved,) = stepped(adam, [np.array([1.0])], [np.array([-2.0])])
    check_close(moved, np.array([2.0]), atol=1e-6)

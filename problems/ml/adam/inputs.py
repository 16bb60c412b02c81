"""What is done with an `Adam`: settings, and a few steps with small arrays of whole numbers, zeros among them."""

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form

SIZE_MAX = 500
STEPS = 300


def valid(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
    """Whether an optimiser may be made of these settings."""
    settings = (learning_rate, beta1, beta2, epsilon, weight_decay)
    return (
        all(type(number) is float for number in settings)
        and 0.0 < learning_rate <= 1.0
        and 0.0 <= beta1 < 1.0
        and 0.0 <= beta2 < 1.0
        and 1e-12 <= epsilon <= 1.0
        and 0.0 <= weight_decay <= 1.0
    )


def valid_calls(name, arguments, operations):
    """Whether these steps of one optimiser are allowed. Arrays that do not fit each other are: they must raise ValueError."""
    return (
        len(arguments) <= 5
        and valid(*arguments)
        and len(operations) <= STEPS
        and all(len(call) == 3 and _are_arrays(call[1]) and _are_arrays(call[2]) for call in operations)
    )


def _are_arrays(arrays):
    return isinstance(arrays, list) and all(
        isinstance(array, np.ndarray)
        and array.dtype == np.float64
        and array.size <= SIZE_MAX
        and bool((np.abs(array) <= 1e6).all())
        for array in arrays
    )


def by_formula(settings, parameters, history, *, only_last=False):
    """All numbers of the parameters after steps with these gradients, one number after the other in plain Python.

    Each step begins where the one before has ended, or with `only_last` where the first one began, so that only the means come
    from the steps before. `history` has one list of arrays for each step.
    """
    rate, beta1, beta2, epsilon, decay = settings
    results = []
    for place, parameter in enumerate(parameters):
        numbers = []
        for index, start in enumerate(parameter.ravel().tolist()):
            theta, m, v = start, 0.0, 0.0
            for t, gradients in enumerate(history, 1):
                g = float(gradients[place].ravel()[index])
                m = beta1 * m + (1 - beta1) * g
                v = beta2 * v + (1 - beta2) * g * g
                step = m / (1 - beta1**t) / ((v / (1 - beta2**t)) ** 0.5 + epsilon)
                theta = start if only_last else theta
                theta -= rate * (step + decay * theta)
            numbers.append(theta)
        results.append(np.array(numbers).reshape(parameter.shape))
    return results


def stepped(adam, parameters, gradients):
    """What a step returns, after a check that it is a list of one array for each parameter."""
    returned = adam.step(parameters, gradients)
    why = "A step returns one array for each parameter, in a list."
    check_form(returned, kind=list, length=len(parameters), why=why)
    for array, parameter in zip(returned, parameters, strict=True):
        check_form(array, shape=parameter.shape, dtype="float64", why=why)
    return returned


def whole(draw, shape):
    """An array of small whole numbers, as floats."""
    count = int(np.prod(shape))
    cells = draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count))
    return np.array(cells, dtype=np.float64).reshape(shape)


@st.composite
def strategy(draw):
    """Settings of an optimiser."""
    return (
        draw(st.sampled_from([0.1, 0.5, 1.0])),
        draw(st.sampled_from([0.5, 0.9, 0.0])),
        draw(st.sampled_from([0.75, 0.999, 0.0])),
        draw(st.sampled_from([1e-8, 0.25])),
        draw(st.sampled_from([0.0, 0.5])),
    )


@st.composite
def runs(draw, steps=3, arrays=2):
    """Settings, parameters in one or two small arrays, and gradients for one to three steps."""
    shapes = draw(st.lists(st.sampled_from([(1,), (2,), (1, 2), (0,)]), min_size=1, max_size=arrays))
    parameters = [whole(draw, shape) for shape in shapes]
    history = [[whole(draw, shape) for shape in shapes] for _ in range(draw(st.integers(1, steps)))]
    return draw(strategy()), parameters, history


EDGE = {
    "as it comes": (),
    "large steps": (1.0,),
    "no memory": (0.1, 0.0, 0.0),
    "large epsilon": (0.1, 0.9, 0.999, 1.0),
    "with weight decay": (0.1, 0.9, 0.999, 1e-8, 0.5),
}


TRY = {
    "one step": """\
adam = Adam(0.1)
adam.step([np.array([1.0, 1.0])], [np.array([0.001, -500.0])])
""",
    "two steps": """\
adam = Adam(0.1)
adam.step([np.array([0.0])], [np.array([1.0])])
adam.step([np.array([-0.1])], [np.array([-1.0])])
""",
    "only weight decay": """\
adam = Adam(0.1, 0.9, 0.999, 1e-8, 0.5)
adam.step([np.array([2.0])], [np.array([0.0])])
""",
    "shapes that do not fit": """\
adam = Adam()
adam.step([np.array([1.0, 2.0])], [np.array([1.0])])
""",
}

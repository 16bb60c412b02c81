"""What `learning_rate` may be called with: short runs with and without warm-up, and all steps around their ends."""

from hypothesis import strategies as st

STEPS_MAX = 100_000


def valid(step, warmup, steps, peak, final=0.0):
    """Whether these are arguments that the statement allows. Those that must raise ValueError are."""
    return (
        all(type(number) is int and abs(number) <= 2 * STEPS_MAX for number in (step, warmup, steps))
        and 0 <= steps <= STEPS_MAX
        and all(type(rate) is float and 0.0 <= rate <= 10.0 for rate in (peak, final))
    )


@st.composite
def runs(draw, size=8):
    """A run: (warmup, steps, peak, final)."""
    steps = draw(st.integers(0, size))
    warmup = draw(st.integers(0, steps))
    return warmup, steps, draw(st.sampled_from([1.0, 0.5, 8.0])), draw(st.sampled_from([0.0, 0.25, 0.5]))


@st.composite
def strategy(draw, size=8):
    """A step, and the run that it belongs to; some steps lie beyond it."""
    run = draw(runs(size))
    return (draw(st.integers(0, run[1] + 2)), *run)


EDGE = {
    "first step of the warm-up": (0, 4, 8, 1.0),
    "last step of the warm-up": (3, 4, 8, 1.0),
    "first step of the cosine": (4, 4, 8, 1.0),
    "last step": (7, 4, 8, 1.0, 0.25),
    "beyond the run": (8, 4, 8, 1.0, 0.25),
    "no warm-up": (0, 0, 4, 1.0),
    "nothing but warm-up": (3, 4, 4, 1.0, 0.5),
    "one step": (0, 0, 1, 1.0, 0.5),
    "no steps": (0, 0, 0, 1.0, 0.5),
    "peak and final are equal": (2, 0, 4, 0.5, 0.5),
    "negative step": (-1, 0, 4, 1.0),
    "warm-up longer than the run": (0, 5, 4, 1.0),
    "final above peak": (0, 0, 4, 1.0, 2.0),
}

"""The examples a learner sees, from a stream that fits to the chances of one item too many."""

import pytest
from inputs import check_samples, kept, sample_of
from solution import Reservoir

from rehearse_sandbox.kit import check_same


def test_everything_fits():
    """While there is room every item is kept, and nothing else is in the sample."""
    reservoir = Reservoir(4, 0)
    check_same(kept(reservoir), [])
    reservoir.add(["cat", "dog"])
    check_same(kept(reservoir), ["cat", "dog"])
    reservoir.add(["owl"])
    check_same(kept(reservoir), ["cat", "dog", "owl"])


def test_same_seed_same_sample():
    """The seed fixes the sample: whoever repeats a run gets the same items."""
    stream = list(range(50))
    check_same(sample_of(5, 7, [stream]), sample_of(5, 7, [stream]))


def test_one_item_for_one_place():
    """With room for one item and two items read, each of them is kept in half of all runs."""
    check_samples(200, 1, ["cat", "dog"], {("cat",): 1 / 2, ("dog",): 1 / 2})


def test_one_item_too_many():
    """With room for two and three items read, each of the three is left out in a third of all runs."""
    expected = {("cat", "dog"): 1 / 3, ("cat", "owl"): 1 / 3, ("dog", "owl"): 1 / 3}
    check_samples(600, 2, ["cat", "dog", "owl"], expected)


def test_k_must_be_positive():
    """A sample without room for a single item is refused with ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Reservoir(0, 7)

"""The examples a learner sees, from the order of the answers to what is refused."""

import pytest
from solution import Autocomplete

from rehearse_sandbox.kit import check_same


def test_most_frequent_first():
    """Larger weights come first, and of equal weights the smaller string; there are at most k answers."""
    box = Autocomplete([("cat", 3), ("dog", 9), ("car", 3), ("cart", 2)], 2)
    check_same(box.complete("ca"), ["car", "cat"])


def test_a_word_begins_with_itself():
    """A word that equals the prefix is among the answers, like the longer ones."""
    box = Autocomplete([("cart", 5), ("car", 2)], 3)
    check_same(box.complete("car"), ["cart", "car"])


def test_nothing_begins_like_this():
    """When no word begins with the prefix as a whole, the answer is an empty list."""
    box = Autocomplete([("cat", 3), ("car", 2)], 3)
    check_same([box.complete("cow"), box.complete("cats"), box.complete("x")], [[], [], []])


def test_only_the_beginning_counts():
    """A prefix is looked for at the beginning of a word and nowhere else."""
    check_same(Autocomplete([("scar", 5), ("car", 1)], 3).complete("ca"), ["car"])


def test_the_empty_prefix():
    """Every word begins with the empty prefix, and without words there is no answer to it."""
    check_same(Autocomplete([], 3).complete(""), [])
    check_same(Autocomplete([("cat", 1), ("dog", 2)], 3).complete(""), ["dog", "cat"])


def test_weights_add_up():
    """A word that is added again has the sum of its weights, and takes the place that the sum deserves."""
    box = Autocomplete([("cat", 4), ("car", 3)], 2)
    check_same(box.complete("ca"), ["cat", "car"])
    box.add("car", 2)
    check_same(box.complete("ca"), ["car", "cat"])


def test_a_new_word_finds_its_place():
    """A new word that is better than one of the answers comes in, also when there are k of them already."""
    box = Autocomplete([("cat", 4), ("car", 3)], 2)
    box.add("can", 5)
    check_same(box.complete("ca"), ["can", "cat"])


def test_a_word_comes_in_later():
    """A word that was not good enough comes in as soon as its weight has grown enough."""
    box = Autocomplete([("cat", 4), ("car", 3), ("can", 2)], 2)
    box.add("can", 3)
    check_same(box.complete("ca"), ["can", "cat"])


def test_the_last_place():
    """When there is room for one of two words with equal weights, the smaller string gets it."""
    check_same(Autocomplete([("b", 1), ("c", 1), ("a", 1)], 2).complete(""), ["a", "b"])


def test_any_characters():
    """Words may hold any characters, and upper and lower case differ."""
    box = Autocomplete([("New York", 2), ("new", 1), ("Ωmega-3", 1)], 3)
    check_same([box.complete("New "), box.complete("n"), box.complete("Ω")], [["New York"], ["new"], ["Ωmega-3"]])


def test_many_prefixes():
    """`complete_all` gives what `complete` gives for each prefix, in their order."""
    box = Autocomplete([("cat", 3), ("dog", 9)], 1)
    check_same(box.complete_all(["c", "", "d", "c"]), [["cat"], ["dog"], ["dog"], ["cat"]])
    check_same(box.complete_all([]), [])


def test_what_is_refused():
    """A k or a weight below 1 is refused with ValueError, and a weight that is refused changes nothing."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Autocomplete([("cat", 3)], 0)
    with pytest.raises(ValueError):  # noqa: PT011
        Autocomplete([("cat", 3), ("car", 0)], 2)
    box = Autocomplete([("cat", 3)], 2)
    with pytest.raises(ValueError):  # noqa: PT011
        box.add("car", 0)
    check_same(box.complete("ca"), ["cat"])

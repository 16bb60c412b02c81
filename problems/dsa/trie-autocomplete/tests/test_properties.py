"""Laws of a box that suggests how to go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import ENTRIES_MAX, K_MAX, LENGTH_MAX, PREFIXES, PREFIXES_MAX, WEIGHT_MAX, WEIGHTS, entries, strategy
from solution import Autocomplete

from rehearse_sandbox.kit import check_operations, check_same


class Model:
    """All that was added, in a list of pairs; each answer adds up, filters and sorts everything."""

    def __init__(self, pairs, k):
        self.pairs, self.k = list(pairs), k

    def add(self, word, weight):
        if weight < 1:
            raise ValueError(weight)
        self.pairs.append((word, weight))

    def complete(self, prefix):
        words = sorted({word for word, _ in self.pairs if word.startswith(prefix)})
        return sorted(words, key=self.weight, reverse=True)[: self.k]

    def weight(self, word):
        return sum(weight for other, weight in self.pairs if other == word)

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]


def test_two_boxes_are_apart():
    """Each object has words of its own: what is added to one is not suggested by another."""
    first, second = Autocomplete([("cat", 1)], 2), Autocomplete([("car", 1)], 2)
    first.add("can", 1)
    check_same([first.complete("ca"), second.complete("ca")], [["can", "cat"], ["car"]])


@given(strategy())
def test_same_as_filtering_and_sorting(case):
    """Every answer is the k best of all words that begin with the prefix, after all that was added so far."""
    pairs, k, calls = case
    check_operations(Autocomplete(list(pairs), k), Model(pairs, k), calls)


@given(entries(), st.integers(1, 3), PREFIXES)
def test_order_of_adding_does_not_matter(pairs, k, prefix):
    """It makes no difference in which order words are added, and whether at the beginning or later."""
    box = Autocomplete([], k)
    for word, weight in reversed(pairs):
        box.add(word, weight)
    check_same(box.complete(prefix), Model(pairs, k).complete(prefix))


@given(st.lists(st.tuples(st.text("aA é🙂*", min_size=1, max_size=3), WEIGHTS), min_size=1, max_size=4))
def test_words_of_any_characters(pairs):
    """Every character is as good as any other, blanks and signs among them."""
    prefixes = [word[:length] for word, _ in pairs for length in range(len(word) + 1)]
    check_same(Autocomplete(list(pairs), 2).complete_all(list(prefixes)), Model(pairs, 2).complete_all(prefixes))


@given(entries(), st.integers(1, 3), st.lists(PREFIXES, max_size=4))
def test_lists_are_left_alone(pairs, k, prefixes):
    """The lists of entries and of prefixes are the same afterwards."""
    handed, asked = list(pairs), list(prefixes)
    Autocomplete(handed, k).complete_all(asked)
    why = "The lists that were handed in must not change: sort copies, if you sort them at all."
    check_same([handed, asked], [pairs, prefixes], why=why)


@given(entries(3), st.integers(-2, 0))
def test_every_k_below_one_is_refused(pairs, k):
    """Zero and negative numbers of suggestions raise ValueError, whatever the entries are."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Autocomplete(list(pairs), k)


@given(entries(3), st.integers(-2, 0), st.integers(0, 3))
def test_every_weight_below_one_is_refused(pairs, weight, place):
    """A weight of zero or less raises ValueError, wherever it stands in the list of entries."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        Autocomplete([*pairs[:place], ("ab", weight), *pairs[place:]], 2)


def test_most_entries():
    """As many entries, suggestions and prefixes as allowed are handled like any others."""
    pairs = [(f"{7 * place % ENTRIES_MAX:03}", 1 + place % 5) for place in range(ENTRIES_MAX)]
    ranked = [word for word, _ in sorted(pairs, key=lambda pair: (-pair[1], pair[0]))]
    prefixes = [f"{place:03}" for place in range(PREFIXES_MAX - 2)]
    expected = [[word] for word in prefixes] + [ranked[:K_MAX], [word for word in ranked if word[0] == "5"][:K_MAX]]
    check_same(Autocomplete(pairs, K_MAX).complete_all([*prefixes, "", "5"]), expected)


def test_longest_word_and_largest_weight():
    """The longest words and the largest weights that are allowed are handled like any others."""
    long, longer = "a" * (LENGTH_MAX - 1), "a" * LENGTH_MAX
    box = Autocomplete([(long, WEIGHT_MAX), (longer, WEIGHT_MAX)], 2)
    check_same([box.complete("a"), box.complete(longer)], [[long, longer], [longer]])
    box.add(longer, WEIGHT_MAX)
    check_same(box.complete(long), [longer, long])

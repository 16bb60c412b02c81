"""Laws of the places where an anagram begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import CHARACTERS, N_MAX, strategy
from solution import anagram_occurrences

from rehearse_sandbox.kit import check_same


def places(text, probe):
    """The answer by sorting every window."""
    last = len(text) - len(probe)
    return [start for start in range(last + 1) if sorted(text[start : start + len(probe)]) == sorted(probe)]


@given(strategy())
def test_sorted_windows(case):
    """A position is in the answer exactly when the sorted characters from there on are the sorted probe."""
    check_same(anagram_occurrences(*case), places(*case))


@given(strategy())
def test_order_of_the_probe_does_not_matter(case):
    """The probe's characters in another order have the same answer."""
    text, probe = case
    check_same(anagram_occurrences(text, "".join(sorted(probe))), places(text, probe))


@given(strategy())
def test_text_read_backwards(case):
    """In the text read backwards, each occurrence begins where it ended before."""
    text, probe = case
    expected = sorted(len(text) - len(probe) - start for start in places(text, probe))
    check_same(anagram_occurrences(text[::-1], probe), expected)


@given(strategy(), st.permutations("bc-é7\u4e2d"))
def test_other_characters(case, others):
    """Which characters are used does not matter: replacing each by another one, in text and probe alike, changes nothing."""
    text, probe = case
    table = str.maketrans(CHARACTERS, "".join(others))
    check_same(anagram_occurrences(text.translate(table), probe.translate(table)), places(text, probe))


@given(st.text(st.sampled_from("ab"), min_size=1, max_size=5), st.integers(0, 6))
def test_every_window_of_a_repeated_probe(probe, more):
    """In a text that repeats the probe over and over, every position with enough characters left is an occurrence."""
    text = (probe * (more + 1))[: len(probe) + more]
    check_same(anagram_occurrences(text, probe), list(range(len(text) - len(probe) + 1)))


@given(st.text(st.sampled_from("ab"), max_size=4))
def test_empty_probe_in_any_text(text):
    """An empty probe raises ValueError in an empty text as in any other."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        anagram_occurrences(text, "")


def test_equal_sums():
    """Other characters are no anagram, also when their codes have the same sum and even the same sum of squares."""
    check_same(anagram_occurrences("bd", "cc"), [])
    check_same(anagram_occurrences("aef", "bcg"), [])


def test_longest_texts():
    """Texts and probes as long as allowed are searched like any others."""
    check_same(anagram_occurrences("ab" * (N_MAX // 2), "ba" * (N_MAX // 2)), [0])
    check_same(anagram_occurrences("ab" * (N_MAX // 2), "bab"), list(range(1, N_MAX - 2, 2)))

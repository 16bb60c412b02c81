"""The examples a learner sees, from one place to a probe that is refused."""

import pytest
from solution import anagram_occurrences

from rehearse_sandbox.kit import check_same


def test_two_places():
    """A position counts when the characters from there on are those of the probe in any order."""
    check_same(anagram_occurrences("tacoxcat", "act"), [0, 5])


def test_overlapping_occurrences():
    """Occurrences may overlap: the search goes on at the very next position."""
    check_same(anagram_occurrences("abab", "ab"), [0, 1, 2])


def test_each_character_equally_often():
    """Each character has to occur as often as in the probe: having the same characters is not enough."""
    check_same(anagram_occurrences("abbaabb", "aab"), [2, 3])


def test_longer_than_the_text():
    """A probe that is longer than the text occurs nowhere."""
    check_same(anagram_occurrences("ab", "abc"), [])
    check_same(anagram_occurrences("", "a"), [])


def test_any_characters():
    """Upper case, spaces, umlauts and emojis are characters like any others, and case matters."""
    check_same(anagram_occurrences("A a🙂ü 🙂", " 🙂ü"), [3, 4])


def test_empty_probe():
    """A probe without a character is refused with ValueError, whatever the text is."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        anagram_occurrences("abc", "")
    with pytest.raises(ValueError):  # noqa: PT011
        anagram_occurrences("", "")

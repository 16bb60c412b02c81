"""The examples a learner sees, each with one more thing that can go wrong."""

from solution import is_balanced

from rehearse_sandbox.kit import check_same


def test_every_bracket_has_its_partner():
    """Pairs may stand side by side and inside each other; all other characters are ignored."""
    check_same(is_balanced("f(x[0], {})"), True)


def test_nothing_to_match():
    """A text without brackets is balanced, and so is the empty text."""
    check_same(is_balanced(""), True)
    check_same(is_balanced("a < b"), True)


def test_kinds_must_agree():
    """A bracket is closed only by a bracket of its own kind."""
    check_same(is_balanced("(]"), False)


def test_pairs_must_not_cross():
    """The bracket that was opened last has to be closed first."""
    check_same(is_balanced("([)]"), False)


def test_opening_bracket_is_left_over():
    """At the end of the text no bracket may still be open."""
    check_same(is_balanced("(()"), False)


def test_closing_bracket_without_a_partner():
    """A closing bracket needs a partner before it; one that comes later does not count."""
    check_same(is_balanced(")("), False)

"""The examples a learner sees, from one replacement to texts that are empty."""

from inputs import script_fault
from solution import edit_distance, edit_script

from rehearse_sandbox.kit import check_same, check_valid


def test_one_replacement():
    """A replacement counts as one edit, and the characters around it are kept."""
    check_same(edit_distance("cat", "cut"), 1)
    check_same(edit_script("cat", "cut"), [("keep", "c"), ("replace", "a", "u"), ("keep", "t")])


def test_a_shift_is_two_edits():
    """A text that is shifted by one place differs everywhere, and two edits are enough: one at each end."""
    check_same(edit_distance("abcd", "bcde"), 2)
    expected = [("delete", "a"), ("keep", "b"), ("keep", "c"), ("keep", "d"), ("insert", "e")]
    check_same(edit_script("abcd", "bcde"), expected)


def test_classic_pair():
    """Edits of all three kinds together: two replacements and one insertion turn kitten into sitting."""
    check_same(edit_distance("kitten", "sitting"), 3)


def test_empty_texts():
    """An empty text is as far away from another one as that one is long."""
    check_same(edit_distance("", "abc"), 3)
    check_same(edit_distance("abc", ""), 3)
    check_same(edit_script("", "ab"), [("insert", "a"), ("insert", "b")])
    check_same(edit_script("ab", ""), [("delete", "a"), ("delete", "b")])


def test_equal_texts():
    """Equal texts need no edit: every character is kept, and two empty texts have an empty script."""
    check_same(edit_distance("same", "same"), 0)
    check_same(edit_script("no", "no"), [("keep", "n"), ("keep", "o")])
    check_same(edit_script("", ""), [])


def test_swapped_neighbours():
    """There is no edit that swaps two neighbours, so it takes two edits."""
    check_same(edit_distance("ab", "ba"), 2)
    check_valid(
        edit_script("ab", "ba"),
        lambda script: script_fault(script, "ab", "ba", 2),
        kind=list,
        items=tuple,
        why="Any script with two edits is right.",
    )


def test_repeated_characters():
    """Which of two equal characters is kept is up to you, as long as the script has two edits and spells both texts."""
    for source, target in (("a", "aba"), ("aba", "a")):
        check_valid(
            edit_script(source, target),
            lambda script, source=source, target=target: script_fault(script, source, target, 2),
            kind=list,
            items=tuple,
            why="Any script with two edits is right.",
        )

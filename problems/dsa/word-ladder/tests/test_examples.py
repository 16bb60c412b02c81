"""The examples a learner sees, from the only ladder to words that are not used."""

from inputs import ladder_fault
from solution import all_shortest_ladders, shortest_ladder

from rehearse_sandbox.kit import check_same, check_valid


def test_one_ladder():
    """Each word of a ladder differs from the one before in one letter, and each but the first is one of the words."""
    words = ["cord", "card", "ward", "warm", "worm", "cold"]
    check_same(shortest_ladder("cold", "warm", words), ["cold", "cord", "card", "ward", "warm"])


def test_all_ladders():
    """All ladders of the smallest length are found, and they come in rising order."""
    expected = [["cat", "cot", "cog", "dog"], ["cat", "cot", "dot", "dog"], ["cat", "dat", "dot", "dog"]]
    check_same(all_shortest_ladders("cat", "dog", ["dot", "cot", "cog", "dog", "dat"]), expected)


def test_any_of_them():
    """Where there are several shortest ladders, `shortest_ladder` may return any of them."""
    words = ["dot", "cot", "cog", "dog", "dat"]
    check_valid(
        shortest_ladder("cat", "dog", list(words)),
        lambda ladder: ladder_fault(ladder, "cat", "dog", words, 4),
        kind=list,
        items=str,
        why="Any ladder of four words is right, if its neighbours differ in one letter.",
        example=["cat", "cot", "dot", "dog"],
    )


def test_a_detour_is_no_shortest_ladder():
    """A ladder with more words than another one does not count, whichever of them is found first."""
    check_same(shortest_ladder("cat", "cot", ["bat", "bot", "cot"]), ["cat", "cot"])
    check_same(shortest_ladder("cat", "bat", ["bat", "bot", "cot"]), ["cat", "bat"])
    check_same(all_shortest_ladders("cat", "cot", ["cot", "bot", "bat"]), [["cat", "cot"]])


def test_no_ladder():
    """Without a ladder the answer is an empty list: when no step leads on, and when the end is not one of the words."""
    check_same(shortest_ladder("cat", "dog", ["cot", "dog"]), [])
    check_same(all_shortest_ladders("cat", "dog", ["cot", "dog"]), [])
    check_same(shortest_ladder("cat", "cot", ["cat", "bat"]), [])
    check_same(all_shortest_ladders("cat", "cot", ["cat", "bat"]), [])


def test_begin_equals_end():
    """From a word to itself the only shortest ladder is that word, whatever the words are."""
    check_same(shortest_ladder("cat", "cat", ["cot"]), ["cat"])
    check_same(all_shortest_ladders("cat", "cat", ["cot"]), [["cat"]])
    check_same(all_shortest_ladders("cat", "cat", ["cat", "cot"]), [["cat"]])


def test_words_of_other_lengths():
    """No step adds or removes a letter, so words of other lengths are of no use."""
    check_same(shortest_ladder("car", "cart", ["cart", "cars"]), [])
    check_same(shortest_ladder("cat", "cots", ["cots", "ca"]), [])
    check_same(all_shortest_ladders("cart", "cut", ["cut", "cat", "cast"]), [])


def test_letters_keep_their_places():
    """What counts is how many places differ, not how many letters."""
    check_same(shortest_ladder("act", "cat", ["cat"]), [])


def test_repeated_words():
    """A word that is listed twice makes no ladder come twice."""
    words = ["bb", "ba", "aa", "bb", "ba"]
    check_same(all_shortest_ladders("ab", "ba", words), [["ab", "aa", "ba"], ["ab", "bb", "ba"]])

"""Laws of shortest word ladders."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    LADDERS_MAX,
    LENGTH_MAX,
    WORDS_MAX,
    is_step,
    ladder_fault,
    ladders_fault,
    long_way,
    shortest,
    strategy,
)
from solution import all_shortest_ladders, shortest_ladder

from rehearse_sandbox.kit import check_same, check_valid


def grown(begin, end, words):
    """All shortest ladders by growing: from all words at one distance to all words at the next, until some end at the end."""
    left, ladders = set(words) - {begin}, [[begin]]
    while ladders and all(ladder[-1] != end for ladder in ladders):
        ladders = [[*ladder, word] for ladder in ladders for word in left if is_step(ladder[-1], word)]
        left -= {ladder[-1] for ladder in ladders}
    return sorted(ladder for ladder in ladders if ladder[-1] == end)


@given(strategy())
def test_a_shortest_ladder(case):
    """What `shortest_ladder` returns is a ladder, and none has fewer words; it is empty exactly when there is none."""
    begin, end, words = case
    length, _ = shortest(begin, end, words)
    check_valid(
        shortest_ladder(begin, end, list(words)),
        lambda ladder: ladder_fault(ladder, begin, end, words, length),
        kind=list,
        items=str,
        why="A ladder leads from begin to end by steps of one letter over listed words, with as few words as possible.",
    )


@given(strategy())
def test_all_of_them(case):
    """`all_shortest_ladders` returns every shortest ladder once, in rising order."""
    begin, end, words = case
    check_same(all_shortest_ladders(begin, end, list(words)), grown(begin, end, words))


@given(strategy())
def test_backwards(case):
    """Read from their ends, the ladders are those of the way back, when both ends are listed."""
    begin, end, words = case
    listed = [*words, begin, end]
    there = grown(begin, end, listed)
    check_same(all_shortest_ladders(end, begin, listed), sorted(ladder[::-1] for ladder in there))


@given(strategy())
def test_order_and_repeats_do_not_matter(case):
    """The same words in another order, some of them twice, have the same ladders."""
    begin, end, words = case
    check_same(all_shortest_ladders(begin, end, words[::-1] + words), grown(begin, end, words))


@given(strategy(), st.booleans())
def test_words_are_left_alone(case, wants_all):
    """The list of words is the same after the call."""
    begin, end, words = case
    handed = list(words)
    if wants_all:
        all_shortest_ladders(begin, end, handed)
    else:
        shortest_ladder(begin, end, handed)
    check_same(handed, words, why="The list of words must not change: remember elsewhere which words were reached.")


def test_a_ladder_through_all_words():
    """A single ladder may lead through all words, be they as many and as long as allowed."""
    words = long_way(WORDS_MAX, LENGTH_MAX)
    check_valid(
        shortest_ladder(words[0], words[-1], words[::-1]),
        lambda ladder: ladder_fault(ladder, words[0], words[-1], set(words), WORDS_MAX),
        kind=list,
        items=str,
        why="Each of the words differs from the next in one letter, so the only ladder goes through all of them.",
    )


def test_all_ladders_through_all_words():
    """That there is only one shortest ladder, through all words, makes no difference to finding all."""
    words = long_way(WORDS_MAX, LENGTH_MAX)
    check_same(all_shortest_ladders(words[0], words[-1], words[::-1]), [words])


def test_as_many_ladders_as_allowed():
    """The letters of a word can be changed in any order: five of them in 120 orders, each of which is a shortest ladder."""
    words = ["".join(letters) for letters in product("ab", repeat=5)]
    ladders = all_shortest_ladders("aaaaa", "bbbbb", list(words))
    check_valid(
        ladders,
        lambda found: ladders_fault(found, "aaaaa", "bbbbb", words),
        kind=list,
        length=LADDERS_MAX,
        items=list,
        why="There are 120 shortest ladders from aaaaa to bbbbb, one for each order of five letters.",
    )

"""Laws of the edit distance and of its scripts."""

from hypothesis import given
from inputs import N_MAX, fewest, script_fault, strategy, texts
from solution import edit_distance, edit_script

from rehearse_sandbox.kit import check_same, check_true, check_valid


@given(strategy())
def test_distance_by_definition(pair):
    """The last characters are kept or replaced together, or one of them is deleted or inserted: the cheapest of the three counts."""
    check_same(edit_distance(*pair), fewest(*pair))


@given(strategy())
def test_script_leads_from_one_text_to_the_other(pair):
    """The steps read source and write target, from left to right, with the fewest edits."""

    def fault(script):
        return script_fault(script, *pair, fewest(*pair))

    why = "A script spells both texts and has as few edits as possible."
    check_valid(edit_script(*pair), fault, kind=list, items=tuple, why=why)


@given(strategy())
def test_there_and_back(pair):
    """The way back is as long: an insertion becomes a deletion, a replacement goes the other way round."""
    source, target = pair
    check_same(edit_distance(target, source), edit_distance(source, target))


@given(texts(4), texts(4), texts(4))
def test_a_detour_is_never_shorter(first, second, third):
    """Going from one text to another by way of a third one takes at least as many edits."""
    detour = edit_distance(first, second) + edit_distance(second, third)
    direct = edit_distance(first, third)
    check_true(direct <= detour, f"The direct way has {direct} edits, the detour {detour}.", output=direct)


@given(strategy(4), texts(3), texts(3))
def test_what_both_texts_begin_and_end_with_costs_nothing(pair, head, tail):
    """The same characters in front of both texts, and behind both, change nothing."""
    source, target = pair
    check_same(edit_distance(head + source + tail, head + target + tail), fewest(source, target))


def test_longest_texts():
    """The longest texts that are allowed are as far apart as they should be."""
    check_same(edit_distance("ab" * (N_MAX // 2), "ba" * (N_MAX // 2)), 2)
    check_same(edit_distance("a" * N_MAX, "b" * N_MAX), N_MAX)


def test_longest_script():
    """A script may have as many steps as both texts have characters together, and still has the fewest edits."""
    source, target = "ab" * (N_MAX // 2), "ba" * (N_MAX // 2)

    def fault(script):
        return script_fault(script, source, target, 2)

    check_valid(
        edit_script(source, target), fault, kind=list, items=tuple, why="Two edits are enough: one at each end."
    )

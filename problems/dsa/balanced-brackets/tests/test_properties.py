"""Laws of balanced text."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import EDGE, balanced, strategy
from solution import is_balanced

from rehearse_sandbox.kit import check_same

PARTNER = str.maketrans("()[]{}", ")(][}{")


def balanced_by_deleting(text):
    """The answer by the definition: an innermost pair can always be struck out, until nothing is left."""
    rest = "".join(character for character in text if character in "()[]{}")
    while (shorter := rest.replace("()", "").replace("[]", "").replace("{}", "")) != rest:
        rest = shorter
    return rest == ""


@given(strategy())
def test_same_as_striking_out_pairs(text):
    """Striking out adjacent pairs until none is left leaves nothing exactly when the text is balanced."""
    check_same(is_balanced(text), balanced_by_deleting(text))


@given(balanced())
def test_text_built_from_pairs(text):
    """A text built by putting pairs around and behind balanced texts is balanced."""
    check_same(is_balanced(text), True)


@given(balanced(), st.data())
def test_one_bracket_too_few(text, data):
    """A balanced text stops being balanced when any one of its brackets is taken away."""
    whole = "(" + text + ")"
    place = data.draw(st.sampled_from([place for place, character in enumerate(whole) if character in "()[]{}"]))
    check_same(is_balanced(whole[:place] + whole[place + 1 :]), False)


@given(strategy(size=5), balanced(size=3), st.integers(0, 5))
def test_balanced_text_put_in_anywhere(text, inserted, place):
    """Putting a balanced text into another text, at any place, does not change the answer."""
    check_same(is_balanced(text[:place] + inserted + text[place:]), balanced_by_deleting(text))


@given(strategy())
def test_read_from_the_other_end(text):
    """Reversing the text and turning each bracket round does not change the answer."""
    check_same(is_balanced(text[::-1].translate(PARTNER)), balanced_by_deleting(text))


def test_deepest_nesting():
    """Brackets nested as deeply as the constraints allow are judged like any others."""
    deepest = EDGE["deepest"][0]
    check_same(is_balanced(deepest), True)
    check_same(is_balanced(deepest[:-1] + "]"), False)

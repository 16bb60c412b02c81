"""Objects that stay on the learner's side cannot say of themselves how near they are to what was expected."""

from __future__ import annotations

import operator

import pytest

from rehearse_sandbox.inside.faults import UnsupportedType
from tests.unit.judging import judge_here, make_job

LIAR = """
class Liar:
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __sub__
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
"""

DRAWS_BY_RESULT = '''
@given(st.data())
def test_drawn(data):
    """What is drawn depends on a result."""
    size = data.draw(st.integers(1, 9))
    assert data.draw(st.integers(0, f(size))) < 1
'''

OTHER_EACH_TIME = """
import itertools
calls = itertools.count(5)
def f(x):
    return next(calls) % 90
"""


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_an_object_has_no_order_with_a_plain_value(start, compare):
    _, liar = start(LIAR, "Liar")
    with pytest.raises(UnsupportedType):
        compare(liar(), 3)


@pytest.mark.parametrize("combine", [lambda lie: lie - 3, lambda lie: 3 - lie, lambda lie: lie + 3])
def test_an_operator_with_a_plain_value_makes_no_plain_value(start, combine):
    _, liar = start(LIAR, "Liar")
    with pytest.raises(UnsupportedType):
        combine(liar())


def test_two_objects_are_compared_by_their_own_methods(start):
    _, liar = start(LIAR, "Liar")
    assert liar() < liar()
    assert liar() - liar() == 0.0


def test_results_that_change_what_is_drawn_next_are_the_learners_fault():
    judged = judge_here(make_job(OTHER_EACH_TIME, properties=DRAWS_BY_RESULT))
    assert judged.outcomes == ["wrong_answer"]

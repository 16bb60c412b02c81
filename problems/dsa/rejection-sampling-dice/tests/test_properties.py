"""Laws of numbers that are made of rolls."""

from hypothesis import given
from inputs import N_MAX, check_chances, fair, numbers_of, strategy
from solution import tens

from rehearse_sandbox.kit import check_same, check_true


@given(strategy())
def test_numbers_from_one_to_ten(rolls):
    """Whatever the rolls are, all numbers are integers from 1 to 10, and there are fewer of them than rolls."""
    found = numbers_of(rolls)
    check_true(len(found) < max(len(rolls), 1), "A number needs more than one roll.", output=found)


@given(strategy(), strategy(size=4))
def test_later_rolls_only_add(rolls, later):
    """The numbers that a record gives are the first ones of every longer record that begins with it."""
    found = numbers_of(rolls)
    check_same(numbers_of(rolls + later)[: len(found)], found)


@given(strategy())
def test_only_from_the_rolls(rolls):
    """The same rolls give the same numbers again: no other chance is used."""
    found = numbers_of(rolls)
    check_same(numbers_of(rolls), found)


@given(strategy())
def test_the_record_is_left_alone(rolls):
    """The list of rolls is the same after the call."""
    handed = list(rolls)
    tens(handed)
    check_same(handed, rolls, why="The record of the die must not change.")


def test_all_records_of_three():
    """Of the 343 records of three rolls at most 34 give the same first number: 35 of 343 is more than 1/10."""
    check_chances(3, 34)


def test_all_records_of_four():
    """Of the 2,401 records of four rolls at most 240 give the same first number: 241 of 2,401 is more than 1/10."""
    check_chances(4, 240)


def test_two_numbers_of_four_rolls():
    """Of the 2,401 records of four rolls at most 24 give the same first two numbers, because these are independent."""
    check_chances(4, 24, count=2)


def test_the_longest_record():
    """The longest record gives at least one number for every 2.6 rolls, and half of it gives the first of them."""
    rolls = fair(N_MAX, seed=5)
    found = numbers_of(rolls)
    check_true(len(found) * 2.6 >= N_MAX, "At most 2.6 rolls for each number.", output=f"{len(found)} numbers")
    half = numbers_of(rolls[: N_MAX // 2])
    check_same(half, found[: len(half)])

"""The examples a learner sees, from records that are too short to a long fair one."""

from inputs import check_chances, fair, numbers_of
from solution import tens

from rehearse_sandbox.kit import check_distribution, check_same, check_true


def test_one_roll():
    """No roll and a single roll settle no number: each side's chance of 1/7 is more than 1/10."""
    check_same(tens([]), [])
    check_same([tens([side]) for side in range(1, 8)], [[], [], [], [], [], [], []])


def test_all_pairs():
    """Of the 49 pairs of rolls at most 4 give the same first number: 5 of 49 is more than 1/10."""
    check_chances(2, 4)


def test_more_rolls_come_later():
    """A number that is settled stays settled: more rolls only add numbers at the end."""
    rolls = fair(24, seed=1)
    whole = numbers_of(rolls)
    for length in range(len(rolls)):
        found = numbers_of(rolls[:length])
        check_same(found, whole[: len(found)])


def test_few_rolls_for_each_number():
    """A long fair record gives at least one number for every 2.6 rolls."""
    found = numbers_of(fair(13_000, seed=2))
    why = "13,000 rolls have to give at least 5,000 numbers: refuse as few pairs as possible."
    check_true(len(found) >= 5000, why, output=f"{len(found)} numbers")


def test_equally_often():
    """Each number from 1 to 10 comes equally often."""
    found = [number for seed in range(10, 14) for number in numbers_of(fair(20_000, seed))]
    check_true(len(found) > 0, "80,000 rolls suffice for some numbers.", output=found)
    program = "tens(rolls) for four records of 20,000 rolls of a fair die"
    check_distribution(found, dict.fromkeys(range(1, 11), 0.1), program=program)


def test_neighbours_are_independent():
    """A number says nothing about the next one: each of the 100 pairs of neighbours comes equally often."""
    found = numbers_of(fair(20_000, seed=4))
    check_true(len(found) > 1, "20,000 rolls suffice for some numbers.", output=found)
    pairs = list(zip(found[:-1:2], found[1::2], strict=True))
    expected = {(one, other): 0.01 for one in range(1, 11) for other in range(1, 11)}
    check_distribution(pairs, expected, program="tens(rolls) for 20,000 rolls of a fair die, cut into pairs")

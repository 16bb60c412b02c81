"""Records of a die with seven sides: short ones of any kind, all of a length, and long fair ones."""

import random
from collections import Counter
from itertools import product

from hypothesis import strategies as st
from solution import tens

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 20_000


def valid(rolls):
    """Whether this is a record of a die with seven sides."""
    if not isinstance(rolls, list) or len(rolls) > N_MAX:
        return False
    return all(type(roll) is int and 1 <= roll <= 7 for roll in rolls)


def strategy(size=8):
    """Up to `size` rolls of any kind."""
    return st.lists(st.integers(1, 7), max_size=size)


def fair(count, seed):
    """So many rolls of a fair die, always the same for a seed."""
    return random.Random(seed).choices(range(1, 8), k=count)


def numbers_of(rolls):
    """What the function makes of these rolls, after a check that it is a list of integers from 1 to 10."""
    found = check_form(tens(list(rolls)), kind=list)
    check_true(
        all(type(number) is int and 1 <= number <= 10 for number in found),
        "Every number is an integer from 1 to 10.",
        output=found[:20],
    )
    return found


def check_chances(length, most, count=1):
    """Of all records of this length, no more than `most` lead to the same first number, or first `count` numbers."""
    found = (numbers_of(rolls) for rolls in product(range(1, 8), repeat=length))
    times = Counter(tuple(numbers[:count]) for numbers in found if len(numbers) >= count)
    which = "first number" if count == 1 else f"first {count} numbers"
    why = f"Of the {7**length:,} records of {length} rolls at most {most} may give the same {which}."
    for numbers, records in sorted(times.items()):
        check_true(records <= most, why, output=f"{records} records with the {which} {', '.join(map(str, numbers))}")


EDGE = {
    "no rolls": ([],),
    "one roll": ([4],),
    "smallest pair": ([1, 1],),
    "largest pair": ([7, 7],),
    "three rolls": ([2, 5, 3],),
    "always the largest": ([7, 7, 7, 7, 7, 7],),
}

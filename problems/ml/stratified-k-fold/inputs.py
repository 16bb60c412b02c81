"""What may be split: few rows of up to three classes, some of them rare, into two to four folds."""

from collections import Counter

from hypothesis import strategies as st
from solution import stratified_k_fold

from rehearse_sandbox.kit import check_distribution, check_form, check_true

N_MAX = 1000
K_MAX = 20


def valid(labels, k, seed):
    """Whether these arguments are allowed. A k that does not fit is: it must raise ValueError."""
    return (
        isinstance(labels, list)
        and len(labels) <= N_MAX
        and (all(type(label) is str for label in labels) or all(type(label) is int for label in labels))
        and type(k) is int
        and k <= K_MAX
        and type(seed) is int
        and seed >= 0
    )


@st.composite
def strategy(draw, size=9):
    """Up to `size` rows of up to three classes, and two to four folds."""
    labels = draw(st.lists(st.sampled_from("aabc"), min_size=2, max_size=size))
    return labels, draw(st.integers(2, min(4, len(labels)))), draw(st.integers(0, 99))


def _is_rows(rows):
    return isinstance(rows, list) and all(type(row) is int for row in rows)


def parts(answer, k):
    """The folds of an answer, after a check that they have the promised form."""
    check_form(answer, kind=list, length=k, why="There is one pair (train, test) for each fold, in a list.")
    for fold in answer:
        check_form(fold, kind=tuple, length=2, why="Each fold is a pair (train, test).")
        is_plain = all(_is_rows(rows) for rows in fold)
        check_true(is_plain, "Train and test are lists of row numbers, which are integers.", output=fold)
    return answer


def rows_tested(answer, k):
    """The test rows of each fold."""
    return [test for _, test in parts(answer, k)]


def class_counts(tests, labels, label):
    """How many rows of a class each test list holds; numbers that are no rows count as nothing."""
    return [sum(0 <= row < len(labels) and labels[row] == label for row in test) for test in tests]


def is_even(counts):
    """Whether no two of these differ by more than 1."""
    return max(counts) - min(counts) <= 1


def dealings(labels, k, seed):
    """For each class which of its rows are tested together; the rows of a class are numbered from 0, and the folds have no order."""
    tests = rows_tested(stratified_k_fold(list(labels), k, seed), k)
    found = {}
    for label in dict.fromkeys(labels):
        rows = [row for row in range(len(labels)) if labels[row] == label]
        found[label] = frozenset(tuple(place for place, row in enumerate(rows) if row in test) for test in tests)
    return found


def companions(labels, k, seed):
    """The rows that are tested together with row 0."""
    tests = rows_tested(stratified_k_fold(list(labels), k, seed), k)
    mine = next((test for test in tests if 0 in test), [])
    return tuple(row for row in mine if row != 0)


def check_companions(labels, k, runs, expected):
    """Over so many seeds, what is tested together with row 0 comes out as often as expected."""
    found = [companions(labels, k, seed) for seed in range(runs)]
    program = f"""\
for seed in range({runs}):
    stratified_k_fold({labels}, {k}, seed)
# and then: which rows are in the test list of row 0?"""
    check_distribution(found, expected, program=program)


def accepts(answer, labels, k, seed):
    """What is wrong with these folds, in words; "" when nothing is."""
    if not (isinstance(answer, list) and len(answer) == k):
        return f"this is not a list of {k} pairs"
    if not all(isinstance(fold, tuple) and len(fold) == 2 and all(map(_is_rows, fold)) for fold in answer):
        return "not every fold is a pair of lists of row numbers"
    tests, rows = [test for _, test in answer], list(range(len(labels)))
    if sorted(row for test in tests for row in test) != rows:
        return "not every row is tested exactly once"
    if any(train != [row for row in rows if row not in test] or test != sorted(test) for train, test in answer):
        return "train is not all the rest, or a list is not in ascending order"
    uneven = [label for label in Counter(labels) if not is_even(class_counts(tests, labels, label))]
    if uneven:
        return f"the class {uneven[0]} is not spread evenly"
    return "" if is_even([len(test) for test in tests]) else "the test lists are not equally large"


EDGE = {
    "two of each": (["cat", "dog", "cat", "dog"], 2, 0),
    "one class": ([7, 7, 7, 7, 7], 2, 0),
    "as many folds as rows": (["a", "b", "a"], 3, 0),
    "a class with one row": (["a", "a", "a", "b"], 2, 0),
    "each row a class of its own": ([1, 2, 3, 4, 5], 2, 0),
    "rows left over in each class": (["a", "a", "a", "b", "b", "b"], 2, 0),
    "one fold": (["a", "b"], 1, 0),
    "more folds than rows": (["a", "b"], 3, 0),
    "no rows": ([], 2, 0),
}

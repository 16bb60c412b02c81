"""Laws of folds: what must hold for each of them, and for all together."""

from hypothesis import given
from inputs import K_MAX, N_MAX, check_companions, class_counts, dealings, is_even, parts, rows_tested, strategy
from solution import stratified_k_fold

from rehearse_sandbox.kit import check_same, check_true


@given(strategy())
def test_tests_make_up_all_rows(case):
    """All test lists together hold each row once."""
    labels, k, seed = case
    tests = rows_tested(stratified_k_fold(list(labels), k, seed), k)
    check_same(sorted(row for test in tests for row in test), list(range(len(labels))))


@given(strategy())
def test_each_class_is_spread_evenly(case):
    """Of each class, no test list holds two rows more than another one."""
    labels, k, seed = case
    tests = rows_tested(stratified_k_fold(list(labels), k, seed), k)
    for label in sorted(set(labels)):
        counts = class_counts(tests, labels, label)
        why = f"The class {label} is spread evenly: no test list holds two of its rows more than another one."
        check_true(is_even(counts), why, output=tests)


@given(strategy())
def test_sizes_differ_by_one_at_most(case):
    """No test list is longer than another one by two rows or more."""
    labels, k, seed = case
    tests = rows_tested(stratified_k_fold(list(labels), k, seed), k)
    check_true(is_even([len(test) for test in tests]), "The test lists differ by at most one row.", output=tests)


@given(strategy())
def test_train_and_test_share_no_row(case):
    """In each fold the training rows are all rows without the test rows, and both lists ascend."""
    labels, k, seed = case
    for train, test in parts(stratified_k_fold(list(labels), k, seed), k):
        check_same(train, [row for row in range(len(labels)) if row not in test])
        check_same(test, sorted(test))


@given(strategy())
def test_a_call_leaves_no_trace(case):
    """The labels are the same after the call, and the same call gives the same folds again."""
    labels, k, seed = case
    handed = list(labels)
    first = parts(stratified_k_fold(handed, k, seed), k)
    check_same(handed, labels)
    check_same(parts(stratified_k_fold(handed, k, seed), k), first)


def test_pairs_of_both_classes():
    """With four rows of each of two classes and four folds, row 0 meets each row of the other class equally often."""
    check_companions([1, 1, 1, 1, 2, 2, 2, 2], 4, 400, {(4,): 1 / 4, (5,): 1 / 4, (6,): 1 / 4, (7,): 1 / 4})


def test_no_dealing_comes_twice():
    """Splits of different seeds are independent: forty rows of a class are never dealt like those of any class with another seed."""
    labels, seen = [0, 1, 11] * 40, {}
    for seed in (*range(10), 10, 11, 16, 99, 100, 256, 1000, 2**16, 10**6, 2**32):
        for label, dealt in dealings(labels, 4, seed).items():
            other, at = seen.setdefault(dealt, (label, seed))
            why = f"Splits are independent: class {label} with seed {seed} is not dealt like class {other} with seed {at}."
            check_true((other, at) == (label, seed), why, output=sorted(dealt))


def test_largest_table():
    """The longest list of labels is split into the largest number of folds, each with its share of both classes."""
    labels = [1 if row % 5 == 0 else 0 for row in range(N_MAX)]
    tests = rows_tested(stratified_k_fold(labels, K_MAX, 1), K_MAX)
    check_same(class_counts(tests, labels, 1), [10] * K_MAX)
    check_same([len(test) for test in tests], [50] * K_MAX)

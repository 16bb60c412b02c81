"""The examples a learner sees, from four rows to folds that cannot be made."""

import pytest
from inputs import check_companions, class_counts, parts, rows_tested
from solution import stratified_k_fold

from rehearse_sandbox.kit import check_same


def test_one_of_each():
    """A class is spread evenly: with two rows of it and two folds, each fold tests one of them."""
    labels = ["cat", "dog", "cat", "dog"]
    folds = stratified_k_fold(labels, 2, 0)
    check_same(class_counts(rows_tested(folds, 2), labels, "cat"), [1, 1])
    check_same(class_counts(rows_tested(folds, 2), labels, "dog"), [1, 1])


def test_rare_class():
    """A rare class is spread evenly, too: with three rows of it and three folds, each fold tests one, whatever the seed."""
    labels = ["healthy"] * 27 + ["ill"] * 3
    for seed in range(10):
        tests = rows_tested(stratified_k_fold(labels, 3, seed), 3)
        check_same(class_counts(tests, labels, "ill"), [1, 1, 1])


def test_every_row_has_its_turn():
    """Each row is tested in exactly one fold, also when the rows cannot be divided evenly."""
    tests = rows_tested(stratified_k_fold(["a"] * 7, 3, 0), 3)
    check_same(sorted(row for test in tests for row in test), [0, 1, 2, 3, 4, 5, 6])


def test_folds_are_equally_large():
    """The folds differ by at most one row: what is left over in several classes does not all go to the same fold."""
    tests = rows_tested(stratified_k_fold([1, 1, 1, 2, 2, 2, 3, 3, 3], 2, 0), 2)
    check_same(sorted(len(test) for test in tests), [4, 5])
    tests = rows_tested(stratified_k_fold([1, 2, 3], 3, 0), 3)
    check_same([len(test) for test in tests], [1, 1, 1])


def test_train_is_all_the_rest():
    """A fold trains on exactly the rows that it does not test, and both lists ascend."""
    for train, test in parts(stratified_k_fold(["a", "b"] * 10, 4, 0), 4):
        check_same(train, [row for row in range(20) if row not in test])
        check_same(test, sorted(test))


def test_fewer_rows_than_folds():
    """A class may have fewer rows than there are folds, and then no fold tests two of them; with a fold for each row, each tests one."""
    labels = ["a", "a", "a", "a", "b", "b"]
    tests = rows_tested(stratified_k_fold(labels, 3, 0), 3)
    check_same(sorted(class_counts(tests, labels, "b")), [0, 1, 1])
    tests = rows_tested(stratified_k_fold(["a", "a", "b", "b"], 3, 0), 3)
    check_same(sorted(class_counts(tests, ["a", "a", "b", "b"], "b")), [0, 1, 1])
    tests = rows_tested(stratified_k_fold(labels, 6, 0), 6)
    check_same([len(test) for test in tests], [1] * 6)


def test_rows_are_shuffled():
    """Within a class chance decides: of four rows, each other one is tested together with row 0 in a third of all runs."""
    check_companions(["a", "a", "a", "a"], 2, 300, {(1,): 1 / 3, (2,): 1 / 3, (3,): 1 / 3})


def test_classes_are_shuffled_apart():
    """How one class is dealt tells nothing about another: row 0 meets either row of the other class in half of all runs."""
    check_companions(["a", "a", "b", "b"], 2, 200, {(2,): 1 / 2, (3,): 1 / 2})


def test_same_seed_same_folds():
    """The seed fixes the folds: whoever repeats the call gets the same ones."""
    labels = ["a", "b"] * 15
    first = parts(stratified_k_fold(labels, 3, 7), 3)
    check_same(parts(stratified_k_fold(labels, 3, 7), 3), first)


def test_k_must_fit():
    """There are at least 2 folds, and no more than there are rows; anything else is refused with ValueError."""
    for labels, k in ((["a", "b"], 1), (["a", "b"], 3), ([], 2), (["a", "b"], 0), (["a", "b"], -2)):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            stratified_k_fold(labels, k, 0)

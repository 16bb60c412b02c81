"""Drawn arrays are what they promise, cross the wall, and shrink as far as their kind allows."""

from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from rehearse_sandbox.kit import bulk_matrices, images, labels, matrices

few = settings(max_examples=30, deadline=None, database=None)
small = settings(
    max_examples=2000, database=None, phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck)
)


@few
@given(matrices((1, 4), (0, 3), entries=(-2, 2)))
def test_matrices_hold_small_whole_numbers(matrix):
    assert matrix.dtype == np.float64
    assert 1 <= matrix.shape[0] <= 4
    assert matrix.shape[1] <= 3
    assert set(matrix.ravel().tolist()) <= {-2.0, -1.0, 0.0, 1.0, 2.0}


@few
@given(matrices((1, 4), symmetric=True), bulk_matrices((1, 4), symmetric=True))
def test_symmetric_matrices_are_square_and_symmetric(one, other):
    np.testing.assert_array_equal(one, one.T)
    np.testing.assert_array_equal(other, other.T)


def test_a_matrix_shrinks_entry_by_entry():
    matrix = find(matrices((1, 3), (1, 3)), lambda m: m.sum() > 3, settings=small, random=Random(0))
    assert sorted(matrix.ravel().tolist()) in ([1.0, 3.0], [2.0, 2.0])


@few
@given(st.sampled_from([1.0, 10.0, 1e8]), st.booleans(), st.data())
def test_a_condition_number_is_kept(condition, square, data):
    columns = None if square else (1, 5)
    matrix = data.draw(bulk_matrices((2, 6), columns, condition=condition, scale=3.0, symmetric=square))
    values = np.linalg.svd(matrix, compute_uv=False)
    assert values[0] == pytest.approx(3.0)
    assert len(values) == 1 or values[0] / values[-1] == pytest.approx(condition, rel=1e-6)
    assert not square or np.linalg.eigvalsh(matrix).min() > 0


@few
@given(bulk_matrices(50, 40, scale=100.0))
def test_bulk_matrices_have_the_scale(matrix):
    assert matrix.shape == (50, 40)
    assert 90 < matrix.std() < 110


@few
@given(
    labels((3, 8), 3, every_class=True),
    labels((3, 8), 3, every_class=True, bulk=True),
    labels((0, 8), 3),
    labels(4, 1, bulk=True),
)
def test_labels_are_classes_and_none_is_missing_when_asked(every, every_bulk, some, one):
    assert set(every.tolist()) == set(every_bulk.tolist()) == {0, 1, 2}
    assert set(some.tolist()) <= {0, 1, 2}
    assert one.tolist() == [0, 0, 0, 0]
    assert {every.dtype, every_bulk.dtype, some.dtype, one.dtype} == {np.dtype("int64")}


def test_labels_of_every_class_shrink_to_their_order():
    assert find(labels((2, 5), 2, every_class=True), lambda _: True, settings=small, random=Random(0)).tolist() == [
        0,
        1,
    ]


def test_labels_of_every_class_come_in_another_order():
    found = find(
        labels(3, 3, every_class=True), lambda drawn: drawn.tolist() != [0, 1, 2], settings=small, random=Random(0)
    )
    assert sorted(found.tolist()) == [0, 1, 2]


@pytest.mark.parametrize(
    ("options", "shape"),
    [({}, (2, 3)), ({"channels": 1}, (2, 3, 1)), ({"channels": 4, "channels_first": True}, (4, 2, 3))],
)
@pytest.mark.parametrize("bulk", [False, True])
def test_images_have_their_shape_and_type(options, shape, bulk):
    found = find(images(2, 3, dtype=np.float64, bulk=bulk, **options), lambda _: True, settings=small, random=Random(0))
    assert (found.shape, found.dtype) == (shape, np.float64)


@few
@given(images((1, 4), (1, 4)), images(20, 30, largest=255, bulk=True))
def test_pixels_are_in_range(one, photo):
    assert one.max() <= 9
    assert photo.max() > 200
    assert {one.dtype, photo.dtype} == {np.dtype("uint8")}


@pytest.mark.parametrize(
    ("strategy", "words"),
    [
        (matrices(2, 3, symmetric=True), "a symmetric matrix is square, not 2 by 3"),
        (bulk_matrices(2, 3, symmetric=True), "a symmetric matrix is square, not 2 by 3"),
        (bulk_matrices(2, condition=0.5), "a condition number is at least 1, not 0.5"),
        (labels(2, 3, every_class=True), "2 labels cannot hold each of 3 classes"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(strategy, words):
    with pytest.raises(ValueError, match=words):
        find(strategy, lambda _: True, settings=small, random=Random(0))

"""Level 5: keys and values that come in blocks."""

import numpy as np
from solution import AttentionReader

from rehearse_sandbox.kit import check_close, check_same


def test_two_blocks():
    """Blocks of one key and of two are read like three keys: each key counts alike, whatever block it came in."""
    reader = AttentionReader(np.array([[0.0]]))
    check_same(reader.read(np.array([[1.0]]), np.array([[3.0]])), None)
    reader.read(np.array([[0.0], [0.0]]), np.array([[6.0], [9.0]]))
    check_close(reader.output(), np.array([[6.0]]))


def test_a_later_block_with_larger_scores():
    """When a later block has a larger score, what was read before loses weight: from all of it to 1/4 here."""
    reader = AttentionReader(np.array([[1.0]]))
    reader.read(np.array([[0.0]]), np.array([[4.0]]))
    check_close(reader.output(), np.array([[4.0]]))
    reader.read(np.array([[np.log(3.0)]]), np.array([[8.0]]))
    check_close(reader.output(), np.array([[7.0]]))


def test_far_larger_scores_in_either_block():
    """A score of 10 000 takes the whole weight from one of 0, whether it comes in the first block or in the second."""
    for first, second in ((0.0, 100.0), (100.0, 0.0)):
        reader = AttentionReader(np.array([[100.0]]))
        reader.read(np.array([[first]]), np.array([[first]]))
        reader.read(np.array([[second]]), np.array([[second]]))
        check_close(reader.output(), np.array([[100.0]]))


def test_asking_changes_nothing():
    """The output may be asked for in between, and twice: reading goes on as if nobody had asked."""
    reader = AttentionReader(np.array([[0.0]]))
    reader.read(np.array([[0.0], [0.0]]), np.array([[3.0], [6.0]]))
    check_close([reader.output(), reader.output()], [np.array([[4.5]]), np.array([[4.5]])])
    reader.read(np.array([[0.0]]), np.array([[9.0]]))
    check_close(reader.output(), np.array([[6.0]]))


def test_blocks_that_show_nothing():
    """A query that has seen nothing yet has read zeros, and begins to read with the first block that shows it something."""
    reader = AttentionReader(np.array([[-100.0], [-100.0]]))
    reader.read(np.array([[100.0]]), np.array([[4.0]]), np.array([[False], [True]]))
    check_close(reader.output(), np.array([[0.0], [4.0]]))
    reader.read(np.array([[100.0]]), np.array([[8.0]]), np.array([[True], [False]]))
    check_close(reader.output(), np.array([[8.0], [4.0]]))

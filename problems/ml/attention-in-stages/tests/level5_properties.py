"""Level 5: laws of blocks."""

import numpy as np
from hypothesis import given
from inputs import EXTREME, by_definition, cut_strategy
from solution import AttentionReader

from rehearse_sandbox.kit import check_close, check_same


def read(queries, blocks):
    """What a new reader has read after these blocks."""
    reader = AttentionReader(queries)
    for block in blocks:
        reader.read(*block)
    return reader.output()


@given(cut_strategy())
def test_after_each_block_by_definition(case):
    """After each block the output is what the formula says of all keys so far."""
    queries, keys, values, mask, blocks = case
    reader, seen = AttentionReader(queries), 0
    for block in blocks:
        reader.read(*block)
        seen += len(block[0])
        so_far = None if mask is None else mask[:, :seen]
        check_close(reader.output(), by_definition(queries, keys[:seen], values[:seen], False, so_far))


@given(cut_strategy(size=2, entries=EXTREME))
def test_largest_scores_in_any_block(case):
    """However large the scores are and in whichever block, the output is the finite number of the formula."""
    queries, keys, values, mask, blocks = case
    check_close(read(queries, blocks), by_definition(queries, keys, values, False, mask))


@given(cut_strategy(size=4))
def test_order_of_blocks_does_not_matter(case):
    """Blocks that come the other way round are read alike, and so is everything in one block."""
    queries, keys, values, mask, blocks = case
    whole = read(queries, [(keys, values, mask)])
    check_close(read(queries, blocks[::-1]), whole)
    check_close(read(queries, blocks), whole)


@given(cut_strategy(size=2))
def test_gradients_between_blocks(case):
    """Gradients are those of the keys passed along, whatever was read before, and have no part in what is read."""
    queries, _, _, _, blocks = case
    keys, values, mask = blocks[0]
    upstream = np.ones((len(queries), values.shape[1]))
    apart, reader = AttentionReader(queries).gradients(keys, values, upstream, mask), AttentionReader(queries)
    for block in blocks:
        reader.read(*block)
        check_close(reader.gradients(keys, values, upstream, mask), apart)
    check_close(reader.output(), read(queries, blocks))


@given(cut_strategy(size=2))
def test_blocks_are_left_alone(case):
    """Keys, values and masks of a block hold the same after it was read as before, and so do the queries."""
    queries, _, _, _, blocks = case
    kept = queries.copy(), [tuple(None if part is None else part.copy() for part in block) for block in blocks]
    read(queries, blocks)
    check_same((queries, blocks), kept, why="The arguments must not change: work on arrays of your own.")


def test_two_readers_are_apart():
    """Each reader has read its own blocks only."""
    first, second = AttentionReader(np.zeros((1, 1))), AttentionReader(np.zeros((1, 1)))
    first.read(np.zeros((1, 1)), np.array([[4.0]]))
    second.read(np.zeros((1, 1)), np.array([[8.0]]))
    check_close([first.output(), second.output()], [np.array([[4.0]]), np.array([[8.0]])])

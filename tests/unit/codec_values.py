"""Every kind of value that the codec accepts, and what "comes back the same" means for it."""

from __future__ import annotations

import itertools
import struct

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rehearse_sandbox.wire.layout import DTYPES, SCALAR_CODES
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

texts = st.text(st.characters(), max_size=8)
bits = st.integers(0, 2**64 - 1).map(lambda number: struct.unpack("<d", struct.pack("<Q", number))[0])
floats = st.floats() | bits | st.sampled_from([-0.0, float("nan"), -float("nan")])
complexes = st.builds(complex, floats, floats)
integers = st.integers() | st.integers(-(2**65), 2**65) | st.integers(0, 4096).map(lambda power: -(1 << power))
scalar_types = st.sampled_from(sorted(SCALAR_CODES, key=lambda cls: cls.__name__))


@st.composite
def scalars(draw: st.DrawFn) -> np.generic:
    dtype = np.dtype(draw(scalar_types))
    raw = draw(st.binary(min_size=dtype.itemsize, max_size=dtype.itemsize))
    return np.frombuffer(bytes(byte & 1 for byte in raw) if dtype.kind == "b" else raw, dtype)[0]


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray:
    dtype = draw(st.sampled_from(DTYPES))
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
    size = int(np.prod(shape)) * dtype.itemsize
    raw = np.random.default_rng(draw(st.integers(0, 2**32))).bytes(size)
    flat = np.frombuffer(bytes(byte & 1 for byte in raw) if dtype.kind == "b" else raw, dtype)
    array = flat.reshape(shape, order=draw(st.sampled_from("CF"))).copy("K")
    array.flags.writeable = draw(st.booleans())
    return array


@st.composite
def linked_lists(draw: st.DrawFn) -> ListNode:
    nodes = [ListNode(value) for value in draw(st.lists(integers | texts, min_size=1, max_size=6))]
    for node, after in itertools.pairwise(nodes):
        node.next = after
    nodes[-1].next = draw(st.none() | st.sampled_from(nodes))
    return nodes[0]


@st.composite
def trees(draw: st.DrawFn) -> TreeNode:
    nodes = [TreeNode(value) for value in draw(st.lists(integers | texts, min_size=1, max_size=6))]
    for node in nodes:
        node.left, node.right = draw(st.none() | st.sampled_from(nodes)), draw(st.none() | st.sampled_from(nodes))
    return nodes[0]


hashables = st.recursive(
    st.none() | st.booleans() | integers | floats | complexes | texts | st.binary(max_size=8) | scalars(),
    lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3),
    max_leaves=6,
)
unicode_arrays = st.lists(texts, min_size=1, max_size=4).map(np.array)
leaves = hashables | arrays() | unicode_arrays | texts.map(np.str_) | linked_lists() | trees()
packed = st.lists(integers, max_size=9) | st.lists(floats, max_size=9)
values = st.recursive(
    leaves | packed | packed.map(tuple),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashables, inner, max_size=4)
        | st.sets(hashables, max_size=4)
    ),
    max_leaves=8,
)


def identity(value: object) -> object:  # noqa: PLR0911 - one return for each kind of value
    """A hashable picture of a value: equal for two values exactly when types and bits are equal."""
    kind = type(value)
    if isinstance(value, np.ndarray):
        flags = value.flags
        return kind, value.dtype.str, value.shape, value.tobytes(), flags.writeable, flags.c_contiguous, flags.fnc
    if isinstance(value, np.generic) and kind is not np.str_:
        return value.dtype.str, value.tobytes()
    if kind is float:
        return kind, struct.pack("<d", value)
    if kind is complex:
        return kind, struct.pack("<dd", value.real, value.imag)
    if kind in {list, tuple}:
        return kind, tuple(map(identity, value))
    if kind is dict:
        return kind, tuple((identity(key), identity(item)) for key, item in value.items())
    if kind in {set, frozenset}:
        return kind, tuple(sorted(repr(identity(item)) for item in value))
    if kind in {ListNode, TreeNode}:
        return kind, graph(value)
    return kind, value


def graph(root: ListNode | TreeNode) -> list[object]:
    """Each node that can be reached: its value and the numbers of the nodes it links to."""
    nodes, position, picture = [root], 0, []
    numbers = {id(root): 0}
    while position < len(nodes):
        node = nodes[position]
        position += 1
        after = [node.next] if isinstance(node, ListNode) else [node.left, node.right]
        for other in after:
            if other is not None and id(other) not in numbers:
                numbers[id(other)] = len(nodes)
                nodes.append(other)
        picture.append((identity(node.val), tuple(None if other is None else numbers[id(other)] for other in after)))
    return tuple(picture)

"""The codec gives back every value it accepts, and only those, bit for bit."""

from __future__ import annotations

import collections

import numpy as np
import pytest
from hypothesis import given

from rehearse_sandbox.wire import layout
from rehearse_sandbox.wire.codec import Handle, UnsupportedValue, ValueTooLarge, decode, encode
from rehearse_sandbox.wire.encoder import type_name
from rehearse_sandbox.wire.nodes import ListNode, TreeNode
from tests.unit.codec_values import identity, values


@given(values)
def test_every_accepted_value_comes_back_with_equal_types_and_bits(value):
    assert identity(decode(encode(value))) == identity(value)


class Number(float):
    pass


class NamelessMeta(type):
    @property
    def __module__(cls):
        raise RuntimeError("no name")


class Nameless(metaclass=NamelessMeta):
    pass


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Number(1.0), "Number"),
        (collections.OrderedDict(a=1), "collections.OrderedDict"),
        (np.ma.masked_array([1.0]), "numpy.ma.MaskedArray"),
        (np.array([None]), "numpy.ndarray of dtype object"),
        (np.zeros(2, "M8[s]"), "numpy.ndarray of dtype datetime64[s]"),
        (np.zeros(2, [("a", "f8")]), "numpy.ndarray of dtype record"),
        (np.zeros(1, "f16"), "numpy.ndarray of dtype float128"),
        (np.array([2], "u1").view(bool), "numpy.ndarray with a bool that is neither 0 nor 1"),
        (np.longdouble(1), "numpy.longdouble"),
        (bytearray(b"x"), "bytearray"),
        (range(3), "range"),
        (ListNode(1, 2), "int as a node's next"),
        (TreeNode(1, ListNode(2)), "rehearse_sandbox.wire.nodes.ListNode as a node's child"),
        (Nameless(), "object"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anything_but_exact_plain_types_is_refused_by_name(value, name):
    with pytest.raises(UnsupportedValue) as caught:
        encode([value])
    assert caught.value.type_name.endswith(name)


def nested(depth):
    value = []
    for _ in range(depth - 1):
        value = [value]
    return value


def doubling():
    value = [0, 0]
    for _ in range(100):
        value = [value, value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        nested(layout.MAX_DEPTH + 1),
        doubling(),
        1 << layout.MAX_INT_BITS,
        np.broadcast_to(np.zeros(1), (layout.MAX_BYTES,)),
        np.zeros((0, 1 << 40)),
        np.zeros((1,) * 33),
        bytes(layout.MAX_BYTES),
        [None] * layout.MAX_ITEMS,
        dict.fromkeys(range(layout.MAX_ITEMS // 2)),
    ],
    ids=["deep", "doubling", "int", "bytes of an array", "empty array", "dimensions", "bytes", "items", "dict"],
)
def test_a_value_over_a_cap_is_refused(value):
    with pytest.raises(ValueTooLarge, match="too large"):
        encode(value)


def test_many_empty_arrays_or_handles_are_refused():
    array = np.zeros(0)
    for item in (array, Handle(layout.INSTANCE, 1)):
        with pytest.raises(ValueTooLarge):
            encode([item] * (layout.MAX_ITEMS // 4))


def test_the_deepest_allowed_value_comes_back():
    assert encode(decode(encode(nested(layout.MAX_DEPTH)))) == encode(nested(layout.MAX_DEPTH))


def test_a_cycle_of_lists_is_refused_rather_than_followed():
    loop = []
    loop.append(loop)
    with pytest.raises(ValueTooLarge, match="nested deeper"):
        encode(loop)


def test_a_linked_list_of_a_hundred_thousand_nodes_comes_back():
    head = None
    for value in range(100_000):
        head = ListNode(value, head)
    copy, length = decode(encode(head)), 0
    while copy is not None:
        copy, length = copy.next, length + 1
    assert length == 100_000


def test_a_tree_that_is_one_deep_chain_comes_back():
    root = None
    for value in range(100_000):
        root = TreeNode(value, right=root)
    assert decode(encode(root)).right.right.val == 99_997


def test_nodes_shared_by_two_parts_of_a_value_stay_shared():
    tail = ListNode(3)
    first, second = decode(encode((ListNode(1, tail), [ListNode(2, tail)])))
    assert first.next is second[0].next


def test_a_node_may_hold_nodes():
    outer = decode(encode(ListNode(TreeNode(1), ListNode([ListNode(2)]))))
    assert outer.val.val == 1
    assert outer.next.val[0].val == 2


def test_a_value_that_is_its_own_node_comes_back():
    node = ListNode(None)
    node.val = node
    copy = decode(encode(node))
    assert copy.val is copy


def test_arrays_come_back_writable_and_apart_from_the_bytes():
    array = decode(encode(np.zeros(3)))
    array[0] = 1.0
    assert array.flags.owndata


def test_a_strided_view_comes_back_as_a_compact_array():
    view = np.arange(24.0).reshape(2, 3, 4).transpose(1, 0, 2)[::-1]
    assert identity(decode(encode(view))) == identity(np.ascontiguousarray(view))


def test_the_long_long_type_of_c_comes_back_as_its_64_bit_twin():
    assert type(decode(encode(np.longlong(3)))) is np.int64


def test_handles_come_back_as_handles_without_a_hook():
    handle = Handle(layout.INSTANCE, 7, 2, "Cache")
    assert decode(encode([handle])) == [handle]


def test_a_long_handle_name_is_cut_between_characters():
    assert decode(encode(Handle(layout.CLASS, 1, 0, "ä" * 100))).name == "ä" * 40


def test_type_names_of_builtins_have_no_module():
    assert type_name(int) == "int"

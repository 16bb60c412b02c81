"""No byte string makes the decoder crash, hang or allocate past its caps."""

from __future__ import annotations

import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse_sandbox.wire import decoder, layout
from rehearse_sandbox.wire.codec import CodecError, decode, encode
from tests.unit.codec_values import values


def decode_or_refuse(data):
    try:
        return encode(decode(data))
    except CodecError:
        return None


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_codec_error(data):
    decode_or_refuse(data)


@given(st.integers(0, 24), st.binary(max_size=60))
def test_any_body_behind_a_known_tag_gives_a_value_or_a_codec_error(tag, body):
    decode_or_refuse(bytes((tag,)) + body)


@given(values, st.data())
def test_a_changed_encoding_gives_a_value_or_a_codec_error(value, data):
    mutated = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 3))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        mutated[position] = data.draw(st.integers(0, 255))
    decode_or_refuse(bytes(mutated))


@given(values, st.data())
def test_a_cut_encoding_is_a_codec_error(value, data):
    encoded = encode(value)
    with pytest.raises(CodecError):
        decode(encoded[: data.draw(st.integers(0, len(encoded) - 1))])


def sized(tag, size, body=b""):
    return struct.pack("<BI", tag, size) + body


HUGE = 2**32 - 1
SIZED_TAGS = [
    *(layout.BIG_INT, layout.STR, layout.BYTES, layout.LIST, layout.TUPLE, layout.DICT, layout.SET, layout.FROZENSET),
    *(layout.INT_LIST, layout.INT_TUPLE, layout.FLOAT_LIST, layout.FLOAT_TUPLE, layout.UNICODE_SCALAR),
    *(layout.LIST_NODES, layout.TREE_NODES, layout.NODE),
]


@pytest.mark.parametrize("size", [1000, 1_900_000, HUGE])
@pytest.mark.parametrize("tag", SIZED_TAGS)
def test_an_announced_size_allocates_nothing(tag, size):
    data = sized(tag, size, b"\0" * 50)
    tracemalloc.start()
    with pytest.raises(CodecError):
        decode(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000


def array_bytes(code, shape, body=b"", bits=0):
    return struct.pack(f"<BBBB{len(shape)}I", layout.ARRAY, code, bits, len(shape), *shape) + body


F8 = layout.DTYPE_CODES["<f8"]
BIG_F8 = layout.DTYPE_CODES[">f8"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "index out of range"),
        (b"\xff", "unknown tag 255"),
        (encode(1) + b"\0", "1 bytes after the value"),
        (bytes(layout.MAX_BYTES + 1), "the cap is"),
        (sized(layout.STR, 1, b"\xff"), "invalid start byte"),
        (sized(layout.DICT, 2, encode(1) * 4), "a key twice"),
        (sized(layout.SET, 2, encode(1) + encode(True)), "a member twice"),
        (sized(layout.DICT, 1, encode([]) + encode(1)), "unhashable"),
        (sized(layout.LIST, 1) * 300 + b"\0", "nested deeper"),
        (sized(layout.LIST_NODES, 0), "a graph of no nodes"),
        (sized(layout.LIST_NODES, 1, struct.pack("<i", 1) + encode([1])), "out of range"),
        (sized(layout.LIST_NODES, 1, struct.pack("<i", -2) + encode([1])), "out of range"),
        (sized(layout.LIST_NODES, 2, struct.pack("<ii", -2, -1) + encode([1, 2])), "no node of its kind"),
        (sized(layout.LIST_NODES, 1, struct.pack("<i", -1) + encode([1, 2])), "as many values as nodes"),
        (sized(layout.LIST_NODES, 1, struct.pack("<i", -1) + encode((1,))), "as many values as nodes"),
        (array_bytes(F8, (2,), bytes(15)), "2 elements announced"),
        (array_bytes(F8, (1 << 31, 0)), "an array of shape"),
        (array_bytes(F8, (1 << 20, 1 << 20)), "an array of shape"),
        (array_bytes(F8, (1,), bytes(8), bits=4), "flags 4"),
        (array_bytes(F8, (1,) * 33, bytes(8)), "33 dimensions"),
        (array_bytes(layout.BOOL_CODE, (1,), b"\2"), "neither 0 nor 1"),
        (array_bytes(200, (1,), bytes(8)), "dtype code 200"),
        (array_bytes(layout.LITTLE_UNICODE, (1,), struct.pack("<I", 0)), "width 0"),
        (array_bytes(layout.LITTLE_UNICODE, (1,), struct.pack("<II", 1, 0x110000)), "outside of Unicode"),
        (array_bytes(layout.BIG_UNICODE, (1,), struct.pack("<I", 1) + struct.pack(">I", 0x110000)), "outside"),
        (bytes((layout.SCALAR, BIG_F8)) + bytes(8), "a scalar of dtype >f8"),
        (bytes((layout.SCALAR, F8)) + bytes(7), "in 7 bytes"),
        (bytes((layout.SCALAR, layout.BOOL_CODE, 2)), "neither 0 nor 1"),
        (struct.pack("<BBIIB", layout.HANDLE, 9, 0, 0, 0), "a handle of kind 9"),
        (struct.pack("<BBIIB", layout.HANDLE, 1, 0, 0, 200), "a name of 200 bytes"),
    ],
)
def test_each_malformed_encoding_is_named(data, says):
    with pytest.raises(CodecError, match=says):
        decode(data)


def test_a_link_to_a_node_of_another_kind_is_refused():
    graph = sized(layout.TREE_NODES, 1, struct.pack("<ii", -1, -1) + encode([1]))
    mixed = sized(layout.LIST_NODES, 1, struct.pack("<i", 0) + encode([2]))
    with pytest.raises(CodecError, match="no node of its kind"):
        decode(sized(layout.LIST, 2, graph + mixed))


@pytest.mark.parametrize("tag", [layout.SET, layout.DICT, layout.FROZENSET])
def test_keys_made_to_collide_are_refused(tag):
    keys = [(number + 1) * (2**61 - 1) for number in range(100_000)]
    value = encode(None) if tag == layout.DICT else b""
    data = sized(tag, len(keys), b"".join(encode(key) + value for key in keys))
    with pytest.raises(CodecError, match="with one hash"):
        decode(data)


def test_an_honest_set_with_a_few_equal_hashes_comes_back():
    grid = {(x, y, z) for x in range(-3, 3) for y in range(-3, 3) for z in range(-3, 3)}
    assert decode(encode(grid)) == grid


@pytest.mark.parametrize("item", [encode(np.zeros(0)), struct.pack("<BBIIB", layout.HANDLE, 2, 0, 0, 0), encode([])])
def test_many_small_objects_run_into_the_item_cap(item, monkeypatch):
    monkeypatch.setattr(decoder, "MAX_ITEMS", 100)
    with pytest.raises(CodecError, match="items"):
        decode(sized(layout.LIST, 50, item * 50))

"""From bytes that may be hostile to a fresh value. Every announced length is checked against what is there first."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from rehearse_sandbox.wire import layout
from rehearse_sandbox.wire.arrays import read_array, read_scalar
from rehearse_sandbox.wire.layout import CONTAINER_COST, MAX_DEPTH, MAX_ITEMS, SIZE, CodecError, Handle
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

Node = ListNode | TreeNode


class Decoder:
    """One value's decoding. `nodes` are the list and tree nodes made, in the order of their numbers.

    `hook` turns a `Handle` into the object it stands for; without one the handle itself is the value.
    """

    __slots__ = ("_data", "_depth", "_items", "_position", "hook", "nodes")

    def __init__(self, hook: Callable[[Handle], Any] | None = None) -> None:
        self.hook = hook
        self.nodes: list[Node] = []
        self._data = b""
        self._position = 0
        self._items = MAX_ITEMS
        self._depth = 0

    def decode(self, data: bytes) -> Any:
        """The value whose encoding is `data`. A decoder decodes once.

        Raises:
            CodecError: `data` is not the encoding of any value, or is over a cap.
        """
        if len(data) > layout.MAX_BYTES:
            raise CodecError(f"{len(data)} bytes; the cap is {layout.MAX_BYTES}")
        self._data = data
        try:
            value = self._read()
        except (struct.error, IndexError, ValueError, TypeError, OverflowError) as error:
            raise CodecError(f"at byte {self._position}: {error}") from error
        if self._position != len(data):
            raise CodecError(f"{len(data) - self._position} bytes after the value")
        return value

    def _read(self) -> Any:
        position = self._position
        self._position = position + 1
        tag = self._data[position]
        reader = self._READERS.get(tag)
        if reader is None:
            raise CodecError(f"unknown tag {tag} at byte {position}")
        return reader(self)

    def _take(self, size: int) -> bytes:
        """The next `size` bytes."""
        start = self._position
        end = start + size
        if end > len(self._data):
            raise CodecError(f"{size} bytes announced, {len(self._data) - start} left")
        self._position = end
        return self._data[start:end]

    def _size(self) -> int:
        (size,) = SIZE.unpack_from(self._data, self._position)
        self._position += SIZE.size
        return size  # type: ignore[no-any-return] # struct's fields are typed Any

    def _enter(self, items: int, least_bytes: int) -> None:
        """Start a container of `items`, each of which takes at least `least_bytes`."""
        self._items -= items + CONTAINER_COST
        if self._items < 0:
            raise CodecError(f"more than {MAX_ITEMS} items in all")
        if items * least_bytes > len(self._data) - self._position:
            raise CodecError(f"{items} items announced, {len(self._data) - self._position} bytes left")
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise CodecError(f"nested deeper than {MAX_DEPTH}")

    def _read_int(self) -> int:
        (value,) = layout.INT_BODY.unpack_from(self._data, self._position)
        self._position += 8
        return value  # type: ignore[no-any-return] # struct's fields are typed Any

    def _read_big_int(self) -> int:
        size = self._size()
        if size * 8 > layout.MAX_INT_BITS + 8:
            raise CodecError(f"an int of {size} bytes; the cap is {layout.MAX_INT_BITS} bits")
        return int.from_bytes(self._take(size), "little", signed=True)

    def _read_float(self) -> float:
        (value,) = layout.FLOAT_BODY.unpack_from(self._data, self._position)
        self._position += 8
        return value  # type: ignore[no-any-return] # struct's fields are typed Any

    def _read_complex(self) -> complex:
        real, imaginary = layout.COMPLEX_BODY.unpack_from(self._data, self._position)
        self._position += 16
        return complex(real, imaginary)

    def _read_str(self) -> str:
        return self._take(self._size()).decode("utf-8", "surrogatepass")

    def _read_bytes(self) -> bytes:
        return self._take(self._size())

    def _read_list(self) -> list[Any]:
        count = self._size()
        self._enter(count, 1)
        items = [self._read() for _ in range(count)]
        self._depth -= 1
        return items

    def _read_tuple(self) -> tuple[Any, ...]:
        return tuple(self._read_list())

    def _packed(self, kind: str) -> list[Any]:
        count = self._size()
        self._enter(count, 8)
        self._depth -= 1
        items = array(kind)
        items.frombytes(self._take(8 * count))
        return items.tolist()

    def _read_int_list(self) -> list[int]:
        return self._packed("q")

    def _read_int_tuple(self) -> tuple[int, ...]:
        return tuple(self._packed("q"))

    def _read_float_list(self) -> list[float]:
        return self._packed("d")

    def _read_float_tuple(self) -> tuple[float, ...]:
        return tuple(self._packed("d"))

    def _read_dict(self) -> dict[Any, Any]:
        count = self._size()
        self._enter(2 * count, 1)
        keys, values = [], []
        for _ in range(count):
            keys.append(self._read())
            values.append(self._read())
        self._depth -= 1
        _refuse_crafted(keys)
        result = dict(zip(keys, values, strict=True))
        if len(result) != count:
            raise CodecError("a dict with a key twice")
        return result

    def _members(self, kind: type[Any]) -> Any:
        members = self._read_list()
        _refuse_crafted(members)
        result = kind(members)
        if len(result) != len(members):
            raise CodecError("a set with a member twice")
        return result

    def _read_set(self) -> set[Any]:
        return self._members(set)  # type: ignore[no-any-return] # the kind decides the type

    def _read_frozenset(self) -> frozenset[Any]:
        return self._members(frozenset)  # type: ignore[no-any-return] # the kind decides the type

    def _charge(self) -> None:
        self._items -= CONTAINER_COST
        if self._items < 0:
            raise CodecError(f"more than {MAX_ITEMS} items in all")

    def _read_array(self) -> np.ndarray[Any, Any]:
        self._charge()
        value, self._position = read_array(self._data, self._position)
        return value

    def _read_scalar(self) -> Any:
        value, self._position = read_scalar(self._data, self._position)
        return value

    def _read_unicode_scalar(self) -> np.str_:
        return np.str_(self._read_str())

    def _read_list_nodes(self) -> ListNode:
        nodes = [ListNode(None) for _ in range(self._node_count(1))]
        found = self._link(nodes, 1)
        for node, after in zip(nodes, found, strict=True):
            node.next = after
        return nodes[0]

    def _read_tree_nodes(self) -> TreeNode:
        nodes = [TreeNode(None) for _ in range(self._node_count(2))]
        found = self._link(nodes, 2)
        for node, left, right in zip(nodes, found[::2], found[1::2], strict=True):
            node.left, node.right = left, right
        return nodes[0]

    def _node_count(self, links_each: int) -> int:
        count = self._size()
        if count == 0:
            raise CodecError("a graph of no nodes")
        self._enter(CONTAINER_COST * count, links_each)
        return count

    def _link(self, nodes: list[Any], links_each: int) -> list[Any]:
        """Number the nodes, read what each links to, then the values that they hold."""
        kind, known = type(nodes[0]), self.nodes
        known.extend(nodes)
        links = array("i")
        links.frombytes(self._take(4 * links_each * len(nodes)))
        found = [None if number == -1 else known[number] for number in links]
        if min(links) < -1 or any(node is not None and type(node) is not kind for node in found):
            raise CodecError("a node that links to no node of its kind")
        values = self._read()
        if type(values) is not list or len(values) != len(nodes):
            raise CodecError("as many values as nodes must follow")
        for node, value in zip(nodes, values, strict=True):
            node.val = value
        self._depth -= 1
        return found

    def _read_node(self) -> Node:
        return self.nodes[self._size()]

    def _read_handle(self) -> Any:
        self._charge()
        kind, number, type_number, size = struct.unpack_from("<BIIB", self._data, self._position)
        self._position += layout.HANDLE_HEAD.size - 1
        if kind > layout.RETURNED or size > layout.MAX_NAME_CHARACTERS:
            raise CodecError(f"a handle of kind {kind} with a name of {size} bytes")
        handle = Handle(kind, number, type_number, self._take(size).decode())
        return handle if self.hook is None else self.hook(handle)

    _READERS: ClassVar[dict[int, Callable[[Decoder], Any]]] = {
        layout.NONE: lambda _: None,
        layout.TRUE: lambda _: True,
        layout.FALSE: lambda _: False,
        layout.INT: _read_int,
        layout.BIG_INT: _read_big_int,
        layout.FLOAT: _read_float,
        layout.COMPLEX: _read_complex,
        layout.STR: _read_str,
        layout.BYTES: _read_bytes,
        layout.LIST: _read_list,
        layout.TUPLE: _read_tuple,
        layout.DICT: _read_dict,
        layout.SET: _read_set,
        layout.FROZENSET: _read_frozenset,
        layout.INT_LIST: _read_int_list,
        layout.INT_TUPLE: _read_int_tuple,
        layout.FLOAT_LIST: _read_float_list,
        layout.FLOAT_TUPLE: _read_float_tuple,
        layout.ARRAY: _read_array,
        layout.SCALAR: _read_scalar,
        layout.UNICODE_SCALAR: _read_unicode_scalar,
        layout.LIST_NODES: _read_list_nodes,
        layout.TREE_NODES: _read_tree_nodes,
        layout.NODE: _read_node,
        layout.HANDLE: _read_handle,
    }


def _refuse_crafted(keys: list[Any]) -> None:
    """Refuse keys made to share a hash: with n of them, building a dict takes n² steps."""
    if len(keys) <= layout.MAX_EQUAL_HASHES:
        return
    hashes = sorted(map(hash, keys))
    gap = layout.MAX_EQUAL_HASHES
    if any(first == second for first, second in zip(hashes, hashes[gap:], strict=False)):
        raise CodecError(f"more than {gap} keys with one hash")

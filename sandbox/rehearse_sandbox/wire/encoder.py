"""From a value to its bytes. Small flat values take a fast path; caps are checked before anything is copied."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from rehearse_sandbox.wire import layout
from rehearse_sandbox.wire.arrays import pack_array, pack_scalar
from rehearse_sandbox.wire.layout import (
    CONTAINER_COST,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ITEMS,
    TAGGED_COMPLEX,
    TAGGED_FLOAT,
    TAGGED_INT,
    TAGGED_SIZE,
    Handle,
    UnsupportedValue,
    ValueTooLarge,
)
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

Node = ListNode | TreeNode

_NONE = bytes((layout.NONE,))
_TRUE = bytes((layout.TRUE,))
_FALSE = bytes((layout.FALSE,))
_ONLY_INT = {int}
_ONLY_FLOAT = {float}


def type_name(cls: type) -> str:
    """A class as a person would write it; builtins have no module before their name."""
    try:
        module, name = str(cls.__module__), str(cls.__qualname__)
    except Exception:  # noqa: BLE001 - a metaclass of the learner may raise anything here
        return "object"
    text = name if module in {"builtins", "__main__", "solution"} else f"{module}.{name}"
    return text[: layout.MAX_NAME_CHARACTERS]


class Encoder:
    """One value's encoding. `nodes` are the list and tree nodes met, in the order of their numbers.

    `mutables` counts the parts that a function could change in place. `hook` may give a `Handle` for an object that
    has no encoding of its own.
    """

    __slots__ = ("_depth", "_items", "_numbers", "_parts", "hook", "mutables", "nodes")

    def __init__(self, hook: Callable[[Any], Handle | None] | None = None) -> None:
        self.hook = hook
        self.nodes: list[Node] = []
        self.mutables = 0
        self._numbers: dict[int, int] = {}
        self._parts: list[bytes] = []
        self._items = MAX_ITEMS
        self._depth = 0

    def encode(self, value: Any) -> bytes:
        """The bytes of `value`. An encoder encodes once.

        Raises:
            UnsupportedValue: something in it is of a type that may not cross, or is over a cap.
        """
        self._write(value)
        data = b"".join(self._parts)
        if len(data) > MAX_BYTES:
            raise ValueTooLarge(type_name(type(value)), f"{len(data)} bytes; the cap is {MAX_BYTES}")
        return data

    def _write(self, value: Any) -> None:
        writer = self._WRITERS.get(type(value))
        if writer is not None:
            writer(self, value)
            return
        handle = self.hook(value) if self.hook is not None else None
        if handle is None:
            raise UnsupportedValue(type_name(type(value)))
        self._write_handle(handle)

    def _write_none(self, _: None) -> None:
        self._parts.append(_NONE)

    def _write_bool(self, value: bool) -> None:  # noqa: FBT001 - a writer takes the value that it writes
        self._parts.append(_TRUE if value else _FALSE)

    def _write_int(self, value: int) -> None:
        bits = value.bit_length()
        if bits < 64:
            self._parts.append(TAGGED_INT.pack(layout.INT, value))
            return
        if bits > layout.MAX_INT_BITS:
            raise ValueTooLarge("int", f"{bits} bits; the cap is {layout.MAX_INT_BITS}")
        body = value.to_bytes(bits // 8 + 1, "little", signed=True)
        self._parts.append(TAGGED_SIZE.pack(layout.BIG_INT, len(body)) + body)

    def _write_float(self, value: float) -> None:
        self._parts.append(TAGGED_FLOAT.pack(layout.FLOAT, value))

    def _write_complex(self, value: complex) -> None:
        self._parts.append(TAGGED_COMPLEX.pack(layout.COMPLEX, value.real, value.imag))

    def _write_str(self, value: str) -> None:
        body = value.encode("utf-8", "surrogatepass")
        self._parts.append(TAGGED_SIZE.pack(layout.STR, len(body)) + body)

    def _write_bytes(self, value: bytes) -> None:
        self._parts.append(TAGGED_SIZE.pack(layout.BYTES, len(value)) + value)

    def _enter(self, kind: str, items: int) -> None:
        self._items -= items + CONTAINER_COST
        if self._items < 0:
            raise ValueTooLarge(kind, f"more than {MAX_ITEMS} items in all")
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ValueTooLarge(kind, f"nested deeper than {MAX_DEPTH}")

    def _write_list(self, value: list[Any]) -> None:
        self.mutables += 1
        self._write_sequence("list", value, layout.LIST, layout.INT_LIST, layout.FLOAT_LIST)

    def _write_tuple(self, value: tuple[Any, ...]) -> None:
        self._write_sequence("tuple", value, layout.TUPLE, layout.INT_TUPLE, layout.FLOAT_TUPLE)

    def _write_sequence(
        self, kind: str, value: list[Any] | tuple[Any, ...], tag: int, int_tag: int, float_tag: int
    ) -> None:
        self._enter(kind, len(value))
        types = set(map(type, value))
        packed = _packed(value, types)
        if packed is not None:
            packed_tag = int_tag if types == _ONLY_INT else float_tag
            self._parts.append(TAGGED_SIZE.pack(packed_tag, len(value)) + packed)
        else:
            self._parts.append(TAGGED_SIZE.pack(tag, len(value)))
            for item in value:
                self._write(item)
        self._depth -= 1

    def _write_dict(self, value: dict[Any, Any]) -> None:
        self.mutables += 1
        self._enter("dict", 2 * len(value))
        self._parts.append(TAGGED_SIZE.pack(layout.DICT, len(value)))
        for key, item in value.items():
            self._write(key)
            self._write(item)
        self._depth -= 1

    def _write_set(self, value: set[Any]) -> None:
        self.mutables += 1
        self._write_members("set", value, layout.SET)

    def _write_frozenset(self, value: frozenset[Any]) -> None:
        self._write_members("frozenset", value, layout.FROZENSET)

    def _write_members(self, kind: str, value: set[Any] | frozenset[Any], tag: int) -> None:
        self._enter(kind, len(value))
        self._parts.append(TAGGED_SIZE.pack(tag, len(value)))
        for item in value:
            self._write(item)
        self._depth -= 1

    def _write_array(self, value: np.ndarray[Any, Any]) -> None:
        self.mutables += 1
        self._items -= CONTAINER_COST
        if self._items < 0:
            raise ValueTooLarge("numpy.ndarray", f"more than {MAX_ITEMS} items in all")
        self._parts.append(pack_array(value))

    def _write_scalar(self, value: np.generic) -> None:
        self._parts.append(pack_scalar(value))

    def _write_unicode_scalar(self, value: np.str_) -> None:
        body = value.encode("utf-8", "surrogatepass")
        self._parts.append(TAGGED_SIZE.pack(layout.UNICODE_SCALAR, len(body)) + body)

    def _write_node(self, value: Node) -> None:
        """A node met before is its number; a new one brings every node that can be reached from it by links."""
        self.mutables += 1
        number = self._numbers.get(id(value))
        if number is not None:
            self._parts.append(TAGGED_SIZE.pack(layout.NODE, number))
            return
        first = len(self.nodes)
        links = array("i", self._list_links(value) if type(value) is ListNode else self._tree_links(value))
        nodes = self.nodes[first:]
        self._enter("node", CONTAINER_COST * len(nodes))
        tag = layout.LIST_NODES if type(value) is ListNode else layout.TREE_NODES
        self._parts.append(TAGGED_SIZE.pack(tag, len(nodes)) + links.tobytes())
        self._write([node.val for node in nodes])
        self._depth -= 1

    def _number(self, node: Node) -> int:
        number = self._numbers[id(node)] = len(self.nodes)
        self.nodes.append(node)
        if number >= MAX_ITEMS:
            raise ValueTooLarge("node", f"more than {MAX_ITEMS} nodes")
        return number

    def _list_links(self, node: Any) -> list[int]:
        """The number of each next node, -1 for none, walking from `node` to the first one that is known."""
        links = []
        self._number(node)
        while (node := node.next) is not None:
            if type(node) is not ListNode:
                raise UnsupportedValue(f"{type_name(type(node))} as a node's next")
            known = self._numbers.get(id(node))
            links.append(len(self.nodes) if known is None else known)
            if known is not None:
                return links
            self._number(node)
        links.append(-1)
        return links

    def _tree_links(self, root: Any) -> list[int]:
        """Left and right number of each node, -1 for none, in breadth-first order from `root`."""
        links = []
        position = len(self.nodes)
        self._number(root)
        while position < len(self.nodes):
            node: Any = self.nodes[position]
            position += 1
            for child in (node.left, node.right):
                if child is None:
                    links.append(-1)
                    continue
                if type(child) is not TreeNode:
                    raise UnsupportedValue(f"{type_name(type(child))} as a node's child")
                known = self._numbers.get(id(child))
                links.append(self._number(child) if known is None else known)
        return links

    def _write_handle(self, value: Handle) -> None:
        self._items -= CONTAINER_COST
        if self._items < 0:
            raise ValueTooLarge("object", f"more than {MAX_ITEMS} items in all")
        name = value.name.encode("utf-8", "replace")[: layout.MAX_NAME_CHARACTERS].decode("utf-8", "ignore").encode()
        head = layout.HANDLE_HEAD.pack(layout.HANDLE, value.kind, value.number, value.type_number, len(name))
        self._parts.append(head + name)

    _WRITERS: ClassVar[dict[type, Callable[[Encoder, Any], None]]] = {
        type(None): _write_none,
        bool: _write_bool,
        int: _write_int,
        float: _write_float,
        complex: _write_complex,
        str: _write_str,
        bytes: _write_bytes,
        list: _write_list,
        tuple: _write_tuple,
        dict: _write_dict,
        set: _write_set,
        frozenset: _write_frozenset,
        np.ndarray: _write_array,
        np.str_: _write_unicode_scalar,
        ListNode: _write_node,
        TreeNode: _write_node,
        Handle: _write_handle,
        **dict.fromkeys(layout.SCALAR_CODES, _write_scalar),
    }


def _packed(value: list[Any] | tuple[Any, ...], types: set[type]) -> bytes | None:
    """All items side by side when they are all 64-bit ints or all floats."""
    if types == _ONLY_FLOAT:
        return array("d", value).tobytes()
    if types == _ONLY_INT:
        try:
            return array("q", value).tobytes()
        except OverflowError:
            return None
    return None

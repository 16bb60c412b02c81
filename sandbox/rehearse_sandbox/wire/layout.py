"""How values are laid out as bytes: tags, caps and the dtypes that may cross. Encoder and decoder share this page.

A value is one tag byte and its body; lengths are 32-bit and everything is little endian. Only exact types have a
tag: a subclass could lie about itself on the side that reads it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

#: Containers inside containers. Both sides recurse once per level, so this stays far below Python's limit.
MAX_DEPTH: Final = 200

#: Elements of all containers of one value together; each container and each handle costs `CONTAINER_COST` more.
MAX_ITEMS: Final = 2_000_000
CONTAINER_COST: Final = 4

#: Largest encoding of one value. The judge holds it several times over while it decodes and shows it.
MAX_BYTES: Final = 16 * 1024 * 1024 - 4096

MAX_INT_BITS: Final = 1 << 20
MAX_ARRAY_DIMENSIONS: Final = 32
MAX_UNICODE_WIDTH: Final = 1024

#: Keys of one dict or set that may share a hash. Honest data stays below it; a crafted set would cost quadratic time.
MAX_EQUAL_HASHES: Final = 32

MAX_NAME_CHARACTERS: Final = 80


class UnsupportedValue(Exception):  # noqa: N818 - the name says what was met, as the brief of the codec fixes it
    """A value that may not cross; `type_name` is its type as a person would write it."""

    def __init__(self, type_name: str) -> None:
        super().__init__(f"a value of type {type_name} cannot cross; use plain values and numpy arrays")
        self.type_name = type_name


class ValueTooLarge(UnsupportedValue):
    """A plain value that is over a cap; `reason` names it."""

    def __init__(self, type_name: str, reason: str) -> None:
        super().__init__(type_name)
        self.args = (f"a value of type {type_name} is too large: {reason}",)
        self.reason = reason


class CodecError(Exception):
    """The bytes are not the encoding of any value."""


FUNCTION: Final = 0
CLASS: Final = 1
INSTANCE: Final = 2
ITERATOR: Final = 3
#: An object of the receiver that comes back to it; the other kinds are objects of the sender.
RETURNED: Final = 4


@dataclass(frozen=True, slots=True)
class Handle:
    """Stands for an object that stays where it is. `type_number` tells objects of one class from those of another."""

    kind: int
    number: int
    type_number: int = 0
    name: str = ""


NONE: Final = 0
TRUE: Final = 1
FALSE: Final = 2
INT: Final = 3
BIG_INT: Final = 4
FLOAT: Final = 5
COMPLEX: Final = 6
STR: Final = 7
BYTES: Final = 8
LIST: Final = 9
TUPLE: Final = 10
DICT: Final = 11
SET: Final = 12
FROZENSET: Final = 13
INT_LIST: Final = 14
INT_TUPLE: Final = 15
FLOAT_LIST: Final = 16
FLOAT_TUPLE: Final = 17
ARRAY: Final = 18
SCALAR: Final = 19
UNICODE_SCALAR: Final = 20
LIST_NODES: Final = 21
TREE_NODES: Final = 22
NODE: Final = 23
HANDLE: Final = 24

SIZE: Final = struct.Struct("<I")
TAGGED_SIZE: Final = struct.Struct("<BI")
TAGGED_INT: Final = struct.Struct("<Bq")
INT_BODY: Final = struct.Struct("<q")
TAGGED_FLOAT: Final = struct.Struct("<Bd")
FLOAT_BODY: Final = struct.Struct("<d")
TAGGED_COMPLEX: Final = struct.Struct("<Bdd")
COMPLEX_BODY: Final = struct.Struct("<dd")
#: Tag, dtype code, flags, number of dimensions; then each dimension as `SIZE`, the width if unicode, the buffer.
ARRAY_HEAD: Final = struct.Struct("<BBBB")
HANDLE_HEAD: Final = struct.Struct("<BBIIB")

FORTRAN_ORDER: Final = 1
READ_ONLY: Final = 2

_FIXED_DTYPES = (
    *("|b1", "|i1", "|u1"),
    *(order + kind for kind in ("i2", "i4", "i8", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16") for order in "<>"),
)
#: Every dtype of fixed width by its code; the two unicode codes follow and carry their width in the array's head.
DTYPES: Final[tuple[np.dtype[np.generic], ...]] = tuple(np.dtype(text) for text in _FIXED_DTYPES)
DTYPE_CODES: Final[dict[str, int]] = {text: code for code, text in enumerate(_FIXED_DTYPES)}
BOOL_CODE: Final = DTYPE_CODES["|b1"]
LITTLE_UNICODE: Final = len(DTYPES)
BIG_UNICODE: Final = len(DTYPES) + 1

#: numpy's scalar types by dtype code. C's `long long` has a type of its own that means the same 64 bits.
SCALAR_CODES: Final[dict[type, int]] = {
    **{dtype.type: code for code, dtype in enumerate(DTYPES) if dtype.isnative},
    np.longlong: DTYPE_CODES["<i8"],
    np.ulonglong: DTYPE_CODES["<u8"],
}

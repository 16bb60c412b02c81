"""Plain values as tagged bytes and back: what crosses between judge and candidate, and nothing else does.

Accepted, by exact type: None, bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, numpy arrays
and scalars of bool, 8- to 64-bit ints, 16- to 64-bit floats, complex and text, `ListNode`, `TreeNode`, `Handle`.
Floats and arrays keep every bit, arrays their byte order, memory order and read-only mark; nodes keep sharing and
cycles. Containers are copied, so a list met twice comes back as two.
"""

from __future__ import annotations

from typing import Any

from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.layout import CodecError, Handle, UnsupportedValue, ValueTooLarge

__all__ = ["CodecError", "Handle", "UnsupportedValue", "ValueTooLarge", "decode", "encode"]


def encode(value: Any) -> bytes:
    """The bytes of a plain value.

    Raises:
        UnsupportedValue: something in it is not plain, or (as `ValueTooLarge`) is over a cap.
    """
    return Encoder().encode(value)


def decode(data: bytes) -> Any:
    """A fresh value from bytes that may be hostile: no input makes it hang or allocate past the caps.

    Raises:
        CodecError: `data` is not the encoding of any value.
    """
    return Decoder().decode(data)

"""numpy arrays and scalars as bytes: a small head and the raw buffer, so that every bit of every element crosses."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np

from rehearse_sandbox.wire import layout
from rehearse_sandbox.wire.layout import SIZE, CodecError, UnsupportedValue, ValueTooLarge

_UNICODE_LIMIT = 0x110000


def pack_array(value: np.ndarray[Any, Any]) -> bytes:
    """Tag, head and buffer of an array.

    Raises:
        UnsupportedValue: its dtype may not cross, or it is too large.
    """
    shape = value.shape
    code = layout.DTYPE_CODES.get(value.dtype.str)
    width = b""
    if code is None:
        code, width = _unicode_code(value.dtype)
    if len(shape) > layout.MAX_ARRAY_DIMENSIONS or value.nbytes > layout.MAX_BYTES or _elements(shape) is None:
        raise ValueTooLarge("numpy.ndarray", f"shape {shape}")
    flags = value.flags
    fortran = flags.f_contiguous and not flags.c_contiguous
    bits = (layout.FORTRAN_ORDER if fortran else 0) | (0 if flags.writeable else layout.READ_ONLY)
    buffer = value.tobytes("F" if fortran else "C")
    try:
        _check_elements(code, buffer)
    except CodecError as error:
        raise UnsupportedValue(f"numpy.ndarray with {error}") from error
    head = layout.ARRAY_HEAD.pack(layout.ARRAY, code, bits, len(shape))
    return head + b"".join(map(SIZE.pack, shape)) + width + buffer


def read_array(data: bytes, position: int) -> tuple[np.ndarray[Any, Any], int]:
    """The array whose head (behind its tag) starts at `position`, and where it ends.

    Raises:
        CodecError: there is no such array.
        struct.error: the head is cut off.
    """
    code, bits, dimensions = struct.unpack_from("<BBB", data, position)
    if dimensions > layout.MAX_ARRAY_DIMENSIONS or bits > (layout.FORTRAN_ORDER | layout.READ_ONLY):
        raise CodecError(f"an array of {dimensions} dimensions, flags {bits}")
    position += 3
    shape = struct.unpack_from(f"<{dimensions}I", data, position)
    position += SIZE.size * dimensions
    if code < layout.LITTLE_UNICODE:
        dtype = layout.DTYPES[code]
    else:
        dtype = _unicode_dtype(code, *SIZE.unpack_from(data, position))
        position += SIZE.size
    count = _elements(shape)
    if count is None:
        raise CodecError(f"an array of shape {shape}")
    end = position + count * dtype.itemsize
    if end > len(data):
        raise CodecError(f"an array of {count} elements announced, {len(data) - position} bytes left")
    buffer = data[position:end]
    _check_elements(code, buffer)
    view = np.frombuffer(buffer, dtype) if buffer else np.empty(0, dtype)
    value = view.reshape(shape, order="F" if bits & layout.FORTRAN_ORDER else "C").copy("K")
    if bits & layout.READ_ONLY:
        value.flags.writeable = False
    return value, end


def pack_scalar(value: np.generic) -> bytes:
    """Tag, dtype code and bytes of a scalar whose type is in `layout.SCALAR_CODES`."""
    return bytes((layout.SCALAR, layout.SCALAR_CODES[type(value)])) + value.tobytes()


def read_scalar(data: bytes, position: int) -> tuple[Any, int]:
    """The scalar whose dtype code is at `position`, and where it ends.

    Raises:
        CodecError: there is no such scalar.
        IndexError: the bytes end before it, or the code is unknown.
    """
    code = data[position]
    dtype = layout.DTYPES[code]
    body = data[position + 1 : position + 1 + dtype.itemsize]
    if not dtype.isnative or len(body) < dtype.itemsize:
        raise CodecError(f"a scalar of dtype {dtype.str} in {len(body)} bytes")
    _check_elements(code, body)
    return np.frombuffer(body, dtype)[0], position + 1 + dtype.itemsize


def _elements(shape: tuple[int, ...]) -> int | None:
    """How many elements, or None for too many.

    An empty array may not have another dimension that is huge either: reducing it would allocate that much.
    """
    count = bound = 1
    for length in shape:
        count *= length
        bound *= length or 1
    return count if bound <= layout.MAX_BYTES else None


def _unicode_code(dtype: np.dtype[Any]) -> tuple[int, bytes]:
    width = dtype.itemsize // 4
    if dtype.kind != "U" or not 0 < width <= layout.MAX_UNICODE_WIDTH:
        raise UnsupportedValue(f"numpy.ndarray of dtype {'record' if dtype.names else dtype.name}")
    return (layout.LITTLE_UNICODE if dtype.str[0] == "<" else layout.BIG_UNICODE), SIZE.pack(width)


def _unicode_dtype(code: int, width: int) -> np.dtype[Any]:
    if code > layout.BIG_UNICODE or not 0 < width <= layout.MAX_UNICODE_WIDTH:
        raise CodecError(f"dtype code {code} of width {width}")
    return np.dtype(f"{'<' if code == layout.LITTLE_UNICODE else '>'}U{width}")


def _check_elements(code: int, buffer: bytes) -> None:
    """Refuse elements that numpy's own operations never make: it trusts them later."""
    if code == layout.BOOL_CODE and buffer.translate(None, b"\0\1"):
        raise CodecError("a bool that is neither 0 nor 1")
    if code >= layout.LITTLE_UNICODE and buffer:
        points = np.frombuffer(buffer, "<u4" if code == layout.LITTLE_UNICODE else ">u4")
        if points.max() >= _UNICODE_LIMIT:
            raise CodecError("a character outside of Unicode")

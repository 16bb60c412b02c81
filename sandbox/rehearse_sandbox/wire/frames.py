"""Length-prefixed frames: four bytes, big endian, then that many bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

HEADER = struct.Struct(">I")

#: No frame of jobs or events may be larger, so that a broken peer cannot make us allocate.
MAX_FRAME_BYTES = 16 * 1024 * 1024


class FrameError(Exception):
    """The peer closed in the middle of a frame, or announced one that is too large."""


def write_frame(stream: BinaryIO, payload: bytes, *, flush: bool = True) -> None:
    """Write one frame and flush it, unless more follows at once.

    Raises:
        FrameError: the payload is larger than `MAX_FRAME_BYTES`.
    """
    stream.write(_framed(payload))
    if flush:
        stream.flush()


def write_frames(stream: BinaryIO, *payloads: bytes) -> None:
    """Write frames at once and flush them; none of them when one is too large.

    Raises:
        FrameError: a payload is larger than `MAX_FRAME_BYTES`.
    """
    stream.write(b"".join(map(_framed, payloads)))
    stream.flush()


def _framed(payload: bytes) -> bytes:
    if len(payload) > MAX_FRAME_BYTES:
        raise FrameError(f"frame of {len(payload)} bytes is over the cap of {MAX_FRAME_BYTES}")
    return HEADER.pack(len(payload)) + payload


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None when the peer closed between two frames.

    Raises:
        FrameError: the peer closed inside a frame or announced more than `MAX_FRAME_BYTES`.
    """
    header = _read_exactly(stream, HEADER.size)
    if not header:
        return None
    if len(header) < HEADER.size:
        raise FrameError(f"closed after {len(header)} of {HEADER.size} header bytes")
    (size,) = HEADER.unpack(header)
    if size > MAX_FRAME_BYTES:
        raise FrameError(f"frame of {size} bytes announced; the cap is {MAX_FRAME_BYTES}")
    payload = _read_exactly(stream, size)
    if len(payload) < size:
        raise FrameError(f"closed after {len(payload)} of {size} bytes")
    return payload


def _read_exactly(stream: BinaryIO, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)

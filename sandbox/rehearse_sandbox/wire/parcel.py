"""How jobs travel into a cell: a bank goes with the first job that needs it, and the cell keeps it for later ones.

A parcel is a frame of JSON (which bank belongs to the job, whether it follows, which kept ones to drop), the job's frame and,
if it follows, the bank's. What a cell keeps is the sender's decision alone, so that the two never disagree.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import BinaryIO

from rehearse_sandbox.wire.frames import FrameError, read_frame, write_frames
from rehearse_sandbox.wire.job import Job

#: What one cell keeps of banks; it holds each one twice, as bytes and ready for use.
KEPT_BYTES = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Parcel:
    """What arrived. `key` names the job's bank, "" for none; `bank` is its bytes when they came along."""

    job: bytes
    key: str = ""
    bank: bytes = b""
    dropped: tuple[str, ...] = ()


class Sender:
    """Sends the jobs of one cell and knows which banks it keeps."""

    def __init__(self, *, kept_bytes: int = KEPT_BYTES) -> None:
        self._kept_bytes = kept_bytes
        self._kept: OrderedDict[str, int] = OrderedDict()

    def send(self, stream: BinaryIO, job: Job) -> None:
        """Write a job, with its bank if the cell does not have it.

        Raises:
            FrameError: the job or its bank is larger than a frame may be.
        """
        # Python computes the hash of a bytes object once; banks are kept in memory and sent many times.
        key = f"{hash(job.bank):x}-{len(job.bank)}" if job.bank else ""
        follows = bool(key) and key not in self._kept
        dropped = self._keep(key, len(job.bank)) if key else []
        head = json.dumps({"bank": key, "follows": follows, "drop": dropped}).encode()
        # In one write: each one would wake everything that stands between the server and the cell.
        write_frames(stream, head, job.to_bytes(), *([job.bank] if follows else []))

    def _keep(self, key: str, size: int) -> list[str]:
        """Note the use of a bank; those that have to go for it, the longest unused first."""
        self._kept[key] = size
        self._kept.move_to_end(key)
        dropped = []
        while sum(self._kept.values()) > self._kept_bytes and len(self._kept) > 1:
            dropped.append(self._kept.popitem(last=False)[0])
        return dropped


def receive(stream: BinaryIO) -> Parcel | None:
    """The next parcel, or None at the end of the stream.

    Raises:
        FrameError: the stream ended inside of a parcel.
        ValueError: the bytes are no parcel of this version.
    """
    head = read_frame(stream)
    if head is None:
        return None
    try:
        fields = json.loads(head)
        key, follows, dropped = str(fields["bank"]), bool(fields["follows"]), tuple(map(str, fields["drop"]))
    except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"not the head of a job: {head[:80]!r} ({error}); rebuild the sandbox image") from error
    return Parcel(_rest(stream), key, _rest(stream) if follows else b"", dropped)


def _rest(stream: BinaryIO) -> bytes:
    frame = read_frame(stream)
    if frame is None:
        raise FrameError("closed between two frames of one job")
    return frame

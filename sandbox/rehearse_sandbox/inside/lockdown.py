"""The filter that a candidate puts on itself: from then on the kernel refuses it all that a solution does not need.

It knows nothing of containers, needs no privilege, cannot be taken off, and is inherited by threads and children. The
program is assembled once, when this module is imported, so that locking down costs two system calls.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Iterator, Mapping

from rehearse_sandbox.inside.syscalls import (
    ALWAYS,
    CHECKED,
    NEWEST_KNOWN,
    UNKNOWN,
    Architecture,
    Check,
    this_architecture,
)

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

_ALLOW = 0x7FFF0000
_KILL_PROCESS = 0x80000000
_REFUSE = 0x00050000

# Opcodes of the kernel's classic packet filter machine.
_LOAD = 0x20
_RETURN = 0x06
_JUMP_IF_EQUAL = 0x15
_JUMP_IF_GREATER = 0x25
_JUMP_IF_ANY_BIT = 0x45

_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16

_INSTRUCTION = struct.Struct("=HBBI")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def assemble(architecture: Architecture) -> bytes:
    """The filter for this processor as the kernel, or bubblewrap's `--seccomp`, reads it."""
    numbers = architecture.numbers
    lines = [
        _line(_LOAD, _ARCHITECTURE_AT),
        _line(_JUMP_IF_EQUAL, architecture.audit, then=1),
        # Another set of numbers, as of 32-bit programs, would slip past everything below.
        _line(_RETURN, _KILL_PROCESS),
        _line(_LOAD, _NUMBER_AT),
    ]
    for name in _present(ALWAYS, numbers):
        lines += _when(numbers[name], [_line(_RETURN, _ALLOW)])
    for check in CHECKED:
        if check.name in numbers:
            lines += _when(numbers[check.name], list(_checked(check)))
    for name in _present(UNKNOWN, numbers):
        lines += _when(numbers[name], [_refuse(errno.ENOSYS)])
    lines += [_line(_JUMP_IF_GREATER, NEWEST_KNOWN, otherwise=1), _refuse(errno.ENOSYS), _refuse(errno.EPERM)]
    return b"".join(lines)


def lock_down() -> None:
    """Put the filter on this process, which must have one thread only.

    Raises:
        OSError: the kernel does not take it.
    """
    _prctl(_PR_SET_NO_NEW_PRIVS, 1, 0)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(_PREPARED))


def _present(names: Iterable[str], numbers: Mapping[str, int]) -> Iterator[str]:
    return (name for name in names if name in numbers)


def _checked(check: Check) -> Iterator[bytes]:
    low = _ARGUMENTS_AT + 8 * check.argument
    yield _line(_LOAD, low)
    if check.null:
        yield _line(_JUMP_IF_EQUAL, 0, otherwise=3)
        yield _line(_LOAD, low + 4)
        yield _line(_JUMP_IF_EQUAL, 0, otherwise=1)
        yield _line(_RETURN, _ALLOW)
    elif check.no_bits:
        yield _line(_JUMP_IF_ANY_BIT, check.no_bits, then=1)
        yield _line(_RETURN, _ALLOW)
    for value in check.one_of:
        yield _line(_JUMP_IF_EQUAL, value, otherwise=1)
        yield _line(_RETURN, _ALLOW)
    yield _refuse(check.refusal)


def _when(number: int, block: list[bytes]) -> list[bytes]:
    """Skip the block, which returns, unless the call has this number."""
    return [_line(_JUMP_IF_EQUAL, number, otherwise=len(block)), *block]


def _refuse(number: int) -> bytes:
    return _line(_RETURN, _REFUSE | number)


def _line(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    return _INSTRUCTION.pack(code, then, otherwise, value)


def _prctl(option: int, first: int, second: int) -> None:
    # Plain numbers: ctypes would pass them as 32 bits, and an address has 64.
    if _LIBC.prctl(option, ctypes.c_ulong(first), ctypes.c_ulong(second), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"the kernel did not take the filter (prctl {option}): {os.strerror(number)}")


_LIBC = ctypes.CDLL(None, use_errno=True)
_BYTES = assemble(this_architecture())
_BUFFER = ctypes.create_string_buffer(_BYTES, len(_BYTES))
_PREPARED = _Program(len(_BYTES) // _INSTRUCTION.size, ctypes.addressof(_BUFFER))

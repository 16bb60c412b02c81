"""One server on one data folder: two would take each other's submissions for those of a dead one.

The operating system lets go of the lock when its last holder ends, however that happens, so a file that was left behind
never blocks anybody. What the file says is for people.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import IO

NAME = "server.lock"

#: A server that was just ended by force may have a process that is about to notice; it is not told of as a second one.
WAIT_S = 2.0

_PAUSE_S = 0.05


class DataFolderTakenError(Exception):
    """Another server works on the data folder, or it cannot be locked. The message says who, and what to do."""


class DataLock:
    """The right to serve from one data folder; it is kept until it is released or the process and its forks end."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def release(self) -> None:
        """Let the next server have the folder. The file stays: removing it would let two servers hold two files."""
        self._file.close()


def acquire(folder: Path, *, place: str, wait_s: float = WAIT_S) -> DataLock:
    """Take the folder for a server that answers at `place`. Processes that are forked later hold it, too.

    Raises:
        DataFolderTakenError: another server holds it, or nothing can be locked there.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not "w": a server that may not have the folder must not wipe the name of the one that has.
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise DataFolderTakenError(
            f"{path} cannot be written ({error.strerror}); set REHEARSE_DATA_DIR to a folder that can be written."
        ) from error
    try:
        _lock(file, path, time.monotonic() + wait_s)
        file.truncate(0)
        file.write(f"process {os.getpid()}, {place}\n")
        file.flush()
    except BaseException:
        file.close()
        raise
    return DataLock(file)


def _lock(file: IO[str], path: Path, give_up: float) -> None:
    while not _is_free(file, path):
        if time.monotonic() >= give_up:
            raise DataFolderTakenError(_taken(file, path))
        time.sleep(_PAUSE_S)


def _is_free(file: IO[str], path: Path) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise DataFolderTakenError(
            f"{path} cannot be locked ({error.strerror}), as on some network disks; "
            "set REHEARSE_DATA_DIR to a folder on a disk of this machine."
        ) from error
    return True


def _taken(file: IO[str], path: Path) -> str:
    file.seek(0)
    holder = file.read(200).strip() or "a process that has not said its name yet"
    return (
        f"The data folder {path.parent} is in use by another server: {holder}. "
        "Stop that one, or give this one a folder of its own: REHEARSE_DATA_DIR=another-folder rehearse serve"
    )

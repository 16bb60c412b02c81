"""One server on one data folder; a lock file that was left behind blocks nobody."""

import errno
import fcntl
import os
import subprocess
import sys

import pytest

from rehearse import data_lock

HOLD = """
import sys, time
from pathlib import Path
from rehearse import data_lock
lock = data_lock.acquire(Path(sys.argv[1]), place="127.0.0.1 port 8000")
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_server_is_told_who_has_the_folder_and_what_to_do(tmp_path, holder):
    with pytest.raises(data_lock.DataFolderTakenError) as told:
        data_lock.acquire(tmp_path, place="elsewhere", wait_s=0.1)
    assert f"process {holder.pid}, 127.0.0.1 port 8000" in str(told.value)
    assert "REHEARSE_DATA_DIR" in str(told.value)


def test_a_lock_of_a_killed_server_blocks_nobody(tmp_path, holder):
    holder.kill()
    data_lock.acquire(tmp_path, place="here").release()


def test_the_file_names_the_present_holder_only(tmp_path):
    (tmp_path / data_lock.NAME).write_text("process 1, a long name of somebody who is gone\n")
    lock = data_lock.acquire(tmp_path, place="here")
    assert (tmp_path / data_lock.NAME).read_text() == f"process {os.getpid()}, here\n"
    lock.release()


def test_a_released_folder_can_be_taken_again(tmp_path):
    for _ in range(3):
        data_lock.acquire(tmp_path / "new", place="here", wait_s=0).release()


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(data_lock.DataFolderTakenError, match="set REHEARSE_DATA_DIR"):
        data_lock.acquire(tmp_path / "file", place="here")


def test_a_disk_without_locks_is_told_in_words(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(data_lock.DataFolderTakenError, match="No locks available"):
        data_lock.acquire(tmp_path, place="here")

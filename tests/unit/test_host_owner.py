"""Whether the server that started a container still lives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse_sandbox.host import owner


def test_this_process_is_not_gone():
    assert not owner.is_gone(owner.own_name())


def test_a_process_that_ended_is_gone():
    program = "from rehearse_sandbox.host.owner import own_name; print(own_name())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert owner.is_gone(done.stdout.strip())


def test_another_process_with_the_same_number_is_not_the_owner():
    place, _, _start = owner.own_name().rpartition("/")
    assert owner.is_gone(f"{place}/1")


@pytest.mark.parametrize("name", ["", "nonsense", "elsewhere/1/2/3", "a/b/c/d/e"])
def test_nobody_else_is_ever_called_gone(name):
    assert not owner.is_gone(name)


def test_where_no_proc_tells_a_living_process_is_unknown(monkeypatch):
    def absent(*_args, **_options):
        raise OSError

    monkeypatch.setattr(Path, "read_text", absent)
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    monkeypatch.setattr(Path, "stat", absent)
    assert owner.own_name().endswith(f"/0/{os.getpid()}/unknown")
    assert owner._start_time(2**22 + 1) == "gone"

"""The memory that a program held at most: the kernel's count of each test's process, above what there was at first."""

import pytest

from rehearse_sandbox.inside.footprint import Footprint
from tests.unit.judging import judge_here, make_job

HUNGRY = "def f(n):\n    return len(bytes([n]) * (n << 20)) - (n << 20)\n"


def status(proc, pid, **counts):
    (proc / str(pid)).mkdir(exist_ok=True)
    lines = "".join(f"{name}:\t{kb:8} kB\n" for name, kb in counts.items())
    (proc / str(pid) / "status").write_text(f"Name:\ta kB\nThreads:\t1\n{lines}")


@pytest.fixture
def footprint(tmp_path):
    status(tmp_path, 1, VmHWM=90_000, RssAnon=20_480, RssFile=5000)
    found = Footprint(tmp_path)
    found.begin(1)
    return found


def test_the_largest_process_counts_without_files_and_without_what_there_was(footprint, tmp_path):
    status(tmp_path, 2, VmHWM=20_480 + 10_240 + 6000, RssAnon=21_000, RssFile=6000)
    status(tmp_path, 3, VmHWM=20_480 + 1024 + 9000, RssAnon=21_000, RssFile=9000)
    for pid in (2, 3):
        footprint.note(pid)
    assert footprint.peak_mb == 10.0


@pytest.mark.parametrize("pid", [None, 0, 99])
def test_a_process_that_cannot_be_seen_tells_nothing(footprint, pid):
    footprint.note(pid)
    assert footprint.peak_mb is None


def test_without_a_beginning_nothing_is_told(tmp_path):
    status(tmp_path, 2, VmHWM=1, RssAnon=1, RssFile=0)
    found = Footprint(tmp_path)
    found.begin(7)
    found.note(2)
    assert found.peak_mb is None


# Large enough for pages of files that the forked test process touches late, after the peak, not to matter.
@pytest.mark.parametrize("megabytes", [64, 192])
def test_what_a_program_held_for_a_moment_is_told(megabytes):
    judged = judge_here(make_job(HUNGRY, examples=f"def test_one():\n    'One.'\n    assert f({megabytes}) == 0\n"))
    assert judged.ended.memory_mb == pytest.approx(megabytes, rel=0.2)


def test_a_program_that_was_never_loaded_held_nothing():
    judged = judge_here(make_job("def g", examples="def test_one():\n    'One.'\n    assert f(1) == 0\n"))
    assert (judged.reason, judged.ended.memory_mb) == ("load_error", None)

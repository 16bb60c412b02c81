"""How many cells a machine gets, and what counts as the machine."""

import os

import pytest

from rehearse.capacity import Cells, Machine, cells_for, this_machine


@pytest.mark.parametrize(
    ("machine", "cells"),
    [
        (Machine(1, 2_000), Cells(at_once=1, warm=1, most=5, crew=1)),
        (Machine(2, 24_000), Cells(at_once=2, warm=2, most=18, crew=1)),
        (Machine(8, 32_000), Cells(at_once=7, warm=2, most=23, crew=4)),
        (Machine(16, 4_000), Cells(at_once=3, warm=2, most=5, crew=8)),
        (Machine(1, 500), Cells(at_once=1, warm=1, most=2, crew=1)),
    ],
)
def test_cells_follow_from_processors_and_memory(machine, cells):
    assert cells_for(machine, least=None, most=None) == cells


@pytest.mark.parametrize(
    ("least", "most", "cells"),
    [
        (None, 1, Cells(at_once=1, warm=1, most=1, crew=1)),
        (None, 3, Cells(at_once=2, warm=2, most=3, crew=1)),
        (5, None, Cells(at_once=2, warm=5, most=18, crew=1)),
        (9, 4, Cells(at_once=2, warm=4, most=4, crew=1)),
    ],
)
def test_what_is_asked_for_is_done_but_no_more_at_once_than_keeps_times_honest(least, most, cells):
    assert cells_for(Machine(2, 24_000), least=least, most=most) == cells


@pytest.fixture
def root(tmp_path):
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/meminfo").write_text("MemFree: 1 kB\nMemTotal: 8388608 kB\n")
    return tmp_path


def group(root, path, **files):
    folder = root / "sys/fs/cgroup" / path
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)


def test_without_control_groups_the_machine_counts(root):
    assert this_machine(root) == Machine(len(os.sched_getaffinity(0)), 8192)


def test_the_tightest_group_around_us_counts(root):
    (root / "proc/self/cgroup").write_text("0::/outer/inner\n")
    group(root, "outer/inner", cpu__max="max 100000", memory__max="max")
    (root / "sys/fs/cgroup/outer/memory.max").write_text("1073741824\n")
    (root / "sys/fs/cgroup/outer/cpu.max").write_text("50000 100000\n")
    assert this_machine(root) == Machine(1, 1024)


def test_groups_of_the_first_version_count(root):
    (root / "proc/self/cgroup").write_text("4:memory:/docker/x\n2:cpu,cpuacct:/docker/x\n")
    group(root, "memory", memory__limit_in_bytes="536870912")
    group(root, "memory/docker/x", memory__limit_in_bytes="9223372036854771712")
    group(root, "cpu,cpuacct/docker/x", cpu__cfs_quota_us="-1", cpu__cfs_period_us="100000")
    assert this_machine(root) == Machine(len(os.sched_getaffinity(0)), 512)


def test_a_quota_of_the_first_version_counts(root):
    (root / "proc/self/cgroup").write_text("2:cpu:/x\n")
    group(root, "cpu/x", cpu__cfs_quota_us="100000", cpu__cfs_period_us="100000")
    assert this_machine(root).processors == 1

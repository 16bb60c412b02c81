"""Where control groups may be made: a machine's folders as the two versions lay them out, and the real kernel's."""

import os
from pathlib import Path

import pytest

from rehearse_sandbox.host import cgroup
from rehearse_sandbox.host.cgroup import CellGroup, Groups, find_groups, group_name

V1 = """22 27 0:21 / /proc rw - proc proc rw
35 31 0:32 / {root}/memory rw,relatime - cgroup cgroup rw,memory
39 31 0:36 / {root}/pids rw,relatime - cgroup cgroup rw,pids
41 31 0:38 / {root}/unified rw,relatime - cgroup2 cgroup2 rw
"""
V2 = "41 31 0:38 / {root} rw,relatime - cgroup2 cgroup2 rw\n"


class Machine:
    """Folders that look like a machine's groups; files of a group have to be made by hand here."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.mounts = root / "mountinfo"
        self.membership = root / "membership"

    def lay_out(self, mounts: str, membership: str, *folders: str) -> None:
        self.mounts.write_text(mounts.format(root=self.root))
        self.membership.write_text(membership)
        for folder in folders:
            (self.root / folder).mkdir(parents=True)

    def find(self) -> Groups | None:
        return find_groups(self.mounts, self.membership)


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    """A machine; where the kernel would make and remove the files of a group, this does."""
    monkeypatch.setattr(cgroup, "_write", lambda file, value: file.write_text(str(value)))
    monkeypatch.setattr(cgroup, "_remove", _remove_with_files)
    monkeypatch.setattr(os, "access", lambda *_: True)
    return Machine(tmp_path)


def _remove_with_files(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def test_version_1_has_a_folder_for_each_kind_of_limit(machine):
    machine.lay_out(V1, "8:pids:/\n4:memory:/a/b\n0::/\n", "memory/a/b", "pids")
    groups = machine.find()
    assert (groups.version, groups.memory, groups.processes) == (1, machine.root / "memory/a/b", machine.root / "pids")
    made = groups.make(64, "x")
    assert (made.folders[0] / "memory.limit_in_bytes").read_text() == str(64 * 2**20)
    assert (made.folders[1] / "pids.max").read_text() == str(cgroup.MAX_PROCESSES)


def test_version_2_makes_groups_in_the_nearest_one_that_hands_limits_on(machine):
    machine.lay_out(V2, "0::/user.slice/app.slice/run-1.scope\n", "user.slice/app.slice/run-1.scope")
    (machine.root / "user.slice/app.slice/cgroup.subtree_control").write_text("cpu memory pids\n")
    groups = machine.find()
    assert (groups.version, groups.memory) == (2, machine.root / "user.slice/app.slice")
    (folder,) = groups.make(64, "x").folders
    assert (folder / "memory.max").read_text() == str(64 * 2**20)


def test_version_2_that_hands_nothing_on_makes_none(machine):
    machine.lay_out(V2, "0::/a\n", "a")
    assert machine.find() is None


def test_a_parent_that_is_not_ours_makes_none(machine):
    machine.lay_out(V1, "4:memory:/not/there\n")
    assert machine.find() is None


def test_a_machine_without_groups_makes_none(tmp_path):
    assert find_groups(tmp_path / "none", tmp_path / "none") is None


def test_a_group_whose_second_half_is_refused_is_not_left_behind(machine):
    machine.lay_out(V1, "8:pids:/\n4:memory:/\n", "memory", "pids")
    groups = machine.find()
    (machine.root / "pids/x").mkdir()
    with pytest.raises(FileExistsError):
        groups.make(64, "x")
    assert not (machine.root / "memory/x").exists()


def test_groups_of_servers_that_are_gone_are_removed(machine):
    machine.lay_out(V1, "4:memory:/\n", "memory")
    groups = machine.find()
    gone = group_name(1).replace(f":{os.getpid()}:", ":999999999:")
    for name in (gone, group_name(2), "somebody-elses"):
        (machine.root / "memory" / name).mkdir()
    assert groups.remove_orphans() == 1
    assert {folder.name for folder in (machine.root / "memory").iterdir()} == {group_name(2), "somebody-elses"}


def test_a_limit_of_swap_is_left_out_where_the_kernel_counts_none(tmp_path):
    cgroup._write(tmp_path / "memory.swap.max", 0)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_stays_is_given_up(tmp_path):
    (tmp_path / "a").write_text("")
    cgroup._remove(tmp_path, patience_s=0)
    cgroup._remove(tmp_path / "none")
    assert tmp_path.exists()


def test_where_this_machine_lets_us_a_group_is_made_and_removed():
    groups = find_groups()
    made = groups.make(64, group_name(99)) if groups else CellGroup(())
    assert all(folder.is_dir() for folder in made.folders)
    made.remove()
    assert not any(folder.exists() for folder in made.folders)

"""What makes a machine noisy or less confined, read from folders that look like such a machine's."""

from pathlib import Path

import pytest

from rehearse_sandbox.host.cgroup import Groups
from rehearse_sandbox.host.machine import machine_findings

GROUPS = Groups(2, Path("/g"), Path("/g"))


def found(root: Path, *, groups: Groups | None = GROUPS, cores: int = 4):
    findings = {finding.name: finding for finding in machine_findings(groups, root=root, cores=cores)}
    assert all(finding.ok for finding in findings.values()), "advice is no fault"
    return findings


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_a_quiet_machine_gets_no_advice(tmp_path):
    write(tmp_path, "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
    write(tmp_path, "proc/sys/kernel/yama/ptrace_scope", "1\n")
    assert [finding.next_step for finding in found(tmp_path).values()] == [""] * 6


@pytest.mark.parametrize(
    ("name", "path", "text", "advice"),
    [
        ("processor speed", "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n", "cpupower"),
        ("swap", "proc/swaps", "Filename Type Size\n/dev/sda2 partition 8\n", "swapoff"),
        ("user namespaces", "proc/sys/user/max_user_namespaces", "0\n", "user.max_user_namespaces=10000"),
        ("user namespaces", "proc/sys/kernel/unprivileged_userns_clone", "0\n", "unprivileged_userns_clone=1"),
        (
            "user namespaces",
            "proc/sys/kernel/apparmor_restrict_unprivileged_userns",
            "1\n",
            "apparmor_restrict_unprivileged_userns=0",
        ),
        ("tracing", "proc/sys/kernel/yama/ptrace_scope", "0\n", "ptrace_scope=1"),
    ],
)
def test_a_setting_that_disturbs_gets_advice(tmp_path, name, path, text, advice):
    write(tmp_path, path, text)
    assert advice in found(tmp_path)[name].next_step


def test_one_core_gets_advice(tmp_path):
    assert "give it two" in found(tmp_path, cores=1)["cores"].next_step


def test_a_machine_without_control_groups_gets_advice(tmp_path):
    assert "systemd service" in found(tmp_path, groups=None)["memory groups"].next_step


def test_this_machine_has_findings():
    assert len(list(machine_findings(None))) == 6

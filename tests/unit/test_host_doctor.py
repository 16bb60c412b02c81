"""What doctor says when there is nothing to find."""

import pytest

from rehearse_sandbox.host import doctor, engine, sandbox
from rehearse_sandbox.host.cell import CellDied
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.warm_up import prove_warm
from rehearse_sandbox.wire.events import Ended, TestFinished


@pytest.fixture
def no_engine(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_doctor_says_how_to_get_one():
    engine, bubblewrap = doctor.probe()
    assert (engine.name, engine.ok, bubblewrap.name) == ("engine", False, "bubblewrap")
    assert "ensure-engine.sh" in engine.next_step


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_a_sandbox_says_how_to_get_one():
    with pytest.raises(SandboxError, match="no Docker engine answers"):
        sandbox.open_sandbox("auto")


def test_an_unknown_sandbox_is_refused_by_name():
    with pytest.raises(SandboxError, match="'chroot'"):
        sandbox.open_sandbox("chroot")


@pytest.mark.parametrize(("version", "warned"), [("1.1.5+ds1", True), ("1.2.8", False), ("1.3.3", False), ("", True)])
def test_an_old_runc_is_a_warning(version, warned):
    finding = doctor.runtime_finding({"Components": [{"Name": "runc", "Version": version}]})
    assert finding.ok
    assert bool(finding.next_step) is warned


class ScriptedCell:
    def __init__(self, script):
        self.script = script
        self.closed = False

    def judge(self, _job):
        for step in self.script:
            if isinstance(step, BaseException):
                raise step
            yield step

    def is_alive(self):
        return True

    def close(self):
        self.closed = True


PASSED = TestFinished("t", "passed", 1.0)


def test_a_cell_that_judges_the_warm_up_right_is_warm():
    cell = ScriptedCell([PASSED, Ended("completed")])
    assert prove_warm(cell) is cell
    assert not cell.closed


@pytest.mark.parametrize(
    "script",
    [
        [Ended("completed")],
        [TestFinished("t", "wrong_answer", 1.0), Ended("completed")],
        [PASSED, Ended("internal_error", detail="no kit")],
        [CellDied("gone")],
    ],
)
def test_a_cell_that_fails_its_own_test_is_closed(script):
    cell = ScriptedCell(script)
    with pytest.raises(SandboxError, match="did not pass its own test"):
        prove_warm(cell)
    assert cell.closed


def test_a_warm_up_that_is_interrupted_leaves_no_cell():
    cell = ScriptedCell([KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        prove_warm(cell)
    assert cell.closed


def test_a_user_who_may_not_use_the_engine_is_told_so(monkeypatch):
    def refuse(_address):
        raise PermissionError

    monkeypatch.setattr(engine, "_knock", refuse)
    with pytest.raises(SandboxError, match="group `docker`"):
        engine.connect()


def test_an_engine_elsewhere_that_does_not_answer_says_how_to_get_one(monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:9")
    with pytest.raises(SandboxError, match="no Docker engine answers"):
        engine.connect()

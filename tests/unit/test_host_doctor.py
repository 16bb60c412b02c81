"""What doctor says of machines that are not this one, and of back ends that are not there."""

import pytest

from rehearse_sandbox.host import backends, bubblewrap, doctor, engine, interpreter
from rehearse_sandbox.host.bubblewrap import find_bubblewrap
from rehearse_sandbox.host.cell import CellDied
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.warm_up import prove_warm
from rehearse_sandbox.wire.events import Ended, TestFinished


@pytest.fixture
def no_engine(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")


@pytest.fixture
def no_bubblewrap(monkeypatch):
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda _name: None)


def by_name(findings):
    return {finding.name: finding for finding in findings}


@pytest.mark.usefixtures("no_engine", "no_bubblewrap")
def test_without_any_back_end_doctor_says_how_to_get_one():
    found = by_name(doctor.probe())
    assert (found["engine"].ok, found["bubblewrap"].ok, found["auto"].ok) == (False, False, False)
    assert "ensure-engine.sh" in found["engine"].next_step
    assert "apt-get install bubblewrap" in found["bubblewrap"].message


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_bubblewrap_judges_and_a_missing_engine_is_advice():
    found = by_name(doctor.probe())
    assert [finding for finding in found.values() if not finding.ok] == []
    assert found["auto"].message == "takes bubblewrap: docker cannot judge here"
    assert "bubblewrap judges in its place" in found["engine"].message
    assert "an endless program were told apart" in found["judging with process"].message


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_auto_takes_bubblewrap():
    name, identity, _, _ = backends.choose(print)
    assert (name, identity.partition(":")[0]) == ("bubblewrap", "rehearse-local")


@pytest.mark.usefixtures("no_engine", "no_bubblewrap")
def test_without_any_back_end_auto_has_the_reason_of_each():
    with pytest.raises(
        SandboxError, match=r"docker: no Docker engine answers.*bubblewrap: bubblewrap is not installed"
    ):
        backends.open_sandbox("auto")


def test_an_unknown_sandbox_is_refused_by_name():
    with pytest.raises(SandboxError, match="'chroot'"):
        backends.open_sandbox("chroot")


def test_an_old_bubblewrap_is_refused(monkeypatch):
    monkeypatch.setattr(bubblewrap, "bubblewrap_version", lambda _program: (0, 4, 1))
    with pytest.raises(SandboxError, match=r"0\.4\.1 is older than 0\.5\.0"):
        find_bubblewrap()


@pytest.mark.parametrize("program", ["/does/not/exist", "/dev/null"])
def test_a_bubblewrap_that_tells_no_version_has_none(program):
    assert bubblewrap.bubblewrap_version(program) == ()


def test_an_interpreter_that_tells_nothing_is_named(monkeypatch):
    monkeypatch.setattr(interpreter.sys, "executable", "/bin/false")
    with pytest.raises(SandboxError, match="/bin/false does not tell"):
        interpreter.find_interpreter()


def test_an_interpreter_without_a_loader_cannot_be_shown():
    with pytest.raises(SandboxError, match="no loader"):
        interpreter._command({})


def test_a_back_end_that_judges_wrongly_is_a_fault(monkeypatch):
    script = [TestFinished("t", "passed", 1.0), Ended("completed")]
    finding = doctor._judging("bubblewrap", lambda: ScriptedCell(script))
    assert not finding.ok
    assert "the wrong program was judged ['passed'], not ['wrong_answer']" in finding.message


def test_a_cell_that_does_not_survive_the_programs_is_a_fault():
    finding = doctor._judging("process", lambda: ScriptedCell([CellDied("gone")]))
    assert (finding.ok, "gone" in finding.message) == (False, True)


@pytest.mark.parametrize(("version", "advised"), [("20.10.24+dfsg1", True), ("28.5.1", False), (None, True)])
def test_an_engine_that_nobody_mends_is_a_warning(version, advised):
    finding = doctor.engine_finding({"Version": version} if version else {})
    assert (finding.ok, bool(finding.next_step)) == (True, advised)


@pytest.mark.parametrize(("options", "advised"), [(["name=seccomp,profile=default"], False), ([], True), (None, True)])
def test_an_engine_without_seccomp_is_a_warning(options, advised):
    assert bool(doctor.seccomp_finding({"SecurityOptions": options}).next_step) is advised


@pytest.mark.parametrize(
    ("version", "warned"),
    [("1.1.5+ds1", True), ("1.2.8", False), ("1.3.3", False), ("1.3.1", True), ("1.4.0", False), ("", True)],
)
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

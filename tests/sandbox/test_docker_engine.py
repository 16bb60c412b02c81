"""docker/ensure-engine.sh: what it does on machines with and without an engine. A small program plays dockerd."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rehearse_sandbox.host.engine import connect
from rehearse_sandbox.host.recipe import recipe_file

DOCKERD = """#!{python}
import http.server, os, socketserver
class Engine(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def address_string(self):
        return "test"
open({pid_file!r}, "w").write(str(os.getpid()))
socketserver.UnixStreamServer({socket!r}, Engine).serve_forever()
"""


@pytest.fixture
def machine(tmp_path):
    """A machine whose engine would listen in a folder of the test's own."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("python3", "setsid", "nohup", "tail", "sleep", "cat", "rm"):
        (programs / name).symlink_to(next(p for d in ("/usr/bin", "/bin") if (p := Path(d) / name).exists()))
    (programs / "id").write_text("#!/bin/sh\necho 0\n")
    (programs / "uname").write_text("#!/bin/sh\necho Linux\n")
    script = tmp_path / "ensure-engine.sh"
    text = recipe_file("ensure-engine.sh").read_text().replace("/var/run/", f"{tmp_path}/")
    script.write_text(text.replace("/etc/debian_version", f"{tmp_path}/debian_version"))
    for program in (script, *programs.glob("[iu]*")):
        program.chmod(0o755)
    yield tmp_path
    if (tmp_path / "running").exists():
        os.kill(int((tmp_path / "running").read_text()), signal.SIGTERM)


def install(machine: Path, name: str, text: str) -> None:
    (machine / "bin" / name).write_text(text)
    (machine / "bin" / name).chmod(0o755)


def install_dockerd(machine: Path) -> None:
    text = DOCKERD.format(python=sys.executable, pid_file=f"{machine}/running", socket=f"{machine}/docker.sock")
    install(machine, "dockerd", text)


def ensure(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "ensure-engine.sh"],
        env={"PATH": f"{machine}/bin", "TMPDIR": str(machine)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.mark.docker
def test_an_engine_that_answers_is_used_without_a_word():
    done = subprocess.run([recipe_file("ensure-engine.sh")], capture_output=True, text=True, check=True)
    assert done.stdout == done.stderr == ""


@pytest.mark.docker
def test_no_question_to_the_engine_reads_the_environment(monkeypatch):
    # A thread that changes one variable would break the question of another that reads them all.
    api = connect()
    with closing(api), monkeypatch.context() as patched:
        patched.setattr(type(os.environ), "__iter__", lambda _: pytest.fail("the environment was read"))  # noqa: TID251
        assert api.ping()


def test_an_installed_engine_is_started_once(machine):
    install_dockerd(machine)
    first = ensure(machine)
    assert (first.returncode, "starting dockerd" in first.stdout, "it answers" in first.stdout) == (0, True, True)
    assert ensure(machine).stdout == ""


def test_a_pid_file_of_an_engine_that_is_gone_is_removed(machine):
    install_dockerd(machine)
    (machine / "docker.pid").write_text(str(os.getpid()))
    assert "left by a dockerd that is gone" in ensure(machine).stdout
    assert not (machine / "docker.pid").exists()


def test_an_engine_that_ends_at_once_shows_its_last_words(machine):
    install(machine, "dockerd", "#!/bin/sh\necho no cgroups here; exit 1\n")
    done = ensure(machine)
    assert done.returncode == 1
    assert "no cgroups here" in done.stdout


def test_on_debian_a_missing_engine_is_installed(machine):
    install_dockerd(machine)
    (machine / "bin" / "dockerd").rename(machine / "dockerd")
    (machine / "debian_version").touch()
    install(machine, "apt-get", f'#!/bin/sh\n[ "$1" = update ] || /bin/mv {machine}/dockerd {machine}/bin/dockerd\n')
    done = ensure(machine)
    assert done.returncode == 0
    assert "installing Debian's docker.io" in done.stdout


def test_a_failing_installation_says_how_to_get_an_engine(machine):
    (machine / "debian_version").touch()
    install(machine, "apt-get", "#!/bin/sh\nexit 100\n")
    done = ensure(machine)
    assert (done.returncode, "docker version" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("name", "prints"),
    [("id", "1000"), ("uname", "Darwin"), ("none", "")],
    ids=["a plain user", "not Linux", "not Debian"],
)
def test_elsewhere_it_says_how_to_get_an_engine(machine, name, prints):
    install(machine, name, f"#!/bin/sh\necho {prints}\n")
    done = ensure(machine)
    assert (done.returncode, "docker version" in done.stdout) == (1, True)


def test_an_engine_named_by_the_user_is_never_replaced(machine):
    install_dockerd(machine)
    done = ensure(machine, DOCKER_HOST=f"unix://{machine}/other.sock")
    assert (done.returncode, "DOCKER_HOST is set" in done.stdout) == (1, True)


def test_it_can_be_skipped(machine):
    assert "skipped" in ensure(machine, REHEARSE_NO_ENGINE="1").stdout

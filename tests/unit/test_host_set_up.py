"""Base layer and packages: each way they can fail says the next step. Network and root are not needed here."""

import hashlib
import zipfile
from subprocess import CompletedProcess
from types import SimpleNamespace

import docker.errors
import pytest
import requests

from rehearse_sandbox.host import base, build, packages
from rehearse_sandbox.host.errors import SandboxError


class Registry:
    """An engine that pulls what its registry sends."""

    def __init__(self, answer):
        self.answer = answer
        self.closed = False

    def pull(self, *_args, **_options):
        if isinstance(self.answer, Exception):
            raise self.answer
        return iter(self.answer)

    def close(self):
        self.closed = True


class Engine:
    """Remembers what it was told to tag and to import."""

    def __init__(self):
        self.told = []

    def tag(self, *args):
        self.told.append(("tag", *args))

    def import_image_from_file(self, _path, *, repository, tag, **_options):
        self.told.append(("import", repository, tag))


@pytest.fixture
def registry(monkeypatch):
    def answer(answer):
        api = Registry(answer)
        monkeypatch.setattr(base.docker, "from_env", lambda **_: SimpleNamespace(api=api))
        return api

    return answer


@pytest.fixture
def run(monkeypatch):
    """Replaces the programs that are called: each name with an exit code and what it prints."""

    def replace(**answers):
        calls = []

        def fake(command, **_options):
            calls.append(command)
            name = command[0].rpartition("/")[2].removesuffix(".sh").replace("-", "_")
            code, out = answers.get(name, (0, ""))
            return CompletedProcess(command, code, stdout=out, stderr=out)

        monkeypatch.setattr(base.subprocess, "run", fake)
        return calls

    return replace


@pytest.fixture
def machine(monkeypatch):
    """A machine with the given programs and user number."""

    def have(*programs, user=0):
        monkeypatch.setattr(base.shutil, "which", lambda name: name if name in programs else None)
        monkeypatch.setattr(base.os, "geteuid", lambda: user)

    return have


@pytest.fixture
def machine_without_registry(registry, machine, run):
    def have(program, user, answers):
        registry([{"error": "x"}])
        machine(program, user=user)
        run(**answers)

    return have


def test_a_registry_that_answers_gives_the_base(registry):
    pulled, engine = registry([{"status": "Pulling"}, {"status": "done"}]), Engine()
    base.make_base(engine, lambda _line: None)
    assert engine.told == [("tag", base.BASE_REFERENCE, *base.base_tag().split(":"))]
    assert pulled.closed


@pytest.mark.parametrize(
    "silence",
    [
        [{"error": "no such host"}],
        docker.errors.APIError("refused"),
        docker.errors.APIError("refused", explanation="no such host"),
        requests.ReadTimeout(),
    ],
)
def test_without_a_registry_debootstrap_makes_the_base(registry, run, machine, silence):
    registry(silence)
    machine("debootstrap")
    calls, engine, said = run(), Engine(), []
    base.make_base(engine, said.append)
    assert engine.told == [("import", *base.base_tag().split(":"))]
    assert calls[0][0].endswith("make-base.sh")
    assert "no registry answers" in said[0]


def test_the_machines_own_mirror_is_used(registry, run, machine):
    registry([{"error": "x"}])
    machine("debootstrap", "apt-get")
    calls = run(apt_get=(0, "bookworm contrib http://no/\nbookworm main http://mirror.example/debian/\n"))
    base.make_base(Engine(), lambda _line: None)
    assert calls[-1][2:] == ["http://mirror.example/debian/"]


def test_debootstrap_is_installed_when_it_is_missing(registry, run, machine):
    registry([{"error": "x"}])
    machine("apt-get")
    calls = run()
    base.make_base(Engine(), lambda _line: None)
    assert calls[0] == ["apt-get", "install", "--yes", "debootstrap"]


@pytest.mark.parametrize(
    ("program", "user", "answers", "says"),
    [
        ("none", 0, {}, "debootstrap is not installed"),
        ("apt-get", 1000, {}, "debootstrap is not installed"),
        ("apt-get", 0, {"apt_get": (100, "no such package")}, "no such package"),
        ("debootstrap", 1000, {}, "sudo make image"),
        ("debootstrap", 0, {"make_base": (1, "E: invalid mirror")}, "E: invalid mirror"),
    ],
)
def test_a_base_that_cannot_be_made_says_the_next_step(machine_without_registry, program, user, answers, says):
    machine_without_registry(program, user, answers)
    with pytest.raises(SandboxError, match=says) as raised:
        base.make_base(Engine(), lambda _line: None)
    assert "make image" in str(raised.value)


@pytest.fixture(scope="module")
def pip(tmp_path_factory):
    """Making a pip takes seconds, so these tests share one."""
    return packages._pip(tmp_path_factory.mktemp("pip"))


@pytest.fixture
def lock(tmp_path, monkeypatch, pip):
    """A lock of one wheel, made here, with or without its right hash."""

    def write(digest: str = "") -> None:
        wheel = tmp_path / "tiny-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny/__init__.py", "")
            archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
            archive.writestr(
                "tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            archive.writestr("tiny-1.0.dist-info/RECORD", "")
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        text = f"--no-index\n--find-links {tmp_path}\ntiny==1.0 --hash=sha256:{digest}\n"
        (tmp_path / "requirements.txt").write_text(text)
        monkeypatch.setattr(packages, "recipe_file", tmp_path.joinpath)
        monkeypatch.setattr(packages, "_pip", lambda _folder: pip)

    return write


def test_locked_packages_are_unpacked_for_the_engines_processor(lock):
    lock()
    with packages.unpacked_packages("arm64") as folder:
        assert (folder / "tiny" / "__init__.py").is_file()
    assert not folder.exists()


def test_a_package_with_another_hash_is_refused(lock):
    lock("0" * 64)
    with pytest.raises(SandboxError, match="could not fetch"), packages.unpacked_packages("amd64"):
        pass


def test_an_unknown_processor_is_refused_by_name():
    with pytest.raises(SandboxError, match="'riscv64'"), packages.unpacked_packages("riscv64"):
        pass


def test_no_pip_and_no_venv_says_what_to_install(run):
    run(**{packages.sys.executable.rpartition("/")[2]: (1, "No module named pip")})
    with pytest.raises(SandboxError, match="python3-venv"), packages.unpacked_packages("amd64"):
        pass


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        (["PATH=/usr/bin", "PYTHON_VERSION=3.11.15"], "/usr/local/lib/python3.11/site-packages"),
        (["PATH=/usr/bin"], "/usr/local/lib/python3.11/dist-packages"),
        (None, "/usr/local/lib/python3.11/dist-packages"),
    ],
)
def test_packages_go_where_the_bases_python_looks(environment, folder):
    api = SimpleNamespace(inspect_image=lambda _tag: {"Config": {"Env": environment}})
    assert build._site_packages(api, "tag") == folder

"""What is in the sandbox image, and what building it again costs."""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from rehearse_sandbox.host import base, build, recipe
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.image import main

pytestmark = pytest.mark.docker

BASE = recipe.base_tag()


@pytest.fixture
def run_in(api):
    """Runs Python in an image, as confined as a cell, and gives what it prints."""

    def run(tag: str, program: str) -> str:
        created = api.create_container(
            tag,
            entrypoint=["python3", "-I", "-c", program],
            host_config=api.create_host_config(network_mode="none", read_only=True),
        )
        try:
            api.start(created)
            api.wait(created)
            return api.logs(created).decode()
        finally:
            api.remove_container(created, force=True)

    return run


@pytest.fixture
def scratch(api, image, monkeypatch):
    """Tags of this test's own, removed at the end, so that building does not disturb anybody's image."""
    names = ("base_tag", "packages_tag", "image_tag")
    api.tag(recipe.packages_tag(), "rehearse-test", "packages_tag")
    tags = {name: f"rehearse-test:{name}" for name in names}
    for module in (recipe, build, base):
        for name in set(names) & set(vars(module)):
            monkeypatch.setattr(module, name, lambda name=name: tags[name])
    yield tags
    for tag in tags.values():
        if build.image_exists(api, tag):
            api.remove_image(tag, force=True)


def test_an_image_that_is_there_is_not_built_again(api, image):
    said = []
    assert build.ensure_image(api, said.append) == image
    assert said == []


def test_the_image_holds_the_cells_code_and_nothing_else_of_ours(run_in, image):
    program = "import rehearse_sandbox, os; print(*os.listdir(*rehearse_sandbox.__path__))"
    found = set(run_in(image, program).split())
    assert {"__init__.py", "wire", "inside"} <= found <= {"__init__.py", "__pycache__", "wire", "inside", "kit"}
    assert run_in(image, "import rehearse").strip().endswith("No module named 'rehearse'")


def test_the_locked_versions_are_installed(run_in, image):
    program = "import numpy, pytest, hypothesis; print(numpy.__version__, pytest.__version__, hypothesis.__version__)"
    assert run_in(image, program).split() == ["2.4.6", "9.2.0", "6.170.15"]


def test_nothing_that_a_cell_imports_is_compiled_anew(run_in, image):
    program = """
import importlib.machinery, sys
loader = importlib.machinery.SourceFileLoader
compiled = []
loader.source_to_code = lambda self, data, path, **_: compiled.append(path) or compile(data, path, 'exec')
import numpy.random, numpy.linalg, numpy.fft, numpy.ma, numpy.polynomial, numpy.testing
import pytest, _pytest.assertion.rewrite, hypothesis.strategies, rehearse_sandbox.wire.job, unittest.mock
print(compiled)
"""
    assert run_in(image, program) == "[]\n"


def test_no_program_of_the_image_changes_who_it_runs_as(run_in, image):
    program = """
import os, stat
for folder, _, names in os.walk('/usr'):
    for name in names:
        if os.lstat(os.path.join(folder, name)).st_mode & (stat.S_ISUID | stat.S_ISGID) and not os.path.islink(name):
            print(os.path.join(folder, name))
"""
    assert run_in(image, program) == ""


def test_new_code_is_added_to_the_packages_that_are_there(api, scratch, run_in):
    said = []
    tag = build.ensure_image(api, said.append)
    assert [line[:5] for line in said] == ["[3/3]", "     "]
    assert run_in(tag, "import rehearse_sandbox.inside.memory") == ""


def test_packages_are_added_to_the_base_that_is_there(api, scratch, run_in, monkeypatch, tmp_path):
    @contextmanager
    def unpacked(_architecture):
        (tmp_path / "tiny.py").write_text("print('here')")
        yield tmp_path

    api.remove_image(scratch["packages_tag"])
    monkeypatch.setattr(build, "unpacked_packages", unpacked)
    monkeypatch.setattr(build, "make_base", lambda api, _progress: api.tag(BASE, *scratch["base_tag"].split(":")))
    tag = build.ensure_image(api, lambda _line: None)
    assert run_in(tag, "import tiny, rehearse_sandbox") == "here\n"


def test_a_failing_build_says_what_it_said_last(api, scratch, monkeypatch, tmp_path):
    (tmp_path / "Dockerfile").write_text("ARG PACKAGES\nFROM ${PACKAGES}\nRUN echo no such luck && false\n")
    monkeypatch.setattr(build, "recipe_file", tmp_path.joinpath)
    with pytest.raises(SandboxError, match="no such luck"):
        build.ensure_image(api, lambda _line: None)


def test_prune_removes_images_of_earlier_versions_only(api, scratch):
    api.tag(BASE, "rehearse-test", "of-an-earlier-version")
    said = []
    build.prune(api, said.append)
    assert said == ["removed rehearse-test:of-an-earlier-version"]
    assert build.image_exists(api, scratch["packages_tag"])


def test_the_command_prints_the_tag_alone_when_there_is_nothing_to_build(image):
    command = [sys.executable, "-W", "error", "-m", "rehearse_sandbox.host.image"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"{image}\n"


def test_the_command_says_what_to_do_without_an_engine(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")
    assert main([]) == 1
    assert "ensure-engine.sh" in capsys.readouterr().err

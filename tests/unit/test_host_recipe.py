"""The image's tag follows from its inputs, and nothing but the cell's own code is among them."""

import io
import shutil
import tarfile
from pathlib import Path

import pytest

from rehearse_sandbox.host import recipe
from rehearse_sandbox.host.errors import SandboxError


@pytest.fixture
def package(tmp_path):
    copy = tmp_path / "repository" / "sandbox" / "rehearse_sandbox"
    shutil.copytree(recipe.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def docker_folder(tmp_path, monkeypatch):
    shutil.copytree(recipe.DOCKER_FOLDER, tmp_path / "docker")
    monkeypatch.setattr(recipe, "DOCKER_FOLDER", tmp_path / "docker")
    return tmp_path / "docker"


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# changed\n")


def test_equal_sources_have_equal_tags(package):
    assert recipe.image_tag(package) == recipe.image_tag()


@pytest.mark.parametrize("name", ["__init__.py", "wire/job.py", "inside/memory.py"])
def test_a_change_of_the_cells_code_changes_the_tag_of_the_last_layer_only(package, name):
    before = recipe.packages_tag()
    append(package / name)
    assert recipe.image_tag(package) != recipe.image_tag()
    assert recipe.packages_tag() == before


@pytest.mark.parametrize("name", ["host/pool.py", "host/image.py"])
def test_a_change_of_the_hosts_code_changes_nothing(package, name):
    append(package / name)
    assert recipe.image_tag(package) == recipe.image_tag()


def test_a_module_that_moved_changes_the_tag(package):
    (package / "inside" / "memory.py").rename(package / "inside" / "remembering.py")
    assert recipe.image_tag(package) != recipe.image_tag()


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("make-base.sh", {"base_tag", "packages_tag", "image_tag"}),
        ("requirements.txt", {"packages_tag", "image_tag"}),
        ("packages.Dockerfile", {"packages_tag", "image_tag"}),
        ("Dockerfile", {"image_tag"}),
        ("ensure-engine.sh", set()),
    ],
)
def test_a_layer_is_rebuilt_only_when_something_below_it_changed(docker_folder, name, changed):
    tags = {layer: getattr(recipe, layer)() for layer in ("base_tag", "packages_tag", "image_tag")}
    append(docker_folder / name)
    assert {layer for layer, tag in tags.items() if getattr(recipe, layer)() != tag} == changed


def test_only_the_cells_code_goes_into_the_image():
    folders = {Path(name).parts[1] for name in recipe.code_files()}
    assert folders <= {"__init__.py", "wire", "inside", "kit"}
    assert all(name.endswith(".py") for name in recipe.code_files())


def test_a_context_holds_its_dockerfile_and_files_without_owner_or_time():
    context = recipe.build_context(b"FROM x", files={"a/b.py": b"pass"})
    with tarfile.open(fileobj=io.BytesIO(context)) as archive:
        assert archive.getnames() == ["Dockerfile", "code/a/b.py"]
        assert {(entry.uid, entry.uname, entry.mtime) for entry in archive} == {(0, "", 0)}


def test_equal_inputs_make_equal_contexts(tmp_path):
    (tmp_path / "module.py").write_text("pass")
    assert recipe.build_context(b"", folder=tmp_path) == recipe.build_context(b"", folder=tmp_path)


def test_an_installed_package_says_that_it_needs_a_clone(monkeypatch, tmp_path):
    monkeypatch.setattr(recipe, "DOCKER_FOLDER", tmp_path)
    with pytest.raises(SandboxError, match="clone of the repository"):
        recipe.image_tag()


def test_the_locked_packages_are_those_of_the_project():
    project = (recipe.DOCKER_FOLDER.parent / "pyproject.toml").read_text()
    lock = recipe.recipe_file("requirements.txt").read_text()
    for name in ("numpy", "pytest", "hypothesis"):
        (pin,) = [line.split()[0] for line in lock.splitlines() if line.startswith(f"{name}==")]
        assert f'"{pin}"' in project

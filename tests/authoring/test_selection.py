"""Which folders a check looks at: by name, or by what Git says has changed."""

import subprocess
from pathlib import Path

import pytest

from rehearse.authoring.selection import UnknownFolderError, changed, folders_of, named

FOLDERS = ["dsa/lru-cache", "ml/softmax"]


def git(place: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=place, check=True, capture_output=True)


@pytest.fixture
def problems(tmp_path) -> Path:
    """Two committed folders below a repository's `problems`, on the branch `main`, and a branch of our own."""
    place = tmp_path / "repository" / "problems"
    for folder in FOLDERS:
        (place / folder).mkdir(parents=True)
        (place / folder / "statement.md").write_text("Old.")
    (place / "tags.toml").write_text("")
    git(place, "init", "-b", "main", "..")
    git(place, "add", ".")
    git(place, "commit", "-m", "first")
    git(place, "checkout", "-b", "own")
    return place


def test_every_folder_counts_also_one_that_does_not_load(problems):
    (problems / "dsa" / ".hidden").mkdir()
    (problems / "dsa" / "empty").mkdir()
    assert folders_of(problems) == ["dsa/empty", *FOLDERS]


@pytest.mark.parametrize("name", ["lru-cache", "dsa/lru-cache", "problems/dsa/lru-cache/"])
def test_a_problem_is_named_by_slug_or_path(name):
    assert named(FOLDERS, [name, name]) == ["dsa/lru-cache"]


def test_a_name_that_does_not_exist_is_said_with_those_that_do():
    with pytest.raises(UnknownFolderError, match=r"no problem folder 'lru'. There are: lru-cache, softmax"):
        named(FOLDERS, ["lru"])


def test_nothing_changed_means_no_folder(problems):
    (problems / "README.md").write_text("Not a problem.")
    assert changed(FOLDERS, problems) == []


@pytest.mark.parametrize("committed", [True, False])
def test_a_changed_file_brings_its_folder(problems, committed):
    (problems / "ml/softmax/statement.md").write_text("New.")
    if committed:
        git(problems, "commit", "-am", "second")
    assert changed(FOLDERS, problems) == ["ml/softmax"]


def test_a_new_file_brings_its_folder(problems):
    (problems / "dsa/lru-cache/hints.md").write_text("New.")
    assert changed(FOLDERS, problems) == ["dsa/lru-cache"]


def test_a_changed_word_list_brings_all(problems):
    (problems / "tags.toml").write_text("[tags]")
    assert changed(FOLDERS, problems) == FOLDERS


def test_on_the_branch_itself_the_last_commit_counts(problems):
    git(problems, "checkout", "main")
    (problems / "ml/softmax/statement.md").write_text("New.")
    git(problems, "commit", "-am", "second")
    assert changed(FOLDERS, problems) == ["ml/softmax"]


def test_without_a_repository_the_next_step_is_said(tmp_path):
    with pytest.raises(UnknownFolderError, match="Name the problems, or use --all"):
        changed(FOLDERS, tmp_path)


def test_without_git_the_next_step_is_said(problems, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnknownFolderError, match="Git cannot be run"):
        changed(FOLDERS, problems)

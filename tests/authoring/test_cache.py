"""What is kept of a check: found again while nothing changed, never when anything did."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rehearse
from rehearse.authoring.cache import Cache, sources
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.gates import Outcome

OUTCOMES = (Outcome("G4", Report("2000 examples", (Finding("a.py", "Wrong.", "Mend it.", 3, "warning"),))),)


@pytest.fixture
def problems(tmp_path):
    folder = tmp_path / "problems" / "dsa" / "one"
    folder.mkdir(parents=True)
    (folder / "problem.toml").write_text("a = 1  # as in [named](/problems/named)")
    (folder.parents[1] / "tags.toml").write_text("")
    return folder.parents[1]


@pytest.fixture
def opened(problems, tmp_path):
    return lambda **options: Cache(tmp_path / "kept", problems, **options)


def key(cache, problems, **options):
    return cache.key(problems / "dsa/one", **{"fast": False, **options})


def test_what_was_stored_is_found_while_nothing_changes(opened, problems):
    opened().store("dsa/one", key(opened(), problems), OUTCOMES)
    assert opened().load("dsa/one", key(opened(), problems)) == OUTCOMES
    assert opened().load("dsa/two", key(opened(), problems)) is None


@pytest.mark.parametrize("name", ["dsa/one/problem.toml", "dsa/one/tests/new.py", "tags.toml", "ml/named/problem.toml"])
def test_any_change_makes_another_key(opened, problems, name):
    before = key(opened(), problems)
    (problems / name).parent.mkdir(parents=True, exist_ok=True)
    (problems / name).write_text("b = 2")
    assert key(opened(), problems) != before


def test_a_problem_that_is_not_named_here_is_no_change(opened, problems):
    before = key(opened(), problems)
    (problems / "ml/name").mkdir(parents=True)
    (problems / "ml/name/problem.toml").write_text("")
    assert key(opened(), problems) == before


def test_what_is_left_out_of_the_key_is_called_by_no_gate():
    script = "import rehearse.authoring.check as check, sys; print(*sorted(m.__file__ for m in sys.modules.values() if getattr(m, '__file__', None)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    authoring = Path(rehearse.__file__).parent / "authoring"
    called = {Path(name) for name in done.stdout.split()}
    assert {path for path in called if authoring in path.parents} <= set(sources())
    assert authoring / "command.py" not in set(sources())


def test_bytecode_is_no_change(opened, problems):
    before = key(opened(), problems)
    (problems / "dsa/one/__pycache__").mkdir()
    (problems / "dsa/one/__pycache__/inputs.pyc").write_bytes(b"x")
    assert key(opened(), problems) == before


def test_a_fast_check_is_no_full_one(opened, problems):
    assert key(opened(), problems) != key(opened(), problems, fast=True)


def test_what_cannot_be_read_is_checked_again(opened, problems, tmp_path):
    opened().store("dsa/one", "k", OUTCOMES)
    (tmp_path / "kept" / "dsa--one.json").write_text("{")
    assert opened().load("dsa/one", "k") is None
    shutil.rmtree(tmp_path / "kept")
    assert opened().load("dsa/one", "k") is None


def test_a_check_again_finds_nothing_and_keeps_what_it_finds(opened):
    opened(reads=False).store("dsa/one", "k", OUTCOMES)
    assert opened(reads=False).load("dsa/one", "k") is None
    assert opened().load("dsa/one", "k") == OUTCOMES

"""Suites are ordinary pytest: without any judge they accept what is shipped as right and refuse the rest."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PROBLEMS = Path(__file__).parents[2] / "problems"


def _ordinary(folder: Path) -> Iterator[Path]:
    """The wrong programs that give a wrong answer: without a cell nothing keeps the others from taking all time and memory."""
    expected = tomllib.loads((folder / "wrong" / "expect.toml").read_text())
    return (folder / "wrong" / f"{name}.py" for name in sorted(expected) if expected[name]["verdict"] == "wrong")


FOLDERS = sorted(path.parent for path in PROBLEMS.glob("*/*/problem.toml"))
# One right and one wrong program for each suite: the others are judged in a cell, where a program takes a tenth of the time.
RIGHT = [folder / "accepted" / "reference.py" for folder in FOLDERS]
WRONG = [next(_ordinary(folder)) for folder in FOLDERS]
# Right by themselves: only the judge knows that they are too slow.
SLOW = [folder / "starter.py" for folder in FOLDERS if 'kind = "optimise"' in (folder / "problem.toml").read_text()]

# The judge draws the same inputs for the same source; so does this, or a rare input would make a test flaky.
CONFTEST = """\
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "by_hand",
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("by_hand")
"""


def name_of(program: Path) -> str:
    return program.relative_to(PROBLEMS).with_suffix("").as_posix()


def by_hand(program: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """Lay out a folder as a person would, with the program as solution.py, and run pytest in it."""
    folder = next(each for each in program.parents if (each / "problem.toml").exists())
    (place / "tests").mkdir()
    for path in [folder / "inputs.py", *folder.glob("tests/*.py")]:
        (place / path.relative_to(folder)).write_text(path.read_text())
    (place / "solution.py").write_text(program.read_text())
    (place / "conftest.py").write_text(CONFTEST)
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": str(place),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    # Levels after the first have files of their own names.
    files = "python_files=test_*.py level*.py"
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=short", "-p", "no:cacheprovider", "-o", files, "tests"]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("program", [*RIGHT, *SLOW], ids=name_of)
def test_the_suite_accepts_a_right_program(program: Path, tmp_path: Path) -> None:
    done = by_hand(program, tmp_path)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr


@pytest.mark.parametrize("program", WRONG, ids=name_of)
def test_the_suite_refuses_a_wrong_program(program: Path, tmp_path: Path) -> None:
    done = by_hand(program, tmp_path)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr

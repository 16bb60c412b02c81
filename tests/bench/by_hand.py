"""The same suite without Rehearse: pytest in a fresh process, and in a cold container."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.catalog.problem import Problem
from rehearse_sandbox.host.recipe import image_tag

#: The judge's own Hypothesis settings, so that both sides do the same work. Without them, a refused program takes by
#: hand up to fifty times as long.
CONFTEST = """\
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "judge",
    max_examples={max_examples},
    deadline=None,
    database=None,
    derandomize=True,
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("judge")
"""

PYTEST = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]


@contextmanager
def folders(problems: list[Problem]) -> Iterator[dict[str, Path]]:
    """A folder for each problem, as a person would lay it out: suite, inputs and `solution.py`."""
    with tempfile.TemporaryDirectory() as parent:
        made = {}
        for problem in problems:
            folder = Path(parent) / problem.slug
            for path, text in {
                **problem.suite,
                f"{problem.module}.py": problem.reference,
                "conftest.py": CONFTEST.format(max_examples=problem.max_examples),
            }.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text)
            made[problem.slug] = folder
        Path(parent).chmod(0o755)
        yield made


def seconds_in_a_process(folder: Path, *, exit_codes: frozenset[int] = frozenset({0})) -> float:
    """Wall seconds of `python -m pytest` in a fresh process; 1 is the exit code of tests that fail.

    Raises:
        RuntimeError: it ended otherwise.
    """
    environment = {"PYTHONPATH": str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
    return _timed([sys.executable, *PYTEST], cwd=folder, env=environment, exit_codes=exit_codes)


@contextmanager
def program(folder: Path, problem: Problem, source: str) -> Iterator[None]:
    """While this is open, the folder holds another program than the reference."""
    path = folder / f"{problem.module}.py"
    path.write_text(source)
    try:
        yield
    finally:
        path.write_text(problem.reference)


def seconds_in_a_container(folder: Path) -> float:
    """Wall seconds of the same in a cold `docker run` of the sandbox image."""
    options = [
        "--rm",
        "--network=none",
        "--read-only",
        "--tmpfs=/tmp",
        "--log-driver=none",
        "-v",
        f"{folder}:/problem:ro",
        "-w",
        "/problem",
    ]
    variables = ["PYTHONPATH=/problem", "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1", "OPENBLAS_NUM_THREADS=1"]
    environment = [part for variable in variables for part in ("-e", variable)]
    return _timed(
        ["docker", "run", *options, *environment, "--entrypoint", "python3", image_tag(), *PYTEST], cwd=folder
    )


def _timed(
    command: list[str],
    *,
    cwd: Path,
    env: dict[str, str] | None = None,
    exit_codes: frozenset[int] = frozenset({0}),
) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - started
    if done.returncode not in exit_codes:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode} in {cwd}:\n{done.stdout}\n{done.stderr}")
    return elapsed

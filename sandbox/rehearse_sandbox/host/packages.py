"""The cell's Python packages, resolved on the host by hash and unpacked for the engine's processor."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.recipe import recipe_file

#: The engine's name of a processor, and the name in a wheel's file name.
PROCESSORS = {"amd64": "x86_64", "arm64": "aarch64"}

#: Wheel tags that Debian 12's C library can load. pip takes a `--platform` literally, so each is named.
MANYLINUX = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_17", "manylinux2014")


@contextmanager
def unpacked_packages(architecture: str) -> Iterator[Path]:
    """A temporary folder with the packages of docker/requirements.txt for the engine's `architecture`.

    Raises:
        SandboxError: pip could not fetch them, or nobody publishes them for this processor.
    """
    if architecture not in PROCESSORS:
        raise SandboxError(
            f"the engine's processor is {architecture!r}; the sandbox image exists for {sorted(PROCESSORS)}"
        )
    with tempfile.TemporaryDirectory(prefix="rehearse-image-") as folder:
        target = Path(folder) / "packages"
        command = [*_pip(Path(folder)), *_install_arguments(target, PROCESSORS[architecture])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            tail = "\n".join((done.stderr or done.stdout).strip().splitlines()[-5:])
            raise SandboxError(f"pip could not fetch the cell's packages; check the network and run it again:\n{tail}")
        _drop_what_no_cell_imports(target)
        yield target


def _pip(folder: Path) -> list[str]:
    """A pip to call: the one beside us, or, since environments made by uv have none, one in a fresh environment."""
    here = [sys.executable, "-m", "pip"]
    if subprocess.run([*here, "--version"], capture_output=True, check=False).returncode == 0:
        return here
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder / "pip")], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SandboxError(f"no pip and no way to make one; `apt-get install python3-venv`, then again: {made.stdout}")
    return [str(folder / "pip" / "bin" / "python"), "-m", "pip"]


def _install_arguments(target: Path, processor: str) -> list[str]:
    platforms = [part for name in MANYLINUX for part in ("--platform", f"{name}_{processor}")]
    return [
        "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-compile", "--no-deps",
        "--require-hashes", "--only-binary=:all:", "--implementation", "cp", "--python-version", "3.11",
        *platforms, "--target", str(target), "--requirement", str(recipe_file("requirements.txt")),
    ]  # fmt: skip


def _drop_what_no_cell_imports(target: Path) -> None:
    for folder in (target / "bin", *target.glob("numpy/**/tests")):
        shutil.rmtree(folder, ignore_errors=True)

"""What of this machine's Python a candidate needs: the interpreter, its libraries, the standard library, numpy."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.recipe import PACKAGE

#: Runs in a fresh interpreter: loads every extension of the standard library, and says which files that mapped.
_PROBE = """
import contextlib, importlib, json, os, sys, sysconfig
import numpy.linalg, numpy.random, numpy.fft
stdlib = sysconfig.get_path("stdlib")
extensions = next((folder for folder in sys.path if os.path.basename(folder) == "lib-dynload"), stdlib)
for name in sorted(name for name in os.listdir(extensions) if ".so" in name):
    if not name.startswith(("_tkinter", "_test", "_ctypes_test", "readline", "nis")):
        with contextlib.suppress(BaseException):
            importlib.import_module(name.partition(".")[0])
with open("/proc/self/maps") as maps:
    files = sorted({line.split(None, 5)[5].strip() for line in maps if "/" in line})
print(json.dumps({
    "program": os.path.realpath(sys.executable), "prefix": sys.base_prefix, "numpy": numpy.__path__[0],
    "stdlib": stdlib, "extensions": extensions,
    "libraries": [file for file in files if ".so" in os.path.basename(file)],
}))
"""

#: Where the parts are found inside: the same on each machine, so that no path of this one is seen there.
PYTHON = Path("/python")
PACKAGES = Path("/packages")
LIBRARIES = Path("/libraries")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The files to show, by the path at which they are seen, and the command that starts Python there."""

    files: dict[Path, Path]
    command: tuple[str, ...]
    stdlib: Path


def find_interpreter() -> Interpreter:
    """The running interpreter's files.

    Raises:
        SandboxError: it does not tell them.
    """
    try:
        done = subprocess.run([sys.executable, "-I", "-c", _PROBE], capture_output=True, text=True, check=True, cwd="/")
        found = json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        words = str(getattr(error, "stderr", "") or error).strip()[-300:]
        raise SandboxError(f"{sys.executable} does not tell what it is made of: {words}") from error
    parts = (Path(found[name]) for name in ("prefix", "stdlib", "extensions", "numpy"))
    prefix, stdlib, extensions, numpy = parts
    libraries = _libraries([Path(file) for file in found["libraries"]], (stdlib, extensions, numpy.parent))
    inside = PYTHON / _below(stdlib, prefix)
    files = {PYTHON / "bin" / "python": Path(found["program"]), inside: stdlib}
    if not extensions.is_relative_to(stdlib):
        files[PYTHON / _below(extensions, prefix)] = extensions
    files |= {PACKAGES / folder.name: folder for folder in (numpy, numpy.parent / "numpy.libs") if folder.is_dir()}
    files |= {PACKAGES / PACKAGE.name / name: PACKAGE / name for name in ("__init__.py", "wire", "inside")}
    files |= {LIBRARIES / name: file for name, file in libraries.items()}
    return Interpreter(files, _command(libraries), inside)


def _command(libraries: dict[str, Path]) -> tuple[str, ...]:
    """Start by the loader, which then needs neither the usual folders nor a variable to find the libraries."""
    loader = next((name for name in libraries if name.startswith(("ld-", "ld64"))), None)
    if loader is None:
        raise SandboxError(f"no loader among the libraries of {sys.executable}: {sorted(libraries)}")
    return (str(LIBRARIES / loader), "--library-path", str(LIBRARIES), str(PYTHON / "bin" / "python"))


def _libraries(mapped: list[Path], shown: tuple[Path, ...]) -> dict[str, Path]:
    """Each library by every name that its folder has for it, but for those in folders that are shown whole."""
    return {
        name: file
        for file in mapped
        if not any(file.is_relative_to(folder) for folder in shown)
        for name in _names(file)
    }


def _names(file: Path) -> set[str]:
    stem = file.name.partition(".so")[0]
    return {file.name} | {other.name for other in file.parent.glob(f"{stem}.so*") if other.samefile(file)}


def _below(folder: Path, prefix: Path) -> Path:
    return folder.relative_to(prefix) if folder.is_relative_to(prefix) else Path("lib") / folder.name

"""What the sandbox image is made of, and the tags that follow from it.

Three layers, each tagged by a hash of everything that goes into it: the base (Debian with Python 3.11), the packages
on it, our code on those. A change of our code therefore rebuilds the last one only, in seconds.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from rehearse_sandbox.host.errors import SandboxError

#: Pulled when a registry answers; Debian 12 by debootstrap otherwise. Both bring CPython 3.11.
BASE_REFERENCE = "python:3.11-slim-bookworm"

#: Images that we made carry this label, so that only they are ever pruned.
LABEL = "rehearse.image"

PACKAGE = Path(__file__).parents[1]
DOCKER_FOLDER = PACKAGE.parents[1] / "docker"

#: The parts of the judge that run in a cell. Everything else stays on the host.
CODE_PATTERNS = ("__init__.py", "wire/**/*.py", "inside/**/*.py", "kit/**/*.py")


def recipe_file(name: str) -> Path:
    """A file of the folder docker/.

    Raises:
        SandboxError: the folder is not there, as in an installed package.
    """
    path = DOCKER_FOLDER / name
    if not path.is_file():
        raise SandboxError(
            f"{path} is missing: the sandbox image is built from a clone of the repository; run it there"
        )
    return path


def code_files(package: Path = PACKAGE) -> dict[str, bytes]:
    """The judge's modules that go into the image, by path inside site-packages."""
    paths = sorted(path for pattern in CODE_PATTERNS for path in package.glob(pattern))
    return {f"{package.name}/{path.relative_to(package).as_posix()}": path.read_bytes() for path in paths}


def base_tag() -> str:
    """The tag of the base layer."""
    return f"rehearse-base:{_digest(BASE_REFERENCE.encode(), recipe_file('make-base.sh').read_bytes())}"


def packages_tag() -> str:
    """The tag of the base with the locked packages."""
    inputs = (recipe_file(name).read_bytes() for name in ("packages.Dockerfile", "requirements.txt"))
    return f"rehearse-packages:{_digest(base_tag().encode(), *inputs)}"


def image_tag(package: Path = PACKAGE) -> str:
    """The tag of the whole sandbox image: it changes when any of its inputs does, and only then."""
    files = code_files(package)
    parts = [part for name in files for part in (name.encode(), files[name])]
    return f"rehearse-sandbox:{_digest(packages_tag().encode(), recipe_file('Dockerfile').read_bytes(), *parts)}"


def build_context(dockerfile: bytes, *, files: Mapping[str, bytes] | None = None, folder: Path | None = None) -> bytes:
    """A build context as a tar archive: the Dockerfile, `files` under code/, or `folder` as packages/.

    Times and owners are fixed, so that equal inputs make equal layers.
    """
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, "Dockerfile", dockerfile)
        for name, content in (files or {}).items():
            _add(archive, f"code/{name}", content)
        if folder is not None:
            archive.add(folder, arcname="packages", filter=_anonymous)
    return stream.getvalue()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = _anonymous(tarfile.TarInfo(name))
    entry.size = len(content)
    entry.mode = 0o644
    archive.addfile(entry, io.BytesIO(content))


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = 0
    return entry


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]

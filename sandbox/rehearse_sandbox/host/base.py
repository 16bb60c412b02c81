"""The base layer of the sandbox image: pulled when a registry answers, else made with debootstrap."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docker
import docker.errors
import requests

from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.recipe import BASE_REFERENCE, LABEL, base_tag, recipe_file

#: A registry that has said nothing for so long is taken as absent.
REGISTRY_SILENCE_S = 20

NEXT_STEP = (
    "give the engine access to a registry, or, on Debian or Ubuntu as root, `apt-get install debootstrap`, then run "
    "`make image` again"
)


def make_base(api: docker.APIClient, progress: Callable[[str], None]) -> None:
    """Tag a base image with Python 3.11 as `base_tag()`.

    Raises:
        SandboxError: no registry answers and debootstrap cannot be used here, or it failed.
    """
    refusal = _pull(progress)
    if refusal is None:
        repository, _, tag = base_tag().partition(":")
        api.tag(BASE_REFERENCE, repository, tag)
        return
    progress(f"      no registry answers ({refusal}); making Debian 12 with debootstrap instead, about a minute…")
    _install_debootstrap(progress)
    with tempfile.TemporaryDirectory(prefix="rehearse-base-") as folder:
        archive = Path(folder) / "base.tar"
        _debootstrap(archive)
        repository, _, tag = base_tag().partition(":")
        api.import_image_from_file(
            str(archive), repository=repository, tag=tag, changes=[f"LABEL {LABEL}=base", 'CMD ["python3"]']
        )


def _pull(progress: Callable[[str], None]) -> str | None:
    """None when the reference is there now, else the reason why not in a few words."""
    repository, _, tag = BASE_REFERENCE.partition(":")
    api = docker.from_env(timeout=REGISTRY_SILENCE_S).api
    try:
        for line in api.pull(repository, tag=tag, stream=True, decode=True):
            if "error" in line:
                return str(line["error"])[:120]
        progress(f"      pulled {BASE_REFERENCE}")
    except docker.errors.APIError as error:
        return (error.explanation or str(error))[:120]
    except (requests.RequestException, docker.errors.DockerException) as error:
        return type(error).__name__
    finally:
        api.close()
    return None


def _install_debootstrap(progress: Callable[[str], None]) -> None:
    if shutil.which("debootstrap"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SandboxError(f"debootstrap is not installed; {NEXT_STEP}")
    progress("      installing debootstrap with apt-get…")
    done = subprocess.run(["apt-get", "install", "--yes", "debootstrap"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SandboxError(f"apt-get could not install debootstrap: {done.stderr.strip()[-300:]}; {NEXT_STEP}")


def _debootstrap(archive: Path) -> None:
    if os.geteuid() != 0:
        raise SandboxError(f"debootstrap needs root; run `sudo make image`, or {NEXT_STEP}")
    command = [str(recipe_file("make-base.sh")), str(archive), *_mirror()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SandboxError(f"debootstrap failed; {NEXT_STEP}. Its last words:\n{done.stderr.strip()[-600:]}")


def _mirror() -> list[str]:
    """The Debian mirror that this machine's own apt uses for bookworm, if it is a Debian 12; else the script's default."""
    if not shutil.which("apt-get"):
        return []
    command = ["apt-get", "indextargets", "--format", "$(RELEASE) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = [line.split()[2] for line in listed.splitlines() if line.startswith("bookworm main ")]
    return found[:1]

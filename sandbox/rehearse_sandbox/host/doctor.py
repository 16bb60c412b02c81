"""Looks at what judging needs by really using it, and says what to do about what is missing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import docker

from rehearse_sandbox.host.build import image_exists
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.engine import ENGINE_ERRORS, connect, engine_trouble_as_ours
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.recipe import image_tag
from rehearse_sandbox.host.warm_up import prove_warm

#: Older ones have known ways out of a container (CVE-2025-31133 and its kin); a distribution may have mended its own.
FIRST_SOUND_RUNC = (1, 2, 8)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `next_step` is empty when nothing is to be done."""

    name: str
    ok: bool
    message: str
    next_step: str = ""


def probe() -> list[Finding]:
    """What was found of engine, runtime, image, a real judging, and the back ends that are still to come."""
    return [*_docker(), Finding("bubblewrap", ok=True, message="planned: a sandbox for machines without Docker")]


def _docker() -> Iterator[Finding]:
    try:
        api = connect()
    except SandboxError as error:
        yield Finding("engine", ok=False, message=str(error), next_step="run docker/ensure-engine.sh, or start Docker")
        return
    try:
        yield from _engine(api)
        yield from _image(api)
    finally:
        api.close()


def _engine(api: docker.APIClient) -> Iterator[Finding]:
    try:
        version = api.version()
    except ENGINE_ERRORS as error:
        yield Finding("engine", ok=False, message=f"it does not tell its version: {error}", next_step="restart Docker")
        return
    yield Finding("engine", ok=True, message=f"Docker Engine {version['Version']} on {version['Os']}/{version['Arch']}")
    yield runtime_finding(version)


def runtime_finding(version: dict[str, object]) -> Finding:
    """What the engine says of the program that confines its containers. An old one is a warning, not a fault."""
    components = version.get("Components")
    named = {part["Name"]: str(part["Version"]) for part in components} if isinstance(components, list) else {}
    found = named.get("runc", "")
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[:3])
    if numbers >= FIRST_SOUND_RUNC:
        return Finding("runtime", ok=True, message=f"runc {found}")
    sound = ".".join(map(str, FIRST_SOUND_RUNC))
    return Finding(
        "runtime",
        ok=True,
        message=f"runc {found or 'of unknown version'}; before {sound} containers could be left through /proc",
        next_step=f"before strangers may submit, install runc {sound} or later, or your distribution's mended one",
    )


def _image(api: docker.APIClient) -> Iterator[Finding]:
    try:
        tag = image_tag()
        with engine_trouble_as_ours("looking for the image"):
            found = image_exists(api, tag)
        if not found:
            yield Finding("image", ok=False, message=f"{tag} is not built", next_step="run `make image`")
            return
        yield Finding("image", ok=True, message=tag)
        yield _judging(DockerCells(api, tag))
    except SandboxError as error:
        yield Finding(
            "image", ok=False, message=str(error), next_step="mend what it says, then `rehearse doctor` again"
        )


def _judging(cells: DockerCells) -> Finding:
    began = time.monotonic()
    try:
        prove_warm(cells.make()).close()
    except SandboxError as error:
        return Finding("judging", ok=False, message=str(error), next_step="run `make image`, then `rehearse doctor`")
    return Finding("judging", ok=True, message=f"a fresh cell judged a job after {time.monotonic() - began:.1f} s")

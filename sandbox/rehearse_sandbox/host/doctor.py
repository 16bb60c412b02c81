"""Looks at what judging needs by really using it, and says what to do about what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import docker

from rehearse_sandbox.host.backends import CONFINING, cell_maker
from rehearse_sandbox.host.bubblewrap import bubblewrap_version, find_bubblewrap
from rehearse_sandbox.host.build import image_exists
from rehearse_sandbox.host.cell import CellMaker
from rehearse_sandbox.host.cgroup import find_groups
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.engine import ENGINE_ERRORS, connect, engine_trouble_as_ours
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.finding import Finding
from rehearse_sandbox.host.machine import machine_findings
from rehearse_sandbox.host.recipe import image_tag
from rehearse_sandbox.host.trial import try_out

#: Older ones have known ways out of a container (CVE-2025-31133 and its kin); a distribution may have mended its own.
FIRST_SOUND_RUNC = ((1, 2, 8), (1, 3, 3))

#: The first engine that its makers still mend.
OLDEST_MENDED_ENGINE = (25, 0)


def probe() -> list[Finding]:
    """What was found of each back end, of what `auto` takes, and of this machine."""
    backends = {"docker": list(_docker()), "bubblewrap": list(_bubblewrap()), "process": list(_process())}
    working = [name for name in CONFINING if all(finding.ok for finding in backends[name])]
    findings = [
        _excused(finding, working) if name not in working else finding
        for name, found in backends.items()
        for finding in found
    ]
    return [*findings, _automatic(working), *machine_findings(find_groups())]


def _excused(finding: Finding, working: list[str]) -> Finding:
    """A back end that is missing is a fault only while no other one works."""
    if finding.ok or not working:
        return finding
    return replace(finding, ok=True, message=f"{finding.message} ({working[0]} judges in its place)")


def _automatic(working: list[str]) -> Finding:
    if working:
        skipped = CONFINING[: CONFINING.index(working[0])]
        why = f"{' and '.join(skipped)} cannot judge here" if skipped else "it is the strongest one"
        return Finding("auto", ok=True, message=f"takes {working[0]}: {why}")
    return Finding(
        "auto",
        ok=False,
        message="no back end judges, so the site would only serve pages",
        next_step="mend Docker or bubblewrap as said above",
    )


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
        version, facts = api.version(), api.info()
    except ENGINE_ERRORS as error:
        yield Finding("engine", ok=False, message=f"it does not tell its version: {error}", next_step="restart Docker")
        return
    yield engine_finding(version)
    yield runtime_finding(version)
    yield seccomp_finding(facts)


def engine_finding(version: dict[str, object]) -> Finding:
    """Which engine it is, with advice when it is one that nobody mends any more."""
    told = str(version.get("Version", "of unknown version"))
    old = _numbers(told)[:2] < OLDEST_MENDED_ENGINE
    return Finding(
        "engine",
        ok=True,
        message=f"Docker Engine {told} on {version.get('Os')}/{version.get('Arch')}",
        next_step="it gets fixes from its distribution at most; before strangers may submit, install 25 or later"
        if old
        else "",
    )


def runtime_finding(version: dict[str, object]) -> Finding:
    """What the engine says of the program that confines its containers. An old one is a warning, not a fault."""
    components = version.get("Components")
    named = {part["Name"]: str(part["Version"]) for part in components} if isinstance(components, list) else {}
    found = named.get("runc", "")
    numbers = _numbers(found)
    if any(
        numbers >= sound and (numbers[:2] == sound[:2] or sound is FIRST_SOUND_RUNC[-1]) for sound in FIRST_SOUND_RUNC
    ):
        return Finding("runtime", ok=True, message=f"runc {found}")
    sound = " or ".join(".".join(map(str, numbers)) for numbers in FIRST_SOUND_RUNC)
    return Finding(
        "runtime",
        ok=True,
        message=f"runc {found or 'of unknown version'}; before {sound} containers could be left through /proc",
        next_step=f"before strangers may submit, install runc {sound} or later, or your distribution's mended one",
    )


def seccomp_finding(facts: dict[str, object]) -> Finding:
    """Whether the engine filters system calls at all."""
    options = facts.get("SecurityOptions")
    if isinstance(options, list) and any("seccomp" in str(option) for option in options):
        return Finding("seccomp", ok=True, message="the engine filters system calls")
    return Finding(
        "seccomp",
        ok=True,
        message="the engine does not filter system calls; only the filter that candidates put on themselves remains",
        next_step="use an engine and a kernel with seccomp",
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
        yield _judging("docker", DockerCells(api, tag).make)
    except SandboxError as error:
        yield Finding(
            "image", ok=False, message=str(error), next_step="mend what it says, then `rehearse doctor` again"
        )


def _bubblewrap() -> Iterator[Finding]:
    try:
        found = find_bubblewrap()
        version = ".".join(map(str, bubblewrap_version(found.program)))
        yield Finding(
            "bubblewrap", ok=True, message=f"bubblewrap {version}, {'as root' if found.as_root else 'as a plain user'}"
        )
        yield _judging("bubblewrap", cell_maker("bubblewrap"))
    except SandboxError as error:
        yield Finding("bubblewrap", ok=False, message=str(error), next_step="then `rehearse doctor` again")


def _process() -> Iterator[Finding]:
    yield _judging("process", cell_maker("process"), note="; no sandbox, so never chosen by itself")


def _judging(backend: str, make: CellMaker, *, note: str = "") -> Finding:
    name = f"judging with {backend}"
    next_step = "run `make image`, then `rehearse doctor`" if backend == "docker" else "then `rehearse doctor` again"
    try:
        trial = try_out(make)
    except SandboxError as error:
        return Finding(name, ok=False, message=str(error), next_step=next_step)
    if trial.faults:
        return Finding(name, ok=False, message="; ".join(trial.faults), next_step=next_step)
    told = f"a right, a wrong and an endless program were told apart; first verdict after {trial.first_verdict_s:.1f} s"
    return Finding(name, ok=True, message=told + note)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])

"""Builds the three layers of the sandbox image, each only when its tag is not there yet."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import docker
import docker.errors

from rehearse_sandbox.host.base import make_base
from rehearse_sandbox.host.engine import engine_trouble_as_ours
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.packages import unpacked_packages
from rehearse_sandbox.host.recipe import (
    LABEL,
    base_tag,
    build_context,
    code_files,
    image_tag,
    packages_tag,
    recipe_file,
)

Progress = Callable[[str], None]


def ensure_image(api: docker.APIClient, progress: Progress = print) -> str:
    """The tag of the sandbox image of these sources, after building whatever of it was missing.

    Raises:
        SandboxError: a step failed; the message says which and what to do.
    """
    with engine_trouble_as_ours("building the sandbox image"):
        return _ensured(api, image_tag(), progress)


def _ensured(api: docker.APIClient, tag: str, progress: Progress) -> str:
    if image_exists(api, tag):
        return tag
    began = time.monotonic()
    if not image_exists(api, packages_tag()):
        if not image_exists(api, base_tag()):
            progress("[1/3] base: Debian 12 with Python 3.11…")
            make_base(api, progress)
        progress("[2/3] installing numpy, pytest, hypothesis…")
        _build_packages(api)
    progress("[3/3] adding the judge…")
    context = build_context(recipe_file("Dockerfile").read_bytes(), files=code_files())
    _build(api, tag, context, {"PACKAGES": packages_tag(), "SITE_PACKAGES": _site_packages(api, packages_tag())})
    progress(f"      {tag} is ready after {time.monotonic() - began:.0f} s")
    return tag


def image_exists(api: docker.APIClient, tag: str) -> bool:
    """Whether the engine has an image of this tag."""
    try:
        api.inspect_image(tag)  # type: ignore[no-untyped-call]
    except docker.errors.ImageNotFound:
        return False
    return True


def prune(api: docker.APIClient, progress: Progress = print) -> None:
    """Remove images that earlier versions of these sources made; those in use stay."""
    kept = {image_tag(), packages_tag(), base_tag()}
    ours = {tag.partition(":")[0] for tag in kept}
    tags = {tag for image in api.images() for tag in image["RepoTags"] or () if tag.partition(":")[0] in ours}
    for tag in sorted(tags - kept):
        try:
            api.remove_image(tag)
            progress(f"removed {tag}")
        except docker.errors.APIError as error:
            progress(f"kept {tag}: {error.explanation}")


def _build_packages(api: docker.APIClient) -> None:
    with unpacked_packages(str(api.version()["Arch"])) as folder:
        context = build_context(recipe_file("packages.Dockerfile").read_bytes(), folder=folder)
    _build(api, packages_tag(), context, {"BASE": base_tag(), "SITE_PACKAGES": _site_packages(api, base_tag())})


def _site_packages(api: docker.APIClient, tag: str) -> str:
    """Where the image's Python looks for packages: Debian's own Python and the official image differ."""
    environment = api.inspect_image(tag)["Config"]["Env"] or []  # type: ignore[no-untyped-call]
    official = any(entry.startswith("PYTHON_VERSION=") for entry in environment)
    return f"/usr/local/lib/python3.11/{'site' if official else 'dist'}-packages"


def _build(api: docker.APIClient, tag: str, context: bytes, arguments: dict[str, str]) -> None:
    repository = tag.partition(":")[0]
    lines = api.build(
        fileobj=io.BytesIO(context),
        custom_context=True,
        decode=True,
        rm=True,
        forcerm=True,
        tag=tag,
        buildargs=arguments,
        labels={LABEL: repository},
        network_mode="none",
    )
    said: list[str] = []
    for line in lines:
        said.append(str(line.get("stream", "")))
        if "error" in line:
            tail = "".join(said)[-800:]
            raise SandboxError(f"building {tag} failed: {line['error']}; the build said last:\n{tail}")

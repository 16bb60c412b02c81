"""The built front end: from the name of a bundle to its hashed address.

`frontend/build.mjs` writes the bundles and `manifest.json` into `static/dist`. When that was never run, pages are still
served, without scripts and colours, and say in one sentence how to build them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from flask import Blueprint, url_for

#: Where the build writes. The folder of this package, so that a wheel and a checkout behave alike.
DIST = Path(__file__).parent / "static" / "dist"


class Bundle(msgspec.Struct, frozen=True):
    """One built file and the files that it imports at once, which a page can ask for early."""

    file: str
    imports: tuple[str, ...] = ()


Manifest = Mapping[str, Bundle]


def read_manifest(folder: Path) -> Manifest:
    """The bundles of a built folder; empty when the front end was not built or its manifest cannot be read."""
    try:
        return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=dict[str, Bundle])
    except (OSError, msgspec.DecodeError):
        return {}


@lru_cache(maxsize=4)
def _kept(folder: Path, changed_ns: int) -> Manifest:  # noqa: ARG001  the time of change only tells cache entries apart
    return read_manifest(folder)


def manifest(folder: Path = DIST) -> Manifest:
    """The current manifest, read again only when its file changes, so that a rebuild needs no restart."""
    try:
        changed = (folder / "manifest.json").stat().st_mtime_ns
    except OSError:
        return {}
    return _kept(folder, changed)


def address(file: str) -> str:
    """The address of a built file."""
    return url_for("static", filename=f"dist/{file}")


def asset(name: str) -> str | None:
    """The address of a bundle, or None when it was not built."""
    bundle = manifest().get(name)
    return address(bundle.file) if bundle else None


def preloads(name: str) -> list[str]:
    """Addresses of what a bundle imports at once."""
    bundle = manifest().get(name)
    return [address(file) for file in bundle.imports] if bundle else []


def template_values() -> dict[str, Any]:
    """What every template may use of the front end."""
    return {"asset": asset, "preloads": preloads, "front_end_built": bool(manifest())}


def provide_to(bp: Blueprint) -> None:
    """Give the values to every template of the application that registers this blueprint."""
    bp.app_context_processor(template_values)

"""What `rehearse preview` does: serves the preview on this machine, with data that is gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from rehearse import serving
from rehearse.authoring.selection import folders_of, named
from rehearse.config import Config
from rehearse.preview import application

#: Beside the port of `rehearse serve`, so that both may run.
PORT = 8001


def preview(config: Config, slug: str | None) -> None:
    """Serve until told to stop.

    Raises:
        UnknownFolderError: there is no such folder.
        CannotServeError: the address cannot be had.
    """
    folder = named(folders_of(config.problems_dir), [slug])[0] if slug else ""
    path = f"/preview/{folder.rpartition('/')[2]}".rstrip("/")
    manner = serving.Manner(f"rehearse preview{f' {slug}' if slug else ''}", _greeting(folder, path))
    with tempfile.TemporaryDirectory(prefix="rehearse-preview-") as data:
        # What is typed here is tried out, not practised: the learner's database is not touched.
        own = msgspec.structs.replace(config, data_dir=Path(data), database_url="", bank="off", trusted_hosts=())
        serving.serve(own, _site, manner)


def _site(config: Config) -> serving.Site:
    made = application.make(config)
    return serving.Site(made.app, made.start, made.end_streams, made.close)


def _greeting(folder: str, path: str) -> Callable[[str], str]:
    about = folder or "every problem folder"
    return lambda address: f"Previewing {about} on {address}{path}  (Ctrl-C ends it)"

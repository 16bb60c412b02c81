"""Pictures and sounds of a person's own: what each may be served as, and keeping those that were brought in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session, undefer

from rehearse.exchange.journal import Journal, Summary
from rehearse.exchange.limits import RefusedError
from rehearse.exchange.models import OwnMedia
from rehearse.exchange.prepared import Progress

#: What a browser may show, by the end of its name. Whatever is not here is bytes to be saved.
SHOWN = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".ico": "image/x-icon",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".flac": "audio/flac",
}
ANYTHING = "application/octet-stream"

#: Bytes that are handed to the database at once.
_BATCH = 8_000_000

_MEDIA = cast("Table", OwnMedia.__table__)


def kind_of(name: str) -> str:
    """What a file may be served as, by its name alone: what is in it says nothing that could be believed."""
    return SHOWN.get(PurePosixPath(name).suffix.lower(), ANYTHING)


def digests(session: Session, user_id: int) -> dict[str, str]:
    """The hash of each file of a person, by name."""
    return {
        row.name: row.sha256
        for row in session.execute(select(_MEDIA.c.name, _MEDIA.c.sha256).where(_MEDIA.c.user_id == user_id))
    }


def find(session: Session, user_id: int, name: str) -> OwnMedia | None:
    """A file of a person with its bytes; None when there is none of this name."""
    return session.get(OwnMedia, (user_id, name), options=[undefer(OwnMedia.content)])


def renamed(here: Mapping[str, str], coming: Mapping[str, str]) -> dict[str, str]:
    """New names for files that come with a name that another file has here; always the same for the same file."""
    taken = {name: sha256 for name, sha256 in coming.items() if here.get(name, sha256) != sha256}
    return {name: _with_hash(name, sha256) for name, sha256 in taken.items()}


def _with_hash(name: str, sha256: str) -> str:
    path = PurePosixPath(name)
    return f"{path.stem[:150]}-{sha256[:12]}{path.suffix[:20]}"


def store(
    session: Session,
    user_id: int,
    files: Iterable[tuple[str, bytes]],
    names: Mapping[str, str],
    *,
    summary: Summary,
    journal: Journal,
    progress: Progress,
    count: int,
) -> None:
    """Keep files that are not here yet, under their new names where they have some.

    Raises:
        RefusedError: a name was taken by another file in the meantime.
    """
    here = digests(session, user_id)
    batch: list[dict[str, object]] = []
    for place, (original, content) in enumerate(files, 1):
        progress("Pictures and sounds", place, count)
        name, sha256 = names.get(original, original), hashlib.sha256(content).hexdigest()
        if name in here:
            if here[name] != sha256:
                raise RefusedError(
                    f"Another file called {name!r} came in at the same moment. Bring the package in again."
                )
            summary.media_known += 1
            continue
        here[name] = sha256
        row = {
            "user_id": user_id,
            "name": name,
            "sha256": sha256,
            "kind": kind_of(name),
            "size": len(content),
            "content": content,
        }
        batch.append(row)
        journal.media.append(name)
        summary.media += 1
        if sum(len(cast("bytes", each["content"])) for each in batch) > _BATCH:
            session.connection().execute(insert(_MEDIA), batch)
            batch = []
    if batch:
        session.connection().execute(insert(_MEDIA), batch)

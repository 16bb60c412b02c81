"""Databases that are made once and copied for each test, because making one takes a while."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy(prepared: Path, folder: Path) -> Path:
    """Put a copy of a database that nobody is connected to into a folder; where it is. `tests.postgres` has its own way."""
    return Path(shutil.copy(prepared, folder))

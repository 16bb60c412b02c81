"""A sandbox for all tests that judge, the problems that ship, and a folder of problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.config import load
from rehearse_sandbox.host import open_sandbox
from tests.authoring.judged import AT_ONCE, Remembering
from tests.authoring.prose import PROBLEMS
from tests.unit.catalog_folders import make_problem, make_problems


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Remembering]:
    """What REHEARSE_SANDBOX names, or the best that there is here."""
    made = open_sandbox(load().sandbox, cells=AT_ONCE, on_progress=lambda _line: None)
    made.warm()
    yield Remembering(made)
    made.close()


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, Problem]:
    """The problems that ship, by slug. Reading all of them takes a second, and hundreds of tests want one."""
    return Catalog.load(PROBLEMS).problems


@pytest.fixture
def problems(tmp_path: Path) -> Path:
    """A problems folder with one problem, dsa/double-it."""
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    return folder

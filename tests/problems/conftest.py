"""One judge for all tests of problems, so that no program is judged twice."""

from collections.abc import Iterator

import pytest

from rehearse_sandbox.host import open_sandbox
from tests.problems.catalogue_judge import AT_ONCE, CatalogueJudge


@pytest.fixture(scope="package")
def judge() -> Iterator[CatalogueJudge]:
    sandbox = open_sandbox("docker", cells=AT_ONCE, on_progress=lambda _line: None)
    sandbox.warm()
    yield CatalogueJudge(sandbox)
    sandbox.close()

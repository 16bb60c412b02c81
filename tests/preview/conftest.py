"""A preview of two small problems on disk, without a judge, and one whose programs are really judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rehearse.config import Config, load
from rehearse.judging import Opener
from rehearse.preview import application
from rehearse.preview.application import Preview
from rehearse.preview.desk import Desk
from rehearse_sandbox.host import open_sandbox
from tests.authoring.folders import lay_out
from tests.authoring.judged import AT_ONCE

SLUG = "lift-values"
FOLDER = f"dsa/{SLUG}"

Open = Callable[..., Preview]


@pytest.fixture
def open_preview(tmp_path: Path) -> Iterator[Open]:
    """Makes a preview; unless `started`, nothing is watched or checked by itself."""
    made: list[Preview] = []
    lay_out(tmp_path / "problems")

    def make(open_sandbox: Opener | None = None, *, started: bool = False) -> Preview:
        sandbox = "off" if open_sandbox is None else "docker"
        config = Config(data_dir=tmp_path / "data", problems_dir=tmp_path / "problems", sandbox=sandbox, bank="off")
        config.data_dir.mkdir(exist_ok=True)
        made.append(application.make(config, open_sandbox=open_sandbox))
        if started:
            made[-1].start()
        return made[-1]

    yield make
    for preview in made:
        preview.close()


@pytest.fixture
def preview(open_preview: Open) -> Preview:
    return open_preview()


@pytest.fixture
def desk(preview: Preview) -> Desk:
    return on_the_desk(preview)


@pytest.fixture(scope="package")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that has a judge, for the tests that leave the folders as they are."""
    place = tmp_path_factory.mktemp("judged")
    config = Config(
        data_dir=place / "data", problems_dir=lay_out(place / "problems"), sandbox=load().sandbox, bank="off"
    )
    config.data_dir.mkdir()
    # Its image may have to be built first, which would be silence on the desk.
    sandbox = open_sandbox(config.sandbox, cells=AT_ONCE, on_progress=lambda _line: None)
    sandbox.warm()
    made = application.make(config, open_sandbox=lambda _progress: sandbox)
    made.start()
    yield made
    made.close()


def on_the_desk(preview: Preview, slug: str = SLUG) -> Desk:
    desk = preview.studio.desk(slug)
    assert desk is not None
    return desk

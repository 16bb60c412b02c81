"""Changes of files are noticed once, when they are complete, whatever an editor does to make them."""

import shutil

import pytest
from structlog.testing import capture_logs

from rehearse.preview import watch
from rehearse.preview.watch import Watch, mark_of
from tests.web.conftest import until


class Place:
    """Something watched, as a desk is."""

    def __init__(self, folder):
        self.places = (folder,)
        self.mark = mark_of(self.places)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "statement.md").write_text("old")
    return tmp_path


@pytest.fixture
def place(folder):
    return Place(folder)


@pytest.fixture
def told(place):
    """The changes that were told of."""
    return []


@pytest.fixture
def look(place, told):
    """Looks at the place so many times."""

    def changed(found):
        found.mark = mark_of(found.places)
        told.append(found)

    looking = Watch(lambda: [place], changed)
    return lambda times: [looking.look() for _ in range(times)]


def saved(folder):
    (folder / "statement.md").write_text("longer")


def saved_by_renaming(folder):
    (folder / ".statement.md.swp").write_text("new")
    (folder / ".statement.md.swp").replace(folder / "statement.md")


def added(folder):
    (folder / "tests/test_new.py").write_text("")


def removed(folder):
    (folder / "statement.md").unlink()


def gone(folder):
    shutil.rmtree(folder)


@pytest.mark.parametrize("change", [saved, saved_by_renaming, added, removed, gone], ids=lambda each: each.__name__)
def test_a_change_is_told_once_when_two_looks_agree(folder, place, told, look, change):
    change(folder)
    look(1)
    assert not told
    look(3)
    assert told == [place]


def test_a_file_that_still_grows_is_waited_for(folder, told, look):
    for length in range(1, 4):
        (folder / "statement.md").write_text("half" * length)
        look(1)
    assert not told
    look(1)
    assert len(told) == 1


def test_what_is_put_back_as_it_was_is_no_change(folder, told, look):
    gone_for_a_moment = folder / "statement.md"
    kept = folder.parent / "kept"
    gone_for_a_moment.rename(kept)
    look(1)
    kept.rename(gone_for_a_moment)
    look(2)
    assert not told


@pytest.mark.parametrize("name", [".statement.md.swp", "statement.md~", "__pycache__/a.cpython-311.pyc"])
def test_what_editors_and_the_interpreter_keep_for_themselves_is_no_change(folder, told, look, name):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    look(3)
    assert not told


def test_a_look_that_fails_is_told_of_and_not_the_last_one(monkeypatch):
    monkeypatch.setattr(watch, "PAUSE_S", 0.001)
    calls = []

    def watched():
        calls.append(1)
        raise OSError("the disk is away")

    looking = Watch(watched, lambda _: None)
    with capture_logs() as told:
        looking.start()
        until(lambda: len(calls) > 2)
        looking.stop()
    assert {entry["event"] for entry in told} == {"look_failed"}


def test_a_watch_that_never_began_can_be_stopped(place):
    Watch(lambda: [place], lambda _: None).stop()

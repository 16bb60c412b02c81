"""`rehearse cards`: what it prints, and the exit codes that scripts rely on."""

import json
import zipfile
from functools import partial

import pytest
from click.testing import CliRunner

from rehearse.cli import main
from rehearse.exchange.bringing import Person
from rehearse.exchange.limits import Limits
from tests.unit.exchange_files import answered, write
from tests.unit.exchange_people import NOTHING


@pytest.fixture
def deck(tmp_path):
    return write(tmp_path / "deck.apkg", answered((9, 3, 4)), {"p.png": b"PNG"})


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `rehearse cards` on a data folder of its own."""
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setattr("rehearse.exchange.command.load_catalog", lambda _config: NOTHING)
    return lambda *words, answer=None: CliRunner().invoke(main, ["cards", *map(str, words)], input=answer)


def test_a_package_comes_in_once_and_is_told(run, deck):
    result = run("import", deck)
    assert result.exit_code == 0
    assert "Cards: 1 new, 0 updated, 0 unchanged\nReviews: 1 added, 0 known\n" in result.stdout
    assert json.loads(run("import", deck, "--json").stdout)["unchanged"] == 1


def test_a_file_that_is_refused_ends_with_1(run, tmp_path):
    (tmp_path / "x.apkg").write_bytes(b"nonsense")
    result = run("import", tmp_path / "x.apkg")
    assert (result.exit_code, "not a zip file" in result.stderr, "Nothing was changed" in result.stderr) == (
        1,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "nobody.apkg"), "not a file"),
        (("import", "pyproject.toml"), "not a file of cards"),
        (("export", "cards.txt"), "End it with .apkg, .csv or .json"),
        (("export", "x.json", "--deck", "Deck"), "Leave out --deck"),
        (("export", "x.apkg", "--without-media"), "is for a .json backup"),
        (("export", "x.apkg", "--deck", "Nobody"), "There is no deck 'Nobody'"),
        (("export", "nowhere/at/all.json"), "cannot be written"),
    ],
)
def test_bad_usage_ends_with_2(run, words, told):
    result = run(*words)
    assert (result.exit_code, told in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "told"),
    [("out.apkg", {"cards": 1, "notes": 1, "reviews": 1, "media": 1}), ("out.csv", {"cards": 1})],
)
def test_cards_go_out_by_the_end_of_the_files_name(run, deck, tmp_path, name, told):
    run("import", deck)
    assert json.loads(run("export", tmp_path / name, "--json").stdout) == told
    assert (tmp_path / name).stat().st_size > 20


def test_a_backup_is_shown_before_it_is_restored(run, deck, tmp_path, monkeypatch):
    run("import", deck)
    assert run("export", tmp_path / "all.json").exit_code == 0
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "another"))
    declined = run("import", tmp_path / "all.json", answer="n\n")
    assert (declined.exit_code, "Cards: 1 new" in declined.stdout) == (1, True)
    assert run("import", tmp_path / "all.json", answer="y\n").stdout.endswith("Restored.\n")
    again = run("import", tmp_path / "all.json")
    assert (again.exit_code, "All of it is here already." in again.stdout) == (0, True)


def test_a_backup_that_would_be_too_large_ends_with_1_and_leaves_what_was_there(run, deck, tmp_path, monkeypatch):
    run("import", deck)
    (tmp_path / "all.json").write_text("the last one")
    monkeypatch.setattr("rehearse.exchange.command.Person", partial(Person, limits=Limits(backup_bytes=100)))
    result = run("export", tmp_path / "all.json")
    assert (result.exit_code, "without pictures and sounds" in result.stderr) == (1, True)
    assert (tmp_path / "all.json").read_text() == "the last one"


def test_a_backup_goes_out_without_pictures(run, deck, tmp_path):
    run("import", deck)
    assert run("export", tmp_path / "all.json", "--without-media").exit_code == 0
    assert "own_media" not in json.loads((tmp_path / "all.json").read_bytes())["tables"]


def test_a_backup_is_restored_without_asking(run, deck, tmp_path, monkeypatch):
    run("import", deck)
    run("export", tmp_path / "all.json")
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "another"))
    told = json.loads(run("import", tmp_path / "all.json", "--yes", "--json").stdout)
    assert {"what": "Cards", "new": 1, "newer": 0, "stays": 0, "note": ""} in told


def test_a_database_that_cannot_be_opened_ends_with_2(run, deck, tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "rehearse.db").write_bytes(b"no database" * 1000)
    result = run("import", deck)
    assert (result.exit_code, "The database cannot be used" in result.stderr) == (2, True)


def test_the_data_folder_of_a_command_is_that_of_the_site(run, deck, tmp_path):
    run("import", deck)
    run("export", tmp_path / "out.apkg")
    with zipfile.ZipFile(tmp_path / "out.apkg") as archive:
        assert archive.namelist() == ["meta", "collection.anki21", "0", "media"]
    assert [path.name for path in (tmp_path / "var").iterdir() if path.suffix == ".db"] == ["rehearse.db"]

"""What is no backup, cannot be one, or is too large is told, and nothing hostile gets in."""

import json

import pytest

from rehearse.exchange import bringing, taking_out
from rehearse.exchange.limits import CancelledError, RefusedError
from tests.unit.exchange_backups import refused, restored, written
from tests.unit.exchange_files import small, write
from tests.unit.exchange_people import Quiet, bring, cards, limited, stored


def test_html_of_a_backup_is_cleaned_and_files_are_named_anew(ada, grace, tmp_path, backup_file):
    bring(ada, write(tmp_path / "deck.apkg", small(), {"a.svg": b"<svg/>"}))
    content = written(ada, backup_file)
    text = json.dumps(content).replace("What?", "What? <img src=x.png onerror=alert(1)><script>1</script>")
    restored(grace, text.replace("image/svg+xml", "text/html"), backup_file)
    assert [*cards(grace)] == ["What? <img>"]
    assert written(grace, backup_file)["tables"]["own_media"]["rows"][0][2] == "image/svg+xml"


def test_a_cancelled_restoring_changes_nothing(full, grace, backup_file):
    class Cancelling(Quiet):
        def __call__(self, what, done, _count):
            if what == "Restoring" and done == 5:
                raise CancelledError

    written(full, backup_file)
    with pytest.raises(CancelledError):
        bringing.restore(backup_file, grace, Cancelling())
    assert stored(grace) == ({}, {}, {}, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no backup of this site"),
        ("[]", "no backup of this site"),
        ('{"format": "other", "version": 1, "made_at": "2026-01-01T00:00:00Z"}', "is 'other'"),
        ('{"format": "rehearse-backup", "version": 2, "made_at": "2026-01-01T00:00:00Z"}', "made by a newer one"),
        ('{"format": "rehearse-backup", "version": 1, "made_at": "2026-01-01T00:00:00Z"}', "another shape"),
        (
            '{"format": "rehearse-backup", "version": 1, "made_at": "2026-01-01T00:00:00Z", "tables": {"users": {"columns": [], "rows": []}}}',
            "a table 'users'",
        ),
    ],
)
def test_what_is_no_backup_is_told(ada, backup_file, text, words):
    assert words in refused(ada, text, backup_file)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("own_cards.form", "exe", "Invalid enum value 'exe'"),
        ("own_cards.front", 5, "Expected `str`, got `int`"),
        ("own_cards.front", "a\0b", "a text in 'front'"),
        ("own_cards.item", "x" * 121, "length <= 120"),
        ("own_media.name", "../x.png", "not the name of a file"),
        ("own_media.content", "!!", "Invalid base64"),
        ("own_decks.created_at", "2026-01-01T00:00:00", "timezone"),
        ("own_card_sources.item", "own:nobody", "do not fit together"),
        ("submissions.state", "queued", "only 'done'"),
        ("review_log.rating", 9, "do not make sense"),
        ("review_log.at", "2020-01-01T00:00:00Z", "do not make sense"),
        ("review_log.action", "stolen", "Invalid enum value"),
        ("review_items.phase", "new", "its dates do not fit"),
        ("review_items.stability", -1.0, "its dates do not fit"),
        ("review_items.kind", "other", "Invalid enum value"),
        ("review_settings.rollover", 2**40, "<= 2147483647"),
        ("interviews.state", "running", "only 'over'"),
        ("interviews.due_at", "2026-01-01T00:00:00Z", "it goes on"),
        ("interviews.clock", {"lengths": "x"}, "cannot be"),
        ("interviews.form", {"title": 5}, "cannot be"),
        ("interview_forms.form", {}, "cannot be"),
        ("interview_tasks.kind", "riddle", "Invalid enum value"),
        ("interview_entries.payload", {"round": 0, "task": []}, "cannot be"),
        ("interview_ratings.by", "judge", "Invalid enum value"),
    ],
)
def test_a_row_that_cannot_be_is_told(full, grace, backup_file, *, place, value, words):
    content = written(full, backup_file)
    name, column = place.split(".")
    table = content["tables"][name]
    _row_to_spoil(name, table)[table["columns"].index(column)] = value
    assert words in refused(grace, content, backup_file)


def _row_to_spoil(name, table):
    """The last row; of the log and of items one that came with a history."""
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    fit = {
        "review_log": lambda row: row["rating"] and row["engine"] == "Anki",
        "review_items": lambda row: row["reviewed"],
    }
    known = [place for place, row in enumerate(rows) if fit.get(name, bool)(row)]
    return table["rows"][known[-1]]


def test_a_setting_that_cannot_be_is_told(full, grace, backup_file):
    content = written(full, backup_file)
    table = content["tables"]["review_settings"]
    table["rows"][0][table["columns"].index("zone")] = "Europe/Nowhere"
    assert "Europe/Nowhere" in refused(grace, content, backup_file)


@pytest.mark.parametrize("spoil", [list.pop, lambda row: row.append(1)])
def test_a_row_that_is_too_short_or_long_is_told(full, grace, backup_file, spoil):
    content = written(full, backup_file)
    spoil(content["tables"]["own_cards"]["rows"][0])
    assert "Line 1 of the table 'own_cards'" in refused(grace, content, backup_file)


def test_a_backup_that_is_too_large_is_told(full, grace, backup_file):
    assert "at most" in refused(limited(grace, backup_bytes=1000), written(full, backup_file), backup_file)


def test_a_backup_may_be_larger_than_what_comes_from_elsewhere(full, grace, backup_file):
    assert restored(limited(grace, file_bytes=1000), written(full, backup_file), backup_file)["Cards"][0] == 20


def test_what_is_written_can_be_read_and_nothing_larger_is_written(full, grace, backup_file):
    taking_out.everything(backup_file, full)
    size = backup_file.stat().st_size
    assert restored(limited(grace, backup_bytes=size), backup_file.read_text(), backup_file)["Cards"][0] == 20
    with pytest.raises(RefusedError, match="Take a backup without pictures and sounds"):
        taking_out.everything(backup_file, limited(full, backup_bytes=size - 1))


def test_a_backup_that_is_not_written_leaves_the_last_one(full, backup_file):
    before = written(full, backup_file)
    with pytest.raises(RefusedError):
        taking_out.everything(backup_file, limited(full, backup_bytes=1000))
    assert (json.loads(backup_file.read_bytes()), [*backup_file.parent.glob("*.part")]) == (before, [])

"""Backups: everything of a person's goes out and comes in, two persons' become one's by one rule, and nothing hostile gets in."""

import json
import tracemalloc
from datetime import timedelta

import pytest
from sqlalchemy import select

from rehearse.activity.models import Activity, DayOff, PastGoal
from rehearse.cards.decks import Decks
from rehearse.db import Base
from rehearse.exchange import backup, bringing, taking_out
from rehearse.exchange.backup_tables import ALL, LEFT_OUT
from rehearse.exchange.limits import CancelledError, RefusedError
from rehearse.exchange.models import OwnMedia, OwnNote
from rehearse.interviews.models import InterviewRating
from rehearse.interviews.own_forms import OwnForms, form_of, name_of
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.models import Assistance, ReviewFit
from rehearse.review.service import Reviewer
from rehearse.review.settings import Chosen, Settings, chosen_by, save_settings
from rehearse.submissions.models import Draft, OwnTest, Submission, SubmissionEvent
from tests.unit import exchange_files as files
from tests.unit import exchange_interviews as interviewed
from tests.unit.exchange_files import answered, small, write
from tests.unit.exchange_people import MOMENT, Quiet, bring, cards, items, later, limited, log, rate
from tests.unit.test_exchange_import import ITEM, change
from tests.unit.test_exchange_round_trip import stored


@pytest.fixture
def full(ada, tmp_path):
    """Somebody with something in every table."""
    package, pictures = files.large(20)
    bring(ada, write(tmp_path / "deck.apkg", package, pictures))
    rate(later(ada, hours=1), min(items(ada)))
    with ada.sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=MOMENT + timedelta(hours=2), settings=Settings())
        reviewer.undo()
        reviewer.set_aside(max(items(ada)), "buried")
        save_settings(session, 1, Chosen(zone="Europe/Berlin", weekdays_off=frozenset({6})))
        session.add(Draft(user_id=1, slug="two-sum", source="x = 1", saved_at=MOMENT))
        session.add(Activity(user_id=1, day=MOMENT.date(), at=MOMENT, subject="review", seconds=60.0))
        session.add(DayOff(user_id=1, day=MOMENT.date()))
        session.add(PastGoal(user_id=1, day=MOMENT.date(), minutes=30, weekdays_off=0))
        session.add(Assistance(user_id=1, slug="two-sum", at=MOMENT, what="hint", number=1))
        tried = json.dumps(DEFAULT_WEIGHTS)
        session.add(
            ReviewFit(user_id=1, at=MOMENT, reviews=9, items=5, weights_before=tried, adopted=False, reason="Too few.")
        )
        session.add(OwnTest(id="t1", user_id=1, slug="two-sum", name="mine", text="f(1)", created_at=MOMENT))
        session.add_all([_submission("s1", "done"), _submission("s2", "queued")])
        session.flush()
        session.add(
            SubmissionEvent(
                submission_id="s1", sequence=1, attempt=1, kind="running", payload={"attempt": 1}, at=MOMENT
            )
        )
    interviewed.sit(ada)
    return ada


def _submission(name, state, user=1):
    plain = {"slug": "two-sum", "problem_version": "v", "mode": "submit", "source": "x", "source_sha256": "0" * 64}
    return Submission(id=name, user_id=user, state=state, verdict="accepted", created_at=MOMENT, **plain)


def written(person, path):
    """Somebody's backup as plain values, and as a file."""
    taking_out.everything(path, person)
    return json.loads(path.read_bytes())


def restored(person, content, path):
    """Restore this; what it told, by table."""
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return {each.what: (each.new, each.newer, each.stays) for each in bringing.restore(path, person, Quiet())}


def refused(person, content, path):
    before = stored(person)
    with pytest.raises(RefusedError) as error:
        restored(person, content, path)
    assert stored(person) == before
    return str(error.value)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "backup.json"


def test_every_table_of_a_person_is_in_a_backup_or_left_out_for_a_reason():
    kept = {each.table.name for each in ALL}
    of_persons = {table.name for table in Base.metadata.tables.values() if "user_id" in table.c}
    # Rows that hang on such rows belong to the person as well.
    hanging = {
        table.name
        for table in Base.metadata.tables.values()
        for column in table.c
        for key in column.foreign_keys
        if key.column.table.name in of_persons
    }
    assert (of_persons | hanging) - kept == LEFT_OUT.keys(), "add the table to exchange/backup_tables.py"
    assert all(len(reason) > 30 for reason in LEFT_OUT.values())


def test_a_backup_has_something_of_every_table(full, path):
    tables = written(full, path)["tables"]
    assert [name for name, table in tables.items() if not table["rows"]] == []


def test_a_backup_restores_everything_for_somebody_new(full, grace, path, tmp_path):
    content = written(full, path)
    told = restored(grace, content, path)
    assert all(newer == stays == 0 for _, newer, stays in told.values())
    assert stored(grace) == stored(full)
    with full.sessions() as session:
        assert chosen_by(session, 2) == chosen_by(session, 1)
        # What waits to be judged is no work that was done.
        assert session.scalar(select(Submission).where(Submission.user_id == 2)).verdict == "accepted"
        assert session.scalar(select(Draft).where(Draft.user_id == 2)).source == "x = 1"
    again = written(grace, tmp_path / "again.json")["tables"]
    assert {name: _bare(name, again) for name in again} == {name: _bare(name, content["tables"]) for name in again}


def _bare(name, tables):
    """The rows of a table without what is numbered anew."""
    kept = next(each for each in ALL if each.table.name == name)
    # The form of an interview has its number in its name.
    numbered = {kept.number, *kept.refers, *kept.inside, *(["form"] if name == "interview_forms" else [])}
    columns = tables[name]["columns"]
    rows = [
        {key: value for key, value in zip(columns, row, strict=True) if key not in numbered}
        for row in tables[name]["rows"]
    ]
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def test_a_restored_history_can_be_undone_and_goes_on(full, grace, path):
    restored(grace, written(full, path), path)
    with grace.sessions.begin() as session:
        reviewer = Reviewer(session, 2, now=MOMENT + timedelta(hours=3), settings=Settings())
        # The last thing that was done: a card was buried.
        assert reviewer.undo().item == max(items(grace))
        name = min(items(grace))
        assert reviewer.find(name).standing == Reviewer(session, 1, now=MOMENT, settings=Settings()).find(name).standing
        assert reviewer.rate(name, 3, seen=reviewer.find(name).last_entry).standing.state.reviews >= 1


def test_restoring_twice_changes_nothing(full, grace, path):
    content = written(full, path)
    restored(grace, content, path)
    before = stored(grace)
    told = restored(grace, content, path)
    assert all(new == newer == 0 for new, newer, _ in told.values())
    assert stored(grace) == before
    # Ones own backup changes nothing either.
    assert all(new == newer == 0 for new, newer, _ in restored(full, content, path).values())


def test_a_preview_tells_what_restoring_does_and_changes_nothing(full, grace, path):
    written(full, path)
    before = stored(grace)
    told = bringing.preview(path, grace, Quiet())
    assert stored(grace) == before
    assert told == bringing.restore(path, grace, Quiet())


def test_the_newer_of_two_counts_and_nothing_is_taken_away(full, grace, path):
    with full.sessions.begin() as session:
        session.add(Draft(user_id=2, slug="two-sum", source="newer", saved_at=MOMENT + timedelta(days=1)))
        session.add(Draft(user_id=2, slug="other", source="mine", saved_at=MOMENT))
        save_settings(session, 2, Chosen(zone="Asia/Tokyo", goal_minutes=30))
    told = restored(grace, written(full, path), path)
    assert (told["Drafts"], told["Choices of how to review"]) == ((0, 0, 1), (0, 0, 1))
    with full.sessions.begin() as session:
        assert {row.slug: row.source for row in session.scalars(select(Draft).where(Draft.user_id == 2))} == {
            "two-sum": "newer",
            "other": "mine",
        }
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo", goal_minutes=30)
        session.get(Draft, (1, "two-sum")).saved_at = MOMENT + timedelta(days=2)
    assert restored(grace, written(full, path), path)["Drafts"] == (0, 1, 0)


def test_where_somebody_is_was_no_choice_of_how_to_review(full, grace, path):
    with full.sessions.begin() as session:
        save_settings(session, 2, Chosen(zone="Asia/Tokyo"))
    content = written(full, path)
    assert restored(grace, content, path)["Choices of how to review"] == (1, 0, 0)
    with full.sessions.begin() as session:
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo", weekdays_off=frozenset({6}))
        # Nor has a backup anything to say that knows no more than a zone.
        save_settings(session, 1, Chosen(zone="Europe/Berlin"))
        save_settings(session, 2, Chosen(zone="Asia/Tokyo"))
    assert restored(grace, written(full, path), path)["Choices of how to review"] == (0, 0, 1)
    with full.sessions() as session:
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo")


def test_histories_of_two_become_one_where_one_came_after_the_other(ada, grace, tmp_path, path):
    deck = write(tmp_path / "deck.apkg", answered((9, 3, 4)))
    bring(ada, deck)
    bring(grace, deck)
    rate(later(ada, days=2), ITEM, 4)
    content = written(ada, path)
    assert restored(grace, content, path)["Reviews"] == (1, 0, 1)
    assert items(grace)[ITEM].reviews == 2
    assert (items(grace)[ITEM].due, items(grace)[ITEM].stability) == (items(ada)[ITEM].due, items(ada)[ITEM].stability)
    # What came before the last review here is left out.
    rate(later(ada, days=3), ITEM, 3)
    rate(later(grace, days=5), ITEM, 3)
    assert restored(grace, written(ada, path), path)["Reviews"] == (0, 0, 3)


def test_an_item_without_a_history_here_takes_the_backups(ada, grace, tmp_path, path):
    bring(grace, write(tmp_path / "deck.apkg", small()))
    bring(ada, write(tmp_path / "deck.apkg", answered((9, 3, 4))))
    restored(grace, written(ada, path), path)
    assert (items(grace)[ITEM].due, items(grace)[ITEM].last_entry) == (items(ada)[ITEM].due, log(grace)[-1].id)


def test_a_deck_that_was_deleted_here_hides_nothing_of_a_backup(ada, tmp_path, path):
    bring(ada, write(tmp_path / "deck.apkg", small()))
    content = written(ada, path)
    with ada.sessions.begin() as session:
        decks = Decks(session, 1, now=ada.now)
        decks.delete(decks.called("Deck").id)
    told = restored(later(ada, days=1), content, path)
    assert (told["Decks"], told["Cards"]) == ((1, 0, 0), (0, 0, 1))
    # The card stays deleted, because that is what was done to it last, and is not asked.
    assert items(ada)[ITEM].withdrawn
    change(ada, deleted_at=None, changed_at=MOMENT - timedelta(days=9), back="older")
    assert restored(later(ada, days=1), content, path)["Cards"] == (0, 1, 0)
    assert not items(ada)[ITEM].withdrawn


def test_names_that_are_taken_by_somebody_else_become_other_names(full, grace, path):
    content = written(full, path)
    restored(grace, content, path)
    with full.sessions() as session:
        mine, theirs = (
            session.scalar(
                select(Submission).where(
                    Submission.user_id == user, Submission.slug == "two-sum", Submission.state == "done"
                )
            )
            for user in (1, 2)
        )
        assert (mine.id, len(theirs.id)) == ("s1", 32)
        assert (
            session.scalar(select(SubmissionEvent).where(SubmissionEvent.submission_id == theirs.id)).kind == "running"
        )


def test_a_restored_interview_has_its_report_and_replay(full, grace, path):
    restored(grace, written(full, path), path)
    (mine,), (theirs,) = interviewed.reports(full), interviewed.reports(grace)
    assert [task.handed_in.verdict for task in theirs.problems] == ["accepted"]
    # All but what submissions are called is as it was: texts, times, ticks, predictions.
    for task in (*mine.tasks, *theirs.tasks):
        task.handed_in = None
    assert theirs == mine
    assert mine.brier == pytest.approx(0.01)
    with full.sessions() as session:
        ratings = [session.get(InterviewRating, (each.id, "plan", "interviewer")) for each in _both(full, grace)]
        assert [(each.level, each.note) for each in ratings] == [(3, "told it first")] * 2
        (form,) = OwnForms(session, 2).all()
        assert form_of(form).name == name_of(form.id)


def _both(*people):
    return [interview for person in people for interview in interviewed.interviews(person)]


def test_an_interview_that_goes_on_is_in_a_backup_when_it_is_over(ada, path):
    interviewed.begin(ada)
    tables = written(ada, path)["tables"]
    assert [tables[name]["rows"] for name in tables if name.startswith("interview")] == [[]] * 7


def test_html_of_a_backup_is_cleaned_and_files_are_named_anew(ada, grace, tmp_path, path):
    bring(ada, write(tmp_path / "deck.apkg", small(), {"a.svg": b"<svg/>"}))
    content = written(ada, path)
    text = json.dumps(content).replace("What?", "What? <img src=x.png onerror=alert(1)><script>1</script>")
    restored(grace, text.replace("image/svg+xml", "text/html"), path)
    assert [*cards(grace)] == ["What? <img>"]
    assert written(grace, path)["tables"]["own_media"]["rows"][0][2] == "image/svg+xml"


def test_a_cancelled_restoring_changes_nothing(full, grace, path):
    class Cancelling(Quiet):
        def __call__(self, what, done, _count):
            if what == "Restoring" and done == 5:
                raise CancelledError

    written(full, path)
    with pytest.raises(CancelledError):
        bringing.restore(path, grace, Cancelling())
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
def test_what_is_no_backup_is_told(ada, path, text, words):
    assert words in refused(ada, text, path)


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
def test_a_row_that_cannot_be_is_told(full, grace, path, *, place, value, words):
    content = written(full, path)
    name, column = place.split(".")
    table = content["tables"][name]
    _row_to_spoil(name, table)[table["columns"].index(column)] = value
    assert words in refused(grace, content, path)


def _row_to_spoil(name, table):
    """The last row; of the log and of items one that came with a history."""
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    fit = {
        "review_log": lambda row: row["rating"] and row["engine"] == "Anki",
        "review_items": lambda row: row["reviewed"],
    }
    known = [place for place, row in enumerate(rows) if fit.get(name, bool)(row)]
    return table["rows"][known[-1]]


def test_a_setting_that_cannot_be_is_told(full, grace, path):
    content = written(full, path)
    table = content["tables"]["review_settings"]
    table["rows"][0][table["columns"].index("zone")] = "Europe/Nowhere"
    assert "Europe/Nowhere" in refused(grace, content, path)


@pytest.mark.parametrize("spoil", [list.pop, lambda row: row.append(1)])
def test_a_row_that_is_too_short_or_long_is_told(full, grace, path, spoil):
    content = written(full, path)
    spoil(content["tables"]["own_cards"]["rows"][0])
    assert "Line 1 of the table 'own_cards'" in refused(grace, content, path)


def test_a_column_that_came_later_is_as_it_is_for_whoever_never_had_it(full, grace, path):
    content = written(full, path)
    table = content["tables"]["review_log"]
    at = table["columns"].index("origin")
    carried = [row for row in table["rows"] if row[table["columns"].index("action")] == "carried"]
    table["rows"] = [[*row[:at], *row[at + 1 :]] for row in table["rows"] if row not in carried]
    table["columns"].remove("origin")
    assert restored(grace, content, path)["Reviews"][0] == len(table["rows"])


def test_a_backup_that_is_too_large_is_told(full, grace, path):
    assert "at most" in refused(limited(grace, backup_bytes=1000), written(full, path), path)


def test_a_backup_may_be_larger_than_what_comes_from_elsewhere(full, grace, path):
    assert restored(limited(grace, file_bytes=1000), written(full, path), path)["Cards"][0] == 20


def test_what_is_written_can_be_read_and_nothing_larger_is_written(full, grace, path):
    taking_out.everything(path, full)
    size = path.stat().st_size
    assert restored(limited(grace, backup_bytes=size), path.read_text(), path)["Cards"][0] == 20
    with pytest.raises(RefusedError, match="Take a backup without pictures and sounds"):
        taking_out.everything(path, limited(full, backup_bytes=size - 1))


def test_a_backup_that_is_not_written_leaves_the_last_one(full, path):
    before = written(full, path)
    with pytest.raises(RefusedError):
        taking_out.everything(path, limited(full, backup_bytes=1000))
    assert (json.loads(path.read_bytes()), [*path.parent.glob("*.part")]) == (before, [])


def test_a_backup_without_pictures_has_all_else(full, grace, path):
    whole = written(full, path)["tables"]
    taking_out.everything(path, full, media=False)
    left = json.loads(path.read_bytes())["tables"]
    assert left == {name: table for name, table in whole.items() if name != "own_media"}
    assert "Pictures and sounds" not in restored(grace, path.read_text(), path)


def test_pictures_are_written_one_by_one(ada):
    # Each may have 30 MB, and hundreds of them would be in memory together.
    plain = {"user_id": 1, "sha256": "0" * 64, "kind": "image/png", "size": 1_000_000, "content": bytes(1_000_000)}
    with ada.sessions.begin() as session:
        session.add_all(OwnMedia(name=f"{number}.png", **plain) for number in range(20))
    with ada.sessions() as session:
        tracemalloc.start()
        written = sum(map(len, backup.chunks(session, 1, now=MOMENT)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (written > 25_000_000, peak < 10_000_000) == (True, True)


def test_a_backup_shows_one_moment(full, path):
    # Somebody brings a card in while the file is written.
    with full.sessions() as session:
        backup.at_one_moment(session)
        chunks = backup.chunks(session, 1, now=MOMENT)
        first = next(chunks)
        with full.sessions.begin() as other:
            other.query(OwnNote).delete()
        content = json.loads(first + b"".join(chunks))
    assert content["tables"]["own_notes"]["rows"]

"""Backups: everything of a person's goes out and comes in, and two persons' become one's by one rule."""

import json
import tracemalloc
from datetime import timedelta

import pytest
from sqlalchemy import select

from rehearse.cards.decks import Decks
from rehearse.db import Base
from rehearse.exchange import backup, bringing, taking_out
from rehearse.exchange.backup_tables import ALL, LEFT_OUT
from rehearse.exchange.models import OwnMedia, OwnNote
from rehearse.interviews.models import InterviewRating
from rehearse.interviews.own_forms import OwnForms, form_of, name_of
from rehearse.review.service import Reviewer
from rehearse.review.settings import Chosen, Settings, chosen_by, save_settings
from rehearse.submissions.models import Draft, Submission, SubmissionEvent
from tests.unit import exchange_interviews as interviewed
from tests.unit.exchange_backups import restored, written
from tests.unit.exchange_files import answered, small, write
from tests.unit.exchange_people import ITEM, MOMENT, Quiet, bring, change, items, later, log, rate, stored


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


def test_a_backup_has_something_of_every_table(full, backup_file):
    tables = written(full, backup_file)["tables"]
    assert [name for name, table in tables.items() if not table["rows"]] == []


def test_a_backup_restores_everything_for_somebody_new(full, grace, backup_file, tmp_path):
    content = written(full, backup_file)
    told = restored(grace, content, backup_file)
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


def test_a_restored_history_can_be_undone_and_goes_on(full, grace, backup_file):
    restored(grace, written(full, backup_file), backup_file)
    with grace.sessions.begin() as session:
        reviewer = Reviewer(session, 2, now=MOMENT + timedelta(hours=3), settings=Settings())
        # The last thing that was done: a card was buried.
        assert reviewer.undo().item == max(items(grace))
        name = min(items(grace))
        assert reviewer.find(name).standing == Reviewer(session, 1, now=MOMENT, settings=Settings()).find(name).standing
        assert reviewer.rate(name, 3, seen=reviewer.find(name).last_entry).standing.state.reviews >= 1


def test_restoring_twice_changes_nothing(full, grace, backup_file):
    content = written(full, backup_file)
    restored(grace, content, backup_file)
    before = stored(grace)
    told = restored(grace, content, backup_file)
    assert all(new == newer == 0 for new, newer, _ in told.values())
    assert stored(grace) == before
    # Ones own backup changes nothing either.
    assert all(new == newer == 0 for new, newer, _ in restored(full, content, backup_file).values())


def test_a_preview_tells_what_restoring_does_and_changes_nothing(full, grace, backup_file):
    written(full, backup_file)
    before = stored(grace)
    told = bringing.preview(backup_file, grace, Quiet())
    assert stored(grace) == before
    assert told == bringing.restore(backup_file, grace, Quiet())


def test_the_newer_of_two_counts_and_nothing_is_taken_away(full, grace, backup_file):
    with full.sessions.begin() as session:
        session.add(Draft(user_id=2, slug="two-sum", source="newer", saved_at=MOMENT + timedelta(days=1)))
        session.add(Draft(user_id=2, slug="other", source="mine", saved_at=MOMENT))
        save_settings(session, 2, Chosen(zone="Asia/Tokyo", goal_minutes=30))
    told = restored(grace, written(full, backup_file), backup_file)
    assert (told["Drafts"], told["Choices of how to review"]) == ((0, 0, 1), (0, 0, 1))
    with full.sessions.begin() as session:
        assert {row.slug: row.source for row in session.scalars(select(Draft).where(Draft.user_id == 2))} == {
            "two-sum": "newer",
            "other": "mine",
        }
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo", goal_minutes=30)
        session.get(Draft, (1, "two-sum")).saved_at = MOMENT + timedelta(days=2)
    assert restored(grace, written(full, backup_file), backup_file)["Drafts"] == (0, 1, 0)


def test_where_somebody_is_was_no_choice_of_how_to_review(full, grace, backup_file):
    with full.sessions.begin() as session:
        save_settings(session, 2, Chosen(zone="Asia/Tokyo"))
    content = written(full, backup_file)
    assert restored(grace, content, backup_file)["Choices of how to review"] == (1, 0, 0)
    with full.sessions.begin() as session:
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo", weekdays_off=frozenset({6}))
        # Nor has a backup anything to say that knows no more than a zone.
        save_settings(session, 1, Chosen(zone="Europe/Berlin"))
        save_settings(session, 2, Chosen(zone="Asia/Tokyo"))
    assert restored(grace, written(full, backup_file), backup_file)["Choices of how to review"] == (0, 0, 1)
    with full.sessions() as session:
        assert chosen_by(session, 2) == Chosen(zone="Asia/Tokyo")


def test_histories_of_two_become_one_where_one_came_after_the_other(ada, grace, tmp_path, backup_file):
    deck = write(tmp_path / "deck.apkg", answered((9, 3, 4)))
    bring(ada, deck)
    bring(grace, deck)
    rate(later(ada, days=2), ITEM, 4)
    content = written(ada, backup_file)
    assert restored(grace, content, backup_file)["Reviews"] == (1, 0, 1)
    assert items(grace)[ITEM].reviews == 2
    assert (items(grace)[ITEM].due, items(grace)[ITEM].stability) == (items(ada)[ITEM].due, items(ada)[ITEM].stability)
    # What came before the last review here is left out.
    rate(later(ada, days=3), ITEM, 3)
    rate(later(grace, days=5), ITEM, 3)
    assert restored(grace, written(ada, backup_file), backup_file)["Reviews"] == (0, 0, 3)


def test_an_item_without_a_history_here_takes_the_backups(ada, grace, tmp_path, backup_file):
    bring(grace, write(tmp_path / "deck.apkg", small()))
    bring(ada, write(tmp_path / "deck.apkg", answered((9, 3, 4))))
    restored(grace, written(ada, backup_file), backup_file)
    assert (items(grace)[ITEM].due, items(grace)[ITEM].last_entry) == (items(ada)[ITEM].due, log(grace)[-1].id)


def test_a_deck_that_was_deleted_here_hides_nothing_of_a_backup(ada, tmp_path, backup_file):
    bring(ada, write(tmp_path / "deck.apkg", small()))
    content = written(ada, backup_file)
    with ada.sessions.begin() as session:
        decks = Decks(session, 1, now=ada.now)
        decks.delete(decks.called("Deck").id)
    told = restored(later(ada, days=1), content, backup_file)
    assert (told["Decks"], told["Cards"]) == ((1, 0, 0), (0, 0, 1))
    # The card stays deleted, because that is what was done to it last, and is not asked.
    assert items(ada)[ITEM].withdrawn
    change(ada, deleted_at=None, changed_at=MOMENT - timedelta(days=9), back="older")
    assert restored(later(ada, days=1), content, backup_file)["Cards"] == (0, 1, 0)
    assert not items(ada)[ITEM].withdrawn


def test_names_that_are_taken_by_somebody_else_become_other_names(full, grace, backup_file):
    content = written(full, backup_file)
    restored(grace, content, backup_file)
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


def test_a_restored_interview_has_its_report_and_replay(full, grace, backup_file):
    restored(grace, written(full, backup_file), backup_file)
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


def test_an_interview_that_goes_on_is_in_a_backup_when_it_is_over(ada, backup_file):
    interviewed.begin(ada)
    tables = written(ada, backup_file)["tables"]
    assert [tables[name]["rows"] for name in tables if name.startswith("interview")] == [[]] * 7


def test_a_column_that_came_later_is_as_it_is_for_whoever_never_had_it(full, grace, backup_file):
    content = written(full, backup_file)
    table = content["tables"]["review_log"]
    at = table["columns"].index("origin")
    carried = [row for row in table["rows"] if row[table["columns"].index("action")] == "carried"]
    table["rows"] = [[*row[:at], *row[at + 1 :]] for row in table["rows"] if row not in carried]
    table["columns"].remove("origin")
    assert restored(grace, content, backup_file)["Reviews"][0] == len(table["rows"])


def test_a_backup_without_pictures_has_all_else(full, grace, backup_file):
    whole = written(full, backup_file)["tables"]
    taking_out.everything(backup_file, full, media=False)
    left = json.loads(backup_file.read_bytes())["tables"]
    assert left == {name: table for name, table in whole.items() if name != "own_media"}
    assert "Pictures and sounds" not in restored(grace, backup_file.read_text(), backup_file)


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


def test_a_backup_shows_one_moment(full, backup_file):
    # Somebody brings a card in while the file is written.
    with full.sessions() as session:
        backup.at_one_moment(session)
        chunks = backup.chunks(session, 1, now=MOMENT)
        first = next(chunks)
        with full.sessions.begin() as other:
            other.query(OwnNote).delete()
        content = json.loads(first + b"".join(chunks))
    assert content["tables"]["own_notes"]["rows"]

"""A person with something in every table, and their backup. Shared by tests of what goes out and what is refused."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rehearse.activity.models import Activity, DayOff, PastGoal
from rehearse.exchange import bringing, taking_out
from rehearse.exchange.bringing import Person
from rehearse.exchange.limits import RefusedError
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.models import Assistance, ReviewFit
from rehearse.review.service import Reviewer
from rehearse.review.settings import Chosen, Settings, save_settings
from rehearse.submissions.models import Draft, OwnTest, Submission, SubmissionEvent
from tests.unit import exchange_files as files
from tests.unit import exchange_interviews as interviewed
from tests.unit.exchange_files import write
from tests.unit.exchange_people import MOMENT, Quiet, bring, items, later, rate, stored


@pytest.fixture
def full(ada: Person, tmp_path: Path) -> Person:
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


def _submission(name: str, state: str, user: int = 1) -> Submission:
    plain = {"slug": "two-sum", "problem_version": "v", "mode": "submit", "source": "x", "source_sha256": "0" * 64}
    return Submission(id=name, user_id=user, state=state, verdict="accepted", created_at=MOMENT, **plain)


def written(person: Person, path: Path) -> dict[str, Any]:
    """Somebody's backup as plain values, and as a file."""
    taking_out.everything(path, person)
    return json.loads(path.read_bytes())


def restored(person: Person, content: object, path: Path) -> dict[str, tuple[int, int, int]]:
    """Restore this; what it told, by table."""
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return {each.what: (each.new, each.newer, each.stays) for each in bringing.restore(path, person, Quiet())}


def refused(person: Person, content: object, path: Path) -> str:
    """What is said to this; nothing may have changed."""
    before = stored(person)
    with pytest.raises(RefusedError) as error:
        restored(person, content, path)
    assert stored(person) == before
    return str(error.value)


@pytest.fixture
def backup_file(tmp_path: Path) -> Path:
    """Where a backup lies."""
    return tmp_path / "backup.json"

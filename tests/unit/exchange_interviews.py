"""A mock interview that somebody sat, for tests of what takes it out and brings it back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from rehearse.catalog.catalog import Catalog
from rehearse.exchange.bringing import Person
from rehearse.interviews import reading, service
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.forms import of_plain
from rehearse.interviews.interviewer import Interviewer
from rehearse.interviews.models import Interview
from rehearse.interviews.own_forms import OwnForms
from rehearse.interviews.reporting import Report
from rehearse.interviews.room import Room
from rehearse.interviews.service import Asked
from rehearse.submissions.models import Submission
from rehearse.submissions.service import Bounds
from tests.scripted import PROBLEM

CATALOG = Catalog(problems={PROBLEM.slug: PROBLEM})
FORM = of_plain(
    {
        "title": "Two rounds",
        "summary": "A problem, then a question.",
        "tries": 2,
        "asks": ["assumptions", "prediction"],
        "rounds": [
            {"kind": "coding", "minutes": 20, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1, "seconds": 120}]},
        ],
    }
)
PROMPT = {"id": "bias", "text": "What is bias?", "listens_for": ["a", "b", "c", "d"]}
ASKED = (Asked(0, 0, "It fits.", problem=PROBLEM), Asked(1, 0, "It fits.", prompt=PROMPT))


def begin(person: Person) -> str:
    """An interview that goes on; its id."""
    with person.sessions.begin() as session:
        begun = service.begin(
            session, user_id=person.user_id, form=FORM, asked=ASKED, seed=1, extra=0, holder="here", now=person.now
        )
        return begun.id


def sit(person: Person) -> str:
    """An interview that is over, with a form of one's own: typed, tried, rated, answered and handed in; its id."""
    interview = begin(person)
    with person.sessions.begin() as session:
        room = Room.enter(session, CATALOG, interview, person.now + timedelta(minutes=5))
        assert room is not None
        candidate = Candidate(room, "here")
        candidate.save("assumptions/0/0", "Nothing is negative.")
        for source in ("x", "x = 1", "x = 12"):
            candidate.save("code/0/0", source)
        candidate.attempt(0, 0, "x = 12", bounds=Bounds(99, 99), chance=0.9)
        Interviewer(room).rate("plan", 3, "told it first")
        candidate.end_round(0)
        candidate.answer(1, 0, seconds=50, ticks=[True, False, True, False])
        candidate.leave()
        for submission in session.scalars(select(Submission).where(Submission.slug == PROBLEM.slug)):
            submission.state, submission.verdict, submission.tests_total, submission.tests_passed = (
                "done",
                "accepted",
                2,
                2,
            )
        OwnForms(session, person.user_id).add(FORM, now=person.now)
    return interview


def reports(person: Person) -> list[Report]:
    """The reports of all of somebody's interviews."""
    with person.sessions() as session:
        return [reading.report_of(session, each) for each in service.of_person(session, person.user_id)]


def interviews(person: Person) -> list[Interview]:
    """All of somebody's interviews."""
    with person.sessions() as session:
        return [*service.of_person(session, person.user_id)]

"""Begins an interview: finds out what its candidate has seen and solved, lets problems and prompts be chosen, and starts the clock."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from rehearse.activity.models import Activity
from rehearse.catalog.catalog import Catalog
from rehearse.interviews import service
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.choosing import NothingLeftError, choose
from rehearse.interviews.forms import Form
from rehearse.interviews.models import Interview, InterviewTask
from rehearse.interviews.pool import Person
from rehearse.interviews.service import AlreadyRunningError, Asked
from rehearse.review.items import problem_key
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from rehearse.submissions.models import Draft, Submission
from rehearse.submissions.service import solved_slugs

#: Somebody's level follows from so many problems, the last that they solved.
LOOKED_BACK = 10

#: It lies so much above the mean of their difficulties: an interview asks for a little more than what is easy by now.
STEP_UP = 0.5

#: The level of those who have solved nothing yet.
FIRST_LEVEL = 2.0


def begin(
    session: Session,
    catalog: Catalog,
    interviews: Interviews,
    form: Form,
    *,
    user_id: int,
    seed: int | None,
    extra: int,
    holder: str,
    now: datetime,
) -> Interview:
    """Choose what is asked, and begin. Without a seed one is drawn.

    Raises:
        NothingLeftError: a task of the form cannot be filled for this person.
        AlreadyRunningError: the person sits an interview already.
        ValueError: the extra time is none that can be had.
    """
    if (other := service.running(session, user_id)) is not None:
        # Told before anything else: the problems that it asks were seen, so that none might be left for another.
        raise AlreadyRunningError(other.id)
    seed = secrets.randbelow(2**31) if seed is None else seed
    choice = choose(form, interviews.pool, person_of(session, catalog, user_id, now), seed, now)
    asked = [
        Asked(
            pick.round,
            pick.task,
            pick.why,
            problem=None if pick.slug is None else catalog.problems[pick.slug],
            prompt=None if pick.prompt is None else msgspec.to_builtins(interviews.prompts[pick.prompt]),
        )
        for pick in choice.picks
    ]
    return service.begin(
        session, user_id=user_id, form=form, asked=asked, seed=seed, extra=extra, holder=holder, now=now
    )


def what_is_lacking(
    session: Session, catalog: Catalog, interviews: Interviews, forms: Iterable[Form], *, user_id: int, now: datetime
) -> dict[str, str]:
    """Why somebody cannot begin one of these forms at present, by its name; those that can be begun are left out."""
    person = person_of(session, catalog, user_id, now)
    lacking: dict[str, str] = {}
    for form in forms:
        try:
            # Whether a form can be filled depends on no seed.
            choose(form, interviews.pool, person, 0, now)
        except NothingLeftError as error:
            lacking[form.name] = str(error)
    return lacking


def person_of(session: Session, catalog: Catalog, user_id: int, now: datetime) -> Person:
    """What the choice has to know of somebody."""
    solved = solved_slugs(session, user_id)
    reviewer = Reviewer(session, user_id, now=now, settings=settings_of(session, user_id))
    problems = problem_key("")
    return Person(
        seen=_last(session, _seen(user_id)),
        due={each.item.removeprefix(problems) for each in reviewer.queue() if each.item.startswith(problems)},
        solved=solved,
        level=_level(session, catalog, user_id),
        asked=_last(session, _asked(user_id, "prompt")),
    )


def _seen(user_id: int) -> Select[str, datetime]:
    """Every moment at which somebody had a problem before them: sent or typed something, was active on it, or was asked it."""
    subject = problem_key("")
    moments = union_all(
        select(Submission.slug.label("name"), Submission.created_at.label("at")).where(Submission.user_id == user_id),
        select(Draft.slug, Draft.saved_at).where(Draft.user_id == user_id),
        select(func.replace(Activity.subject, literal(subject), ""), Activity.at).where(
            Activity.user_id == user_id, Activity.subject.startswith(subject)
        ),
        _asked(user_id, "problem"),
    ).subquery()
    return select(moments.c.name, moments.c.at)


def _asked(user_id: int, kind: str) -> Select[str, datetime]:
    return select(InterviewTask.name.label("name"), InterviewTask.asked_at.label("at")).where(
        InterviewTask.user_id == user_id, InterviewTask.kind == kind
    )


def _last(session: Session, moments: Select[str, datetime]) -> dict[str, datetime]:
    """The latest moment by name."""
    found = moments.subquery()
    rows = session.execute(select(found.c.name, func.max(found.c.at, type_=found.c.at.type)).group_by(found.c.name))
    return {row.name: row[1] for row in rows}


def _level(session: Session, catalog: Catalog, user_id: int) -> float:
    last = func.max(Submission.finished_at)
    rows = session.scalars(
        select(Submission.slug)
        .where(Submission.user_id == user_id, Submission.mode == "submit", Submission.verdict == "accepted")
        .group_by(Submission.slug)
        .order_by(last.desc())
        .limit(LOOKED_BACK)
    )
    known = [catalog.problems[slug].difficulty for slug in rows if slug in catalog.problems]
    return min(5.0, sum(known) / len(known) + STEP_UP) if known else FIRST_LEVEL

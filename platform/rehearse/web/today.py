"""What somebody can do today, as the page and the API tell it: what is due, what goes on, what is next, and the day's goal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TypedDict

import msgspec
from sqlalchemy.orm import Session

from rehearse.activity import service as activity
from rehearse.activity.goal import Diary
from rehearse.cards.shelf import Shelf
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.catalog.skills import SkillMap
from rehearse.interviews import service as interviews
from rehearse.review.asking import Asking, asking
from rehearse.review.catch_up import days_to_catch_up
from rehearse.review.costs import CARD_S, PROBLEM_S
from rehearse.review.forecast import coming_due, reviews_anything
from rehearse.review.service import Reviewer
from rehearse.review.settings import Settings, settings_of
from rehearse.submissions import drafts
from rehearse.submissions import service as submissions
from rehearse.web import words
from rehearse.web.goals import GoalOut, shown_goal

#: A draft is lately typed for so long; of those that were looked at, so many are offered to go on with.
LATELY, LOOKED_AT, DRAFTS = timedelta(days=14), 12, 3

#: The next problem, and one to take instead.
ADVISED = 2

#: So far it is looked ahead for the end of a backlog.
FORESEEN_DAYS = 90


class _Named(TypedDict):
    slug: str
    title: str
    minutes: int


class CardsToday(msgspec.Struct, frozen=True, kw_only=True):
    """The cards to review now: `again` are learning steps, `due` known ones, `new` those to begin."""

    count: int
    minutes: int
    again: int
    due: int
    new: int


class ProblemToday(msgspec.Struct, frozen=True, kw_only=True):
    """A problem to solve, and about how long it takes."""

    slug: str
    title: str
    minutes: int


class NextProblem(ProblemToday, frozen=True, kw_only=True):
    """A problem that was not solved yet and is next on the skill map, and why."""

    difficulty: int
    why: str


class DraftToday(ProblemToday, frozen=True, kw_only=True):
    """A problem that was not solved yet and that somebody lately typed a program for."""

    saved_at: datetime


class InJudging(msgspec.Struct, frozen=True, kw_only=True):
    """A submission that waits for its verdict."""

    id: str
    slug: str
    title: str


class CatchUp(msgspec.Struct, frozen=True, kw_only=True):
    """More is due than fits into the day's goal: so many cards and problems, of which today's share is told beside this.

    `days` is about how many days all of it takes at the goal, today included; null when more comes due than the goal holds.
    """

    days: int | None
    cards: int
    problems: int


class TodayOut(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody can do today.

    `cards` and `problems` are to be reviewed now: all that is due, or today's share when there is something to catch up on.
    `later` counts learning steps that are still to come today, the first of them at `next_at`. `next` has the problem that is next
    and another one. `newcomer` is somebody who has neither solved nor taken up anything, `decks` how many there are.
    """

    day: date
    newcomer: bool
    decks: int
    cards: CardsToday
    problems: list[ProblemToday]
    catch_up: CatchUp | None
    later: int
    next_at: datetime | None
    judging: list[InJudging]
    drafts: list[DraftToday]
    next: list[NextProblem]
    goal: GoalOut


def shown_today(session: Session, user_id: int, catalog: Catalog, now: datetime, shelf: Shelf) -> TodayOut:
    """What somebody can do on the day of this moment."""
    settings = settings_of(session, user_id)
    today = settings.calendar.day_of(now)
    queue = Reviewer(session, user_id, now=now, settings=settings).queue(shelf.present)
    asked = asking(queue, shelf.library, has=shelf.has, goal_minutes=settings.goal_minutes)
    progress = submissions.progress(session, user_id)
    # What a running interview asks is told by its room alone.
    asked_now = interviews.closed_slugs(session, user_id)
    unsolved = {
        slug: each
        for slug, each in catalog.problems.items()
        if progress.get(slug) != "solved" and slug not in asked_now
    }
    judging = [each for each in _judging(session, user_id, catalog) if each.slug not in asked_now]
    drafts = _drafts(session, user_id, unsolved, now - LATELY)
    judged = {each.slug for each in judging}
    days = activity.diary(session, user_id, settings=settings, today=today)
    at_work = judged | {each.slug for each in drafts} | asked_now
    skills = SkillMap(catalog.problems.values(), catalog.vocabulary, progress)
    return TodayOut(
        day=today,
        newcomer="solved" not in progress.values() and not reviews_anything(session, user_id),
        decks=len(catalog.decks),
        cards=_cards(asked),
        problems=[ProblemToday(**_named(each)) for each in asked.to_solve],
        catch_up=_catch_up(session, user_id, asked, settings, days),
        later=queue.later,
        next_at=queue.next_at,
        judging=judging,
        drafts=[each for each in drafts if each.slug not in judged][:DRAFTS],
        next=[_next(each, skills) for each in skills.advised(ADVISED + len(at_work)) if each.slug not in at_work][
            :ADVISED
        ],
        goal=shown_goal(days),
    )


def _cards(asked: Asking) -> CardsToday:
    cards = (*asked.waiting, *asked.cards, *asked.new)
    return CardsToday(
        count=len(cards),
        minutes=asked.minutes(cards),
        again=len(asked.waiting),
        due=len(asked.cards),
        new=len(asked.new),
    )


def _catch_up(session: Session, user_id: int, asked: Asking, settings: Settings, days: Diary) -> CatchUp | None:
    """How to catch up; None when nothing is left for other days. On days off nobody does."""
    if not asked.share.left:
        return None
    coming = coming_due(session, user_id, today=days.today, days=FORESEEN_DAYS)
    seconds = [CARD_S * day["card"] + PROBLEM_S * day["problem"] for day in coming]
    off = {(day - days.today).days for day in days.off_ahead(FORESEEN_DAYS)}
    due = (*asked.cards, *asked.problems, *asked.share.left)
    problems = sum(each.kind == "problem" for each in due)
    return CatchUp(
        days=days_to_catch_up(asked.share.seconds, seconds, goal_s=60 * settings.goal_minutes, off=off),
        cards=len(due) - problems,
        problems=problems,
    )


def _judging(session: Session, user_id: int, catalog: Catalog) -> list[InJudging]:
    found = submissions.in_judging(session, user_id)
    return [
        InJudging(id=each, slug=slug, title=catalog.problems[slug].title)
        for each, slug in found
        if slug in catalog.problems
    ]


def _drafts(session: Session, user_id: int, unsolved: Mapping[str, Problem], since: datetime) -> list[DraftToday]:
    """What was lately typed for problems that are not solved, except where only the starter was put back."""
    rows = drafts.since(session, user_id, since, LOOKED_AT)
    return [
        DraftToday(**_named(unsolved[row.slug]), saved_at=row.saved_at)
        for row in rows
        if row.slug in unsolved and row.source.strip() != unsolved[row.slug].starter.strip()
    ]


def _next(problem: Problem, skills: SkillMap) -> NextProblem:
    return NextProblem(**_named(problem), difficulty=problem.difficulty, why=why_next(problem, skills))


def why_next(problem: Problem, skills: SkillMap) -> str:
    """Why a problem comes next, in a sentence or two."""
    if skills.status(problem) == "tried":
        return "You have tried it before, and it is not solved yet."
    if not skills.is_ready(problem):
        return "The easiest that is left, although it builds on something new."
    if problem.levels > 1:
        # What later levels practise would tell of them.
        return "You know what it builds on. It grows, level by level."
    needed = words.listed(skills.names_needed_by(problem))
    practises = words.listed([skills.name(concept) for concept in problem.concepts])
    why = f"You know what it builds on: {needed}." if needed else "It needs nothing before it."
    return f"{why} Practises: {practises}." if practises else why


def _named(problem: Problem) -> _Named:
    return {"slug": problem.slug, "title": problem.title, "minutes": problem.minutes}

"""What the pages show of the person who looks at them: progress, drafts, submissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from rehearse.catalog.offered import offered_by
from rehearse.catalog.problem import Problem
from rehearse.catalog.skills import SkillMap
from rehearse.review.assistance import keep_opened
from rehearse.review.encounters import Encounter, encounter_at
from rehearse.review.settings import settings_of
from rehearse.submissions import drafts, service
from rehearse.submissions import own_tests as own_tests_of
from rehearse.submissions.report import SubmissionSummary
from rehearse.web import words
from rehearse.web.current import services, user_id


def progress() -> Mapping[str, str]:
    """Slugs with "solved" or "tried"."""
    with services().sessions() as session:
        return service.progress(session, user_id())


def skill_map() -> SkillMap:
    """How far the person is with each concept."""
    catalog = services().catalog
    return SkillMap(catalog.problems.values(), catalog.vocabulary, progress())


def released_level(problem: Problem) -> int:
    """The level of a problem that the person works on; 1 where there are no levels."""
    with services().sessions() as session:
        return service.released_level(session, user_id(), problem)


@dataclass(frozen=True, slots=True)
class Desk:
    """A problem as the person finds it: what stands in the editor, and how they stand to the problem.

    `source` is None where nothing was typed that the editor shows. `saved_at` is when the server last kept anything for it, written
    as the API writes it, so that scripts can compare the two. `left_over`: it was typed before the problem was due again. `solved_on`
    is the day of the solution that is hidden, in words.
    """

    encounter: Encounter
    source: str | None
    saved_at: str | None
    left_over: bool
    solved_on: str


def desk(slug: str) -> Desk:
    """A problem as the person finds it."""
    now = services().now()
    with services().sessions() as session:
        settings = settings_of(session, user_id())
        encounter = encounter_at(session, user_id(), slug, now=now, settings=settings)
        kept = drafts.find(session, user_id(), slug)
    day_of = settings.calendar.day_of
    shown, hidden = encounter.draft(kept), encounter.hidden
    return Desk(
        encounter,
        None if shown is None else shown.source,
        None if kept is None else msgspec.to_builtins(kept.saved_at),
        left_over=shown is not None and encounter.hides(shown.saved_at),
        solved_on="" if hidden is None else words.calendar_date(day_of(hidden.at), day_of(now)),
    )


def encounter(slug: str) -> Encounter:
    """How the person stands to a problem."""
    with services().sessions() as session:
        return _encounter(session, slug)


def open_solution(slug: str) -> None:
    """Keep that the person was given the solution of a problem."""
    with services().sessions.begin() as session:
        settings = settings_of(session, user_id())
        keep_opened(session, slug, "solution", user_id=user_id(), now=services().now(), settings=settings)


def _encounter(session: Session, slug: str) -> Encounter:
    settings = settings_of(session, user_id())
    return encounter_at(session, user_id(), slug, now=services().now(), settings=settings)


def history(slug: str) -> Sequence[SubmissionSummary]:
    """What the person sent for a problem, newest first."""
    with services().sessions() as session:
        return service.history(session, user_id(), slug)


def own_tests(slug: str) -> list[dict[str, str]]:
    """The inputs that the person keeps for a problem, as the API shows them."""
    with services().sessions() as session:
        found = own_tests_of.kept(session, user_id(), slug)
        return [{"id": test.id, "name": test.name, "input": test.text} for test in found]


def offered(problem: Problem) -> dict[str, str]:
    """The inputs that a problem suggests to try, once all of its levels are released."""
    with services().sessions() as session:
        return offered_by(problem, service.released_level(session, user_id(), problem))


def unfinished(slug: str) -> str | None:
    """The submission that is being judged right now, so that a page opened again goes on following it."""
    return next((item.id for item in history(slug)[:1] if item.state != "done"), None)


def submission(submission_id: str) -> tuple[dict[str, Any], bool] | None:
    """One of the person's submissions as the API shows it, and whether its source is hidden, which is empty then."""
    with services().sessions() as session:
        found = service.find(session, submission_id, user_id())
        shown = service.shown(session, submission_id, user_id())
        if found is None or shown is None:
            return None
        hidden = _encounter(session, found.slug).hides(found.created_at)
    return (shown | {"source": ""}, True) if hidden else (shown, False)


def source_of(submission_id: str, slug: str) -> str | None:
    """The source of one of the person's submissions for this problem, unless it is hidden."""
    with services().sessions() as session:
        found = service.find(session, submission_id, user_id())
        if found is None or found.slug != slug or _encounter(session, slug).hides(found.created_at):
            return None
        return found.source

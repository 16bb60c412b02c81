"""What the pages show of the person who looks at them: progress, drafts, submissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from rehearse.catalog.offered import offered_by
from rehearse.catalog.problem import Problem
from rehearse.catalog.skills import SkillMap
from rehearse.submissions import own_tests as own_tests_of
from rehearse.submissions import service
from rehearse.submissions.report import SubmissionSummary
from rehearse.web.current import services, user_id


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What was last typed; the time is written as the API writes it, so that scripts can compare the two."""

    source: str
    saved_at: str


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


def draft(slug: str) -> SavedDraft | None:
    """What the person last typed for a problem."""
    with services().sessions() as session:
        row = service.draft(session, user_id(), slug)
        return SavedDraft(row.source, msgspec.to_builtins(row.saved_at)) if row else None


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


def submission(submission_id: str) -> dict[str, Any] | None:
    """One of the person's submissions as the API shows it."""
    with services().sessions() as session:
        return service.shown(session, submission_id, user_id())


def source_of(submission_id: str, slug: str) -> str | None:
    """The source of one of the person's submissions for this problem."""
    with services().sessions() as session:
        found = service.find(session, submission_id, user_id())
        return found.source if found is not None and found.slug == slug else None

"""Problems as they were when an interview asked them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.interviews import snapshots
from rehearse.interviews.models import KeptProblem


def keep(session: Session, problem: Problem) -> None:
    """Keep a problem as it is now."""
    if session.get(KeptProblem, (problem.slug, problem.version)) is None:
        session.add(KeptProblem(slug=problem.slug, version=problem.version, content=snapshots.written(problem)))


def find(session: Session, catalog: Catalog, slug: str, version: str) -> Problem | None:
    """A problem in this version: the catalogue's own, or the one that was kept; None when neither is there."""
    now = catalog.problems.get(slug)
    if now is not None and now.version == version:
        return now
    kept = session.get(KeptProblem, (slug, version))
    return None if kept is None else snapshots.read(kept.content)

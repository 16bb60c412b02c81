"""What follows for reviewing when a question was answered badly: the cards of its concepts are due the same day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from rehearse.catalog.catalog import Catalog
from rehearse.interviews.models import InterviewTask
from rehearse.interviews.shares import shares_of
from rehearse.interviews.timeline import Entry
from rehearse.review.failed import failed
from rehearse.review.library import library_of
from rehearse.review.service import StaleAnswerError

log = structlog.get_logger(__name__)


def lapsed(tasks: Iterable[tuple[int, int, Mapping[str, Any]]], entries: Iterable[Entry]) -> tuple[str, ...]:
    """The concepts of prompts, given with round and task, that went badly: not answered, or fewer than half of the lines ticked.

    A round that took no time was never sat, so nothing of it went badly.
    """
    entries = list(entries)
    held = shares_of((), entries).held
    ticks = {
        (each.payload["round"], each.payload["task"]): each.payload["ticks"]
        for each in entries
        if each.kind == "answered"
    }
    bad = [
        prompt
        for round_, task, prompt in tasks
        if held.get(round_, 0.0) > 0 and 2 * sum(ticks.get((round_, task), ())) < len(prompt["listens_for"])
    ]
    return tuple(dict.fromkeys(concept for prompt in bad for concept in prompt.get("concepts", ())))


def call_lapsed(
    session: Session,
    catalog: Catalog,
    tasks: Iterable[InterviewTask],
    entries: Iterable[Entry],
    *,
    user_id: int,
    now: datetime,
) -> list[str]:
    """Make the cards of what went badly due; those that were called. Nothing is committed here."""
    prompts = [(each.round, each.task, each.prompt) for each in tasks if each.prompt is not None]
    concepts = lapsed(prompts, entries)
    if not concepts:
        return []
    session.flush()
    try:
        with session.begin_nested():
            return failed(session, library_of(catalog), concepts, user_id=user_id, now=now)
    except StaleAnswerError:
        # Somebody answers one of these cards in this very moment. That must not keep the interview from ending.
        log.warning("lapsed_concepts_not_called", concepts=concepts)
        return []

"""The pages, one blueprint for each family. `BLUEPRINTS` is what the application registers."""

from __future__ import annotations

from rehearse.web.pages import (
    authors,
    exchange,
    interview_forms,
    interviews,
    own_decks,
    problems,
    review,
    seats,
    skills,
    statistics,
    submissions,
    today,
)

BLUEPRINTS = (
    problems.bp,
    review.bp,
    own_decks.bp,
    exchange.bp,
    statistics.bp,
    skills.bp,
    submissions.bp,
    interviews.bp,
    seats.bp,
    interview_forms.bp,
    authors.bp,
    today.bp,
)

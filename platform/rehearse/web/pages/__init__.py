"""The pages, one blueprint for each family. `BLUEPRINTS` is what the application registers."""

from __future__ import annotations

from rehearse.web.pages import authors, problems, review, skills, statistics, submissions

BLUEPRINTS = (problems.bp, review.bp, statistics.bp, skills.bp, submissions.bp, authors.bp)

"""The JSON API under `/api/v1`. `openapi.py` describes it, and a test compares the two."""

from __future__ import annotations

from flask import Blueprint

from rehearse.web import closed
from rehearse.web.api import (
    assistance,
    cards,
    exchange,
    interview_forms,
    interview_reports,
    interviews,
    memory,
    openapi,
    own_tests,
    problems,
    review,
    seats,
    statistics,
    submissions,
    today,
)

bp = Blueprint("api", __name__, url_prefix="/api/v1")
bp.before_request(closed.refuse_meanwhile)
bp.register_blueprint(problems.bp)
bp.register_blueprint(submissions.bp)
bp.register_blueprint(own_tests.bp)
bp.register_blueprint(review.bp)
bp.register_blueprint(statistics.bp)
bp.register_blueprint(cards.bp)
bp.register_blueprint(today.bp)
bp.register_blueprint(assistance.bp)
bp.register_blueprint(memory.bp)
bp.register_blueprint(exchange.bp)
bp.register_blueprint(interviews.bp)
bp.register_blueprint(seats.bp)
bp.register_blueprint(interview_reports.bp)
bp.register_blueprint(interview_forms.bp)
bp.register_blueprint(openapi.bp)

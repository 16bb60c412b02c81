"""For whoever runs the site: is it alive, can it judge, what has it counted."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text

from rehearse.web.current import services

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@bp.get("/readyz")
def ready() -> tuple[Response, int]:
    """200 when the database answers and the judge is on and has cells, or was switched off on purpose."""
    with services().sessions() as session:
        session.execute(text("SELECT 1"))
    judging = services().judging
    able = (judging.state == "on" and not judging.pause) or services().config.sandbox == "off"
    told: dict[str, Any] = {"ready": able, "judging": judging.state, "reason": judging.pause or judging.reason}
    told["sandbox"] = judging.sandbox_name
    told["bank"] = asdict(services().filler.progress)
    return jsonify(told), HTTPStatus.OK if able else HTTPStatus.SERVICE_UNAVAILABLE


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus' text format."""
    return Response(services().metrics.text(), content_type=CONTENT_TYPE_LATEST)

"""The interviewer's seat: a page for whoever holds a link, without an account and without a way to other pages."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, render_template

from rehearse.catalog.markdown import render
from rehearse.interviews import seats
from rehearse.interviews.interviewer import LONGEST_NOTE, LONGEST_PROMPT
from rehearse.interviews.room import Room
from rehearse.interviews.rubric import AXES, LEVEL_TITLES, LEVELS
from rehearse.web import assets, seating
from rehearse.web.current import services
from rehearse.web.seating import SeatOut

bp = Blueprint("seats", __name__)
assets.provide_to(bp)


@bp.after_request
def keep_secret(response: Response) -> Response:
    """Let no other site and no cache learn the address, which is the key to the page."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/interviews/seat/<secret>")
def seat(secret: str) -> str | tuple[str, HTTPStatus]:
    """The seat; a plain page when its link does not work."""
    with services().sessions.begin() as session:
        found = seats.interview_of(session, secret, services().now())
        room = None if found is None else Room.enter(session, services().catalog, found, services().now())
        told = None if room is None else seating.told_seat(room)
    if room is None or told is None:
        return render_template("interviews/seat_gone.html"), HTTPStatus.NOT_FOUND
    services().announce(room)
    return render_template("interviews/seat.html", **_shown(told, secret))


def _shown(told: SeatOut, secret: str) -> dict[str, Any]:
    return {
        "seat": told,
        "tasks": [
            {
                "told": task,
                "name": f"{'Problem' if task.kind == 'problem' else 'Question'} {task.task + 1}",
                "statements": [render(each, drop_title=task.title, top=4) for each in task.text],
                "later": [render(each, drop_title=task.title, top=4) for each in task.later],
                "outlines": [(each.level, render(each.text, top=5)) for each in task.outlines],
                "asks_next": render(task.asks_next, top=5),
                "notes": render(task.notes, top=5),
            }
            for task in told.tasks
        ],
        "axes": AXES,
        "levels": LEVELS,
        "level_titles": LEVEL_TITLES,
        "rated": {each.axis: each for each in told.ratings},
        "longest_prompt": LONGEST_PROMPT,
        "longest_note": LONGEST_NOTE,
        "data": {
            "state": told.state,
            "round": told.clock.round,
            "sequence": told.sequence,
            "clock": told.clock,
            "texts": told.texts,
            "remarks": told.remarks,
            "api": f"/api/v1/seats/{secret}",
        },
    }

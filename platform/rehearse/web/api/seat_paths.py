"""The description of the addresses of the interviewer's seat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse.web import interviewing, seating
from rehearse.web.reviewing import Nothing

SHAPES = (
    seating.SeatMade,
    seating.SeatList,
    seating.SeatOut,
    seating.PromptIn,
    seating.ReleaseIn,
    seating.MoreTimeIn,
    seating.AxisRatingIn,
)

EVENTS = """Server-sent events: what an interviewer is told of each entry, with its number as `id:`. They begin after `Last-Event-ID`, else after
`after`, else with what comes from now on. After them `clock` tells how the clock stands. When all rounds are over the stream ends, and when the link
no longer works it ends with `closed`. While it is open the candidate is told that somebody watches."""

#: Wrong, expired and revoked links are answered alike.
NO_SEAT = {404: "The link is wrong, has expired or was revoked"}


def paths(
    operation: Callable[..., dict[str, Any]], parameter: Callable[..., dict[str, Any]], *, writes: dict[int, str]
) -> dict[str, Any]:
    """Addresses with what can be done there; `operation` and `parameter` describe these as everywhere else."""
    seat = [parameter("secret")]
    unknown = {404: "The person has no such interview"}
    late = {409: "The round is over, or it cannot be done now"}

    def does(summary: str, body: type) -> dict[str, Any]:
        return {
            "parameters": seat,
            "post": operation(summary, interviewing.SavedOut, NO_SEAT | writes | late, body=body),
        }

    return {
        "/interviews/{interview_id}/seats": {
            "parameters": [parameter("interview_id")],
            "get": operation("List the interviewer's links that work", seating.SeatList, unknown),
            "post": operation(
                "Make a link for an interviewer", seating.SeatMade, unknown | writes | late, body=Nothing, status=201
            ),
            "delete": operation("Revoke all links", seating.SeatList, unknown | {403: writes[403]}),
        },
        "/seats/{secret}": {
            "parameters": seat,
            "get": operation("Read how the interview stands", seating.SeatOut, NO_SEAT),
        },
        "/seats/{secret}/events": {"parameters": seat, "get": _events(operation)},
        "/seats/{secret}/prompt": does("Send the candidate a prompt", seating.PromptIn),
        "/seats/{secret}/release": does("Open the next part of a problem", seating.ReleaseIn),
        "/seats/{secret}/time": does("Let the round last longer", seating.MoreTimeIn),
        "/seats/{secret}/ratings": does("Rate the candidate on an axis", seating.AxisRatingIn),
    }


def _events(operation: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    made = operation("Follow the interview", None, NO_SEAT | {503: "Too many streams are open"})
    made["description"] = EVENTS
    made["parameters"] = [
        {"name": "after", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0}}
    ]
    made["responses"]["200"]["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    return made

"""The description of the addresses of interviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse.web import interview_reports, interviewing
from rehearse.web.api import interview_form_paths, schema, seat_paths

SHAPES = (
    interviewing.InterviewList,
    interviewing.BeginIn,
    interviewing.BegunOut,
    interviewing.HolderIn,
    interviewing.TextIn,
    interviewing.ProgramIn,
    interviewing.ClockIn,
    interviewing.AnswerIn,
    interviewing.RoomOut,
    interviewing.SavedOut,
    interview_reports.ReportOut,
    interview_reports.OwnRatingIn,
    interview_reports.TimelineOut,
    *seat_paths.SHAPES,
    *interview_form_paths.SHAPES,
)

EVENTS = """Server-sent events. Each entry of the timeline has its number as `id:`; send the last one as `Last-Event-ID` to go on after
it. Its name is what happened (`saved`, `ran`, `round_ended` …). After them `clock` tells how the clock stands, without an id; when all
rounds are over the stream ends."""


def paths(
    operation: Callable[..., dict[str, Any]],
    parameter: Callable[..., dict[str, Any]],
    *,
    unknown: dict[int, str],
    writes: dict[int, str],
) -> dict[str, Any]:
    """Addresses with what can be done there; `operation` and `parameter` describe these as everywhere else."""
    known = [parameter("interview_id")]
    late = unknown | writes | {409: "The round is over, another window writes, or the form does not allow it"}
    full = late | {429: "The person has too much waiting"}
    saved, report, over = interviewing.SavedOut, interview_reports.ReportOut, unknown | {409: "It goes on"}

    def does(summary: str, body: type) -> dict[str, Any]:
        return {"parameters": known, "post": operation(summary, saved, late, body=body)}

    return {
        "/interviews": {
            "get": operation("List the forms and the person's interviews", interviewing.InterviewList),
            "post": operation("Begin an interview", interviewing.BegunOut, late, body=interviewing.BeginIn, status=201),
        },
        "/interviews/{interview_id}": {
            "parameters": known,
            "get": operation("Read how an interview stands", interviewing.RoomOut, unknown | {409: late[409]}),
        },
        "/interviews/{interview_id}/report": {
            "parameters": known,
            "get": operation("Read what became of it", interview_reports.ReportOut, over),
        },
        "/interviews/{interview_id}/timeline": {
            "parameters": known,
            "get": operation("Read everything that happened in it", interview_reports.TimelineOut, over),
        },
        "/interviews/{interview_id}/ratings/{axis}": {
            "parameters": [*known, parameter("axis")],
            "put": operation("Rate yourself on an axis", report, over | writes, body=interview_reports.OwnRatingIn),
        },
        "/interviews/{interview_id}/events": {"parameters": known, "get": _events(operation, unknown)},
        "/interviews/{interview_id}/take": does("Write in this window", interviewing.HolderIn),
        "/interviews/{interview_id}/texts": {
            "parameters": known,
            "put": operation("Keep what a text says", saved, late, body=interviewing.TextIn),
        },
        "/interviews/{interview_id}/programs": {
            "parameters": known,
            "post": operation("Run a program", schema.Accepted, full, body=interviewing.ProgramIn, status=202),
        },
        "/interviews/{interview_id}/rounds/{number}/end": {
            "parameters": [*known, parameter("number")],
            "post": operation("Be done with a round", saved, late, body=interviewing.HolderIn),
        },
        "/interviews/{interview_id}/clock": does("Stop the clock, or let it go on", interviewing.ClockIn),
        "/interviews/{interview_id}/answers": does("Tell how a spoken answer went", interviewing.AnswerIn),
        "/interviews/{interview_id}/end": does("End the interview", interviewing.HolderIn),
        **seat_paths.paths(operation, parameter, writes=writes),
        **interview_form_paths.paths(operation, parameter, unknown=unknown, writes=writes),
    }


def _events(operation: Callable[..., dict[str, Any]], unknown: dict[int, str]) -> dict[str, Any]:
    made = operation("Follow an interview", None, unknown | {503: "Too many streams are open"})
    made["description"] = EVENTS
    made["responses"]["200"]["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    return made

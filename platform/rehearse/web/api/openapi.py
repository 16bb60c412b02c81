"""The API's own description, OpenAPI 3.1, made from the shapes that the views really use."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import msgspec
from flask import Blueprint, Response

from rehearse import __version__
from rehearse.review.statistics.shapes import Statistics
from rehearse.submissions.advice import Advice
from rehearse.submissions.report import AnswerReport, SubmissionReport, TestAnnouncement, TestReport
from rehearse.web import errors, remembering, review_settings, reviewing
from rehearse.web.api import card_paths, exchange_paths, interview_paths, schema
from rehearse.web.api import today as today_api
from rehearse.web.api.assistance import AssistanceIn, AssistanceOut
from rehearse.web.called import CalledOut
from rehearse.web.today import TodayOut

bp = Blueprint("openapi", __name__)

PREFIX = "/api/v1"
REFERENCE = "#/components/schemas/{name}"

#: Refusals that any address may give: a host name that is not ours, trouble with the database, and a fault of ours.
ANYWHERE = {400: "Bad request", 500: "A fault of ours", 503: "The database is busy", 507: "The disk is full"}
UNKNOWN = {404: "Not found"}
CHANGED = {409: "Changed elsewhere since it was read"}
CLOSED = UNKNOWN | {409: "An interview that goes on asks this problem"}
WRITES = {
    403: "Sent by another site's page",
    413: "Too large",
    415: "Not sent as JSON",
    422: "The JSON has another shape, or the source or an input cannot be taken",
}

#: What of the queue is asked: today's share, when more is due than fits into the day's goal, or all of it.
SCOPE = {
    "name": "scope",
    "in": "query",
    "required": False,
    "schema": {"type": "string", "enum": list(get_args(reviewing.Scope)), "default": "all"},
}

EVENTS = """Server-sent events. Each stored event has its number as `id:`; send the last one as `Last-Event-ID` to go on
after it. In order: `queued {"position"}` (without an id), `running {"attempt"}` (a second attempt starts anew), `started
{"tests"}`, one `test_finished` for each test, one `answered` for each input that was typed or is kept, `verdict` with the whole submission; then the stream ends."""


@bp.get("/openapi.json")
def description() -> Response:
    """The description."""
    return schema.written(document())


@cache
def document() -> dict[str, Any]:
    """The description as plain values."""
    shapes = (
        schema.ProblemList,
        schema.ProblemDetail,
        schema.DraftIn,
        schema.DraftOut,
        schema.SubmissionIn,
        schema.Accepted,
        schema.History,
        schema.OwnTestIn,
        schema.OwnTestOut,
        schema.OwnTestList,
        AssistanceIn,
        AssistanceOut,
        SubmissionReport,
        AnswerReport,
        Advice,
        CalledOut,
        TestAnnouncement,
        TestReport,
        reviewing.QueueOut,
        reviewing.ItemOut,
        reviewing.RatingIn,
        reviewing.ActionIn,
        reviewing.RegradeIn,
        reviewing.GradeAnswer,
        reviewing.Nothing,
        reviewing.DeckList,
        review_settings.SettingsOut,
        review_settings.SettingsIn,
        Statistics,
        *card_paths.SHAPES,
        TodayOut,
        today_api.ActivityIn,
        today_api.ActivityOut,
        today_api.DaysOff,
        remembering.MemoryOut,
        remembering.TakeBackIn,
        *exchange_paths.SHAPES,
        *interview_paths.SHAPES,
        errors.Problem,
    )
    _, components = msgspec.json.schema_components(shapes, ref_template=REFERENCE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rehearse",
            "version": __version__,
            "description": "Problems, drafts, submissions, reviews, days and interviews. Errors are RFC 9457 problem details.",
        },
        "servers": [{"url": PREFIX}],
        "paths": _paths(),
        "components": {"schemas": components},
    }


def _paths() -> dict[str, Any]:
    slug, submission_id = [_parameter("slug")], [_parameter("submission_id")]
    sending = {429: "You have too much waiting", 503: "Judging is off, or too much waits"}
    return {
        "/problems": {"get": _operation("List the problems", schema.ProblemList)},
        "/problems/{slug}": {"parameters": slug, "get": _operation("Show a problem", schema.ProblemDetail, CLOSED)},
        "/problems/{slug}/draft": {
            "parameters": slug,
            "get": _operation("Read what was last typed", schema.DraftOut, CLOSED),
            "put": _operation("Keep what was typed", schema.DraftOut, UNKNOWN | WRITES | CHANGED, body=schema.DraftIn),
        },
        "/problems/{slug}/submissions": {
            "parameters": slug,
            "get": _operation("List the submissions for a problem", schema.History, CLOSED),
            "post": _operation(
                "Send a program", schema.Accepted, CLOSED | WRITES | sending, body=schema.SubmissionIn, status=202
            ),
        },
        "/problems/{slug}/tests": {
            "parameters": slug,
            "get": _operation("List the person's own tests of a problem", schema.OwnTestList, CLOSED),
            "post": _operation(
                "Keep an input as a test",
                schema.OwnTestOut,
                CLOSED | WRITES | {409: "As many are kept as may be, or an interview that goes on asks this problem"},
                body=schema.OwnTestIn,
                status=201,
            ),
        },
        "/problems/{slug}/tests/{test_id}": {
            "parameters": [*slug, _parameter("test_id")],
            "put": _operation("Change a test", schema.OwnTestOut, CLOSED | WRITES, body=schema.OwnTestIn),
            "delete": _operation("Delete a test", schema.OwnTestOut, CLOSED | {403: WRITES[403]}),
        },
        "/problems/{slug}/assistance": {
            "parameters": slug,
            "post": _operation(
                "Keep that a hint or the solution was opened", AssistanceOut, CLOSED | WRITES, body=AssistanceIn
            ),
        },
        "/submissions/{submission_id}": {
            "parameters": submission_id,
            "get": _operation("Show a submission", SubmissionReport, CLOSED),
        },
        "/submissions/{submission_id}/advice": {
            "parameters": submission_id,
            "get": _operation("Read remarks on an accepted program", Advice, CLOSED),
        },
        "/submissions/{submission_id}/called": {
            "parameters": submission_id,
            "get": _operation("Read which cards a failed test made due", CalledOut, CLOSED),
        },
        "/submissions/{submission_id}/events": {"parameters": submission_id, "get": _events()},
        **_review_paths(),
        **card_paths.card_paths(_operation, _parameter, unknown=UNKNOWN, writes=WRITES),
        **_today_paths(),
        **exchange_paths.paths(_operation, UNKNOWN, WRITES),
        **interview_paths.paths(_operation, _parameter, unknown=UNKNOWN, writes=WRITES),
        "/openapi.json": {"get": _operation("This description", None)},
    }


def _review_paths() -> dict[str, Any]:
    item, stale = [_parameter("item")], {409: "It was answered or changed elsewhere, or the clock runs backwards"}
    return {
        "/review/queue": {
            "parameters": [SCOPE],
            "get": _operation("What is to be reviewed now", reviewing.QueueOut, {422: "There is no such scope"}),
        },
        "/review/items/{item}/rating": {
            "parameters": [*item, SCOPE],
            "post": _operation("Rate an item", reviewing.QueueOut, UNKNOWN | WRITES | stale, body=reviewing.RatingIn),
        },
        "/review/items/{item}/grade": {
            "parameters": item,
            "get": _operation("Read how an item was rated last", reviewing.GradeAnswer),
            "post": _operation(
                "Rate it otherwise today", reviewing.GradeAnswer, UNKNOWN | WRITES | stale, body=reviewing.RegradeIn
            ),
        },
        "/review/items/{item}/action": {
            "parameters": [*item, SCOPE],
            "post": _operation(
                "Suspend, resume, bury or flag an item",
                reviewing.QueueOut,
                UNKNOWN | WRITES | stale,
                body=reviewing.ActionIn,
            ),
        },
        "/review/undo": {
            "parameters": [SCOPE],
            "post": _operation("Undo", reviewing.QueueOut, WRITES, body=reviewing.Nothing),
        },
        "/review/redo": {
            "parameters": [SCOPE],
            "post": _operation("Redo", reviewing.QueueOut, WRITES, body=reviewing.Nothing),
        },
        "/review/decks": {"get": _operation("List the decks", reviewing.DeckList)},
        "/review/decks/{name}": {
            "parameters": [_parameter("name")],
            "post": _operation(
                "Review a deck from now on", reviewing.DeckList, UNKNOWN | WRITES, body=reviewing.Nothing
            ),
        },
        "/review/statistics": {"get": _operation("What the person's reviews tell", Statistics)},
        "/review/settings": {
            "get": _operation("Read how the person reviews", review_settings.SettingsOut),
            "patch": _operation(
                "Change how the person reviews", review_settings.SettingsOut, WRITES, body=review_settings.SettingsIn
            ),
        },
        **_memory_paths(),
    }


def _memory_paths() -> dict[str, Any]:
    shape = remembering.MemoryOut
    refused = {409: "Fitting is not installed, or there is too little to learn from"}
    stale = {409: "These weights are not in use, or a fit is under way"}
    return {
        "/review/memory": {"get": _operation("Read how the person's memory is predicted", shape)},
        "/review/memory/fit": {
            "post": _operation(
                "Fit the weights to the person's reviews", shape, WRITES | refused, body=reviewing.Nothing, status=202
            ),
        },
        "/review/memory/take-back": {
            "post": _operation("Take fitted weights back", shape, WRITES | stale, body=remembering.TakeBackIn),
        },
    }


def _today_paths() -> dict[str, Any]:
    over = {409: "The day is over, or too far ahead"}
    return {
        "/today": {"get": _operation("What can be done today", TodayOut)},
        "/activity": {
            "post": _operation("Count active time", today_api.ActivityOut, UNKNOWN | WRITES, body=today_api.ActivityIn)
        },
        "/days-off/{day}": {
            "parameters": [_parameter("day", format="date")],
            "put": _operation("Take a day off", today_api.DaysOff, UNKNOWN | WRITES | over, body=reviewing.Nothing),
            "delete": _operation("Take a day off back", today_api.DaysOff, UNKNOWN | {403: WRITES[403]} | over),
        },
    }


def _operation(
    summary: str,
    shape: type | None,
    refusals: dict[int, str] | None = None,
    *,
    body: type | None = None,
    status: int = 200,
) -> dict[str, Any]:
    told = ANYWHERE | (refusals or {})
    answer = {"description": summary, "content": {"application/json": {"schema": _schema(shape)}}}
    operation: dict[str, Any] = {
        "summary": summary,
        "responses": {str(status): answer} | {str(code): _refusal(words) for code, words in sorted(told.items())},
    }
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _schema(body)}}}
    return operation


def _events() -> dict[str, Any]:
    operation = _operation("Follow a submission", None, CLOSED | {503: "Too many streams are open; poll instead"})
    operation["description"] = EVENTS
    operation["parameters"] = [
        {"name": "Last-Event-ID", "in": "header", "required": False, "schema": {"type": "integer", "minimum": 0}}
    ]
    operation["responses"]["200"]["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    operation["responses"]["204"] = {"description": "Nothing more will come: the verdict was sent already"}
    return operation


def _parameter(name: str, **more: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", **more}}


def _schema(shape: type | None) -> dict[str, Any]:
    return {"type": "object"} if shape is None else {"$ref": REFERENCE.format(name=shape.__name__)}


def _refusal(words: str) -> dict[str, Any]:
    return {"description": words, "content": {errors.MEDIA_TYPE: {"schema": _schema(errors.Problem)}}}

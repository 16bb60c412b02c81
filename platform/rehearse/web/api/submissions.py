"""Submissions: sending, reading, following."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

import structlog
from flask import Blueprint, Response, request, url_for
from sqlalchemy.orm import Session

from rehearse.activity import service as activity
from rehearse.catalog.offered import why_closed
from rehearse.catalog.problem import Problem
from rehearse.catalog.tested import name_of
from rehearse.review.failed import called_at
from rehearse.review.items import problem_key
from rehearse.review.settings import settings_of
from rehearse.submissions import drafts, service
from rehearse.submissions.advice import Advice, advise
from rehearse.submissions.hub import TooManyFollowersError
from rehearse.submissions.models import Submission
from rehearse.submissions.own_tests import InputRefusedError, check_typed
from rehearse.web import sse
from rehearse.web.api import schema
from rehearse.web.api.own_tests import refused as input_refused
from rehearse.web.api.problems import find_problem, refused
from rehearse.web.called import shown_called
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

log = structlog.get_logger(__name__)

bp = Blueprint("submissions", __name__)


@bp.get("/problems/<slug>/submissions")
def history(slug: str) -> Response:
    """What the person sent for one problem, newest first."""
    find_problem(slug)
    with services().sessions() as session:
        return schema.written(schema.History(service.history(session, user_id(), slug)))


@bp.post("/problems/<slug>/submissions")
def create(slug: str) -> Response:
    """Take a program. The row is committed before the worker hears of it."""
    problem = find_problem(slug)
    sent = schema.read(request.get_data(), schema.SubmissionIn)
    submission = _store(problem, sent)
    services().metrics.submissions.labels(sent.mode).inc()
    services().worker.wake(submission.id)
    events = url_for("api.submissions.events", submission_id=submission.id)
    response = schema.written(schema.Accepted(submission.id, events), HTTPStatus.ACCEPTED)
    response.headers["Location"] = url_for("api.submissions.show", submission_id=submission.id)
    return response


def _store(problem: Problem, sent: schema.SubmissionIn) -> Submission:
    config, now = services().config, services().now()
    bounds = service.Bounds(config.queue_per_user, config.queue_size)
    try:
        service.check_source(sent.source)
        _check_inputs(problem, sent.inputs)
        _check_that_we_judge(problem, sent.source)
        with services().sessions.begin() as session:
            submission = service.create(
                session,
                user_id=user_id(),
                problem=problem,
                source=sent.source,
                mode=sent.mode,
                bounds=bounds,
                now=now,
                inputs=sent.inputs,
            )
            _count_active(session, problem, sent.active_seconds, now)
            return submission
    except service.SourceRefusedError as error:
        raise refused(error) from error
    except InputRefusedError as error:
        raise input_refused(error) from error
    except service.QueueFullError as error:
        _keep(problem, sent.source)
        status = HTTPStatus.TOO_MANY_REQUESTS if error.by_user else HTTPStatus.SERVICE_UNAVAILABLE
        raise Refusal(status, f"{error} Your code is saved.", retry_after=error.retry_after) from error


def _count_active(session: Session, problem: Problem, seconds: float, now: datetime) -> None:
    """Count what the page had still to report: the verdict may be there before its next report, and is rated by that time."""
    if not seconds:
        return
    try:
        # A fault of the counting costs some seconds, never the submission.
        with session.begin_nested():
            settings = settings_of(session, user_id())
            subject = problem_key(problem.slug)
            activity.report(session, user_id=user_id(), subject=subject, seconds=seconds, now=now, settings=settings)
    except Exception:
        log.exception("activity_not_counted")


def _check_inputs(problem: Problem, inputs: list[str]) -> None:
    check_typed(inputs)
    if inputs and (reason := why_closed(problem.suite)):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, reason, title="This problem takes no inputs")


def _check_that_we_judge(problem: Problem, source: str) -> None:
    judging = services().judging
    if judging.state == "off":
        _keep(problem, source)
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE,
            f"{judging.reason} Your code is saved.",
            title="Judging is off",
            retry_after=30,
        )


def _keep(problem: Problem, source: str) -> None:
    """Nothing is lost: what cannot be judged now becomes the draft."""
    with services().sessions.begin() as session:
        drafts.save(session, user_id=user_id(), slug=problem.slug, source=source, now=services().now())


@bp.get("/submissions/<submission_id>")
def show(submission_id: str) -> Response:
    """Everything about one submission."""
    with services().sessions() as session:
        submission = service.find(session, submission_id, user_id())
        if submission is None:
            raise _unknown(submission_id)
        return schema.written(service.full_report(session, submission))


@bp.get("/submissions/<submission_id>/advice")
def advice(submission_id: str) -> Response:
    """What a reviewer would say of an accepted program; nothing while it is not accepted."""
    with services().sessions() as session:
        submission = service.find(session, submission_id, user_id())
    if submission is None:
        raise _unknown(submission_id)
    problem = services().catalog.problems.get(submission.slug)
    if (submission.mode, submission.verdict) != ("submit", "accepted") or problem is None:
        return schema.written(Advice([]))
    return schema.written(advise(submission.source, problem.starter))


@bp.get("/submissions/<submission_id>/called")
def called(submission_id: str) -> Response:
    """Which cards a failed test made due, as far as they still wait."""
    with services().sessions() as session:
        submission = service.find(session, submission_id, user_id())
        if submission is None:
            raise _unknown(submission_id)
        moment = submission.finished_at
        items = called_at(session, user_id(), moment) if moment is not None else []
    catalog = services().catalog
    test = name_of((submission.failure or {}).get("test", ""))
    return schema.written(shown_called(items, catalog, catalog.tested.get(submission.slug, {}).get(test, ())))


@bp.get("/submissions/<submission_id>/events")
def events(submission_id: str) -> Response:
    """The judging of one submission as server-sent events."""
    with services().sessions() as session:
        submission = service.peek(session, submission_id)
    if submission is None or submission.user_id != user_id():
        raise _unknown(submission_id)
    after = _last_event_id()
    if submission.state == "done" and after >= submission.last_sequence:
        # A browser that comes back after the verdict is told to stay away; any other answer would bring it again.
        return Response(status=HTTPStatus.NO_CONTENT)
    return _stream(submission_id, after)


def _stream(submission_id: str, after: int) -> Response:
    hub = services().hub
    try:
        bell = hub.join(submission_id)
    except TooManyFollowersError as error:
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE,
            f"{error}. Ask for the submission itself every second instead.",
            title="Too many event streams",
            retry_after=5,
        ) from error
    stream = sse.Stream(services().sessions, submission_id, after=after)
    response = Response(sse.follow(stream, hub, bell), content_type="text/event-stream; charset=utf-8")
    response.headers |= {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    response.call_on_close(lambda: hub.leave(submission_id, bell))
    return response


def _last_event_id() -> int:
    text = request.headers.get("Last-Event-ID", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _unknown(submission_id: str) -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, f"There is no submission {submission_id!r} of yours.")

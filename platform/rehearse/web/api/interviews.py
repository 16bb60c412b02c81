"""Interviews: begin, write, run, hand in; and the stream that tells every window of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TypeVar

from flask import Blueprint, Response, request, url_for
from sqlalchemy.orm import Session

from rehearse.interviews import beginning, service
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.choosing import NothingLeftError
from rehearse.interviews.clock import ClockError
from rehearse.interviews.forms import Form, FormError
from rehearse.interviews.own_forms import PREFIX, OwnForms, UnknownFormError, form_of
from rehearse.interviews.room import Room, RoomError
from rehearse.submissions.own_tests import InputRefusedError
from rehearse.submissions.service import Bounds, QueueFullError, SourceRefusedError
from rehearse.web import interviewing
from rehearse.web.api import schema
from rehearse.web.api.own_tests import refused as input_refused
from rehearse.web.api.problems import refused
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.interview_stream import stream
from rehearse.web.interviewing import WrittenOut

bp = Blueprint("interviews", __name__)

T = TypeVar("T")


@bp.post("/interviews")
def begin() -> Response:
    """Begin an interview: its problems are chosen, and its clock goes."""
    sent = schema.read(request.get_data(), interviewing.BeginIn)
    if sent.extra not in service.EXTRA:
        choices = ", ".join(map(str, service.EXTRA))
        raise Refusal(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"extra = {sent.extra:g} percent cannot be had. Choose {choices}."
        )
    try:
        with services().sessions.begin() as session:
            form = _form(session, sent.form)
            begun = beginning.begin(
                session,
                services().catalog,
                services().interviews,
                form,
                user_id=user_id(),
                seed=None if sent.seed is None else int(sent.seed),
                extra=int(sent.extra),
                holder=sent.holder,
                now=services().now(),
            )
    except service.AlreadyRunningError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="One interview at a time") from error
    except NothingLeftError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="There is no problem left for this form") from error
    url = url_for("interviews.room", interview_id=begun.id)
    response = schema.written(interviewing.BegunOut(begun.id, url), HTTPStatus.CREATED)
    response.headers["Location"] = url_for("api.interviews.show", interview_id=begun.id)
    return response


def _form(session: Session, name: str) -> Form:
    """The form of this name, from the catalogue or built by the person."""
    try:
        if name.startswith(PREFIX):
            return form_of(OwnForms(session, user_id()).find(name.removeprefix(PREFIX)))
        return services().interviews.forms[name]
    except (KeyError, UnknownFormError) as error:
        detail = f"There is no form {name!r}. GET /api/v1/interviews lists them all."
        raise Refusal(HTTPStatus.NOT_FOUND, detail) from error
    except FormError as error:
        raise Refusal(HTTPStatus.CONFLICT, f"Mend the form first. {error}", title="The form has faults") from error


@bp.get("/interviews")
def index() -> Response:
    """The forms, and the person's interviews."""
    with services().sessions() as session:
        own = service.of_person(session, user_id())
        built = [interviewing.told_plain_form(row.form) for row in OwnForms(session, user_id()).all()]
    forms = [*built, *(interviewing.told_form(form) for form in services().interviews.forms.values())]
    return schema.written(interviewing.InterviewList(forms, [interviewing.told_line(each) for each in own]))


@bp.get("/interviews/<interview_id>")
def show(interview_id: str) -> Response:
    """How an interview stands; `?holder=` tells which window asks."""
    with _entered(interview_id) as room:
        texts = service.texts(room.session, interview_id).values()
        written = [WrittenOut(text.name, text.content, text.sequence) for text in texts]
        return schema.written(interviewing.told_room(room, request.args.get("holder", ""), written))


@bp.get("/interviews/<interview_id>/events")
def events(interview_id: str) -> Response:
    """What happens in an interview, as server-sent events."""
    with services().sessions() as session:
        if service.find(session, interview_id, user_id()) is None:
            raise _unknown(interview_id)
    return stream(interview_id)


@bp.post("/interviews/<interview_id>/take")
def take(interview_id: str) -> Response:
    """Write in this window from now on."""
    sent = schema.read(request.get_data(), interviewing.HolderIn)
    return _done(interview_id, sent.holder, Candidate.take)


@bp.put("/interviews/<interview_id>/texts")
def save(interview_id: str) -> Response:
    """Keep what a text says now."""
    sent = schema.read(request.get_data(), interviewing.TextIn)
    with _entered(interview_id) as room:
        sequence = Candidate(room, sent.holder).save(sent.text, sent.content)
    return schema.written(interviewing.SavedOut(sequence, interviewing.told_clock(room.clock, room.now)))


@bp.post("/interviews/<interview_id>/programs")
def send(interview_id: str) -> Response:
    """Run the examples, or ask the hidden tests where the form allows it."""
    sent = schema.read(request.get_data(), interviewing.ProgramIn)
    bounds = Bounds(services().config.queue_per_user, services().config.queue_size)
    _check_that_we_judge()
    with _entered(interview_id) as room:
        candidate, place = Candidate(room, sent.holder), (int(sent.round), int(sent.task))
        if sent.mode == "run":
            made = candidate.run(*place, sent.source, bounds=bounds, inputs=sent.inputs, chance=sent.chance)
        else:
            made = candidate.attempt(*place, sent.source, bounds=bounds, chance=sent.chance)
    address = url_for("api.submissions.events", submission_id=made.id)
    return schema.written(schema.Accepted(made.id, address), HTTPStatus.ACCEPTED)


@bp.post("/interviews/<interview_id>/rounds/<number>/end")
def end_round(interview_id: str, number: str) -> Response:
    """Be done with a round."""
    if not (number.isdecimal() and number.isascii() and len(number) <= 3):
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no round {number!r}. The first one is 0.")
    sent = schema.read(request.get_data(), interviewing.HolderIn)
    return _done(interview_id, sent.holder, lambda candidate: candidate.end_round(int(number)))


@bp.post("/interviews/<interview_id>/clock")
def set_clock(interview_id: str) -> Response:
    """Stop the clock, where the form allows it, or let it go on."""
    sent = schema.read(request.get_data(), interviewing.ClockIn)
    return _done(interview_id, sent.holder, Candidate.stop if sent.does == "stop" else Candidate.go_on)


@bp.post("/interviews/<interview_id>/answers")
def answer(interview_id: str) -> Response:
    """Tell how a spoken answer went."""
    sent = schema.read(request.get_data(), interviewing.AnswerIn)
    return _done(
        interview_id,
        sent.holder,
        lambda candidate: candidate.answer(int(sent.round), int(sent.task), seconds=sent.seconds, ticks=sent.ticks),
    )


@bp.post("/interviews/<interview_id>/end")
def leave(interview_id: str) -> Response:
    """End the interview; what was written is handed in."""
    sent = schema.read(request.get_data(), interviewing.HolderIn)
    return _done(interview_id, sent.holder, Candidate.leave)


def _done(interview_id: str, holder: str, act: Callable[[Candidate], None]) -> Response:
    """The answer after a candidate did something."""
    with _entered(interview_id) as room:
        act(Candidate(room, holder))
    clock = interviewing.told_clock(room.clock, room.now)
    return schema.written(interviewing.SavedOut(room.interview.last_sequence, clock))


@contextmanager
def _entered(interview_id: str) -> Iterator[Room]:
    """A person's own interview for one change, which is announced when it is stored."""
    try:
        with services().sessions.begin() as session:
            if service.find(session, interview_id, user_id()) is None:
                raise _unknown(interview_id)
            room = Room.enter(session, services().catalog, interview_id, services().now())
            if room is None:
                raise _unknown(interview_id)
            yield room
    except (RoomError, ClockError) as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Not possible now") from error
    except SourceRefusedError as error:
        raise refused(error) from error
    except InputRefusedError as error:
        raise input_refused(error) from error
    except QueueFullError as error:
        status = HTTPStatus.TOO_MANY_REQUESTS if error.by_user else HTTPStatus.SERVICE_UNAVAILABLE
        raise Refusal(status, str(error), retry_after=error.retry_after) from error
    services().announce(room)


def _check_that_we_judge() -> None:
    judging = services().judging
    if judging.state == "off":
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, judging.reason, title="Judging is off", retry_after=30)


def _unknown(interview_id: str) -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, f"There is no interview {interview_id!r} of yours.")

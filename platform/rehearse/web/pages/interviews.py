"""Mock interviews: the forms to begin, the room, and what remains of those that are over."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from rehearse.catalog.markdown import highlight_source, render, render_line
from rehearse.interviews import ratings, service
from rehearse.interviews.beginning import what_is_lacking
from rehearse.interviews.candidate import Candidate
from rehearse.interviews.forms import FormError, of_plain
from rehearse.interviews.models import Interview, InterviewTask
from rehearse.interviews.own_forms import PREFIX, OwnForms
from rehearse.interviews.reading import report_of
from rehearse.interviews.room import Room
from rehearse.interviews.rubric import LEVEL_TITLES
from rehearse.interviews.service import EXTRA
from rehearse.review.settings import settings_of
from rehearse.web import assets, interview_figures, interview_reports, interviewing, seating
from rehearse.web.current import services, user_id
from rehearse.web.explained import statements_of
from rehearse.web.interview_figures import Mock

bp = Blueprint("interviews", __name__)
assets.provide_to(bp)

#: So many of the latest mocks are compared.
TREND = 20


@bp.get("/interviews")
def index() -> str:
    """The forms, the interview that goes on, and earlier ones."""
    with services().sessions() as session:
        own = service.of_person(session, user_id())
        trend = interview_figures.trend(_mocks(session, [each for each in own if each.state == "over"][:TREND]))
        plain = [row.form for row in OwnForms(session, user_id()).all()]
        running = next((each for each in own if each.state == "running"), None)
        # What a running one asks was seen; whether anything is left is told when another may be begun.
        lacking = {} if running else _lacking(session, plain)
    known = services().interviews
    return render_template(
        "interviews/index.html",
        forms=known.forms.values(),
        built=list(map(interviewing.told_plain_form, plain)),
        prefix=PREFIX,
        running=running,
        lacking=lacking,
        earlier=[each for each in own if each.state == "over"],
        faults=len(known.faults),
        extras=EXTRA,
        title_of=_title,
        trend=trend,
    )


def _lacking(session: Session, built: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Which forms the person cannot begin today, and why."""
    known, now = services().interviews, services().now()
    forms = [*known.forms.values()]
    for plain in built:
        # One that was saved under other rules is told when it is begun.
        with suppress(FormError):
            forms.append(of_plain(plain))
    return what_is_lacking(session, services().catalog, known, forms, user_id=user_id(), now=now)


def _mocks(session: Session, interviews: list[Interview]) -> list[Mock]:
    """How interviews went, the earliest first. Breaks and rounds without problems count for nothing."""
    calendar, mocks = settings_of(session, user_id()).calendar, []
    for each in reversed(interviews):
        found = report_of(session, each, brief=True)
        hire = ratings.hire(ratings.rubric_of(session, each.id, found))
        solved = sum(task.solved is True for task in found.problems)
        day = calendar.day_of(each.began_at)
        mocks.append(Mock(_title(each), day, solved, len(found.problems), hire.signal))
    return mocks


def _title(interview: Interview) -> str:
    return str(interview.form["title"])


@bp.get("/interviews/<interview_id>")
def room(interview_id: str) -> Response:
    """The room: the round that is on. `?task=` is the task that is worked on."""
    with services().sessions.begin() as session:
        if service.find(session, interview_id, user_id()) is None:
            abort(404, f"There is no interview {interview_id} of yours.")
        entered = Room.enter(session, services().catalog, interview_id, services().now())
        assert entered is not None
        shown = None if entered.clock.is_over else _shown(entered)
    services().announce(entered)
    if shown is None:
        return redirect(url_for("interviews.report", interview_id=interview_id))
    response = make_response(render_template("interviews/room.html", **shown))
    # Who comes back reads the text that was saved last, not one that the browser stored with the page.
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/interviews/<interview_id>/report")
def report(interview_id: str) -> str | Response:
    """What became of an interview."""
    with services().sessions() as session:
        found = service.find(session, interview_id, user_id())
        if found is None:
            abort(404, f"There is no interview {interview_id} of yours.")
        if found.state == "running":
            return redirect(url_for("interviews.room", interview_id=interview_id))
        told = interview_reports.told_report(session, services().catalog, found)
    return render_template(
        "interviews/report.html",
        report=told,
        clock=interview_figures.clock_words,
        shares=interview_figures.shares,
        highlighted=_highlighted,
        inline=render_line,
        level_titles=LEVEL_TITLES,
        urls={"api": f"/api/v1/interviews/{interview_id}"},
    )


def _highlighted(source: str) -> Markup:
    """A program as highlighted HTML. Several are on one page, so their lines have no ids."""
    return Markup(str(highlight_source(source)).replace(' id="line-', ' data-line="'))  # noqa: S704  Pygments has escaped it


def _shown(room: Room) -> dict[str, Any]:
    number = room.clock.number
    tasks = room.tasks(number)
    chosen = max(0, min(request.args.get("task", 0, type=int), len(tasks) - 1)) if tasks else None
    task = None if chosen is None else tasks[chosen]
    round_ = room.form.rounds[number]
    written = service.texts(room.session, room.interview.id)
    texts = {name: text.content for name, text in written.items()}
    saves = {name: text.sequence for name, text in written.items() if f"/{number}/" in f"{name}/"}
    return {
        "form": room.form,
        "round": round_,
        "number": number,
        "tasks": tasks,
        "task": task,
        "slot": None if chosen is None else round_.slots[chosen],
        "problem": None if task is None or task.kind != "problem" else room.problem(task),
        "statements": [] if task is None else _statements(room, task),
        "texts": texts,
        "data": _data(room, task, texts, saves),
    }


def _statements(room: Room, task: InterviewTask) -> list[Any]:
    if task.kind == "prompt":
        return [render((task.prompt or {})["text"])]
    problem = room.problem(task)
    if problem is None:
        return []
    return [render(each, drop_title=problem.title) for each in statements_of(problem)[: task.level]]


def _data(room: Room, task: InterviewTask | None, texts: dict[str, str], saves: dict[str, int]) -> dict[str, Any]:
    """What the room's scripts need; nothing of what comes later is in it."""
    api = f"/api/v1/interviews/{room.interview.id}"
    place = "" if task is None else f"{task.round}/{task.task}"
    sent = None if task is None else room.last_sent(task.round, task.task, "ran", "tried")
    return {
        "id": room.interview.id,
        "round": room.clock.number,
        "task": None if task is None else task.task,
        "kind": None if task is None else task.kind,
        "asks": list(room.form.asks),
        "source": texts.get(f"code/{place}"),
        "saves": saves,
        "clock": interviewing.told_clock(room.clock, room.now),
        "tries_left": 0 if task is None else Candidate(room, "").tries_left(task.round, task.task),
        "following": None if sent is None else sent.id,
        "sequence": room.interview.last_sequence,
        "company": seating.told_company(room.session, room.interview.id),
        "urls": {
            "api": api,
            "events": f"{api}/events",
            "report": url_for("interviews.report", interview_id=room.interview.id),
            "submission": "/api/v1/submissions/{id}",
        },
    }

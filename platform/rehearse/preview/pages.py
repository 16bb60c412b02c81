"""The pages that only the preview has, and the bar that it puts above the problem's own page."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from http import HTTPStatus
from typing import Any

import msgspec
from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rehearse.authoring.findings import Finding
from rehearse.authoring.gates import NAMES
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.markdown import render
from rehearse.judging import Judging
from rehearse.preview import measures
from rehearse.preview.checker import Checker
from rehearse.preview.desk import Desk
from rehearse.preview.messages import messages
from rehearse.preview.stream import follow, state_of
from rehearse.preview.studio import Studio
from rehearse.submissions.report import title_of
from rehearse.web.api import schema
from rehearse.web.current import services
from rehearse.web.errors import Refusal
from rehearse.web.pages import stages

bp = Blueprint("preview", __name__, url_prefix="/preview", template_folder="templates")

#: What scripts ask. Its errors come as JSON, like those of everything below /api/.
api = Blueprint("preview_api", __name__, url_prefix="/api/preview")

#: Under this name the application keeps what the pages work with.
EXTENSION = "rehearse.preview"

TABS = {"learner": "Learner", "author": "Author", "messages": "Messages"}


class CheckIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a button of the author's page asks for."""

    whole: bool = False


def studio() -> Studio:
    """The studio of the present application."""
    found: Studio = current_app.extensions[EXTENSION][0]
    return found


def checker() -> Checker:
    """The checker of the present application."""
    found: Checker = current_app.extensions[EXTENSION][1]
    return found


def judging() -> str:
    """Whether programs are judged, and why not."""
    return _judging_of(services().judging)


def _judging_of(judging: Judging) -> str:
    return f"{judging.state} {'' if judging.state == 'on' else judging.reason}".strip()


@bp.app_context_processor
def bar() -> dict[str, Any]:
    """What the layout shows above a page that is about one folder; nothing on all others."""
    slug = (request.view_args or {}).get("slug")
    desk = studio().desk(slug) if slug and request.endpoint in _PAGES else None
    if desk is None:
        return {"preview": None}
    addresses = {name: url_for(f"preview.{name}", slug=slug) for name in TABS}
    if desk.problem is not None:
        addresses["learner"] = url_for("problems.show", slug=slug)
    return {
        "preview": {
            "desk": desk,
            "tab": _PAGES[request.endpoint or ""],
            "tabs": [(name, label, addresses[name]) for name, label in TABS.items()],
            "state": state_of(desk, judging()),
            "faults": desk.faults,
            "place": place_of,
            "data": {
                "tab": _PAGES[request.endpoint or ""],
                "slug": slug,
                "events": url_for("preview_api.events", slug=slug),
                "check": url_for("preview_api.check", slug=slug),
            },
        },
        "cards": _cards(desk),
        "all_levels": stages.of(desk.problem, desk.problem.levels, solved=False) if desk.problem else [],
        "section": "",
    }


#: The pages with the bar, and the tab that each one is.
_PAGES = {
    "problems.show": "learner",
    "preview.learner": "learner",
    "preview.author": "author",
    "preview.messages": "messages",
}


@bp.get("")
def index() -> str:
    """Every folder, to choose one."""
    faults: dict[str, list[ProblemFault]] = defaultdict(list)
    for fault in studio().catalog.faults:
        faults[fault.folder].append(fault)
    return render_template("preview/index.html", folders=studio().folders, faults=faults, shelf=studio().shelf)


@bp.get("/<slug>")
def learner(slug: str) -> str | AnyResponse:
    """The problem's own page; where no version of the folder was ever sound, what is wrong with it."""
    desk = _desk(slug)
    if desk.problem is not None:
        return redirect(url_for("problems.show", slug=slug))
    return render_template("preview/faulty.html", desk=desk)


@bp.get("/<slug>/author")
def author(slug: str) -> str:
    """What the gates say, and what was measured."""
    desk = _desk(slug)
    return render_template("preview/author.html", desk=desk, **_author(desk))


@bp.get("/<slug>/messages", endpoint="messages")
def what_they_read(slug: str) -> str:
    """What the authors of the wrong programs read."""
    desk = _desk(slug)
    problem = desk.problem
    found = messages(problem, desk.heard, desk.said, desk.revision) if problem else []
    return render_template("preview/messages.html", desk=desk, messages=found)


@api.get("/<slug>/events")
def events(slug: str) -> Response:
    """The state of the desk as server-sent events."""
    desk, told = _desk(slug), partial(_judging_of, services().judging)
    response = Response(follow(desk, studio().pulse, told), content_type="text/event-stream; charset=utf-8")
    response.headers |= {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return response


@api.post("/<slug>/check")
def check(slug: str) -> Response:
    """Try the slow gates now."""
    desk = _desk(slug)
    wanted = schema.read(request.get_data(), CheckIn)
    if not checker().ask(desk, whole=wanted.whole):
        raise Refusal(
            HTTPStatus.CONFLICT, "There is nothing to be tried: mend the folder first, or see why nothing judges."
        )
    return schema.written(state_of(desk, judging()), HTTPStatus.ACCEPTED)


def place_of(desk: Desk, item: Finding | ProblemFault) -> str:
    """Where something is to be mended, as editors and terminals take it."""
    shared = isinstance(item, ProblemFault) and item.folder == ""
    place = item.file if shared else f"{desk.folder}/{item.file}".rstrip("/")
    return f"{place}:{item.line}" if item.line else place


def _desk(slug: str) -> Desk:
    desk = studio().desk(slug)
    if desk is None:
        abort(404, f"There is no problem folder “{slug}”. `rehearse new TRACK/{slug}` makes one.")
    return desk


def _cards(desk: Desk) -> list[dict[str, Any]]:
    cards = desk.problem.cards if desk.problem else ()
    return [
        {"id": card.id, "kind": card.kind, "concepts": card.concepts}
        | {part: render(getattr(card, part), top=4) for part in ("front", "back", "why")}
        for card in cards
    ]


def _author(desk: Desk) -> dict[str, Any]:
    problem, heard, said = desk.problem, desk.heard, desk.said
    shown: dict[str, Any] = {
        "gates": [(gate, name, said.get(gate)) for gate, name in NAMES.items()],
        "findings": _findings(desk),
        "place": place_of,
        "title_of": title_of,
    }
    if problem is None:
        return shown
    return shown | {
        "problem": problem,
        "matrix": measures.kill_matrix(problem, heard, desk.revision),
        "headroom": measures.headroom(heard),
        "slopes": measures.slopes(problem, heard),
        "bounds": measures.bounds(problem, heard),
        "timings": measures.timings(heard),
    }


def _findings(desk: Desk) -> list[tuple[str, Finding, bool]]:
    """Each with its gate and whether it is of an older state of the folder; errors first."""
    found = [
        (gate, finding, each.revision != desk.revision)
        for gate in NAMES
        if (each := desk.said.get(gate)) is not None
        for finding in each.outcome.report.findings
    ]
    return sorted(found, key=lambda entry: (entry[2], entry[1].severity != "error"))

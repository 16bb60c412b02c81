"""The problem list, the problem page and the history of one problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from markupsafe import Markup

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.markdown import highlight_piece, highlight_source, render, render_line
from rehearse.catalog.offered import why_closed
from rehearse.catalog.planted import lines_of
from rehearse.catalog.problem import Hint, Problem
from rehearse.judging import UNCONFINED
from rehearse.web import assets, words
from rehearse.web.current import services
from rehearse.web.explained import statements_of
from rehearse.web.pages import closed, listing, person, stages
from rehearse.web.pages.filters import Filters

bp = Blueprint("problems", __name__)
assets.provide_to(bp)
bp.before_request(closed.to_the_interview)

#: Placeholder in addresses that scripts fill in; no submission has such an id.
ID = "{id}"


@bp.app_context_processor
def shared_values() -> dict[str, Any]:
    """What the layout and all page templates use."""
    unconfined = UNCONFINED if services().config.sandbox == "process" else ""
    return {
        "words": words,
        "judging": services().judging,
        "unconfined": unconfined,
        "section": _section(),
        "tag_name": tag_name,
    }


def tag_name(tag: str) -> str:
    """What the catalogue calls a tag."""
    return _tag_names().get(tag) or words.readable(tag)


def _tag_names() -> Mapping[str, str]:
    return services().catalog.vocabulary.tags or {}


@bp.get("/problems")
def index() -> str:
    """The list, narrowed by the query string."""
    catalog = services().catalog
    filters = Filters.from_query(request.args.get, request.args.getlist)
    found = listing.build(_index_of(catalog), person.progress(), filters, request.args.get("page", 1, type=int))
    return render_template("problems/index.html", listing=found, fault_count=len(catalog.faults))


_indexed: list[listing.Index] = []


def _index_of(catalog: Catalog) -> listing.Index:
    """The catalogue in the order of the list; made again only when a problem was read again, as in a preview."""
    index = next(iter(_indexed), None)
    if index is None or not index.is_of(catalog.problems.values()):
        index = listing.Index(catalog.problems.values(), catalog.vocabulary)
        _indexed[:] = [index]
    return index


@bp.get("/problems/<slug>")
def show(slug: str) -> str:
    """The statement beside the editor; `?part=levels` gives the levels alone, for the page on which one was passed."""
    problem = _problem(slug)
    level = person.released_level(problem)
    levels = stages.of(problem, level, solved=_is_solved(problem))
    hints = [_hint(problem, hint) for hint in problem.hints_at(level)]
    if request.args.get("part") == "levels":
        return render_template("problems/_levels.html", levels=levels, level=level, hints=hints)
    desk = person.desk(slug)
    return render_template(
        "problems/show.html",
        problem=problem,
        data=_page_data(problem, desk),
        desk=desk,
        levels=levels,
        level=level,
        statement=render(statements_of(problem)[0], drop_title=problem.title),
        hints=hints,
        **_editorial(problem),
        example_tests=highlight_source(problem.suite["tests/test_examples.py"]) if _has_examples(problem) else None,
        paths=person.skill_map(),
        numeric=_compares_numbers(problem),
        tolerance={name: scientific(getattr(problem.compare, field)) for name, field in _TOLERANCES.items()},
    )


@bp.get("/problems/<slug>/editorial")
def editorial(slug: str) -> str:
    """The editorial by itself, for the problem page: it is fetched when it is opened, so that no page gives it away before.

    Who has still to solve the problem has then seen the solution, which no page of another site may do to them.
    """
    problem = _problem(slug)
    if person.encounter(slug).is_open:
        if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            abort(403, "Another site's page asked for it. Open it on the problem's own page.")
        person.open_solution(slug)
    return render_template("problems/_editorial.html", **_editorial(problem))


@bp.get("/problems/<slug>/submissions")
def history(slug: str) -> str:
    """What was sent for one problem; `?part=table` gives the table alone, for the tab on the problem page."""
    problem = _problem(slug)
    template = "problems/_submissions.html" if request.args.get("part") == "table" else "problems/history.html"
    return render_template(template, problem=problem, submissions=person.history(slug))


def _hint(problem: Problem, hint: Hint) -> tuple[int, Markup, Markup]:
    """A hint with its number among all of the problem's."""
    return problem.hints.index(hint) + 1, render_line(hint.title), render(hint.markdown, top=3)


def _editorial(problem: Problem) -> dict[str, Any]:
    """What is read after solving or giving up: the editorial, and what was planted in a program to repair."""
    text = problem.editorial.strip()
    planted = [(fault, *map(highlight_piece, lines_of(problem.starter, fault))) for fault in problem.planted]
    return {"editorial": render(problem.editorial, drop_title="Editorial") if text else None, "planted": planted}


_TOLERANCES = {"relative": "rtol", "absolute": "atol"}


def scientific(value: float) -> str:
    """A tolerance as one writes it: `1e-7` rather than `1e-07`."""
    mantissa, _, exponent = f"{value:g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def _problem(slug: str) -> Problem:
    problem = services().catalog.problems.get(slug)
    if problem is None:
        abort(404, f"There is no problem called “{slug}”. It may have been renamed, or its folder may have a fault.")
    return problem


def _compares_numbers(problem: Problem) -> bool:
    """Whether tolerances mean anything: a suite may well compare exactly, whatever its track."""
    return any(name in text for text in problem.suite.values() for name in ("check_close", "check_gradient"))


def _has_examples(problem: Problem) -> bool:
    return "tests/test_examples.py" in problem.suite


def _section() -> str:
    if request.blueprint == "exchange":
        return "review"
    return (
        request.blueprint if request.blueprint in {"authors", "interviews", "review", "skills", "today"} else "problems"
    )


def _is_solved(problem: Problem) -> bool:
    return person.progress().get(problem.slug) == "solved"


def _page_data(problem: Problem, desk: person.Desk) -> dict[str, Any]:
    api = f"/api/v1/problems/{problem.slug}"
    return {
        "slug": problem.slug,
        "kind": problem.kind,
        "starter": problem.starter,
        "source": problem.starter if desk.source is None else desk.source,
        "saved_at": desk.saved_at,
        "again": _again(desk),
        "loaded_from": person.source_of(request.args["source"], problem.slug) if "source" in request.args else None,
        "following": person.unfinished(problem.slug),
        "solved": _is_solved(problem),
        "inputs": {
            "closed": why_closed(problem.suite),
            "offered": [{"name": name, "input": text} for name, text in person.offered(problem).items()],
            "tests": person.own_tests(problem.slug),
        },
        "urls": {
            "tests": f"{api}/tests",
            "draft": f"{api}/draft",
            "submissions": f"{api}/submissions",
            "submission": f"/api/v1/submissions/{ID}",
            "history": url_for("problems.history", slug=problem.slug),
            "levels": url_for("problems.show", slug=problem.slug, part="levels"),
            "editorial": url_for("problems.editorial", slug=problem.slug),
            "assistance": f"{api}/assistance",
        },
    }


def _again(desk: person.Desk) -> dict[str, Any] | None:
    """What the scripts need of a problem that is to be solved again: which submission is hidden, never what it says."""
    hidden = desk.encounter.hidden
    return None if hidden is None else {"submission": hidden.submission, "day": desk.solved_on}

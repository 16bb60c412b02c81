"""Problems, and what a person has typed for them."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, request

from rehearse.catalog.offered import offered_by, why_closed
from rehearse.catalog.problem import Problem
from rehearse.submissions import drafts, service
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal
from rehearse.web.explained import statements_of
from rehearse_sandbox.wire.suite_files import examples_of

bp = Blueprint("problems", __name__)


@bp.get("/problems")
def index() -> Response:
    """All problems with the person's progress."""
    with services().sessions() as session:
        progress = service.progress(session, user_id())
    problems = services().catalog.problems.values()
    return schema.written(schema.ProblemList([_summary(problem, progress) for problem in problems]))


@bp.get("/problems/<slug>")
def show(slug: str) -> Response:
    """One problem."""
    problem = find_problem(slug)
    with services().sessions() as session:
        progress = service.progress(session, user_id())
        released = service.released_level(session, user_id(), problem)
    return schema.written(_detail(problem, progress, released))


@bp.get("/problems/<slug>/draft")
def draft(slug: str) -> Response:
    """What the person last typed, or the starter."""
    problem = find_problem(slug)
    with services().sessions() as session:
        kept = drafts.find(session, user_id(), slug)
    return schema.written(
        schema.DraftOut(kept.source, kept.saved_at) if kept else schema.DraftOut(problem.starter, None)
    )


@bp.put("/problems/<slug>/draft")
def save_draft(slug: str) -> Response:
    """Keep what the person typed."""
    find_problem(slug)
    typed = schema.read(request.get_data(), schema.DraftIn)
    try:
        with services().sessions.begin() as session:
            kept = drafts.save(
                session, user_id=user_id(), slug=slug, source=typed.source, now=services().now(), seen=typed.seen
            )
    except service.SourceRefusedError as error:
        raise refused(error) from error
    except drafts.DraftChangedError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Changed elsewhere") from error
    return schema.written(schema.DraftOut(kept.source, kept.saved_at))


def find_problem(slug: str) -> Problem:
    """The problem of this name.

    Raises:
        Refusal: there is none.
    """
    problem = services().catalog.problems.get(slug)
    if problem is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no problem {slug!r}. GET /api/v1/problems lists them all.")
    return problem


def refused(error: service.SourceRefusedError) -> Refusal:
    """The answer for a source that cannot be taken."""
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if error.too_large else HTTPStatus.UNPROCESSABLE_ENTITY
    return Refusal(status, str(error), title="The source cannot be taken")


def _summary(problem: Problem, progress: dict[str, str]) -> schema.ProblemSummary:
    return schema.ProblemSummary(
        slug=problem.slug,
        title=problem.title,
        track=problem.track,
        kind=problem.kind,
        category=problem.category,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        tags=list(problem.tags),
        version=problem.version,
        status=progress.get(problem.slug, "unsolved"),
    )


def _detail(problem: Problem, progress: dict[str, str], released: int) -> schema.ProblemDetail:
    summary = _summary(problem, progress)
    return schema.ProblemDetail(
        **{name: getattr(summary, name) for name in summary.__struct_fields__},
        statement=statements_of(problem)[0],
        starter=problem.starter,
        examples=problem.suite.get(examples_of(1), ""),
        module=problem.module,
        symbols=list(problem.symbols),
        # What later levels practise would tell of them.
        concepts=list(problem.concepts) if released == problem.levels else [],
        prerequisites=list(problem.prerequisites),
        banned=list(problem.banned),
        hints=len(problem.hints),
        level=released,
        levels=_levels(problem, released, solved=summary.status == "solved"),
        offered_inputs=[schema.OfferedInput(name, text) for name, text in offered_by(problem, released).items()],
        no_inputs_because=why_closed(problem.suite),
    )


def _levels(problem: Problem, released: int, *, solved: bool) -> list[schema.Level]:
    """The levels of a problem that grows; nothing of one that was not released leaves the server."""
    if problem.levels == 1:
        return []
    return [
        schema.Level(
            number=number,
            state="passed" if number < released or solved else "open",
            statement=statements_of(problem)[number - 1],
            examples=problem.suite.get(examples_of(number), ""),
        )
        if number <= released
        else schema.Level(number=number, state="locked")
        for number in range(1, problem.levels + 1)
    ]

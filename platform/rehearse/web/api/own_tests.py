"""A person's own tests of a problem: inputs that are run each time and change no verdict."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from rehearse.catalog.offered import why_closed
from rehearse.submissions import own_tests
from rehearse.submissions.models import OwnTest
from rehearse.web.api import schema
from rehearse.web.api.problems import find_problem
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("own_tests", __name__)


@bp.get("/problems/<slug>/tests")
def index(slug: str) -> Response:
    """The person's own tests of a problem."""
    find_problem(slug)
    with services().sessions() as session:
        return schema.written(schema.OwnTestList([_shown(test) for test in own_tests.kept(session, user_id(), slug)]))


@bp.post("/problems/<slug>/tests")
def create(slug: str) -> Response:
    """Keep an input as a test."""
    if reason := why_closed(find_problem(slug).suite):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, reason, title="This problem takes no inputs")
    typed = schema.read(request.get_data(), schema.OwnTestIn)
    try:
        with services().sessions.begin() as session:
            test = own_tests.keep(
                session, user_id=user_id(), slug=slug, name=typed.name, text=typed.input, now=services().now()
            )
            return schema.written(_shown(test), HTTPStatus.CREATED)
    except own_tests.InputRefusedError as error:
        raise refused(error) from error


@bp.put("/problems/<slug>/tests/<test_id>")
def change(slug: str, test_id: str) -> Response:
    """Give a test another name, or another input."""
    find_problem(slug)
    typed = schema.read(request.get_data(), schema.OwnTestIn)
    try:
        with services().sessions.begin() as session:
            test = _find(session, test_id, slug)
            own_tests.change(test, name=typed.name, text=typed.input)
            return schema.written(_shown(test))
    except own_tests.InputRefusedError as error:
        raise refused(error) from error


@bp.delete("/problems/<slug>/tests/<test_id>")
def remove(slug: str, test_id: str) -> Response:
    """Delete a test. The answer holds it, so that it can be kept again."""
    find_problem(slug)
    with services().sessions.begin() as session:
        test = _find(session, test_id, slug)
        session.delete(test)
        return schema.written(_shown(test))


def refused(error: own_tests.InputRefusedError) -> Refusal:
    """The answer for an input that cannot be taken."""
    if isinstance(error, own_tests.TooManyKeptError):
        return Refusal(HTTPStatus.CONFLICT, str(error), title="Too many tests are kept")
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), title="The input cannot be taken")


def _find(session: Session, test_id: str, slug: str) -> OwnTest:
    test = own_tests.find(session, test_id, user_id(), slug)
    if test is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no test {test_id!r} of yours for this problem.")
    return test


def _shown(test: OwnTest) -> schema.OwnTestOut:
    return schema.OwnTestOut(id=test.id, name=test.name, input=test.text, created_at=test.created_at)

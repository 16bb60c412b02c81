"""Forms of interviews that people build: kept, changed, deleted and brought back, and tried while they are built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, request

from rehearse.interviews.building import Tried, try_form
from rehearse.interviews.forms import Form
from rehearse.interviews.own_forms import (
    FormChangedError,
    FormThereError,
    OwnForms,
    TooManyFormsError,
    UnknownFormError,
)
from rehearse.web import building
from rehearse.web.api import schema
from rehearse.web.current import services, user_id
from rehearse.web.errors import Refusal

bp = Blueprint("interview_forms", __name__)


@bp.get("/interview-forms")
def index() -> Response:
    """The person's own forms."""
    with _mine() as mine:
        return schema.written(building.told_list(list(mine.all())))


@bp.post("/interview-forms")
def add() -> Response:
    """Keep a form, or bring a deleted one back."""
    sent = schema.read(request.get_data(), building.OwnFormIn)
    form = _sound(sent.form)
    with _mine() as mine:
        made = mine.add(form, now=services().now(), form_id=sent.id)
        return schema.written(building.told_own(made), HTTPStatus.CREATED)


@bp.post("/interview-forms/check")
def check() -> Response:
    """How a form stands; nothing is stored."""
    return schema.written(building.told_checked(_tried(schema.read(request.get_data(), building.FormIn).form)))


@bp.get("/interview-forms/<form_id>")
def show(form_id: str) -> Response:
    """One form."""
    with _mine() as mine:
        return schema.written(building.told_own(mine.find(form_id)))


@bp.put("/interview-forms/<form_id>")
def change(form_id: str) -> Response:
    """Change a form. Interviews that were begun with it go on as they are."""
    sent = schema.read(request.get_data(), building.OwnFormChange)
    form = _sound(sent.form)
    with _mine() as mine:
        return schema.written(building.told_own(mine.change(form_id, form, seen=sent.seen, now=services().now())))


@bp.delete("/interview-forms/<form_id>")
def delete(form_id: str) -> Response:
    """Delete a form. The answer is what brings it back."""
    with _mine() as mine:
        return schema.written(building.told_own(mine.delete(form_id)))


def _tried(plain: dict[str, Any]) -> Tried:
    return try_form(plain, services().interviews.pool, services().catalog.vocabulary)


def _sound(plain: dict[str, Any]) -> Form:
    """The form of values without a fault."""
    tried = _tried(plain)
    if tried.form is None:
        told = " ".join(f"{fault.where}: {fault.message}" if fault.where else fault.message for fault in tried.faults)
        raise Refusal(HTTPStatus.CONFLICT, told, title="The form has faults")
    return tried.form


@contextmanager
def _mine() -> Iterator[OwnForms]:
    """The person's forms; what was done to them is committed at the end, and refused in words."""
    try:
        with services().sessions.begin() as session:
            yield OwnForms(session, user_id())
    except UnknownFormError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
    except FormChangedError as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Changed elsewhere") from error
    except (TooManyFormsError, FormThereError) as error:
        raise Refusal(HTTPStatus.CONFLICT, str(error), title="Not stored") from error

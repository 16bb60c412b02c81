"""The builder of forms: a new one, a copy of one that is there, or one of the person's own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from rehearse.interviews.forms import to_plain
from rehearse.interviews.own_forms import OwnForms, UnknownFormError, name_of
from rehearse.web import assets, building
from rehearse.web.current import services, user_id

bp = Blueprint("interview_forms", __name__)
assets.provide_to(bp)

#: What somebody begins to build with: the shortest form that can be used, but for its title and summary.
BLANK: dict[str, Any] = {
    "title": "",
    "summary": "",
    "hides": ["title", "tags", "difficulty"],
    "pauses": False,
    "asks": [],
    "rounds": [
        {
            "kind": "coding",
            "title": "",
            "minutes": 45,
            "tries": 0,
            "problems": [{"tracks": [], "categories": [], "difficulty": [1, 5], "kinds": [], "staged": False}],
        }
    ],
}


@bp.get("/interviews/forms/new")
def new() -> str:
    """A form that is still to be kept. `?of=` names one of the catalogue that it begins as a copy of."""
    name = request.args.get("of", "")
    if not name:
        return _page(BLANK)
    form = services().interviews.forms.get(name)
    if form is None:
        abort(404, f"There is no form {name!r} to copy. The interviews page lists them all.")
    plain = to_plain(form)
    return _page({**plain, "title": f"{form.title} (mine)"[:80]})


@bp.get("/interviews/forms/<form_id>")
def change(form_id: str) -> str:
    """One of the person's own."""
    try:
        with services().sessions() as session:
            row = OwnForms(session, user_id()).find(form_id)
    except UnknownFormError as error:
        abort(404, str(error))
    return _page(row.form, form_id=row.id)


def _page(plain: dict[str, Any], *, form_id: str | None = None) -> str:
    list_of_all = url_for("interviews.index")
    data = {
        "id": form_id,
        "seen": None if form_id is None else plain["version"],
        "form": {key: value for key, value in plain.items() if key not in {"name", "version"}},
        "parts": building.parts_of(services().catalog, services().interviews),
        "urls": {
            "api": "/api/v1/interview-forms",
            "list": list_of_all,
            "kept": None if form_id is None else f"{list_of_all}#{name_of(form_id)}",
        },
    }
    title = "Build a form" if form_id is None else f"Change {plain['title']}"
    return render_template("interviews/form.html", title=title, data=data)

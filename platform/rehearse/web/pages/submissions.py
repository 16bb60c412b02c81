"""One submission with its source, its verdict and its tests."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from rehearse.catalog.markdown import highlight_source
from rehearse.web import words
from rehearse.web.current import services
from rehearse.web.pages import closed, person

bp = Blueprint("submissions", __name__)
bp.before_request(closed.to_the_interview)


@bp.get("/submissions/<submission_id>")
def show(submission_id: str) -> str:
    """The submission as it was sent; followed live while it is being judged."""
    found = person.submission(submission_id)
    if found is None:
        abort(404, f"There is no submission {submission_id} of yours.")
    submission, hidden = found
    problem = services().catalog.problems.get(submission["slug"])
    api = f"/api/v1/submissions/{submission['id']}"
    return render_template(
        "submissions/show.html",
        submission=submission,
        urls={
            "submission": api,
            "events": f"{api}/events",
            "assistance": f"/api/v1/problems/{submission['slug']}/assistance",
        },
        hidden=hidden,
        verdict=words.result(submission["verdict"], submission["level"], submission["levels"]),
        known=problem is not None,
        problem_title=problem.title if problem else words.readable(submission["slug"]),
        source=highlight_source(submission["source"]),
    )

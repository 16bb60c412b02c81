"""While an interview asks a problem, that problem's other pages tell nothing: no hint, no solution, no earlier program."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from rehearse.interviews import service
from rehearse.submissions import service as submissions
from rehearse.web.current import services, user_id


def to_the_interview() -> Response | None:
    """Send whoever asks for such a page back to the interview."""
    values = request.view_args or {}
    if not values.keys() & {"slug", "submission_id"}:
        return None
    with services().sessions() as session:
        running = service.running(session, user_id())
        if running is None:
            return None
        slug = values.get("slug")
        if slug is None:
            found = submissions.find(session, values["submission_id"], user_id())
            slug = None if found is None else found.slug
        if slug not in service.closed_slugs(session, user_id()):
            return None
        return redirect(url_for("interviews.room", interview_id=running.id))

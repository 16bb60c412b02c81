"""While an interview asks a problem, that problem's other pages lead to the interview."""

from __future__ import annotations

from flask import redirect, url_for
from werkzeug.wrappers import Response

from rehearse.web.closed import interview_that_asks


def to_the_interview() -> Response | None:
    """Send whoever asks for such a page back to the interview."""
    found = interview_that_asks()
    return None if found is None else redirect(url_for("interviews.room", interview_id=found[0].id))

"""The skill map: what builds on what, how far the person is, and what to solve next."""

from __future__ import annotations

from flask import Blueprint, render_template

from rehearse.web import assets
from rehearse.web.pages import drawing, person

bp = Blueprint("skills", __name__, url_prefix="/skills")
assets.provide_to(bp)


@bp.get("")
def index() -> str:
    """The map as a drawing, and as a list for who cannot see it."""
    found = person.skill_map()
    decks = found.decks()
    states = [skill.state for skill in found.skills.values()]
    return render_template(
        "skills/index.html",
        map=found,
        decks=decks,
        drawing=drawing.draw(decks),
        advised=found.advised(),
        counts={state: states.count(state) for state in ("solved", "started", "next", "later")},
    )

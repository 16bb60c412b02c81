"""The authors' page: what is wrong with which problem folder, deck or interview, how to mend it, and how strong each suite is."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from flask import Blueprint, render_template

from rehearse.catalog.proof import room
from rehearse.web.current import services

bp = Blueprint("authors", __name__)


@bp.get("/authors")
def index() -> str:
    """All faults of problem folders, decks and interviews, place by place."""
    catalog = services().catalog
    found = (*catalog.faults, *services().interviews.faults)
    faults = sorted(((str(fault.folder), fault) for fault in found), key=itemgetter(0))
    folders = [(folder, [fault for _, fault in group]) for folder, group in groupby(faults, key=itemgetter(0))]
    problems = sorted(catalog.problems.values(), key=lambda problem: (problem.track, problem.slug))
    return render_template("authors/index.html", folders=folders, fault_count=len(faults), problems=problems, room=room)

"""The authors' page: what is wrong with which problem folder, where, and how to mend it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from flask import Blueprint, render_template

from rehearse.web.current import services

bp = Blueprint("authors", __name__)


@bp.get("/authors")
def index() -> str:
    """All faults, folder by folder."""
    catalog = services().catalog
    faults = sorted(((str(fault.folder), fault) for fault in catalog.faults), key=itemgetter(0))
    folders = [(folder, [fault for _, fault in group]) for folder, group in groupby(faults, key=itemgetter(0))]
    return render_template("authors/index.html", folders=folders, fault_count=len(faults), total=len(catalog.problems))

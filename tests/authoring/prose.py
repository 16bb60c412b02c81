"""The problems that ship, a sound one whose texts a test replaces, and what a gate then finds."""

from __future__ import annotations

from pathlib import Path

from rehearse.authoring.findings import Finding, Report
from rehearse.catalog.loader import load_problem
from rehearse.catalog.problem import Problem
from rehearse.catalog.vocabulary import Vocabulary
from tests.unit.catalog_folders import make_problem

PROBLEMS = Path(__file__).parents[2] / "problems"
SLUGS = sorted(path.parent.name for path in PROBLEMS.glob("*/*/problem.toml"))
WORDS = Vocabulary()


def problem_with(folder: Path, files: dict[str, str] | None = None, slug: str = "double-it") -> Problem:
    """The tiny problem with some of its files replaced; the loader must still take it."""
    place = make_problem(folder, slug)
    for name, text in (files or {}).items():
        (place / name).write_text(text)
    problem, faults = load_problem(place, WORDS)
    assert problem is not None, [str(fault) for fault in faults]
    return problem


def only(report: Report) -> Finding:
    """The finding of a report that has exactly one; it says how to mend it."""
    assert len(report.findings) == 1, report.findings
    assert report.findings[0].next_step
    return report.findings[0]

"""Imports go one way (design: web, cli, worker -> services -> pure -> wire), so that each part can be read alone."""

import ast
import platform
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in (ROOT / "platform", ROOT / "sandbox")
    for path in folder.rglob("*.py")
    if "node_modules" not in path.parts
}

#: The pure modules of `rehearse.exchange`, beside those that know tables.
PURE = (
    *(
        "archive",
        "catalogued",
        "cloze",
        "collection",
        "csv_file",
        "guarded",
        "journal",
        "leaving",
        "limits",
    ),
    *("media_names", "merging", "messages", "note_types", "pasts", "prepared", "preparing", "reading", "templates"),
    *("values", "writing"),
)

#: Who may not import whom, with the reason.
FORBIDDEN = [
    ("rehearse_sandbox", "rehearse", "the judge stands alone"),
    ("rehearse.web", "rehearse_sandbox.host", "pages and API never reach a sandbox"),
    ("rehearse.authoring", "flask", "the gates know no pages"),
    ("rehearse.authoring", "rehearse.web", "the gates know no pages"),
    ("rehearse.authoring", "rehearse.preview", "the preview shows the gates, not the other way"),
    ("rehearse.web", "rehearse.authoring", "learners' pages need no author's tools"),
    ("rehearse.web", "rehearse.preview", "the preview is the site and more, the site knows nothing of it"),
    ("rehearse.catalog", "flask", "the catalogue is plain values"),
    ("rehearse.catalog", "sqlalchemy", "the catalogue is plain values"),
    ("rehearse.catalog", "rehearse.web", "the catalogue is plain values"),
    ("rehearse.submissions", "rehearse.web", "services never import the web"),
    ("rehearse.submissions", "flask", "services never import the web"),
    ("rehearse.accounts", "rehearse.web", "services never import the web"),
    ("rehearse.submissions.verdict", "sqlalchemy", "a verdict is pure"),
    ("rehearse.review", "rehearse.web", "services never import the web"),
    ("rehearse.review", "flask", "services never import the web"),
    ("rehearse.review.memory", "sqlalchemy", "how a memory fades is pure"),
    ("rehearse.review.days", "sqlalchemy", "days are pure"),
    ("rehearse.review.schedule", "sqlalchemy", "a schedule is pure"),
    ("rehearse.review.history", "sqlalchemy", "what follows from a log is pure"),
    ("rehearse.review.statistics", "sqlalchemy", "statistics are pure"),
    ("rehearse.web.charts", "flask", "charts are pure"),
    ("rehearse.web.statistics", "flask", "figures are pure"),
    ("rehearse.web.statistics", "sqlalchemy", "figures are pure"),
    ("rehearse.review", "rehearse.cards", "a person's own cards are reviewed, and reviewing need not know of them"),
    ("rehearse.review.leeches", "sqlalchemy", "what is proposed for a card is pure"),
    ("rehearse.cards", "rehearse.web", "services never import the web"),
    ("rehearse.cards", "flask", "services never import the web"),
    ("rehearse.cards", "rehearse.submissions", "a failure comes in as a value"),
    *(
        (f"rehearse.cards.{name}", "sqlalchemy", "what is on a card, and what is shown of it, is pure")
        for name in ("texts", "rendering", "mistakes", "shelf")
    ),
    ("rehearse.review.evidence", "sqlalchemy", "what a solve speaks for is pure"),
    ("rehearse.review.resolving", "sqlalchemy", "since when something is solved again is pure"),
    ("rehearse.review.sameness", "sqlalchemy", "whether two programs are the same is pure"),
    ("rehearse.review.catch_up", "sqlalchemy", "what is for today is pure"),
    ("rehearse.activity", "rehearse.web", "services never import the web"),
    ("rehearse.activity", "flask", "services never import the web"),
    ("rehearse.activity.counting", "sqlalchemy", "what counts is pure"),
    ("rehearse.activity.goal", "sqlalchemy", "goals and streaks are pure"),
    ("rehearse.review.guard", "sqlalchemy", "whether a fit is better is pure"),
    ("rehearse.review.fitter", "sqlalchemy", "fitting is pure"),
    ("rehearse.review.fit_process", "sqlalchemy", "what fits knows no database"),
    ("rehearse.fitting", "rehearse.web", "services never import the web"),
    ("rehearse.exchange", "rehearse.web", "services never import the web"),
    ("rehearse.exchange", "flask", "services never import the web"),
    *((f"rehearse.exchange.{name}", "sqlalchemy", "what reads, makes ready and writes files is pure") for name in PURE),
    ("rehearse.interviews", "rehearse.web", "services never import the web"),
    ("rehearse.interviews", "flask", "services never import the web"),
    *(
        (f"rehearse.interviews.{name}", imported, "forms, prompts and what is chosen of them are plain values")
        for name in (
            "catalogue",
            "choosing",
            "fit",
            "forms",
            "matching",
            "pool",
            "prompts",
            "rules",
            "schema",
            "tables",
        )
        for imported in ("sqlalchemy", "rehearse.authoring")
    ),
    ("rehearse_sandbox.wire", "rehearse_sandbox.host", "both sides import wire, wire imports neither"),
    ("rehearse_sandbox.wire", "rehearse_sandbox.inside", "both sides import wire, wire imports neither"),
    ("rehearse_sandbox.inside", "rehearse_sandbox.host", "the image holds no host code"),
    ("rehearse_sandbox.kit", "rehearse_sandbox.host", "the image holds no host code"),
    ("rehearse_sandbox.host", "rehearse_sandbox.inside", "the server never runs what runs in a cell"),
    ("rehearse.interviews", "rehearse.web", "services never import the web"),
    ("rehearse.interviews", "flask", "services never import the web"),
    *(
        (f"rehearse.interviews.{name}", "sqlalchemy", "what an interview is and what it tells is pure")
        for name in ("choosing", "clock", "forms", "matching", "pool", "prompts", "reporting", "snapshots", "timeline")
    ),
    *(
        (f"rehearse.interviews.{name}", "sqlalchemy", "what an interview shows, and what follows from it, is pure")
        for name in ("calibration", "evidence", "notes", "rubric", "shares", "signal")
    ),
]


def imports_of(path: Path) -> set[str]:
    """The absolute names that a file imports, at any depth."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(str(node.module))
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize(("importer", "imported", "reason"), FORBIDDEN)
def test_imports_go_one_way(importer: str, imported: str, reason: str) -> None:
    offenders = {
        module: name
        for module, path in MODULES.items()
        if within(module, importer)
        for name in imports_of(path)
        if within(name, imported)
    }
    assert not offenders, f"{reason}: {offenders}"


def test_there_are_modules_to_check() -> None:
    assert {"rehearse", "rehearse_sandbox.wire.job"} <= MODULES.keys()


def test_what_runs_in_a_cell_needs_only_the_standard_library_and_the_suites_packages() -> None:
    allowed = sys.stdlib_module_names | {"numpy", "pytest", "_pytest", "hypothesis", "rehearse_sandbox"}
    inside = [
        path for name, path in MODULES.items() if name.startswith(("rehearse_sandbox.wire", "rehearse_sandbox.inside"))
    ]
    foreign = {path.name: name for path in inside for name in imports_of(path) if name.split(".")[0] not in allowed}
    assert not foreign


def test_the_standard_librarys_platform_is_not_shadowed() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert callable(platform.python_version)

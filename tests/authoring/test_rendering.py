"""A check as people and programs read it."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from rehearse.authoring.check import Checked
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.gates import Outcome
from rehearse.authoring.rendering import ProgressBar, as_json, as_table, as_text, summary
from rehearse.catalog.faults import ProblemFault

FINDING = Finding("statement.md", "KaTeX refuses the formula.", "Mend it.", 3)
SOUND = Checked("dsa/tally", (Outcome("G4", Report("60 examples")),), cached=True)
BROKEN = Checked("dsa/lift", (Outcome("G1", Report("loads")), Outcome("G2", Report("3 texts", (FINDING,)))), 2.34)
STRAY = ProblemFault("", "tags.toml", 2, "This is not TOML.", "Mend it.")


def test_a_finding_says_where_what_and_how_to_mend_it():
    assert as_text(BROKEN, in_full=False).splitlines() == [
        "FAULT dsa/lift  (2 s)",
        "  G2  text        3 texts",
        "       error: dsa/lift/statement.md:3",
        "         KaTeX refuses the formula.",
        "         → Mend it.",
    ]


def test_a_single_folder_is_shown_with_every_gate():
    assert "  G4  soak        60 examples" in as_text(SOUND, in_full=True)
    assert as_text(SOUND, in_full=False) == "pass  dsa/tally  (unchanged)"


def test_several_rounds_are_told():
    assert (
        as_text(replace(SOUND, cached=False, seconds=71.0, times=3), in_full=False)
        == "pass  dsa/tally  (71 s, 3 times)"
    )
    assert as_text(replace(BROKEN, times=2), in_full=False).splitlines()[0] == "FAULT dsa/lift  (2 s, in round 2)"


def test_a_finding_of_the_folder_itself_has_no_file():
    whole = Checked("dsa/Lift", (Outcome("G1", Report("", (Finding("", "No slug.", "Rename it."),))),))
    assert "error: dsa/Lift\n" in as_text(whole, in_full=False)


@pytest.mark.parametrize(
    ("results", "stray", "words"),
    [
        ([SOUND], [], "1 problem: all gates passed"),
        ([SOUND, BROKEN], [], "2 problems: 1 with faults"),
        ([SOUND], [STRAY], "1 problem: 0 with faults, 1 fault beside them"),
        ([], [STRAY, STRAY], "0 problems: 0 with faults, 2 faults beside them"),
    ],
)
def test_the_last_line_counts(results, stray, words):
    assert summary(results, stray) == words


def test_programs_read_the_same():
    found = as_json([SOUND, BROKEN], [STRAY])
    assert (found["ok"], found["faults"][0]["file"]) == (False, "tags.toml")
    sound, broken = found["problems"]
    assert sound == {
        "problem": "dsa/tally",
        "ok": True,
        "cached": True,
        "seconds": 0.0,
        "times": 1,
        "gates": [{"gate": "G4", "name": "soak", "ok": True, "summary": "60 examples", "findings": []}],
    }
    assert (broken["seconds"], broken["gates"][1]["findings"][0]["next_step"]) == (2.3, "Mend it.")


MEASURED = Checked(
    "ml/fit",
    (
        Outcome("G8", Report("", counts={"mutants": 40, "killed": 39, "waived": 1})),
        Outcome("G5", Report("", counts={"headroom": 210.0})),
        Outcome("G12", Report("", counts={"suite_ms": 812, "tests": 9})),
        Outcome("G6", Report("", counts={"wrong": 6})),
    ),
)


def test_the_figures_of_all_folders_are_one_table():
    measured, unmeasured = as_json([MEASURED, SOUND], [])["table"]
    assert measured == {
        "problem": "ml/fit",
        "kill_rate": 0.975,
        "killed": 39,
        "mutants": 40,
        "wrong": 6,
        "tests": 9,
        "suite_ms": 812,
        "headroom": 210.0,
    }
    assert set(unmeasured.values()) == {"dsa/tally", None}


def test_the_table_is_read_on_a_terminal():
    stream = io.StringIO()
    Console(file=stream, width=110).print(as_table([MEASURED, SOUND]))
    head, measured, unmeasured = stream.getvalue().splitlines()
    assert head.split() == ["problem", "killed", "wrong", "tests", "suite", "ms", "headroom"]
    assert measured.split() == ["ml/fit", "98%", "of", "40", "6", "9", "812", "210x"]
    assert unmeasured.split() == ["dsa/tally"]


def shown(*, terminal: bool) -> str:
    stream = io.StringIO()
    with ProgressBar(Console(file=stream, force_terminal=terminal, width=140), total=2) as progress:
        progress.folder("dsa/tally")
        progress.gate("G8")
        progress.judged("a mutant")
        progress.done()
    return stream.getvalue()


def test_progress_is_for_terminals_only():
    assert shown(terminal=False) == ""
    last = shown(terminal=True)
    assert "dsa/tally  G8 mutation" in last
    assert "1 of 2 checked" in last
    assert "programs judged: 1" in last

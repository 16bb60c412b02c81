"""Each gate refuses a folder that breaks it, says which file and why, and no other gate has anything to say."""

from __future__ import annotations

import pytest

from rehearse.authoring import refusals
from rehearse.authoring.cheats import CHANGES_INPUT, Cheat, cheats_for
from rehearse.authoring.gates import NAMES
from rehearse.catalog.problem import Problem
from tests.authoring.breaking import Breaking
from tests.authoring.broken_references import REFERENCES
from tests.authoring.broken_suites import SUITES
from tests.authoring.broken_texts import TEXTS
from tests.authoring.folders import FOLDERS, changed
from tests.authoring.judged import Remembering, checked

pytestmark = pytest.mark.docker

CASES = [*TEXTS, *REFERENCES, *SUITES]

#: Every cheat takes its time in every case; the sound folders are tried with all.
FEW = {"returns None", "knows the examples by heart", CHANGES_INPUT}


def few_cheats(problem: Problem) -> list[Cheat]:
    return [cheat for cheat in cheats_for(problem) if cheat.name in FEW]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_sound_folder_passes_every_gate(sandbox: Remembering, tmp_path, folder: str) -> None:
    (result,) = checked(sandbox, tmp_path, FOLDERS, folder)
    assert result.findings == []
    assert [outcome.gate for outcome in result.outcomes] == list(NAMES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.gate}-{case.name.replace(' ', '-')}")
def test_a_folder_is_refused_by_the_gate_that_it_breaks(
    sandbox: Remembering, tmp_path, monkeypatch, case: Breaking
) -> None:
    monkeypatch.setattr(refusals, "cheats_for", few_cheats)
    for name, value in case.limits:
        monkeypatch.setattr(f"rehearse.authoring.{name}", value)
    folders = {
        folder: changed(files, case.changes if folder == case.folder else case.others or {})
        for folder, files in FOLDERS.items()
    }
    (result,) = checked(sandbox, tmp_path, folders, case.folder)
    assert {gate for gate, _ in result.findings} == {case.gate}, result.findings
    assert result.passed == case.warns
    assert [finding for _, finding in result.findings if is_it(finding, case)], result.findings


def is_it(finding, case: Breaking) -> bool:
    return case.says in finding.message and (finding.file, finding.line) == (case.file, case.line)


def test_every_gate_is_broken_by_some_folder() -> None:
    assert {case.gate for case in CASES} == NAMES.keys()

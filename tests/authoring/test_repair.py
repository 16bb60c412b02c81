"""Gate G3 of a repair: exactly the tests that the faults left in a program name fail, whichever these are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rehearse.authoring.findings import Report
from rehearse.authoring.gates import NAMES
from rehearse.authoring.repair import check_single_faults
from rehearse.authoring.workbench import Workbench
from rehearse.catalog.catalog import Catalog
from tests.authoring.folders import Change, changed, lay_out
from tests.authoring.judged import AT_ONCE, Remembering, checked
from tests.authoring.prose import only
from tests.authoring.repair_folder import REPAIR

pytestmark = pytest.mark.docker

PLACE = "dsa/mend-lift"
FAULTS = "faults.toml"


@pytest.fixture
def look(sandbox: Remembering, tmp_path):
    """What the gate says of the folder after some changes."""

    def said(changes: Mapping[str, Change]) -> Report:
        problems = lay_out(tmp_path / "problems", {PLACE: changed(REPAIR, changes)})
        catalog = Catalog.load(problems)
        assert catalog.faults == ()
        return check_single_faults(Workbench(sandbox, catalog.problems["mend-lift"], at_once=AT_ONCE))

    return said


def test_a_sound_repair_passes_every_gate(sandbox: Remembering, tmp_path) -> None:
    (result,) = checked(sandbox, tmp_path, {PLACE: REPAIR})
    assert result.findings == []
    assert [outcome.gate for outcome in result.outcomes] == list(NAMES)
    (starter,) = [outcome.report.summary for outcome in result.outcomes if outcome.gate == "G3"]
    assert starter == "1 signature; 2 planted faults, 4 ways to mend some of them"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '["test_the_first", ',
            '["test_the_first", "test_values_are_left_alone", ',
            (
                "The starter with `leaves_out_the_first` left in passes test_values_are_left_alone, although "
                "[leaves_out_the_first] says that it notices. So it is in 2 programs."
            ),
        ),
        (
            '"test_the_last", "test_each_value", ',
            '"test_the_last", ',
            (
                "The starter with `falls_to_zero` left in fails test_each_value, which none of these faults names: "
                "its failure would mislead."
            ),
        ),
        (
            "else low",
            "else 2",
            "The starter with every fault mended is still refused: wrong answer in test_each_value",
        ),
        (
            'was = "values[1:]"\nmended = "values"',
            'was = "lifted = []\\n    for value in values[1:]"\nmended = "lifted = list[no_such_name]()\\n    for value in values"',
            "The starter with every fault mended is still refused: runtime error in test_the_first",
        ),
    ],
)
def test_a_fault_that_its_tests_do_not_tell_is_named(look, old, new, says) -> None:
    finding = look({FAULTS: ((old, new),)}).findings[0]
    assert says in finding.message
    assert (finding.file, bool(finding.next_step)) == (FAULTS, True)


def test_programs_that_do_not_load_are_told_once(look) -> None:
    changes = {
        "starter.py": (("def lift", "import json\n\n\ndef lift"),),
        FAULTS: (
            ('was = "else 0"', 'was = "import json"'),
            ('mended = "else low"', 'mended = "import no_such_module"'),
        ),
    }
    finding = only(look(changes))
    assert finding.message.startswith("The starter with every fault mended gets load error")
    assert finding.message.endswith("So it is in 2 programs.")

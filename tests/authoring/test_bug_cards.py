"""A `bug` card proves itself: its code fails what `shows` asserts, the mended code does not, and the back says what was run."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from rehearse.authoring.bug_cards import check_bugs
from rehearse.authoring.findings import Finding
from rehearse.authoring.passages import passages_of_cards, proofs_of_cards
from rehearse.authoring.workbench import Judge, Judged, Program
from rehearse.catalog.decks import Deck, load_decks
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.kit import CheckFailed
from rehearse_sandbox.wire.events import Failure, TestFinished
from tests.authoring.prose import PROBLEMS, WORDS
from tests.authoring.test_decks import check_deck_at
from tests.unit.catalog_folders import make_deck

NAME = "decks/dsa-patterns.toml"

#: A card in which everything is right. Tests name lines by what stands in them.
SOUND = '''\
[[card]]
id = "dsa-patterns-mean"
kind = "bug"
concepts = ["two-pointers"]
front = """
What is wrong with this mean of whole numbers?

```python
def mean(values):
    return sum(values) // len(values)
```
"""
back = """
It rounds down.

Divide by `len(values)` with one slash.
"""
why = "Two slashes divide and round."
given = """
calls = []
"""
was = "//"
mended = "/"
shows = """
values = [1, 2]
assert mean(values) == 1.5
"""
'''

WRONG = [
    ("== 1.5", "> 0", "values = [1", "does not show: `shows` passes with the code in front"),
    ('mended = "/"', 'mended = "%"', "assert mean", "`assert mean(values) == 1.5` fails with the mended code, too"),
    ('mended = "/"', 'mended = "+ missing /"', "mended", "NameError: name 'missing' is not defined (line 2 of the mended code)"),
    ("sum(values) //", "total(values) //", "return", "NameError: name 'total' is not defined (line 2 of the code in front)"),
    ("values = [1, 2]", "values = [1, 2", "values = [1, 2", "SyntaxError: '[' was never closed (line 1 of `shows`)"),
    ("calls = []", "assert not 1", "assert not 1", "AssertionError (line 1 of `given`)"),
    ("calls = []", "raise SystemExit", "raise SystemExit", "SystemExit (line 1 of `given`)"),
    ('was = "//"', 'was = "values"', "was", "`was` that stands 3 times"),
    ("```python\ndef", "def", "was", "`was` that stands 0 times"),
    ("`len(values)`", "`float(len(values))`", "Divide", "shows `float(len(values))` on its back"),
]  # fmt: skip


def in_this_process(suite: Mapping[str, str]) -> Judged:
    """A judge without a cell: the programs are our own, and what is said of how they end does not depend on where."""
    (text,) = suite.values()
    names: dict = {}
    exec(text, names)
    tests = []
    for program in names["PROGRAMS"]:
        try:
            names["test_program"](program)
        except CheckFailed as failed:
            tests.append(TestFinished(program, "wrong_answer", 0.0, Failure(output=failed.output)))
        else:
            tests.append(TestFinished(program, "passed", 0.0))
    return Judged(Program("no program", ""), Verdict("wrong_answer"), tuple(tests))


def decks_of(problems: Path) -> Mapping[str, Deck]:
    """The decks of a folder by name, whose problems take longer to read."""
    decks, faults = load_decks(problems, WORDS)
    assert [str(fault) for fault in faults] == []
    return decks


def findings_of(
    problems: Path, deck: str = "dsa-patterns", *, judge: Judge = in_this_process, required: bool = True
) -> tuple[Finding, ...]:
    """What is said of the bugs of a deck."""
    found = decks_of(problems)[deck]
    cards, written = found.cards, found.path.read_text()
    passages = [*passages_of_cards(cards, written, ""), *proofs_of_cards(cards, written, "")]
    by_name = {passage.name: passage for passage in passages}
    return check_bugs(cards, by_name, judge, required=required).findings


def line_of(text: str, start: str) -> int:
    """The line of a text that begins so, counted from 1."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start))


def without_proof(text: str) -> str:
    return text[: text.index("given")]


def test_a_sound_proof_is_taken(problems):
    make_deck(problems, text=SOUND)
    assert findings_of(problems) == ()


@pytest.mark.parametrize(("old", "new", "start", "words"), WRONG)
def test_a_card_that_is_wrong_is_named_with_its_line(problems, old, new, start, words):
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    make_deck(problems, text=text)
    (finding,) = findings_of(problems)
    assert words in finding.message
    assert (finding.line, finding.severity, bool(finding.next_step)) == (line_of(text, start), "error", True)


def test_a_bug_of_a_deck_needs_a_proof_and_one_of_a_problem_does_not(problems):
    make_deck(problems, text=without_proof(SOUND))
    (finding,) = findings_of(problems)
    assert (finding.line, "has no proof" in finding.message) == (line_of(SOUND, "What is wrong"), True)
    assert findings_of(problems, required=False) == ()


def test_no_program_depends_on_what_another_one_drew(problems):
    drawing = SOUND.replace("calls = []", "import random").replace("[1, 2]", "[1, 2]\nassert random.random() > 0.84")
    other = drawing.replace("dsa-patterns-mean", "dsa-patterns-again")
    make_deck(problems, text=f"{drawing}\n{other}")
    assert findings_of(problems) == ()


def test_a_program_that_breaks_the_judging_off_is_named_and_none_after_it(problems):
    make_deck(problems, text="\n".join(SOUND.replace("-mean", f"-{name}") for name in ("one", "two")))

    def broken(suite):
        lost = Verdict("internal_error", detail="cell_died: gone")
        return replace(in_this_process(suite), tests=in_this_process(suite).tests[:1], verdict=lost)

    (finding,) = findings_of(problems, judge=broken)
    assert "`dsa-patterns-one` cannot be tried: cell_died: gone (the mended code)" in finding.message


@pytest.mark.docker
def test_a_program_without_an_end_hides_no_other_and_one_that_ends_the_judge_is_named(problems, sandbox, tmp_path):
    endless = SOUND.replace(
        "    return", "    while True:\n        calls.append(values) if not calls else None\n    return"
    )
    ending = SOUND.replace("calls = []", "import os\nos._exit(0)")
    cards = {"mean": SOUND.replace("== 1.5", "> 0"), "endless": endless, "ending": ending, "after": SOUND}
    text = "\n".join(card.replace("-mean", f"-{name}") for name, card in cards.items())
    make_deck(problems, text=text)
    result = check_deck_at(problems, NAME, sandbox, tmp_path / "cache")
    told = [finding.message for gate, finding in result.findings if gate == "G2"]
    assert [message.split("`")[1] for message in told] == [
        f"dsa-patterns-{name}" for name in ("mean", "endless", "ending")
    ]
    assert "not over after" in told[1]
    assert "the judge ended with exit code 0" in told[2]


@pytest.mark.parametrize("deck", sorted(path.stem for path in (PROBLEMS / "decks").glob("*.toml")))
def test_the_shipped_bugs_are_proved(deck):
    assert findings_of(PROBLEMS, deck) == ()


def test_the_guides_example_is_a_proof(problems):
    (example,) = re.findall(r"<!-- card -->\n````toml\n(.*?)````\n", (PROBLEMS / "README.md").read_text(), re.DOTALL)
    make_deck(problems, "deep-core", example)
    assert findings_of(problems, "deep-core") == ()


def test_every_shipped_bug_of_a_deck_has_its_proof():
    cards = [card for deck in decks_of(PROBLEMS).values() for card in deck.cards]
    assert len([card for card in cards if card.kind == "bug"]) >= 31
    assert [card.id for card in cards if (card.kind == "bug") != (card.bug is not None)] == []

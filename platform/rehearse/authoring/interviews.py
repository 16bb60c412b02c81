"""`rehearse check` of forms and prompts: what their files are told, and how people and programs read it.

This is an author's tool, as `rehearse.authoring` is; nothing that learners see needs it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table

from rehearse.authoring import rendering
from rehearse.authoring.check import Checked
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.gates import Outcome, of_faults
from rehearse.authoring.passages import Passage
from rehearse.authoring.texts import check_passages
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.interviews.catalogue import FOLDER, PROMPTS, Interviews, forms_of, load_interviews, prompt_files_of
from rehearse.interviews.prompts import Prompt
from rehearse.interviews.tables import NestedTomlFile

#: A text whose first line stands below the key.
_STARTS_BELOW = re.compile(r"=\s*(\"\"\"|''')\s*$")


def places_of(problems_dir: Path) -> list[str]:
    """Every file of interviews, sound or not: forms, then prompts."""
    return [*forms_of(problems_dir), *prompt_files_of(problems_dir)]


def is_of_interviews(place: str) -> bool:
    """Whether a place below the problems folder is one of them."""
    return place.startswith(f"{FOLDER}/")


def with_prompt_files(places: Sequence[str], problems_dir: Path) -> list[str]:
    """The places with each file of prompts for their folder, which is as far as Git's names are looked at."""
    found = [each for place in places for each in (prompt_files_of(problems_dir) if place == PROMPTS else [place])]
    return list(dict.fromkeys(found))


def check_interviews(places: Sequence[str], problems_dir: Path, catalog: Catalog) -> Iterator[Checked]:
    """What each of these files is told. No sandbox is needed."""
    interviews = load_interviews(problems_dir, catalog)
    with Formulas() as formulas:
        for place in places:
            if faults := [fault for fault in interviews.faults if fault.folder == place]:
                yield Checked(place, tuple(of_faults(faults)))
            elif place.startswith(f"{PROMPTS}/"):
                yield Checked(place, _prompts(place, problems_dir, interviews, formulas, catalog.problems))
            else:
                yield Checked(place, (_form(place, interviews),))


def _form(place: str, interviews: Interviews) -> Outcome:
    form = interviews.forms[Path(place).stem]
    warnings = [fault for fault in interviews.warnings if fault.folder == place]
    findings = (Finding(each.file, each.message, each.next_step, each.line, "warning") for each in warnings)
    tasks = len(list(form.tasks()))
    return Outcome("G1", Report(f"{tasks} task{'' if tasks == 1 else 's'} in {form.minutes} minutes", tuple(findings)))


def _prompts(
    place: str, problems_dir: Path, interviews: Interviews, formulas: Formulas, slugs: Collection[str]
) -> tuple[Outcome, ...]:
    prompts = [prompt for prompt in interviews.prompts.values() if prompt.file == Path(place).stem]
    written = (problems_dir / place).read_text(encoding="utf-8")
    texts = check_passages(list(_passages(prompts, written)), formulas=formulas, slugs=slugs)
    return Outcome("G1", Report(f"{len(prompts)} prompts")), Outcome("G2", texts)


def _passages(prompts: Sequence[Prompt], written: str) -> Iterator[Passage]:
    """What the room shows as Markdown, in the order in which the file has the prompts."""
    file = NestedTomlFile("", written, FaultLog("", ""))
    lines = written.splitlines()
    for number, prompt in enumerate(prompts):
        shown = {
            "text": prompt.text,
            "follow_ups": "\n\n".join(prompt.follow_ups),
            "listens_for": "\n\n".join(prompt.listens_for),
            "notes": prompt.notes,
        }
        for key, text in shown.items():
            first = file.line(f"prompt[{number}].{key}") or 1
            below = first + bool(_STARTS_BELOW.search(lines[first - 1]))
            rows = range(below, below + text.count("\n") + 1) if key in {"text", "notes"} else (first,)
            if text:
                yield Passage(f"prompt {prompt.id} {key}", "", text, tuple(rows))


def as_table(results: Sequence[Checked]) -> Table:
    """The files, what is in each, and whether it passed, for a terminal."""
    table = Table("interviews", "what is in it", "result", box=None, pad_edge=False)
    for checked in results:
        table.add_row(checked.folder, checked.outcomes[0].report.summary, _result(checked))
    return table


def _result(checked: Checked) -> str:
    severities = [finding.severity for _, finding in checked.findings]
    counts = {word: severities.count(word) for word in ("error", "warning")}
    told = ", ".join(f"{count} {word}{'s' * (count > 1)}" for word, count in counts.items() if count)
    return told or "pass"


def summary(results: Sequence[Checked]) -> str:
    """The last line about interviews."""
    broken = sum(not checked.passed for checked in results)
    count = f"{len(results)} interview file{'' if len(results) == 1 else 's'}"
    return f"{count}: {f'{broken} with faults' if broken else 'all gates passed'}"


def as_json(results: Sequence[Checked], interviews: Sequence[Checked], stray: Sequence[ProblemFault]) -> dict[str, Any]:
    """What `rendering.as_json` tells of problems and decks, and `interviews` with the same keys for each file."""
    of_interviews = rendering.as_json(interviews, ())
    told = ({"interview": each.pop("problem"), **each} for each in of_interviews["problems"])
    plain = rendering.as_json(results, stray)
    return {**plain, "ok": plain["ok"] and of_interviews["ok"], "interviews": list(told)}

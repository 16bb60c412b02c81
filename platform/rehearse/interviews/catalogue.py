"""All forms and prompts of problems/interviews/, loaded once: the sound ones as values, the others as faults."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.loader import SLUG
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.interviews.fit import fit_of
from rehearse.interviews.forms import Form, read_form
from rehearse.interviews.pool import Pool, pool_of
from rehearse.interviews.prompts import Prompt, read_prompts
from rehearse.interviews.tables import NestedTomlFile

FOLDER = "interviews"
PROMPTS = f"{FOLDER}/prompts"


@dataclass(frozen=True, slots=True)
class Interviews:
    """The forms by name, the prompts by id, and the pool that interviews are made of.

    `faults` are those of files that were left out; `warnings` leave a form in. Both name the file as their `folder`.
    """

    forms: Mapping[str, Form] = field(default_factory=dict)
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    pool: Pool = field(default_factory=Pool)
    faults: tuple[ProblemFault, ...] = ()
    warnings: tuple[ProblemFault, ...] = ()


def forms_of(problems_dir: Path) -> list[str]:
    """Every form, sound or not, such as "interviews/phone-screen.toml"."""
    return sorted(f"{FOLDER}/{path.name}" for path in (problems_dir / FOLDER).glob("*.toml"))


def prompt_files_of(problems_dir: Path) -> list[str]:
    """Every file of prompts, sound or not, such as "interviews/prompts/concepts.toml"."""
    return sorted(f"{PROMPTS}/{path.name}" for path in (problems_dir / PROMPTS).glob("*.toml"))


def load_interviews(problems_dir: Path, catalog: Catalog) -> Interviews:
    """The forms and prompts of a problems folder. It never raises: what cannot be read is a fault."""
    prompts, faults = _prompts(problems_dir, catalog.vocabulary)
    pool = pool_of(catalog.problems.values(), prompts.values())
    broken = {Path(fault.folder).stem for fault in faults}
    forms: dict[str, Form] = {}
    warnings: list[ProblemFault] = []
    for place in forms_of(problems_dir):
        log = FaultLog("", place)
        file = _file(problems_dir, place, log)
        form = None if file is None else _form(file, Path(place).stem, broken)
        if file is not None and form is not None:
            fit = fit_of(form, pool, catalog.vocabulary, place=place, line=file.line)
            log.faults.extend(fit.faults)
            warnings += fit.warnings
        if form is not None and not log.faults:
            forms[form.name] = form
        faults += log.faults
    return Interviews(forms, prompts, pool, tuple(faults), tuple(warnings))


def _form(file: NestedTomlFile, name: str, broken: Collection[str]) -> Form | None:
    """The form of a file; None when it has faults, or those of its prompts have, so that nothing can be said of its fit."""
    data = file.data()
    form = None if data is None else read_form(file, data, name)
    if form is None:
        return None
    waits = sorted({slot.file for round_ in form.rounds for slot in round_.prompts if slot.file in broken})
    for each in waits:
        file.fault(f"Its prompts come from {each}.toml, which has faults.", f"Mend {PROMPTS}/{each}.toml first.")
    return None if waits else form


def _prompts(problems_dir: Path, vocabulary: Vocabulary) -> tuple[dict[str, Prompt], list[ProblemFault]]:
    """The prompts of all sound files by id, and what is wrong with the others."""
    found: dict[str, Prompt] = {}
    faults: list[ProblemFault] = []
    for place in prompt_files_of(problems_dir):
        log = FaultLog("", place)
        file = _file(problems_dir, place, log)
        read = () if file is None else read_prompts(file, Path(place).stem, vocabulary)
        own: dict[str, Prompt] = {}
        for number, prompt in enumerate(read):
            if (twin := found.get(prompt.id) or own.get(prompt.id)) is not None:
                where = "here" if twin.file == prompt.file else f"in {twin.file}.toml"
                line = None if file is None else file.line(f"prompt[{number}].id")
                log.add("", f"The prompt id `{prompt.id}` is also {where}.", "Give each prompt its own id.", line)
            own[prompt.id] = prompt
        if not log.faults:
            found |= own
        faults += log.faults
    return found, faults


def _file(problems_dir: Path, place: str, log: FaultLog) -> NestedTomlFile | None:
    if not SLUG.fullmatch(Path(place).stem):
        log.add("", "The file's name is not a slug.", "Use lower-case words joined by hyphens, such as `phone-screen`.")
    try:
        return NestedTomlFile("", (problems_dir / place).read_text(encoding="utf-8"), log)
    except (OSError, UnicodeDecodeError) as error:
        log.add("", f"The file cannot be read: {error}.", "Make it a plain, readable file in UTF-8.")
        return None

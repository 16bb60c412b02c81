"""One problem folder becomes a `Problem`, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from rehearse.catalog import proof
from rehearse.catalog.cards import read_cards
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.folder import REQUIRED, ProblemFolder
from rehearse.catalog.known_wrong import read_known_wrong
from rehearse.catalog.levels import read_levels
from rehearse.catalog.metadata import compare_of, read_metadata, scaling_of, speed_of, strength_of
from rehearse.catalog.planted import left_in, read_planted
from rehearse.catalog.problem import Problem
from rehearse.catalog.programs import (
    SuiteTest,
    check_constants,
    check_defines,
    check_inputs,
    parse,
    read_tests,
)
from rehearse.catalog.proof import Proof
from rehearse.catalog.schema import ProblemFile, StrengthFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.targets import has_sizes, read_slow
from rehearse.catalog.texts import fill_statement, read_hints
from rehearse.catalog.vocabulary import Vocabulary
from rehearse_sandbox.wire.job import Limits
from rehearse_sandbox.wire.suite_files import EXAMPLES, PROPERTIES, is_test_file, level_of

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def load_problem(path: Path, vocabulary: Vocabulary) -> tuple[Problem | None, tuple[ProblemFault, ...]]:
    """The problem of a folder and no fault, or no problem and every fault."""
    folder = ProblemFolder(path)
    problem = _problem(folder, vocabulary)
    return (None if folder.log.faults else problem), tuple(folder.log.faults)


def _problem(folder: ProblemFolder, vocabulary: Vocabulary) -> Problem | None:
    """The problem as far as it can be read; every check runs, whatever failed before it."""
    texts, log = folder.texts, folder.log
    if not SLUG.fullmatch(folder.path.name):
        log.add("", "The folder's name is not a slug.", "Use lower-case words joined by hyphens, such as `lru-cache`.")
    meta = read_metadata(folder, vocabulary)
    levels = read_levels(folder, meta.kind if meta else None)
    tests = _tests(folder, levels)
    programs = _programs(folder, meta)
    wrong = read_known_wrong(folder, tests)
    slow = read_slow(folder, meta)
    planted = read_planted(folder, meta.kind, tests) if meta is not None else ()
    hints = read_hints(texts["hints.md"], log, 1 + len(levels) // 3) if "hints.md" in texts else ()
    cards = read_cards(folder, vocabulary)
    if meta is None or texts.keys() != REQUIRED.keys():
        return None
    names = ["statement.md", *(name for name in levels if not is_test_file(name))]
    statement, *later = (fill_statement({**texts, **levels}[name], meta.const, tests, log, name) for name in names)
    return Problem(
        id=meta.id,
        slug=folder.path.name,
        track=folder.path.parent.name,
        version=meta.version,
        title=meta.title,
        kind=meta.kind,
        category=meta.category,
        category_name=(vocabulary.categories or {}).get(meta.category, ""),
        difficulty=meta.difficulty,
        minutes=meta.minutes,
        tags=meta.tags,
        concepts=meta.concepts,
        prerequisites=meta.prerequisites,
        license=meta.license,
        authors=meta.authors,
        statement=statement,
        later=tuple(later),
        starter=texts["starter.py"],
        module=meta.entry.module,
        symbols=meta.entry.symbols,
        banned=meta.sandbox.banned,
        compare=compare_of(meta),
        limits=Limits(test_s=meta.sandbox.cpu_s, memory_mb=meta.sandbox.memory_mb),
        max_examples=meta.examples.gate,
        mutates=meta.entry.mutates,
        scaling=scaling_of(meta),
        speed=speed_of(meta, texts["accepted/reference.py"]),
        slow=slow,
        constants=meta.const,
        strength=strength_of(meta),
        proof=_proof(folder),
        suite={
            **{name: texts[name] for name in ("inputs.py", EXAMPLES, PROPERTIES)},
            **{name: text for name, text in levels.items() if is_test_file(name)},
        },
        accepted=programs,
        wrong=(*wrong, *left_in(texts["starter.py"], planted)),
        planted=planted,
        hints=hints,
        editorial=texts["editorial.md"],
        cards=cards,
        folder=folder.path,
    )


def _tests(folder: ProblemFolder, levels: Mapping[str, str]) -> dict[str, SuiteTest]:
    strangers = sorted(
        path.name
        for path in (folder.path / "tests").glob("*.py")
        if f"tests/{path.name}" not in REQUIRED and level_of(path.name) == 1
    )
    for name in strangers:
        folder.log.add(
            f"tests/{name}",
            "The judge does not take this file.",
            "Move tests into the two test files, the rest into inputs.py.",
        )
    return read_tests({**folder.texts, **levels}, folder.log)


def _programs(folder: ProblemFolder, meta: ProblemFile | None) -> dict[str, str]:
    symbols = meta.entry.symbols if meta else ()
    accepted = folder.programs("accepted")
    programs = {f"accepted/{stem}.py": text for stem, text in accepted.items()}
    for name, source in {**{n: t for n, t in folder.texts.items() if n == "starter.py"}, **programs}.items():
        if (tree := parse(name, source, folder.log)) is not None:
            check_defines(name, tree, symbols, folder.log)
    if len(accepted) == 1 and "reference" in accepted:
        folder.log.add("accepted", "There is only the reference.", "Add a right program that works by another method.")
    if "inputs.py" in folder.texts:
        check_inputs(folder.texts["inputs.py"], sized=has_sizes(meta), log=folder.log)
        check_constants(folder.texts["inputs.py"], meta.const if meta else {}, folder.log)
    return accepted


def _proof(folder: ProblemFolder) -> Proof | None:
    if (text := folder.read(proof.FILE, required=False)) is None:
        return None
    file = TomlFile(proof.FILE, text, folder.log)
    data = file.data()
    found = None if data is None else file.table(StrengthFile, data)
    if found is None or found.suite != proof.hash_of(folder.path):
        return None
    return Proof(**{each.name: getattr(found, each.name) for each in fields(Proof)})

"""`rehearse new`: a folder that passes every gate but for the six steps that only its author can take."""

from __future__ import annotations

import builtins
import json
import keyword
import os
import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.authoring.fault_families import faults_of
from rehearse.authoring.placeholders import GAP, SUFFIX, TEMPLATES
from rehearse.authoring.selection import folders_of
from rehearse.authoring.unfinished import STEPS
from rehearse.catalog.catalog import TRACKS, Catalog
from rehearse.catalog.loader import SLUG
from rehearse.catalog.planted import FILE as FAULTS
from rehearse.catalog.problem import Problem

#: The kinds of problems that can be begun; each has a folder of templates.
KINDS = ("implement", "class", "levels", "repair", "optimise")

#: Kinds whose templates only hold what differs from those of another one.
_BASES = {"levels": "class", "repair": "implement", "optimise": "implement"}

#: A slug is an address and the name of a function.
LONGEST_SLUG = 60

#: Where a problem belongs whose track has none yet.
_CATEGORIES = {"dsa": "arrays-hashing", "ml": "statistics", "systems": "ml-systems"}

#: What the templates call something themselves.
_TAKEN = frozenset({"check_operations", "check_same", "given", "gt", "inputs", "pairwise", "solution", "strategy"})
_TAKEN_CLASSES = frozenset({"Counter", "Model"})


class CannotScaffoldError(Exception):
    """The folder cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What a new problem is filed under."""

    category: str
    tags: tuple[str, ...]
    concept: str


def make(problems_dir: Path, place: str, *, kind: str | None = None, like: str | None = None) -> Path:
    """Make the folder of a new problem at `place`, such as "dsa/running-maximum", whole or not at all.

    It takes its category, its tags, its kind and a concept from the problem that it is to be `like`, else from the first of its track.

    Raises:
        CannotScaffoldError: the place is taken or not one for problems, or the folder cannot be written.
    """
    if not problems_dir.is_dir():
        raise CannotScaffoldError(
            f"There is no problems folder {problems_dir}. Set REHEARSE_PROBLEMS_DIR to the one that holds `dsa` and `ml`."
        )
    track, slug = _track_and_slug(place)
    _check_free(problems_dir, track, slug)
    catalog = Catalog.load(problems_dir)
    model = _model(catalog, like)
    kind = kind or (model.kind if model and model.kind in KINDS else KINDS[0])
    values = _values(slug, kind, _filing(catalog, track, model))
    target = problems_dir / track / slug
    try:
        _write(target, _filled(kind, values))
    except OSError as error:
        raise CannotScaffoldError(
            f"{target} cannot be written: {error.strerror or error}. Nothing was left behind; make {problems_dir} writable."
        ) from error
    return target


def _track_and_slug(place: str) -> tuple[str, str]:
    track, slash, slug = place.rstrip("/").partition("/")
    if not slash:
        raise CannotScaffoldError(
            f"{place!r} names no track. Write TRACK/SLUG, such as {TRACKS[0]}/running-maximum; tracks are {', '.join(TRACKS)}."
        )
    if track not in TRACKS:
        raise CannotScaffoldError(f"There is no track {track!r}. Use one of: {', '.join(TRACKS)}.")
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise CannotScaffoldError(
            f"{slug!r} is no slug. Use lower-case words and numbers joined by hyphens, such as lru-cache, "
            f"beginning with a letter, of {LONGEST_SLUG} characters at most."
        )
    return track, slug


def _check_free(problems_dir: Path, track: str, slug: str) -> None:
    target = problems_dir / track / slug
    if os.path.lexists(target):
        raise CannotScaffoldError(
            f"{target} is there already. Choose another slug, or go on with `rehearse check {slug}`."
        )
    twins = [folder for folder in folders_of(problems_dir) if folder.rpartition("/")[2] == slug]
    if twins:
        raise CannotScaffoldError(f"{twins[0]} has this slug already. A slug is an address: choose another one.")


def _model(catalog: Catalog, like: str | None) -> Problem | None:
    if like is None:
        return None
    slug = like.rstrip("/").rpartition("/")[2]
    if (problem := catalog.get(slug)) is None:
        known = ", ".join(sorted(catalog.problems)) or "none"
        broken = [str(fault) for fault in catalog.faults if fault.slug == slug]
        why = f"The folder of {slug!r} has faults: {broken[0]}" if broken else f"There is no problem {slug!r}."
        raise CannotScaffoldError(f"{why} A new one can be like one of: {known}.")
    return problem


def _filing(catalog: Catalog, track: str, model: Problem | None) -> Filing:
    """The category, tags and concept of the model or of the track's first problem; else the first words that fit."""
    model = model or next((each for each in catalog.problems.values() if each.track == track), None)
    if model is not None:
        return Filing(model.category, model.tags, model.concepts[0])
    words = catalog.vocabulary
    if not (words.categories and words.tags and words.concepts):
        raise CannotScaffoldError(
            "tags.toml and concepts.toml have no words for a problem to be filed under. Mend them; `rehearse doctor` tells more."
        )
    usual = _CATEGORIES[track]
    category = usual if usual in words.categories else next(iter(words.categories))
    return Filing(category, (next(iter(words.tags)),), next(iter(words.concepts)))


def _values(slug: str, kind: str, filing: Filing) -> dict[str, str]:
    """What the gaps of the templates are filled with."""
    faults = [f"#   - {fault}" for fault in faults_of(filing.category)]
    return {
        "id": str(uuid.uuid4()),
        "slug": slug,
        "title": slug.replace("-", " ").capitalize(),
        "kind": kind,
        "category": filing.category,
        "tags": json.dumps(filing.tags),
        "concept": filing.concept,
        "name": class_name(slug) if kind in {"class", "levels"} else function_name(slug),
        "faults": "\n".join([f"# What people get wrong in `{filing.category}`:", *faults]),
    }


def function_name(slug: str) -> str:
    """What the learner's function is called: the slug, unless Python, pytest or the templates use that name."""
    name = slug.replace("-", "_")
    taken = keyword.iskeyword(name) or hasattr(builtins, name) or name in _TAKEN or name.startswith("test")
    return f"solve_{name}" if taken else name


def class_name(slug: str) -> str:
    """What the learner's class is called."""
    name = "".join(word.capitalize() for word in slug.split("-"))
    taken = keyword.iskeyword(name) or hasattr(builtins, name) or name in _TAKEN_CLASSES or name.startswith("Test")
    return f"The{name}" if taken else name


def _filled(kind: str, values: Mapping[str, str]) -> dict[str, str]:
    """Every file of a kind's templates with its gaps filled."""
    files = _filled(_BASES[kind], values) if kind in _BASES else {}
    folder = TEMPLATES / kind
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        name = path.relative_to(folder).as_posix().removesuffix(SUFFIX)
        files[name] = GAP.sub(lambda gap: values[gap[1]], path.read_text("utf-8"))
    return files


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Write the files beside the target first, so that nobody ever finds half a folder there."""
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as draft:
        folder = Path(draft) / target.name
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        folder.rename(target)


#: What to do at each step, and in which files.
_DO = {
    "statement": ("problem.toml, statement.md", "what is asked, of whom, and under which words it is found"),
    "reference": ("starter.py, accepted/", "the signature, your solution, and another right one"),
    "properties": ("inputs.py, tests/", "which inputs are allowed, examples to see, laws to keep"),
    "wrong": ("wrong/", "programs with one realistic mistake each, and what must happen to them"),
    "hints": ("hints.md, editorial.md", "a ladder for who is stuck, and what to know afterwards"),
    "cards": ("cards.toml", "what is worth asking again in a month"),
}

#: What is different for a program to repair.
_DO_REPAIR = {
    "reference": ("starter.py, faults.toml,", "the faulty program, its faults, and two right programs in accepted/"),
}


def next_steps(folder: Path) -> str:
    """What an author does now, as text."""
    slug = folder.name
    do = _DO | (_DO_REPAIR if (folder / FAULTS).exists() else {})
    steps = [f"  {number}. {step:<11} {do[step][0]:<26} {do[step][1]}" for number, step in enumerate(STEPS, 1)]
    return "\n".join(
        [
            f"{folder} holds a tiny problem that works. Make it yours, step by step; each is marked TODO(step) in its files:",
            *steps,
            "Then, and as often as you like in between:",
            f"  rehearse preview {slug:<25} the page and the gates, beside your editor",
            f"  rehearse check --fast {slug:<20} all gates, with fewer inputs",
            f"  rehearse mutants {slug:<25} mistakes that no test notices yet",
            f"  rehearse check {slug:<27} what has to pass in the end",
            "problems/README.md says what belongs where.",
        ]
    )

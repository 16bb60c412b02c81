"""All problem folders and decks, loaded once: the sound ones as values, the others as faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rehearse.catalog.concepts import read_concepts
from rehearse.catalog.decks import Deck, load_decks
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.loader import load_problem
from rehearse.catalog.problem import Problem
from rehearse.catalog.rings import reached_from
from rehearse.catalog.schema import TagsFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.tested import NAME, Tested, read_tested
from rehearse.catalog.vocabulary import Vocabulary

TRACKS = ("dsa", "ml", "systems")

#: Folders below problems/ that hold no problems.
_OTHERS = frozenset({"decks", "interviews", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Catalog:
    """The problems by slug, the decks by name, and what is wrong with what was left out.

    `tested` tells of some problems, by slug, which concepts a failed test asks for.
    """

    problems: Mapping[str, Problem]
    faults: tuple[ProblemFault, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    decks: Mapping[str, Deck] = field(default_factory=dict)
    tested: Tested = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Catalog:
        """The catalogue of a problems folder. It never raises: what cannot be read is a fault."""
        log = FaultLog("", "")
        vocabulary = Vocabulary()
        if not folder.is_dir():
            log.add(
                str(folder),
                "There is no such folder.",
                "Point REHEARSE_PROBLEMS_DIR at the folder that holds `dsa` and `ml`.",
            )
        else:
            vocabulary = _vocabulary(folder, log)
        found = {place: load_problem(place, vocabulary) for place in _problem_folders(folder, log)}
        faults = [*log.faults, *(fault for _, each in found.values() for fault in each)]
        sound = [problem for problem, _ in found.values() if problem is not None]
        problems, twins = _unique(sound)
        astray = _prerequisite_faults(problems, {place.name for place in found})
        left_out = {fault.slug for fault in astray}
        kept = {slug: problem for slug, problem in problems.items() if slug not in left_out}
        read, of_decks = load_decks(folder, vocabulary)
        decks, shared = _unique_decks(read, kept)
        tested, of_tests = _tested(folder, kept, decks, {place.name for place in found})
        return cls(kept, (*faults, *twins, *astray, *of_decks, *shared, *of_tests), vocabulary, decks, tested)

    def refreshed(self, place: Path) -> Catalog:
        """The catalogue after a change of one problem folder, which alone is read again.

        Where it claims what another problem has, the fault is its own, because it changed last.
        """
        folder = f"{place.parent.name}/{place.name}"
        problem, faults = load_problem(place, self.vocabulary)
        others = [each for each in self.problems.values() if each.slug != place.name]
        problems, twins = _unique([*others, *([problem] if problem else [])])
        slugs = {fault.slug for fault in self.faults} | problems.keys()
        astray = [fault for fault in _prerequisite_faults(problems, slugs) if fault.folder == folder]
        if astray:
            del problems[place.name]
        elsewhere = [fault for fault in self.faults if fault.folder != folder]
        return replace(self, problems=problems, faults=(*elsewhere, *faults, *twins, *astray))

    def get(self, slug: str) -> Problem | None:
        """The problem of this slug; None when there is none, or its folder is broken."""
        return self.problems.get(slug)


def _problem_folders(folder: Path, log: FaultLog) -> list[Path]:
    tracks = [path for path in sorted(folder.glob("*/")) if path.name not in _OTHERS and not path.name.startswith(".")]
    for path in tracks:
        if path.name not in TRACKS:
            log.add(path.name, "This is not a track.", f"Move its problems into one of: {', '.join(TRACKS)}.")
    return [
        place
        for track in tracks
        if track.name in TRACKS
        for place in sorted(track.glob("*/"))
        if not place.name.startswith((".", "__"))
    ]


def _vocabulary(folder: Path, log: FaultLog) -> Vocabulary:
    tags = concepts = None
    if (file := _toml(folder, "tags.toml", log)) is not None and (data := file.data()) is not None:
        tags = file.table(TagsFile, data)
    if (file := _toml(folder, "concepts.toml", log)) is not None and (data := file.data()) is not None:
        concepts = read_concepts(file, data, tags.decks if tags else ())
    if tags is None:
        return Vocabulary(concepts=concepts)
    return Vocabulary(tags.categories, tags.tags, concepts, tags.decks)


def _toml(folder: Path, name: str, log: FaultLog) -> TomlFile | None:
    try:
        return TomlFile(name, (folder / name).read_text(encoding="utf-8"), log)
    except (OSError, UnicodeDecodeError) as error:
        log.add(name, f"The file cannot be read: {error}.", "Put it back; every problem takes its words from it.")
        return None


def _tested(
    folder: Path, problems: Mapping[str, Problem], decks: Mapping[str, Deck], folders: set[str]
) -> tuple[Tested, list[ProblemFault]]:
    """Which concepts failed tests ask for: no problem needs to say so, so the file may be missing."""
    log = FaultLog("", "")
    if not (folder / NAME).exists() or (file := _toml(folder, NAME, log)) is None or (data := file.data()) is None:
        return {}, log.faults
    cards = (*(each.cards for each in problems.values()), *(each.cards for each in decks.values()))
    asked_for = {concept for each in cards for card in each for concept in card.concepts}
    return read_tested(file, data, problems, asked_for, folders), log.faults


def _unique(problems: Iterable[Problem]) -> tuple[dict[str, Problem], list[ProblemFault]]:
    """The problems by slug; of two with the same slug, id or card, the first in the alphabet stays."""
    kept: dict[str, Problem] = {}
    seen: dict[tuple[str, str], str] = {}
    faults = []
    for problem in problems:
        place = f"{problem.track}/{problem.slug}"
        claims = {
            ("slug", problem.slug): ("", "Rename the folder."),
            ("id", problem.id): ("problem.toml", "Make a new id with `uuidgen -r`."),
            **{
                ("card", card.id): ("cards.toml", "Begin a card's id with its problem's slug.")
                for card in problem.cards
            },
        }
        taken = {claim: where for claim, where in claims.items() if claim in seen}
        for (kind, value), (file, next_step) in taken.items():
            message = f"The {kind} `{value}` is also that of {seen[kind, value]}."
            faults.append(ProblemFault(problem.slug, file, None, message, next_step, place))
        if not taken:
            kept[problem.slug] = problem
            seen.update(dict.fromkeys(claims, place))
    return kept, faults


def _unique_decks(
    decks: Mapping[str, Deck], problems: Mapping[str, Problem]
) -> tuple[dict[str, Deck], list[ProblemFault]]:
    """The decks whose cards have ids of their own: histories of two cards with one id could not be told apart."""
    owners = {card.id: f"{each.track}/{each.slug}" for each in problems.values() for card in each.cards}
    kept = {}
    faults = []
    for name, deck in decks.items():
        taken = [card.id for card in deck.cards if card.id in owners]
        for card in taken:
            message = f"The card `{card}` is also one of {owners[card]}."
            faults.append(ProblemFault("", "", None, message, "Give it another id.", deck.place))
        if not taken:
            kept[name] = deck
            owners.update((card.id, deck.place) for card in deck.cards)
    return kept, faults


def _prerequisite_faults(problems: Mapping[str, Problem], slugs: set[str]) -> list[ProblemFault]:
    """Prerequisites that no folder has, and rings of problems that wait for each other."""
    faults = []
    needs = {slug: problem.prerequisites for slug, problem in problems.items()}
    for slug, problem in problems.items():
        blank = ProblemFault(slug, "problem.toml", None, "", "", f"{problem.track}/{slug}")
        for name in problem.prerequisites:
            if name not in slugs:
                message = f"The prerequisite `{name}` is not a problem."
                faults.append(
                    replace(blank, message=message, next_step="Use the slug of a problem that exists, or remove it.")
                )
        if slug in reached_from(slug, needs):
            message = "The problem is, by way of others, its own prerequisite."
            faults.append(replace(blank, message=message, next_step="Remove one prerequisite of the ring."))
    return faults

"""A form while somebody builds it: what is wrong with it, where, in words for people who see fields and not files.

Nothing is stored here, and nothing is repaired: the values stay as they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.schema import Table
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.interviews.fit import fit_of
from rehearse.interviews.forms import Form, ProblemSlot, PromptSlot, read_form
from rehearse.interviews.pool import Pool
from rehearse.interviews.schema import (
    MOST_PROBLEMS,
    MOST_PROMPTS,
    MOST_ROUNDS,
    ProblemEntry,
    PromptsEntry,
)
from rehearse.interviews.tables import NestedTomlFile

T = TypeVar("T", bound=Table)

#: What a field may hold, told in place of the types that a file's author would read of.
_BOUNDS = {
    "title": "Write 1 to 80 characters.",
    "summary": "Write 1 to 400 characters.",
    "minutes": "Give a whole number of minutes from 1 to 180.",
    "tries": "Give a whole number from 0 to 50.",
    "count": f"Give a whole number from 1 to {MOST_PROMPTS}.",
    "seconds": "Give a whole number of seconds from 0 to 3600.",
    "difficulty": "Choose from 1 to 5.",
    "from": "Choose where the prompts come from.",
    "tracks": "Choose at most 60.",
    "categories": "Choose at most 60.",
    "kinds": "Choose at most 60.",
    "tags": "Choose at most 60.",
}

#: What is put for a value that cannot be read, so that the rest of the form can be looked at meanwhile.
_STAND_INS: dict[str, object] = {"title": "x", "summary": "x", "minutes": 1, "tries": 0, "count": 1, "seconds": 0}

#: How `TomlFile` ends its words on a value of the wrong type.
_WRONG_TYPE = "Change the value."

_ADDRESS = re.compile(r"`rounds\[(\d+)\](?:\.(?:problems|prompts)\[(\d+)\])?(?:\.(\w+))?(?:\[\d+\])?`")
_TABLES = re.compile(r"(?:tables )?\[\[rounds\.(\w+)\]\]")

#: A word in a list of a slot of a round lies so deep, and nothing lies deeper.
_DEEPEST = 7

#: Whoever sends more faults than this at once has not built anything in a browser.
_MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """What is wrong and what to do. `where` is the address of a field, such as "rounds[0].minutes"; empty: the whole form."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Tried:
    """How the values stand as a form. `form` is there when they are one that can be used: then there are no faults.

    `fitting` has for each round and each of its slots how many problems or prompts fit; None where that cannot be said.
    """

    form: Form | None
    faults: tuple[PlacedFault, ...]
    warnings: tuple[PlacedFault, ...]
    fitting: tuple[tuple[int | None, ...], ...]


def try_form(plain: dict[str, Any], pool: Pool, vocabulary: Vocabulary) -> Tried:
    """Read the values as a form, and look whether it can be filled. It never raises."""
    if excess := tuple(_excess(plain)):
        return Tried(None, excess, (), ())
    content = {key: value for key, value in plain.items() if key not in {"name", "version"}}
    form, faults, warnings = _read_form(content, pool, vocabulary)
    mended, wrong = _mended(content, faults)
    if form is None and wrong:
        _, more, warnings = _read_form(mended, pool, vocabulary)
        faults = [*faults, *(fault for fault in more if fault.where not in wrong)]
    return Tried(None if faults else form, tuple(faults[:_MOST_FAULTS]), tuple(warnings), tuple(_fitting(plain, pool)))


def _read_form(
    content: dict[str, Any], pool: Pool, vocabulary: Vocabulary
) -> tuple[Form | None, list[PlacedFault], list[PlacedFault]]:
    """The form, its faults and its warnings."""
    addresses, log = _Addresses(), FaultLog("", "")
    form = read_form(_Values(addresses, log), content, "")
    if form is None:
        return None, list(addresses.told(log.faults)), []
    fit = fit_of(form, pool, vocabulary, line=addresses.number)
    return form, list(addresses.told(fit.faults)), list(addresses.told(fit.warnings))


def _mended(content: dict[str, Any], faults: Iterable[PlacedFault]) -> tuple[dict[str, Any], set[str]]:
    """The values with something else in place of those that cannot be read, and the addresses of these."""
    wrong = set()
    for fault in faults:
        *parents, key = re.findall(r"\w+", fault.where) or [""]
        if key in _STAND_INS:
            content = _with(content, [*parents, key], _STAND_INS[key])
            wrong.add(fault.where)
    return content, wrong


def _with(place: Any, path: list[str], value: object) -> Any:
    """The same table or list with one value of it changed."""
    head, *rest = path
    key = int(head) if isinstance(place, list) else head
    changed = place.copy()
    changed[key] = _with(place[key], rest, value) if rest else value
    return changed


class _Addresses:
    """Addresses by number: values of a browser have no lines, so a fault's line is the number of its address."""

    def __init__(self) -> None:
        self._known: list[str] = []

    def number(self, where: str) -> int:
        """The number of an address."""
        self._known.append(where)
        return len(self._known)

    def told(self, faults: Iterable[ProblemFault]) -> Iterator[PlacedFault]:
        """The faults with the addresses that their lines stand for."""
        for fault in faults:
            where = self._known[fault.line - 1] if fault.line else ""
            yield PlacedFault(where, _worded(fault, where))


class _Values(NestedTomlFile):
    """Values that were never a file."""

    def __init__(self, addresses: _Addresses, log: FaultLog) -> None:
        super().__init__("", "", log)
        self._addresses = addresses

    def line(self, where: str) -> int:
        """The number of the address."""
        return self._addresses.number(where)


def _worded(fault: ProblemFault, where: str) -> str:
    key = re.sub(r"\[\d+\]", "", where).rpartition(".")[2]
    if fault.next_step == _WRONG_TYPE and key in _BOUNDS:
        return _BOUNDS[key]
    text = _ADDRESS.sub(_in_words, f"{fault.message} {fault.next_step}")
    text = _TABLES.sub(r"\1", text)
    return text[:1].upper() + text[1:]


def _in_words(address: re.Match[str]) -> str:
    round_, slot, key = address.groups()
    place = f"round {int(round_) + 1}"
    if slot is not None:
        place = f"slot {int(slot) + 1} of {place}"
    return place if key is None else f"the {'source' if key == 'from' else key} of {place}"


def _excess(plain: dict[str, Any]) -> Iterator[PlacedFault]:
    """Lists so long, or values so deep, that nothing else of the form has to be read."""
    if _is_deep(plain):
        yield PlacedFault("", "The values are nested too deeply. Send the keys of a form.")
        return
    rounds = _items(plain, "rounds")
    if len(rounds) > MOST_ROUNDS:
        yield PlacedFault("rounds", f"The form has {len(rounds)} rounds. Give it 1 to {MOST_ROUNDS}.")
        return
    for number, round_ in enumerate(rounds):
        for key, most in (("problems", MOST_PROBLEMS), ("prompts", MOST_PROMPTS)):
            if (count := len(_items(round_, key))) > most:
                message = f"Round {number + 1} has {count} slots of {key}. Give it 1 to {most}."
                yield PlacedFault(f"rounds[{number}]", message)


def _is_deep(value: object) -> bool:
    """Whether something is nested deeper than any form, found without a call for each level."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            part
            for each in level
            if isinstance(each, dict | list)
            for part in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(level)


def _fitting(plain: dict[str, Any], pool: Pool) -> Iterator[tuple[int | None, ...]]:
    """What fits each slot, also while other fields of the form are still wrong."""
    for round_ in _items(plain, "rounds"):
        problems = [_read(each, ProblemEntry) for each in _items(round_, "problems")]
        # How many are asked, and for how long, does not change what fits.
        prompts = [
            _read({**_table(each), "count": 1, "seconds": 0}, PromptsEntry) for each in _items(round_, "prompts")
        ]
        yield (*(_problems(each, pool) for each in problems), *(_prompts(each, pool) for each in prompts))


def _problems(entry: ProblemEntry | None, pool: Pool) -> int | None:
    if entry is None:
        return None
    slot = ProblemSlot(entry.tracks, entry.categories, entry.difficulty, entry.kinds, entry.staged)
    return len(pool.problems_for(slot))


def _prompts(entry: PromptsEntry | None, pool: Pool) -> int | None:
    return None if entry is None else len(pool.prompts_for(PromptSlot(entry.file, entry.tags)))


def _items(table: object, key: str) -> list[Any]:
    found = table.get(key) if isinstance(table, dict) else None
    return found if isinstance(found, list) else []


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _read(value: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None

"""Forms of interviews: rounds, their times, and what may be asked in them. Plain values, whoever wrote them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.tables import TomlFile
from rehearse.interviews.rules import check_rules
from rehearse.interviews.schema import FormFile, RoundEntry
from rehearse.interviews.tables import NestedTomlFile

#: What a round is called when its author does not say.
_TITLES = {
    "coding": "Coding",
    "concepts": "Concepts",
    "behavioural": "Behavioural",
    "design": "Design",
    "break": "Break",
}


class FormError(ValueError):
    """Plain values that are no form. `faults` tell each field with its value, what is wrong and what to do."""

    def __init__(self, faults: tuple[ProblemFault, ...]) -> None:
        super().__init__(" ".join(f"{fault.message} {fault.next_step}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ProblemSlot:
    """Which problems may stand here: empty fields allow any. `difficulty` is from, to; `staged`: in parts that unlock."""

    tracks: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    difficulty: tuple[int, int] = (1, 5)
    kinds: tuple[str, ...] = ()
    staged: bool = False


@dataclass(frozen=True, slots=True)
class PromptSlot:
    """`count` prompts of the file `file` with any of the tags, or with whatever tags when there are none.

    `seconds` is what the room's timer gives to each; 0: it has no timer of its own.
    """

    file: str
    tags: tuple[str, ...] = ()
    count: int = 1
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """One timed part. Its tasks are its problems, else its prompts, numbered from 0.

    `tries` is how often the hidden tests may be asked before the round ends; 0: only at its end.
    """

    kind: str
    title: str
    minutes: int
    problems: tuple[ProblemSlot, ...] = ()
    prompts: tuple[PromptSlot, ...] = ()
    tries: int = 0

    @property
    def slots(self) -> tuple[ProblemSlot | PromptSlot, ...]:
        """The slot that each task is of, by the task's number; a break has none."""
        return (*self.problems, *(slot for slot in self.prompts for _ in range(slot.count)))


@dataclass(frozen=True, slots=True)
class Form:
    """What an interview is made of. `version` is a hash of everything but the name: equal forms have equal ones.

    `hides` is what the room does not show of a problem: "title", "tags", "difficulty". `asks` are questions of the room:
    "assumptions" before coding, "prediction" before a run. `pauses`: the person may stop the clock.
    """

    name: str
    title: str
    summary: str
    hides: tuple[str, ...]
    pauses: bool
    asks: tuple[str, ...]
    rounds: tuple[Round, ...]
    version: str = ""

    @property
    def minutes(self) -> int:
        """How long the whole interview takes, breaks included."""
        return sum(round_.minutes for round_ in self.rounds)

    def tasks(self) -> Iterator[tuple[int, int]]:
        """The address (round, task) of every task, in the order of the interview."""
        return ((number, task) for number, round_ in enumerate(self.rounds) for task in range(len(round_.slots)))


def to_plain(form: Form) -> dict[str, Any]:
    """The form as values that JSON and TOML can hold, in the keys of its file and with its name and version."""
    return {"name": form.name, "version": form.version, **_content(form)}


def of_plain(plain: object) -> Form:
    """The form of plain values, such as `to_plain` gives or a browser sends; the version is worked out anew.

    Words of the catalogue are not looked up: `fit.fit_of` does that for forms that are still to be used.

    Raises:
        FormError: They are no form; it tells every fault.
    """
    log = FaultLog("", "")
    file = NestedTomlFile("", "", log)
    given = dict(plain) if _is_table(plain) else {}
    name, _ = given.pop("name", ""), given.pop("version", "")
    form = read_form(file, given if _is_table(plain) else plain, name if isinstance(name, str) else "")
    if form is None:
        raise FormError(tuple(log.faults))
    return form


def read_form(file: TomlFile, data: object, name: str) -> Form | None:
    """The form of a file's data; None when anything is wrong with it, which the file's log then tells."""
    if not _is_table(data):
        file.fault(f"A form is a table with `title`, `summary` and `rounds`, not {data!r:.60}.", "Send one.")
        return None
    read = file.table(FormFile, data)
    if read is None or not check_rules(file, read):
        return None
    rounds = tuple(_round(entry, read.tries) for entry in read.rounds)
    form = Form(name, read.title, read.summary, read.hides, read.pauses, read.asks, rounds)
    return _with_version(form)


def _is_table(data: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(data, dict) and all(isinstance(key, str) for key in data)


def _round(entry: RoundEntry, tries: int) -> Round:
    problems = tuple(
        ProblemSlot(each.tracks, each.categories, each.difficulty, each.kinds, each.staged) for each in entry.problems
    )
    prompts = tuple(PromptSlot(each.file, each.tags, each.count, each.seconds) for each in entry.prompts)
    own = tries if entry.tries is None else entry.tries
    return Round(
        entry.kind, entry.title or _TITLES[entry.kind], entry.minutes, problems, prompts, own if problems else 0
    )


def _with_version(form: Form) -> Form:
    text = json.dumps(_content(form), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Form(form.name, form.title, form.summary, form.hides, form.pauses, form.asks, form.rounds, version)


def _content(form: Form) -> dict[str, Any]:
    return {
        "title": form.title,
        "summary": form.summary,
        "hides": list(form.hides),
        "pauses": form.pauses,
        "asks": list(form.asks),
        "rounds": [_plain_round(round_) for round_ in form.rounds],
    }


def _plain_round(round_: Round) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": round_.kind, "title": round_.title, "minutes": round_.minutes}
    if round_.problems:
        plain["tries"] = round_.tries
        plain["problems"] = [
            {
                "tracks": list(slot.tracks),
                "categories": list(slot.categories),
                "difficulty": list(slot.difficulty),
                "kinds": list(slot.kinds),
                "staged": slot.staged,
            }
            for slot in round_.problems
        ]
    if round_.prompts:
        plain["prompts"] = [
            {"from": slot.file, "tags": list(slot.tags), "count": slot.count, "seconds": slot.seconds}
            for slot in round_.prompts
        ]
    return plain

"""The report of an interview: what became of each task, when, and where the time went. Pure.

Each stretch between two entries belongs to the task of the entry that ends it. Until the first text of one's own it was spent reading, from then
to the first run coding, and after that debugging.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from rehearse.interviews.forms import Form
from rehearse.interviews.timeline import Entry, code_of, texts_of

Phase = Literal["reading", "coding", "debugging"]
PHASES: tuple[Phase, ...] = ("reading", "coding", "debugging")


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission of the interview: its verdict is None while it waits for it. `failure` is the smallest input that breaks it."""

    id: str
    verdict: str | None = None
    passed: int = 0
    total: int = 0
    level: int = 1
    levels: int = 1
    failure: Mapping[str, Any] | None = None


@dataclass(slots=True)
class TaskReport:
    """One task. Moments are seconds after its round began; `seconds` are those of each phase.

    `handed_in` is the submission that counts: None when nothing was written, or when the task is a prompt. `predictions` are pairs
    of the chance that was given to a program and whether it passed.
    """

    round: int
    task: int
    name: str
    kind: str
    why: str
    runs: int = 0
    tries: int = 0
    first_run: float | None = None
    seconds: dict[Phase, float] = field(default_factory=lambda: dict.fromkeys(PHASES, 0.0))
    handed_in: Sent | None = None
    predictions: list[tuple[float, bool]] = field(default_factory=list)
    answered: float | None = None
    ticks: tuple[bool, ...] = ()
    code: str = ""
    notes: str = ""
    assumptions: str = ""

    @property
    def solved(self) -> bool | None:
        """Whether the hidden tests passed, all parts of them; None while that is not known, and for prompts."""
        if self.kind == "prompt" or (self.handed_in is not None and self.handed_in.verdict is None):
            return None
        sent = self.handed_in
        return sent is not None and sent.verdict == "accepted" and sent.level == sent.levels


@dataclass(slots=True)
class RoundReport:
    """One round as it was held; `ended` is None of one that never came. `by` is who ended it: "clock" or "candidate"."""

    number: int
    title: str
    kind: str
    began: datetime | None
    ended: datetime | None
    by: str
    tasks: list[TaskReport]


@dataclass(slots=True)
class Report:
    """The whole interview.

    `brier` is the mean squared distance of predictions from what came, None without any: 0 is right and sure, 0.25 is what a coin gets.
    """

    rounds: list[RoundReport]
    pad: str
    brier: float | None

    @property
    def tasks(self) -> list[TaskReport]:
        """The tasks of all rounds."""
        return [task for each in self.rounds for task in each.tasks]


@dataclass(frozen=True, slots=True)
class AskedTask:
    """What was asked, and why it was chosen."""

    round: int
    task: int
    kind: str
    name: str
    why: str


def report(form: Form, asked: Iterable[AskedTask], entries: Sequence[Entry], sent: Mapping[str, Sent]) -> Report:
    """What the entries of an interview tell."""
    tasks = {
        (each.round, each.task): TaskReport(each.round, each.task, each.name, each.kind, each.why) for each in asked
    }
    began = _began(entries)
    ended = {each.payload["round"]: each for each in entries if each.kind == "round_ended"}
    _follow(tasks, entries, began)
    for each in entries:
        _take_in(tasks, each, sent)
    texts = texts_of(entries)
    for (round_, number), task in tasks.items():
        task.code = texts.get(code_of(round_, number), "") if task.kind == "problem" else ""
        task.notes = texts.get(f"notes/{round_}/{number}", "")
        task.assumptions = texts.get(f"assumptions/{round_}/{number}", "")
    rounds = [
        RoundReport(
            number,
            round_.title,
            round_.kind,
            began.get(number),
            ended[number].at if number in ended else None,
            ended[number].payload["by"] if number in ended else "",
            [task for (of, _), task in tasks.items() if of == number],
        )
        for number, round_ in enumerate(form.rounds)
    ]
    return Report(rounds, texts.get("pad", ""), _brier([pair for task in tasks.values() for pair in task.predictions]))


def _began(entries: Iterable[Entry]) -> dict[int, datetime]:
    """When each round began: the first with the interview, each other when the one before it ended."""
    began: dict[int, datetime] = {}
    for each in entries:
        if each.kind == "started":
            began[0] = each.at
        elif each.kind == "round_ended":
            began[each.payload["round"] + 1] = each.at
    return began


def _follow(
    tasks: Mapping[tuple[int, int], TaskReport], entries: Iterable[Entry], began: Mapping[int, datetime]
) -> None:
    """Give each stretch of time to its task and phase. While the clock stood still none went by."""
    since: datetime | None = None
    # Whoever has written nothing yet is reading the first.
    current = tasks.get((0, 0))
    phases: dict[tuple[int, int], Phase] = {}
    for each in entries:
        address = _address(each)
        current = tasks.get(address, current) if address is not None else current
        round_ = each.payload.get("round") if each.kind == "round_ended" else None
        if current is not None and since is not None and each.kind != "went_on" and each.at > since:
            at = (current.round, current.task)
            current.seconds[phases.get(at, "reading")] += (each.at - since).total_seconds()
        since = each.at
        if address in tasks:
            _next_phase(tasks[address], each, phases, began)  # type: ignore[index]
        if round_ is not None:
            current = tasks.get((round_ + 1, 0))


def _next_phase(
    task: TaskReport, entry: Entry, phases: dict[tuple[int, int], Phase], began: Mapping[int, datetime]
) -> None:
    at = (task.round, task.task)
    if entry.kind == "saved" and str(entry.payload["text"]).startswith("code/") and not entry.payload.get("given"):
        phases.setdefault(at, "coding")
    elif entry.kind in {"ran", "tried"}:
        phases[at] = "debugging"
        if task.first_run is None:
            task.first_run = (entry.at - began[task.round]).total_seconds()


def _address(entry: Entry) -> tuple[int, int] | None:
    """The task that an entry is about; None of one about the whole, or of what was there from the beginning."""
    payload = entry.payload
    if entry.kind == "saved":
        kind, _, place = str(payload["text"]).partition("/")
        number, _, task = place.partition("/")
        return (int(number), int(task)) if kind != "pad" and not payload.get("given") else None
    if entry.kind != "handed_in" and "task" in payload:
        return payload["round"], payload["task"]
    return None


def _take_in(tasks: Mapping[tuple[int, int], TaskReport], entry: Entry, sent: Mapping[str, Sent]) -> None:
    payload = entry.payload
    task = tasks.get((payload.get("round", -1), payload.get("task", -1)))
    if task is None:
        return
    match entry.kind:
        case "ran":
            task.runs += 1
        case "tried":
            task.tries += 1
        case "predicted":
            found = sent.get(payload["submission"])
            if found is not None and found.verdict is not None:
                task.predictions.append((payload["chance"], found.verdict == "accepted"))
        case "handed_in":
            task.handed_in = sent.get(payload["submission"] or "")
        case "answered":
            task.answered, task.ticks = payload["seconds"], tuple(payload["ticks"])


def _brier(predictions: Sequence[tuple[float, bool]]) -> float | None:
    """Brier's score (Monthly Weather Review 78, 1950), for outcomes that come or do not."""
    if not predictions:
        return None
    return sum((chance - came) ** 2 for chance, came in predictions) / len(predictions)

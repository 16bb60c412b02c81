"""The report of an interview: what became of each task and round. Pure; it rates nothing, `evidence.py` does.

Where the time went is worked out in `shares.py`, what came of predictions in `calibration.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rehearse.interviews.calibration import Prediction, Said, brier, by_chance
from rehearse.interviews.forms import Form
from rehearse.interviews.shares import PHASES, Phase, Shares, shares_of
from rehearse.interviews.timeline import Entry, code_of, texts_of


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission of the interview: its verdict is None while it waits for it. `failure` tells the smallest input that breaks it.

    `measured` are the conclusions of its measurements of growth and pace: "within", "beyond" or "unclear".
    """

    id: str
    verdict: str | None = None
    passed: int = 0
    total: int = 0
    level: int = 1
    levels: int = 1
    failure: Mapping[str, Any] | None = None
    measured: tuple[str, ...] = ()


@dataclass(slots=True)
class TaskReport:
    """One task. `first_run` is in seconds on its round's clock; `seconds` are those of each phase.

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
    predictions: list[Prediction] = field(default_factory=list)
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
    """One round as it was held: `seconds` by its clock, which `stood` still for so long besides; None of one that was not held.

    `by` is who ended it: "clock", "candidate", or nobody.
    """

    number: int
    title: str
    kind: str
    seconds: float | None
    stood: float
    by: str
    tasks: list[TaskReport]


@dataclass(slots=True)
class Report:
    """The whole interview. `asks` are the questions of its room, see `Form`."""

    rounds: list[RoundReport]
    pad: str
    asks: tuple[str, ...] = ()

    @property
    def tasks(self) -> list[TaskReport]:
        """The tasks of all rounds."""
        return [task for each in self.rounds for task in each.tasks]

    @property
    def problems(self) -> list[TaskReport]:
        """The tasks that ask for a program."""
        return [task for task in self.tasks if task.kind == "problem"]

    @property
    def waits(self) -> bool:
        """Whether something is still being judged."""
        return any(task.handed_in is not None and task.handed_in.verdict is None for task in self.tasks)

    @property
    def brier(self) -> float | None:
        """Brier's score of all predictions."""
        return brier(self._predictions)

    @property
    def said(self) -> list[Said]:
        """What came of each chance that was given."""
        return by_chance(self._predictions)

    @property
    def _predictions(self) -> list[Prediction]:
        return [pair for task in self.tasks for pair in task.predictions]


@dataclass(frozen=True, slots=True)
class AskedTask:
    """What was asked, and why it was chosen."""

    round: int
    task: int
    kind: str
    name: str
    why: str


def report(
    form: Form,
    asked: Iterable[AskedTask],
    entries: Sequence[Entry],
    sent: Mapping[str, Sent],
    texts: Mapping[str, str] | None = None,
) -> Report:
    """What the entries of an interview tell. `texts` are those that it ended with; without them they are made from the entries."""
    tasks = {
        (each.round, each.task): TaskReport(each.round, each.task, each.name, each.kind, each.why) for each in asked
    }
    texts = texts_of(entries) if texts is None else texts
    shares = shares_of(tasks, entries)
    for each in entries:
        _take_in(tasks, each, sent)
    for (round_, number), task in tasks.items():
        share = shares.tasks[round_, number]
        task.seconds, task.first_run = share.seconds, share.first_run
        task.code = texts.get(code_of(round_, number), "") if task.kind == "problem" else ""
        task.notes = texts.get(f"notes/{round_}/{number}", "")
        task.assumptions = texts.get(f"assumptions/{round_}/{number}", "").strip()
    ended = {each.payload["round"]: str(each.payload["by"]) for each in entries if each.kind == "round_ended"}
    return Report(_rounds(form, tasks.values(), ended, shares), texts.get("pad", ""), form.asks)


def _rounds(form: Form, tasks: Iterable[TaskReport], ended: Mapping[int, str], shares: Shares) -> list[RoundReport]:
    of_round: dict[int, list[TaskReport]] = {}
    for task in tasks:
        of_round.setdefault(task.round, []).append(task)
    return [
        RoundReport(
            number,
            round_.title,
            round_.kind,
            shares.held.get(number) if number in ended else None,
            shares.stood.get(number, 0.0),
            ended.get(number, ""),
            of_round.get(number, []),
        )
        for number, round_ in enumerate(form.rounds)
    ]


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
            # What broke by our fault says nothing of a prediction.
            if found is not None and found.verdict not in {None, "internal_error"}:
                task.predictions.append((payload["chance"], found.verdict == "accepted"))
        case "handed_in":
            task.handed_in = sent.get(payload["submission"] or "")
        case "answered":
            task.answered, task.ticks = payload["seconds"], tuple(payload["ticks"])

"""The words of the interface, in one place: pages, scripts and announcements all say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Literal

from rehearse.catalog.problem import Problem

Tone = Literal["good", "bad", "warn", "ours", "quiet"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a verdict is named, what it means in one sentence, and which colour and icon it takes."""

    label: str
    sentence: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one test's end is named."""

    label: str
    tone: Tone


VERDICTS = {
    "accepted": Verdict("Accepted", "", "good"),
    "wrong_answer": Verdict("Wrong answer", "", "bad"),
    "runtime_error": Verdict("Runtime error", "Your code raised an exception or ended early.", "bad"),
    "time_limit": Verdict("Too slow", "A call did not come back within its time limit.", "bad"),
    "memory_limit": Verdict("Out of memory", "Your code asked for more memory than it may use.", "bad"),
    "output_limit": Verdict("Too much output", "Your code printed or returned more than can be taken.", "bad"),
    "load_error": Verdict("Could not be loaded", "Your code stopped before any test could start.", "bad"),
    "forbidden_call": Verdict("Ruled out", "Your code uses something that this problem asks you to do without.", "bad"),
    "internal_error": Verdict(
        "Our fault", "The judge broke down, not your code. Your code is kept; please send it again.", "ours"
    ),
}

OUTCOMES = {
    "passed": Outcome("passed", "good"),
    "wrong_answer": Outcome("wrong answer", "bad"),
    "runtime_error": Outcome("raised an error", "bad"),
    "time_limit": Outcome("too slow", "bad"),
    "memory_limit": Outcome("out of memory", "bad"),
    "output_limit": Outcome("too much output", "bad"),
    "forbidden_call": Outcome("ruled out", "bad"),
    "internal_error": Outcome("our fault", "ours"),
    "not_run": Outcome("not run", "quiet"),
}

#: How an answer to an input of the learner's own is told.
ANSWERS = {
    "same": Outcome("same answer as ours", "good"),
    "differs": Outcome("differs from our answer", "bad"),
    "unlike": Outcome("differs from our answer, which may be right as well", "warn"),
    "unanswered": Outcome("nothing to compare with", "quiet"),
    "invalid": Outcome("not a valid input", "warn"),
    "runtime_error": OUTCOMES["runtime_error"],
    "time_limit": OUTCOMES["time_limit"],
    "memory_limit": OUTCOMES["memory_limit"],
    "output_limit": OUTCOMES["output_limit"],
    "not_run": OUTCOMES["not_run"],
}

TRACKS = {"dsa": "Data structures", "ml": "Machine learning", "systems": "ML systems"}
DIFFICULTIES = {1: "Warm-up", 2: "Easy", 3: "Medium", 4: "Hard", 5: "Very hard"}
#: What a problem is besides something to be written from scratch.
KINDS = {"levels": "Levels", "repair": "Repair", "optimise": "Optimise"}
STATUSES = {"solved": "Solved", "tried": "Tried, not solved yet", "new": "Not tried yet"}
#: How far a person is with a concept of the skill map.
SKILL_STATES = {"solved": "Solved", "started": "Started", "next": "Next", "later": "Later"}
#: What became of a day, for its goal and the streak.
DAY_STATES = {
    "met": "goal met",
    "kept": "streak kept",
    "off": "day off",
    "missed": "goal not met",
    "open": "today",
    "before": "before you began",
}
STATUS_FILTERS = {"unsolved": "Not solved", "tried": "Tried", "solved": "Solved"}
#: A person's own marks on cards; 0 is none. The last three come from Anki, and cannot be chosen here.
FLAGS = {
    1: "Red flag",
    2: "Orange flag",
    3: "Green flag",
    4: "Blue flag",
    5: "Pink flag",
    6: "Turquoise flag",
    7: "Purple flag",
}
MODES = {"run": "Examples", "submit": "Whole suite"}
STATES = {"queued": "Waiting", "running": "Running"}


def readable(identifier: str) -> str:
    """An identifier as a person would write it, for what no file gives a name to: `two-pointers` is "Two pointers"."""
    text = identifier.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]


def category(problem: Problem) -> str:
    """What the catalogue calls a problem's category."""
    return problem.category_name or readable(problem.category)


def track(identifier: str) -> str:
    """The name of a track."""
    return TRACKS.get(identifier, readable(identifier))


def difficulty(level: int) -> str:
    """A difficulty from 1 to 5 in words."""
    return DIFFICULTIES.get(level, f"Level {level}")


def verdict(name: str | None) -> Verdict:
    """How a verdict is told; one that is not known is told by its own name rather than hidden."""
    if name is None:
        return Verdict("Not judged yet", "", "quiet")
    return VERDICTS.get(name) or Verdict(readable(name), "", "bad")


def result(verdict_name: str | None, level: int, levels: int) -> Verdict:
    """How the verdict of a whole suite is told: an accept below the last level of a problem that grows is one level passed."""
    if verdict_name == "accepted" and level < levels:
        return Verdict(f"Level {level} of {levels} passed", "", "good")
    return verdict(verdict_name)


def count(number: int, noun: str, many: str = "") -> str:
    """A number with its noun: "1 problem", "8 problems"."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def listed(names: Sequence[str], most: int = 2) -> str:
    """Names that may have commas in them, in a row: "A; B"; of many the first ones, and how many more there are."""
    more = len(names) - most
    return "; ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def day(value: date) -> str:
    """A day as it is read aloud: "Saturday 14 March"."""
    return f"{value:%A} {value.day} {value:%B}"


def milliseconds(value: float | None) -> str:
    """A duration as it is read aloud."""
    if value is None:
        return ""
    if value < 1:
        return "under 1 ms"
    return f"{value:.0f} ms" if value < 1000 else f"{value / 1000:.1f} s"


def moment(value: datetime | str) -> str:
    """A time in UTC in words, for browsers without scripts; with scripts the reader's own zone replaces it."""
    when = datetime.fromisoformat(value) if isinstance(value, str) else value
    when = when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    return f"{when.day} {when:%B %Y} at {when:%H:%M} UTC"


def calendar_date(value: date, today: date) -> str:
    """A day in words, with its year when that is not the present one."""
    return f"{value.day} {value:%B}" if value.year == today.year else f"{value.day} {value:%B %Y}"


def iso(value: datetime | str) -> str:
    """A time as ISO 8601 with its zone, for `datetime` attributes."""
    when = datetime.fromisoformat(value) if isinstance(value, str) else value
    return when.replace(tzinfo=when.tzinfo or UTC).isoformat()


def for_scripts() -> dict[str, dict[str, dict[str, str]]]:
    """The labels that the scripts of the pages use."""
    return {
        "verdicts": {name: asdict(word) for name, word in VERDICTS.items()},
        "outcomes": {name: asdict(word) for name, word in OUTCOMES.items()},
        "answers": {name: asdict(word) for name, word in ANSWERS.items()},
    }


def share(part: float) -> str:
    """A share of 1 in per cent; only the whole is called all."""
    return "all" if part == 1 else f"{min(99, round(100 * part))} %"

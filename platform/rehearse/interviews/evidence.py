"""What an interview itself shows of its candidate, on the rubric's axes. Pure.

Only what was measured counts here. Nobody heard the candidate, so planning and communication are left to who rates them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rehearse.interviews.reporting import Report, Sent, TaskReport
from rehearse.interviews.rubric import AxisName, Level

#: Predictions whose score is at most this were well founded: for example, of two programs that were said to pass with 70 %, both passed.
WELL_PREDICTED = 0.1


@dataclass(frozen=True, slots=True)
class Shown:
    """The level that the evidence speaks for, and the sentence that says why."""

    level: Level
    why: str


def shown(report: Report) -> dict[AxisName, Shown]:
    """What there is evidence for; nothing of what is still being judged."""
    rules: dict[AxisName, Callable[[Report], Shown | None]] = {
        "clarify": _clarify,
        "correctness": _correctness,
        "tests": _tests,
        "complexity": _complexity,
    }
    found = {axis: rule(report) for axis, rule in rules.items()}
    return {axis: each for axis, each in found.items() if each is not None}


def _clarify(report: Report) -> Shown | None:
    """Whether assumptions were stated, where the form asks for them. What was asked aloud is not known."""
    asked = report.problems
    if "assumptions" not in report.asks or not asked:
        return None
    stated = sum(bool(task.assumptions) for task in asked)
    why = f"Assumptions were stated for {stated} of {_count(len(asked), 'problem')}."
    return Shown(1 if not stated else 3 if stated == len(asked) else 2, why)


def _correctness(report: Report) -> Shown | None:
    """Verdicts of programs, and which lines of spoken answers were ticked: the mean of all tasks, rounded down."""
    if report.waits:
        return None
    judged = [task for task in report.problems if not _is_our_fault(task)]
    spoken = [task for task in report.tasks if task.answered is not None]
    levels = [_level_of_program(task.handed_in) for task in judged] + [_level_of_answer(task) for task in spoken]
    if not levels:
        return None
    told = []
    if judged:
        solved = sum(task.solved is True for task in judged)
        told.append(f"{solved} of {_count(len(judged), 'problem')} passed every hidden test")
    sent = [task.handed_in for task in judged if task.handed_in is not None]
    told += [f"{each.level} of {each.levels} parts were open" for each in sent if each.levels > 1]
    tests = [each for each in sent if each.total]
    if tests:
        told.append(f"{sum(each.passed for each in tests)} of {sum(each.total for each in tests)} tests passed in all")
    if spoken:
        lines = sum(len(task.ticks) for task in spoken)
        told.append(f"{sum(map(sum, (task.ticks for task in spoken)))} of {lines} lines of spoken answers were ticked")
    return Shown(_down(sum(levels) / len(levels)), f"{'; '.join(told)}.")


def _level_of_program(sent: Sent | None) -> Level:
    if sent is None:
        return 1
    if sent.verdict == "accepted":
        return 4 if sent.level == sent.levels else 3 if 2 * sent.level >= sent.levels else 2
    share = sent.passed / sent.total if sent.total else 0.0
    return 3 if share >= 0.9 else 2 if share >= 0.5 else 1


def _level_of_answer(task: TaskReport) -> Level:
    share = sum(task.ticks) / len(task.ticks) if task.ticks else 0.0
    return 4 if share == 1 else 3 if share >= 0.75 else 2 if share >= 0.5 else 1


def _tests(report: Report) -> Shown | None:
    """Whether programs were run before they were handed in, and whether what came of it was foreseen. Level 4 takes a listener."""
    written = [task for task in report.problems if task.handed_in is not None]
    if not written:
        return None
    ran = sum(task.runs + task.tries > 0 for task in written)
    runs = sum(task.runs + task.tries for task in written)
    why = f"{ran} of {_count(len(written), 'program')} ran before the end, {_count(runs, 'run')} in all"
    score = report.brier
    if score is not None:
        why += f"; predictions have a Brier score of {score:.2f}"
    foreseen = score is not None and score <= WELL_PREDICTED
    return Shown(1 if not ran else 2 if ran < len(written) or not foreseen else 3, f"{why}.")


def _complexity(report: Report) -> Shown | None:
    """How the time of what was handed in grew, and its pace. Whether its author could say so is not known."""
    sent = [task.handed_in for task in report.problems if task.handed_in is not None]
    measured = [each for one in sent for each in one.measured if each != "unclear"]
    slow = measured.count("beyond")
    late = sum(one.verdict == "time_limit" for one in sent)
    if not measured and not late:
        return None
    told = []
    if measured:
        told.append(f"{len(measured) - slow} of {_count(len(measured), 'measurement')} of time met the target")
    if late:
        told.append(f"{_count(late, 'program')} ran out of time")
    why = f"{'; '.join(told)}."
    return Shown(1 if late and slow == len(measured) else 2 if late or slow else 3, why[:1].upper() + why[1:])


def _is_our_fault(task: TaskReport) -> bool:
    return task.handed_in is not None and task.handed_in.verdict == "internal_error"


def _down(value: float) -> Level:
    levels: tuple[Level, ...] = (1, 2, 3, 4)
    return levels[max(0, min(3, int(value) - 1))]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

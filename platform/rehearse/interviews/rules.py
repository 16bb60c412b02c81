"""What the tables of a form must keep to beyond the type of each key: which rounds hold what, and how long all takes."""

from __future__ import annotations

from rehearse.catalog.tables import TomlFile
from rehearse.interviews.schema import (
    MOST_MINUTES,
    MOST_PROBLEMS,
    MOST_PROMPTS,
    MOST_ROUNDS,
    FormFile,
    PromptsEntry,
    RoundEntry,
)


def check_rules(file: TomlFile, form: FormFile) -> bool:
    """Whether the form keeps all rules; the file's log tells which it breaks."""
    sound = [_whole(file, form)]
    sound += [_round(file, f"rounds[{number}]", entry) for number, entry in enumerate(form.rounds)]
    return all(sound)


def _whole(file: TomlFile, form: FormFile) -> bool:
    if not 1 <= len(form.rounds) <= MOST_ROUNDS:
        return _fault(file, "rounds", f"The form has {len(form.rounds)} rounds.", f"Give it 1 to {MOST_ROUNDS}.")
    if all(entry.kind == "break" for entry in form.rounds):
        return _fault(file, "rounds[0]", "The form has nothing but breaks.", "Add a round in which something is asked.")
    if (minutes := sum(entry.minutes for entry in form.rounds)) > MOST_MINUTES:
        message = f"All rounds together take {minutes} minutes."
        return _fault(file, "rounds[0].minutes", message, f"Cut them to {MOST_MINUTES} minutes.")
    return True


def _round(file: TomlFile, where: str, entry: RoundEntry) -> bool:
    match entry.kind:
        case "break":
            return _break(file, where, entry)
        case "coding":
            return _coding(file, where, entry)
        case _:
            return _asked(file, where, entry)


def _break(file: TomlFile, where: str, entry: RoundEntry) -> bool:
    for key in ("problems", "prompts"):
        if getattr(entry, key):
            message = f"`{where}` is a break, and has {key}."
            return _fault(file, f"{where}.{key}[0]", message, "Remove them, or give the round another `kind`.")
    return True


def _coding(file: TomlFile, where: str, entry: RoundEntry) -> bool:
    if entry.prompts:
        message = f"`{where}` is a coding round, and has prompts{' beside problems' if entry.problems else ''}."
        return _fault(file, f"{where}.prompts[0]", message, "Move the prompts into a round of their own.")
    if not 1 <= len(entry.problems) <= MOST_PROBLEMS:
        message = f"`{where}` is a coding round with {len(entry.problems)} problems."
        return _fault(file, where, message, f"Give it 1 to {MOST_PROBLEMS} tables [[rounds.problems]].")
    sound = True
    for number, slot in enumerate(entry.problems):
        if slot.difficulty[0] > slot.difficulty[1]:
            place = f"{where}.problems[{number}].difficulty"
            message = f"`{place}` goes from {slot.difficulty[0]} down to {slot.difficulty[1]}."
            sound = _fault(file, place, message, "Write the easier one first, as in [1, 3].")
    return sound


def _asked(file: TomlFile, where: str, entry: RoundEntry) -> bool:
    if entry.problems:
        message = f"`{where}` is a {entry.kind} round, and has problems{' beside prompts' if entry.prompts else ''}."
        return _fault(file, f"{where}.problems[0]", message, 'Move the problems into a round of `kind = "coding"`.')
    count = sum(slot.count for slot in entry.prompts)
    if not 1 <= count <= MOST_PROMPTS:
        message = f"`{where}` asks {count} prompts."
        step = f"Add [[rounds.prompts]] with a `count`, so that there are 1 to {MOST_PROMPTS} in all."
        return _fault(file, where, message, step)
    return _in_time(file, where, entry.minutes, entry.prompts)


def _in_time(file: TomlFile, where: str, minutes: int, slots: tuple[PromptsEntry, ...]) -> bool:
    seconds = sum(slot.count * slot.seconds for slot in slots)
    if seconds > minutes * 60:
        message = f"The prompts of `{where}` take {seconds} seconds, and the round has {minutes * 60}."
        return _fault(file, f"{where}.minutes", message, "Ask fewer, give each less time, or make the round longer.")
    return True


def _fault(file: TomlFile, where: str, message: str, next_step: str) -> bool:
    file.fault(message, next_step, file.line(where))
    return False

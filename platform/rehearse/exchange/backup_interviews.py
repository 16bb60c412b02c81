"""Whether the mock interviews of a backup make sense, or their reports and replays would break for whoever opens them later. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from rehearse.interviews.clock import Clock
from rehearse.interviews.forms import of_plain
from rehearse.interviews.reporting import AskedTask, Sent, report
from rehearse.interviews.timeline import Entry

Rows = Sequence[dict[str, Any]]


def check(tables: Mapping[str, Rows]) -> None:
    """Read every form, clock and timeline as the pages do that show them.

    Raises:
        ValueError: one cannot be read; the message says which.
    """
    for row in tables["interview_forms"]:
        _read(row, "form", ())
    tasks, entries = _by_interview(tables["interview_tasks"]), _by_interview(tables["interview_entries"])
    submissions = {row["id"]: row for row in tables["submissions"]}
    sent = _by_interview(tables["interview_submissions"])
    for row in tables["interviews"]:
        known = [submissions[each["submission_id"]] for each in sent[row["id"]] if each["submission_id"] in submissions]
        _read(row, "interview", (tasks[row["id"]], entries[row["id"]], known))


def _by_interview(rows: Rows) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["interview_id"]].append(row)
    return found


def _read(row: Mapping[str, Any], what: str, parts: tuple[Rows, ...]) -> None:
    try:
        form = of_plain(row["form"])
        if parts:
            _read_interview(row, form, *parts)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, msgspec.MsgspecError) as error:
        raise ValueError(
            f"The {what} {row['id']!r} in the backup cannot be: {type(error).__name__}: {error}."
        ) from error


def _read_interview(row: Mapping[str, Any], form: Any, tasks: Rows, entries: Rows, sent: Rows) -> None:
    clock = msgspec.convert(row["clock"], Clock)
    if not clock.is_over or row["due_at"] is not None or row["over_at"] is None:
        raise ValueError("it goes on, and only what is over can be restored")
    asked = [AskedTask(each["round"], each["task"], each["kind"], each["name"], each["why"]) for each in tasks]
    report(form, asked, _timeline(entries), {each["id"]: _sent(each) for each in sent})


def _timeline(rows: Rows) -> list[Entry]:
    ordered: Iterable[dict[str, Any]] = sorted(rows, key=lambda each: int(each["sequence"]))
    return [Entry(each["sequence"], each["kind"], each["at"], each["payload"]) for each in ordered]


def _sent(row: Mapping[str, Any]) -> Sent:
    return Sent(
        row["id"], row["verdict"], row["tests_passed"] or 0, row["tests_total"] or 0, row["level"], row["levels"]
    )

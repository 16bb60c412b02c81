"""A served site on which somebody solves one problem, day after day, while a test says what the judge finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask

from rehearse import services
from rehearse.activity.service import report
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Hint
from rehearse.review.settings import Settings
from tests.scripted import PROBLEM, ScriptedSandbox, accepted
from tests.web.waiting import until

API = "/api/v1/review"
PROBLEM_API = "/api/v1/problems/doubling"
ITEM = "problem:doubling"
CARDS = tuple(Flashcard(f"doubling-{number}", f"Question {number}?", "Answer.", ("c",)) for number in range(3))
HINTS = (Hint("Question", "What is twice one?"), Hint("Idea", "Add."), Hint("Outline", "Return the sum."))
CATALOG = Catalog(
    {PROBLEM.slug: replace(PROBLEM, cards=CARDS, hints=HINTS)}, tested={PROBLEM.slug: {"test_large": ("c",)}}
)
#: Noon, so that no test comes near the end of a day by itself.
BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Clock:
    """The time of worker and pages: it goes on by itself, and in leaps."""

    def __init__(self) -> None:
        self._ahead = BEGIN - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def leap(self, **passed: float) -> None:
        """Let time pass."""
        self._ahead += timedelta(**passed)


class Site:
    """The site and its one person."""

    def __init__(self, serve: Callable[..., Flask], clock: Clock) -> None:
        self.later = clock.leap
        self.sandbox = ScriptedSandbox(accepted())
        self.app = serve(self.sandbox, catalog=CATALOG)
        self.client = self.app.test_client()

    def send(self, source: str = "x = 1", *, events: Any = None, mode: str = "submit", active: float = 0) -> str:
        """Send a program, with the seconds that its page had still to report, and wait for its verdict."""
        self.sandbox.scripts = [accepted() if events is None else events]
        sent = {"source": source, "mode": mode, "active_seconds": active}
        return self.report(self.client.post(f"{PROBLEM_API}/submissions", json=sent).json["id"])["verdict"]

    def report(self, submission: str) -> Any:
        """A submission as the API shows it when it is done."""
        address = f"/api/v1/submissions/{submission}"
        return until(lambda: (found := self.client.get(address).json)["state"] == "done" and found)

    def grade(self) -> Any:
        """How the problem was rated last."""
        return self.client.get(f"{API}/items/{ITEM}/grade").json["grade"]

    def queue(self) -> list[str]:
        """What is to be reviewed now."""
        return [item["item"] for item in self.client.get(f"{API}/queue").json["items"]]

    def open(self, what: str = "hint", number: int = 0) -> bool:
        """Open a hint or the solution; whether it counts."""
        answer = self.client.post(f"{PROBLEM_API}/assistance", json={"what": what, "number": number})
        return answer.json["counts"]

    def type(self, source: str) -> None:
        """Type into the editor."""
        assert self.client.put(f"{PROBLEM_API}/draft", json={"source": source}).status_code == 200

    def page(self, query: str = "") -> Any:
        """What the problem's page gives to its scripts."""
        text = self.client.get(f"/problems/doubling{query}").text
        return json.loads(text.partition('id="problem-data">')[2].partition("</script>")[0])

    def be_active(self, minutes: int) -> None:
        """Spend time on the problem, as its page reports it."""
        for _ in range(minutes):
            self.later(minutes=1)
            with self.app.extensions["rehearse"].sessions.begin() as session:
                now = services.utc_now()
                report(session, user_id=1, subject=ITEM, seconds=60, now=now, settings=Settings())

"""A candidate of `tests.bench.interviews`: begins, types with a save a second, runs now and then, follows the stream, and reads the report."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from rehearse.catalog.problem import Problem
from tests.bench.many_users import HEADER

HOLDER = "bench"

#: A stream may tell a clock that was read just before it leapt.
_JUST_NOW_S = 2.0


class Ahead:
    """How far the server's clock is ahead of ours, by what was told it."""

    def __init__(self) -> None:
        self._leaps: list[tuple[float, float]] = [(0.0, 0.0)]

    def leap(self, seconds: float) -> None:
        """It leaps now."""
        self._leaps.append((time.monotonic(), self._leaps[-1][1] + seconds))

    def since(self, moment: float) -> list[float]:
        """What it was at a moment of the monotonic clock, and at each leap after it."""
        later = [ahead for at, ahead in self._leaps if at >= moment]
        return [next(ahead for at, ahead in reversed(self._leaps) if at < moment), *later]


#: A moment after all others, until the real one is known.
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass
class Measured:
    """What one candidate measured: milliseconds of each save, seconds by which each clock was wrong, and refusals by status."""

    saves_ms: list[float] = field(default_factory=list)
    clocks_s: list[float] = field(default_factory=list)
    runs: int = 0
    reconnected: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass
class Candidate:
    """One person with a connection of their own. `finals` are the programs that they end with, by task."""

    port: int
    number: int
    ahead: Ahead
    measured: Measured = field(default_factory=Measured)
    interview: str = ""
    deadline: datetime = NEVER
    problems: list[Problem] = field(default_factory=list)
    finals: list[str] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the connection, which is used again and again as a browser's."""
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        """Status and JSON of an answer."""
        sent = None if body is None else json.dumps(body)
        try:
            answer = self._answer(method, path, sent)
        except ConnectionError:
            # The server closes a connection that says nothing for two seconds; a browser, too, then asks again.
            self.measured.reconnected += 1
            self._connection.close()
            answer = self._answer(method, path, sent)
        return answer.status, json.loads(answer.read())

    def _answer(self, method: str, path: str, body: str | None) -> http.client.HTTPResponse:
        self._connection.request(method, f"/api/v1{path}", body, self._headers)
        return self._connection.getresponse()

    def begin(self, form: str, known: Mapping[str, Problem]) -> None:
        """Begin the form; every third candidate ends its first task with a program that is wrong."""
        status, begun = self.ask("POST", "/interviews", {"form": form, "holder": HOLDER})
        if status != HTTPStatus.CREATED:
            raise RuntimeError(f"candidate {self.number}: {status} {begun}")
        self.interview = f"/interviews/{begun['id']}"
        _, room = self.ask("GET", f"{self.interview}?holder={HOLDER}")
        began = datetime.fromisoformat(room["began_at"])
        self.deadline = began + timedelta(seconds=room["clock"]["length"])
        self.problems = [known[task["title"]] for task in room["tasks"]]
        for task, problem in enumerate(self.problems):
            wrong = problem.wrong[self.number % len(problem.wrong)] if self._errs(task, problem) else None
            source = problem.accepted["reference"] if wrong is None else wrong.source
            self.finals.append(f"{source}\n# candidate {self.number}, task {task}: é → 𝄞\n")
            self.verdicts.append("accepted" if wrong is None else wrong.verdict)

    def _errs(self, task: int, problem: Problem) -> bool:
        return self.number % 3 == 0 and task == 0 and bool(problem.wrong)

    def type(self, seconds: int, run_every: int) -> None:
        """Write for so long, with a save a second, and end with the final programs."""
        began = time.monotonic()
        for step in range(seconds):
            self._wait_for(began, step)
            task = step % len(self.finals)
            self.save(task, self.finals[task][: len(self.finals[task]) * (step + 1) // seconds])
            if (step + self.number) % run_every == run_every - 1:
                self.run(task)
        for task, final in enumerate(self.finals):
            # Nobody writes two programs in one second.
            self._wait_for(began, seconds + task)
            self.save(task, final)

    def _wait_for(self, began: float, step: int) -> None:
        """Everybody types, but nobody at the same moment."""
        time.sleep(max(0.0, began + step + (self.number % 50) / 50 - time.monotonic()))

    def save(self, task: int, content: str) -> None:
        """Save a program, and look how long that took and how right the clock is."""
        started = time.monotonic()
        body = {"holder": HOLDER, "text": f"code/0/{task}", "content": content}
        status, told = self.ask("PUT", f"{self.interview}/texts", body)
        self.measured.saves_ms.append((time.monotonic() - started) * 1000)
        if status == HTTPStatus.OK:
            self._look_at(told["clock"], started)
        else:
            self.measured.refused.append(f"{status} {told['detail']}")

    def run(self, task: int) -> None:
        """Run the examples with the final program, whatever is typed so far."""
        body = {"holder": HOLDER, "round": 0, "task": task, "source": self.finals[task], "mode": "run"}
        status, told = self.ask("POST", f"{self.interview}/programs", body)
        if status == HTTPStatus.ACCEPTED:
            self.measured.runs += 1
        else:
            self.measured.refused.append(f"{status} {told['detail']}")

    def follow(self, over: Callable[[], bool]) -> None:
        """Read the interview's stream to its end, and look how right the clocks in it are."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)) as connection:
            connection.request("GET", f"/api/v1{self.interview}/events", headers=self._headers)
            kind = ""
            for raw in connection.getresponse():
                line = raw.decode().rstrip("\n")
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: ") and kind == "clock" and not over():
                    self._look_at(json.loads(line.removeprefix("data: ")), time.monotonic() - _JUST_NOW_S)

    def _look_at(self, clock: Mapping[str, Any], since: float) -> None:
        if clock["over"]:
            return
        right = (self.deadline - datetime.now(UTC)).total_seconds()
        wrong_by = min(abs(clock["left"] - (right - ahead)) for ahead in self.ahead.since(since))
        self.measured.clocks_s.append(wrong_by)

    def faults_of_report(self, *, give_up: float) -> list[str]:
        """What is wrong with the report, once all is judged."""
        while True:
            status, report = self.ask("GET", f"{self.interview}/report")
            if status == HTTPStatus.OK and not report["waits"]:
                break
            if time.monotonic() > give_up:
                return [f"candidate {self.number}: no full report ({status})"]
            time.sleep(2)
        (round_,) = report["rounds"]
        found = [] if round_["by"] == "clock" else [f"ended by {round_['by']!r}"]
        for told, final, verdict in zip(round_["tasks"], self.finals, self.verdicts, strict=True):
            if told["code"] != final:
                found.append(f"task {told['task']}: another program than was saved last")
            if told["verdict"] != verdict:
                found.append(f"task {told['task']} ({told['name']}): {told['verdict']!r} where it is {verdict!r}")
        return [f"candidate {self.number}: {each}" for each in found]

    @property
    def _headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json", HEADER: str(self.number)}

"""Puts folders through the gates in the background: a few at once after every change, the slow ones when nothing changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Condition, Thread
from typing import TYPE_CHECKING

import structlog

from rehearse.authoring import gates
from rehearse.authoring.formulas import Formulas
from rehearse.authoring.gates import Outcome
from rehearse.authoring.workbench import Judged, Program, Workbench
from rehearse.catalog.problem import Problem
from rehearse.preview.desk import NAMED, NAMED_AFTER, Desk, Stage, name_of
from rehearse.preview.memory import Remembering
from rehearse.preview.studio import Studio

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox

log = structlog.get_logger(__name__)

#: Seconds without a change after which the slow gates are tried.
PAUSE_S = 5.0

BROKEN = (
    "The check broke off by a fault of ours. What the terminal says helps to mend it; a change of a file tries again."
)


class SupersededError(Exception):
    """The folder changed while it was checked, or the preview ends."""


class _Bench(Workbench):
    """A workbench whose desk hears of every program, and which stops when the folder changes."""

    def __init__(self, checker: Checker, desk: Desk, problem: Problem, sandbox: Sandbox, at_once: int) -> None:
        super().__init__(sandbox, problem, at_once=at_once)
        self._checker = checker
        self._desk = desk
        self._revision = desk.revision

    def judge_one(self, program: Program) -> Judged:
        self._checker.go_on(self._desk, self._revision)
        judged = super().judge_one(program)
        self._checker.go_on(self._desk, self._revision)
        self._desk.hear(judged, self._revision)
        return judged


class Checker:
    """Checks one folder at a time. It judges as soon as it is given a sandbox."""

    def __init__(self, studio: Studio, *, at_once: int) -> None:
        self._studio = studio
        self._at_once = at_once
        self._sandbox: Remembering | None = None
        self._wanted: dict[Desk, tuple[Stage, float]] = {}
        self._condition = Condition()
        self._stopping = False
        self._thread = Thread(target=self._run, name="preview-check", daemon=True)

    def start(self) -> None:
        """Begin to check."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more. What is being judged ends with its cell."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()

    def join(self) -> None:
        """Wait until nothing is being checked."""
        if self._thread.ident is not None:
            self._thread.join()

    def judge_with(self, sandbox: Sandbox) -> None:
        """From now on programs are judged; folders that wait for it are looked at again."""
        self._sandbox = Remembering(sandbox)
        for desk in self._studio.desks:
            self.look_at(desk)

    def look_at(self, desk: Desk) -> None:
        """The folder has a new state."""
        if desk.stage == "faulty":
            with self._condition:
                self._wanted.pop(desk, None)
        else:
            self._ask(desk, "quick")

    def ask(self, desk: Desk, *, whole: bool) -> bool:
        """Try the slow gates now, as `rehearse check` does when `whole`. False when there is nothing to be tried."""
        if desk.stage == "faulty" or self._sandbox is None:
            return False
        self._ask(desk, "whole" if whole else "slow")
        return True

    def go_on(self, desk: Desk, revision: int) -> None:
        """Do nothing while this state of the folder is still the one to check.

        Raises:
            SupersededError: it is not.
        """
        with self._condition:
            if self._stopping or desk.revision != revision or desk in self._wanted:
                raise SupersededError

    def _ask(self, desk: Desk, stage: Stage, pause_s: float = 0.0) -> None:
        with self._condition:
            self._wanted[desk] = (stage, time.monotonic() + pause_s)
            self._condition.notify_all()

    def _run(self) -> None:
        with Formulas() as formulas:
            while (found := self._next()) is not None:
                self._work(*found, formulas)

    def _next(self) -> tuple[Desk, Stage] | None:
        with self._condition:
            while not self._stopping:
                if self._wanted:
                    desk, (stage, due) = min(self._wanted.items(), key=lambda each: each[1][1])
                    left = due - time.monotonic()
                    if left <= 0:
                        del self._wanted[desk]
                        return desk, stage
                    self._condition.wait(left)
                else:
                    self._condition.wait()
        return None

    def _work(self, desk: Desk, stage: Stage, formulas: Formulas) -> None:
        # The engine's client takes a while to import.
        from rehearse_sandbox.host import SandboxError

        revision = desk.revision
        desk.turn(stage, revision)
        try:
            for outcome in self._outcomes(desk, stage, formulas):
                self.go_on(desk, revision)
                desk.say(outcome, revision)
            self._after(desk, stage, revision)
        except SupersededError:
            return
        except SandboxError as error:
            desk.turn("unjudged", revision, str(error))
        except Exception:
            # Nothing that a folder holds may end the preview.
            log.exception("check_broke_off", folder=desk.folder)
            desk.turn("broken", revision, BROKEN)

    def _after(self, desk: Desk, stage: Stage, revision: int) -> None:
        if self._sandbox is None:
            desk.turn("unjudged", revision)
        elif stage == "quick":
            desk.turn("pause", revision)
            self._ask(desk, "slow", PAUSE_S)
        else:
            desk.turn("done", revision, "whole" if stage == "whole" else "")

    def _outcomes(self, desk: Desk, stage: Stage, formulas: Formulas) -> Iterator[Outcome]:
        problem, slugs = desk.problem, self._studio.shelf.keys()
        if problem is None:
            return
        if self._sandbox is None:
            yield from gates.of_reading(problem, formulas, slugs)
            return
        bench = _Bench(self, desk, problem, self._sandbox, self._at_once)
        yield from gates.of_texts(bench, formulas, slugs)
        if stage == "quick":
            yield from gates.of_first_programs(bench)
        else:
            yield from gates.of_programs(bench, fast=stage == "slow", on_gate=desk.try_gate)
            desk.try_gate("")
            bench.judge(_asked_for_their_mistakes(desk, problem))


def _asked_for_their_mistakes(desk: Desk, problem: Problem) -> Iterator[Program]:
    """The known-wrong programs once more, over inputs that were drawn ahead: only then is a mistake told by its name."""
    for wrong in problem.wrong:
        each = desk.heard.get(name_of(wrong))
        if each is not None and each.judged.verdict.word in NAMED_AFTER:
            yield Program(f"{NAMED}{wrong.name}", wrong.source, banked=True)

"""What the authors of the known-wrong programs would read, beside what the folder promises of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rehearse.authoring.findings import Finding
from rehearse.authoring.refusals import shown_to_author
from rehearse.authoring.workbench import Judged
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse.preview.desk import NAMED, NAMED_AFTER, Heard, Said, name_of
from rehearse.submissions.report import TestReport, finished, name_failure
from rehearse_sandbox.wire.suite_files import is_shown


@dataclass(frozen=True, slots=True)
class Message:
    """One known-wrong program.

    `failure` is what the page draws, None while it waits to be judged or when it was accepted; `test` is the one that gave it.
    `says_it` is whether its author reads what `says` says, None where nothing is promised or known. `named` is the known-wrong program
    whose sentence they read: empty when none is told, None while nobody has asked.
    """

    wrong: KnownWrong
    word: str | None
    passed: int = 0
    total: int = 0
    failure: dict[str, Any] | None = None
    test: TestReport | None = None
    says_it: bool | None = None
    named: str | None = None
    findings: tuple[Finding, ...] = ()
    old: bool = False

    @property
    def file(self) -> str:
        """The file that its author edits."""
        return self.wrong.place

    @property
    def can_be_named(self) -> bool:
        """Whether its verdict is one after which mistakes are named."""
        return self.word in NAMED_AFTER

    @property
    def as_promised(self) -> bool | None:
        """Whether it gets the verdict that expect.toml states; None while nobody knows."""
        return None if self.word is None else self.word == self.wrong.verdict


def messages(problem: Problem, heard: Mapping[str, Heard], said: Mapping[str, Said], revision: int) -> list[Message]:
    """One for each known-wrong program, in the order of the files; findings of gate G6 are with the program they are of."""
    spoken = said.get("G6")
    findings = spoken.outcome.report.findings if spoken is not None and spoken.revision == revision else ()
    return [_message(problem, wrong, heard, findings, revision) for wrong in problem.wrong]


def _message(
    problem: Problem, wrong: KnownWrong, heard: Mapping[str, Heard], findings: tuple[Finding, ...], revision: int
) -> Message:
    each, asked = heard.get(name_of(wrong)), heard.get(f"{NAMED}{wrong.name}")
    if each is None:
        return Message(wrong, None)
    verdict = each.judged.verdict
    named = None if asked is None or asked.revision != each.revision else asked.judged.mistake
    failure = None
    if verdict.failure is not None:
        failure = name_failure(verdict.test, verdict.failure, problem.mistakes.get(named or "", ""))
    return Message(
        wrong,
        verdict.word,
        verdict.passed,
        verdict.total,
        failure,
        test=_test(each.judged),
        says_it=wrong.says in shown_to_author(each.judged) if wrong.says and failure is not None else None,
        named=named,
        findings=tuple(_of(wrong, findings)),
        old=each.revision != revision,
    )


def _test(judged: Judged) -> TestReport | None:
    """The test that gave the verdict, as learners are told of it; None when the program stopped before any."""
    found = next((test for test in judged.tests if test.id == judged.verdict.test), None)
    return None if found is None else finished(asdict(found), {found.id: is_shown(found.id)})


def _of(wrong: KnownWrong, findings: tuple[Finding, ...]) -> list[Finding]:
    return [
        finding
        for finding in findings
        if (finding.file == wrong.place and not wrong.file) or finding.message.startswith(f"[{wrong.name}] ")
    ]

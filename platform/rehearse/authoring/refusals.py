"""The gates of programs that must be refused: G3 the starter, G6 known-wrong programs, G7 cheats, G13 nothing leaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rehearse.authoring.cheats import CHANGED, CHANGES_INPUT, Cheat, cheats_for
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench, shortened
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse_sandbox.wire.job import Scrutiny

#: Where the judge's own files lie, in a cell or beside it. No learner has a use for them.
_PATHS = re.compile(r"(?:/(?:usr|opt|root|home|tmp|judge)/[\w./-]+|rehearse_sandbox[/.]\w+|site-packages)")

#: A shorter line of the reference may stand in any program.
_TELLING_LINE = 24


def check_starter_fails(bench: Workbench) -> Report:
    """The judged part of G3: the starter passes no test at all, so whoever sends it unchanged learns that nothing works."""
    (judged,) = bench.judge([Program("starter.py", bench.problem.starter)])
    passed = sorted(name for name, outcome in judged.outcomes.items() if outcome == "passed")
    findings = [
        Finding(
            "starter.py",
            f"The starter passes {', '.join(passed)}: a learner would be told that something already works.",
            "Let the starter raise NotImplementedError, and let the test call the solution on every path.",
        )
    ]
    return Report("the starter passes nothing", tuple(findings) if passed or judged.accepted else ())


def judge_known_wrong(bench: Workbench) -> list[Judged]:
    """The known-wrong programs, judged as a learner's would be."""
    return bench.judge(Program(wrong.place, wrong.source) for wrong in bench.problem.wrong)


def check_known_wrong(problem: Problem, judged: Sequence[Judged]) -> Report:
    """G6: each known-wrong program gets its stated verdict, fails and passes the stated tests, and reads the stated words."""
    findings = [
        finding for wrong, each in zip(problem.wrong, judged, strict=True) for finding in _broken_promises(wrong, each)
    ]
    findings += [
        Finding(
            "wrong/expect.toml",
            f"[{wrong.name}] does not say what the mistake is, so learners who make it are not told.",
            'Add `mistake = "…"`: one sentence that says what the program does wrong.',
            severity="warning",
        )
        for wrong in problem.wrong
        if not wrong.mistake
    ]
    refused = sum(not each.accepted for each in judged)
    return Report(f"{refused} of {len(judged)} wrong programs refused", tuple(findings), {"wrong": refused})


def _broken_promises(wrong: KnownWrong, judged: Judged) -> Iterator[Finding]:
    file, place = judged.program.name, "or change its entry in wrong/expect.toml"
    if judged.verdict.word != wrong.verdict:
        step = "Add a property that it breaks." if judged.accepted else f"Mend the program, {place}."
        yield Finding(file, f"It should get {_words(wrong.verdict)} and gets {judged.story}.", step)
        return
    outcomes = judged.outcomes
    for name in wrong.fails:
        if outcomes.get(name, "passed") == "passed":
            yield Finding(file, f"It should fail {name} and does not.", f"Make the test stricter, {place}.")
    for name in wrong.passes:
        if outcomes.get(name) == "not_run":
            message = f"It should pass {name}, which was not run: it was stopped before."
            yield Finding(file, message, f"Name tests that come before the one that stops it, {place}.")
        elif outcomes.get(name) != "passed":
            yield Finding(
                file,
                f"It should pass {name} and does not, so that test does not tell this fault from others.",
                f"Let the program have one fault only, {place}.",
            )
    shown = shown_to_author(judged)
    if wrong.says and wrong.says not in shown:
        yield Finding(
            file,
            f"Its author should read {wrong.says!r} and reads {shortened(shown)!r}: the message does not name the cause.",
            f"Say it in the `why` of the test that fails first, {place}.",
        )


def shown_to_author(judged: Judged) -> str:
    """What the author of a refused program reads about the cause, in which `says` is looked for."""
    failure = judged.verdict.failure
    return "" if failure is None else f"{failure.why} {failure.difference} {failure.error} {failure.output}"


def judge_cheats(bench: Workbench) -> list[tuple[Cheat, Judged]]:
    """The cheats, judged until the first failing input."""
    cheats = cheats_for(bench.problem)
    programs = [
        Program(
            f"a program that {cheat.name}",
            cheat.source,
            patience=cheat.patience,
            banked=True,
            scrutiny=Scrutiny(shrinks=False),
        )
        for cheat in cheats
    ]
    return list(zip(cheats, bench.judge(programs), strict=True))


def check_cheats(judged: Iterable[tuple[Cheat, Judged]]) -> Report:
    """G7: no program that does no work is accepted."""
    tried = [each for cheat, each in judged if not _is_harmless(cheat, each)]
    findings = [finding for each in tried if (finding := _of_cheat(each)) is not None]
    refused = len(tried) - len(findings)
    return Report(f"{refused} of {len(tried)} cheats refused", tuple(findings), {"cheats": refused})


def _of_cheat(judged: Judged) -> Finding | None:
    name = f"{judged.program.name[0].upper()}{judged.program.name[1:]}"
    if judged.accepted:
        step = "Add a test that it fails: what it does instead of the work must not satisfy every law of the suite."
        return Finding("tests", f"{name} is accepted.", step)
    if judged.verdict.word == "internal_error":
        message = f"{name} breaks the suite itself, and its author would read of a fault of ours: {judged.story}."
        step = "Check the form of a result (check_form) before the test does anything else with it."
        return Finding("tests", message, step)
    return None


def _is_harmless(cheat: Cheat, judged: Judged) -> bool:
    """Whether a cheat found nothing to spoil: all that the solution is passed are values that cannot change."""
    return cheat.name == CHANGES_INPUT and not any(CHANGED in test.stdout for test in judged.tests)


def check_leaks(problem: Problem, judged: Iterable[Judged]) -> Report:
    """G13: what the authors of refused programs read holds no line of the reference and no path of ours."""
    secret = _telling_lines(problem.reference)
    findings = []
    for each in judged:
        public = "\n".join((each.program.source, *problem.statements, problem.starter))
        for text in each.texts:
            findings += [
                _leak(each, "a line of the reference", line) for line in secret if line in text and line not in public
            ]
            findings += [
                _leak(each, "a path of the judge", found) for found in _PATHS.findall(text) if found not in public
            ]
    return Report("nothing leaks", tuple(dict.fromkeys(findings)))


def _telling_lines(source: str) -> list[str]:
    lines = (line.strip() for line in source.splitlines())
    return [
        line for line in lines if len(line) >= _TELLING_LINE and not line.startswith(("#", "import ", "from ", '"'))
    ]


def _leak(judged: Judged, what: str, text: str) -> Finding:
    return Finding(
        judged.program.name,
        f"Its author reads {what}: {shortened(text, 80)!r}.",
        "Keep it out of `why` texts and of what a check is given to show.",
    )


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")

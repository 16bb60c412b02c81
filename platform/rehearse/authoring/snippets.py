"""The judged part of G2: what the texts say is printed really is, tried in a cell with the reference."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.passages import passages_of
from rehearse.authoring.texts import Snippet, doctests_of, outputs_of
from rehearse.authoring.workbench import Judge, Workbench, shortened

#: Each snippet is a test of its own, so that one which has drifted hides no other.
_SUITE = '''
import contextlib
import doctest
import io

import numpy
import pytest
import solution

from rehearse_sandbox.kit import CheckFailed

SESSIONS = {sessions!r}
PLACES = [(session, last) for session, sources in SESSIONS.items() for last in range(len(sources))]

@pytest.mark.parametrize(("session", "last"), PLACES)
def test_snippet(session, last):
    """A text shows what is really printed."""
    names = dict(vars(solution), np=numpy, numpy=numpy)
    for source, expected, exact in SESSIONS[session][: last + 1]:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(source, session, "single" if source.count("\\n") < 2 else "exec"), names)
    lenience = 0 if exact else doctest.NORMALIZE_WHITESPACE
    if not doctest.OutputChecker().check_output(expected, printed.getvalue(), lenience):
        raise CheckFailed(output=printed.getvalue(), expected=expected, why="The text has drifted.")
'''


#: What the judging of printed results is called.
NAME = "what texts print"


def check_snippets(bench: Workbench) -> Report:
    """Run every `>>> ` session and every output card of a problem, with its reference."""
    problem = bench.problem
    passages = {passage.name: passage for passage in passages_of(problem)}
    snippets = [*doctests_of(problem), *outputs_of(problem.cards, passages)]
    return check_printed(snippets, partial(bench.judge_suite, NAME))


def check_printed(snippets: Sequence[Snippet], judge: Judge) -> Report:
    """Run the snippets as tests of a suite, which `judge` puts into a cell; those of one session share their names."""
    if not snippets:
        return Report("no printed results")
    suite = {"tests/test_snippets.py": _SUITE.format(sessions=_sessions(snippets))}
    judged = judge(suite)
    findings = [
        Finding(
            snippet.file,
            f"`{shortened(snippet.source, 60)}` does not print what the text says"
            + (f", but {shortened(repr(test.failure.output), 80)}." if test.failure and test.failure.output else "."),
            "Correct the text: learners compare their own results with it.",
            snippet.line,
        )
        for snippet, test in zip(_in_order(snippets), judged.tests, strict=False)
        if test.outcome != "passed"
    ]
    if not judged.accepted and not findings:
        findings.append(Finding(snippets[0].file, f"The examples cannot be run: {judged.story}.", "Mend the examples."))
    return Report(f"{len(snippets)} printed results", tuple(findings))


def _sessions(snippets: Sequence[Snippet]) -> dict[str, list[tuple[str, str, bool]]]:
    sessions: dict[str, list[tuple[str, str, bool]]] = {}
    for snippet in snippets:
        sessions.setdefault(snippet.session, []).append((snippet.source, snippet.expected, snippet.exact))
    return sessions


def _in_order(snippets: Sequence[Snippet]) -> list[Snippet]:
    """The snippets session by session, as the suite tries them."""
    names = list(dict.fromkeys(snippet.session for snippet in snippets))
    return sorted(snippets, key=lambda snippet: names.index(snippet.session))

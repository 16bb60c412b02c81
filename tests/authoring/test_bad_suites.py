"""Suites and wrong programs that do harm: each is refused with the reason, soon, and the next folder is still judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.authoring.check import Checked
from rehearse.authoring.reference import MOST_TESTS
from rehearse_sandbox.inside.candidate import TEST_SOCKETS
from tests.authoring.class_folder import TALLY
from tests.authoring.folders import changed
from tests.authoring.function_folder import LIFT
from tests.authoring.judged import Remembering, checked

pytestmark = pytest.mark.docker

EXAMPLES = "tests/test_examples.py"

#: The name that a process gives itself which outlives its parent.
LEFT_BEHIND = "left-by-another"

FORKS = f"""\
import ctypes, os, time
for _ in range(8):
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, b"{LEFT_BEHIND}")
        time.sleep(600)
"""

#: What is done, and what the author reads when a suite does it, and when a wrong program does.
HARM = {
    "hangs": ("while True: pass", "still at work when the job's time was over", "time limit"),
    "prints": ("while True: print('x' * 1000)", "still at work when the job's time was over", "output limit"),
    "exits": ("import os\nos._exit(0)", "the judge ended with exit code 0", "runtime error"),
    "crashes": ("import ctypes\nctypes.string_at(0)", "the judge ended with signal SIGSEGV", "runtime error"),
    "leaves": ("raise SystemExit(0)", "SystemExit: 0", "runtime error"),
    "fills": ("x = [0] * 10**12", "MemoryError", "memory limit"),
    "forks": (f"{FORKS}raise KeyError", "KeyError", "runtime error"),
}

#: A suite that refuses its own reference: it is through after one judging.
NEXT = changed(TALLY, {EXAMPLES: (("[2, 1]", "[2, 0]"),)})


def indented(body: str) -> str:
    return "".join(f"    {line}\n" for line in body.splitlines())


def with_suite(body: str) -> dict[str, str]:
    test = f'\n\ndef test_harm():\n    """Nothing comes of it."""\n{indented(body)}'
    return {**LIFT, EXAMPLES: LIFT[EXAMPLES] + test}


def with_wrong_programs() -> dict[str, str]:
    programs = {f"wrong/{name}.py": f"def lift(values, low):\n{indented(body)}" for name, (body, _, _) in HARM.items()}
    expected = "".join(f'\n[{name}]\nverdict = "mutates"\nmistake = "Does harm."\n' for name in HARM)
    return {**LIFT, **programs, "wrong/expect.toml": LIFT["wrong/expect.toml"] + expected}


def is_left_behind(process: Path) -> bool:
    try:
        return (process / "comm").read_text().strip() == LEFT_BEHIND
    except OSError:
        return False


def said(result: Checked) -> list[tuple[str, str, str]]:
    return [(gate, finding.file, finding.message) for gate, finding in result.findings]


@pytest.fixture
def judges(sandbox: Remembering, tmp_path: Path):
    """Checks a folder, and that another one can still be judged then, and that no process stays."""

    def judge(files: dict[str, str]) -> list[tuple[str, str, str]]:
        folders = {"dsa/lift-values": files, "dsa/tally": NEXT}
        bad, after = checked(sandbox.itself, tmp_path, folders, job_s=4.0)
        ((_, _, message),) = said(after)
        assert "wrong answer in test_two_words" in message
        assert not any(map(is_left_behind, Path("/proc").glob("[0-9]*")))
        return said(bad)

    return judge


@pytest.mark.parametrize("harm", HARM)
def test_a_suite_that_does_harm_is_refused_with_the_reason(judges, harm: str) -> None:
    body, words, _ = HARM[harm]
    ((gate, file, message),) = judges(with_suite(body))
    assert (gate, file) == ("G4", "accepted/reference.py")
    assert f"The suite itself breaks when it judges the reference: {words}" in message.replace(
        "the judge ended with signal SIGALRM: it was ", ""
    )


def test_what_inputs_do_when_they_are_imported_is_the_suites(judges) -> None:
    ((gate, _, message),) = judges({**LIFT, "inputs.py": LIFT["inputs.py"] + "\n\nwhile True:\n    pass\n"})
    assert (gate, "still at work" in message) == ("G4", True)


def test_wrong_programs_that_do_harm_get_their_verdict(judges) -> None:
    found = {file: message for gate, file, message in judges(with_wrong_programs()) if gate == "G6"}
    assert found.keys() == {f"wrong/{name}.py" for name in HARM}
    for name, (_, _, verdict) in HARM.items():
        assert f"It should get wrong answer and gets {verdict} in" in found[f"wrong/{name}.py"]


def test_a_suite_of_too_many_tests_is_named(judges) -> None:
    many = '\n\n@pytest.mark.parametrize("n", range(300))\ndef test_many(n):\n    """No value is lost."""\n    check_same(len(lift([n], 1)), 1)\n'
    ((gate, file, message),) = judges({**LIFT, EXAMPLES: f"import pytest\n{LIFT[EXAMPLES]}{many}"})
    assert (gate, file) == ("G12", "tests")
    assert "The suite has 304 tests" in message


def test_a_cell_has_room_for_as_many_tests_as_are_allowed() -> None:
    assert 2 * MOST_TESTS < TEST_SOCKETS

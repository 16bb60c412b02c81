"""What a cell says while it judges: started, each test's end, and exactly one end of the job.

Events cross as one JSON object in one frame each. An unknown event is an error, never skipped.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

Outcome = Literal[
    "passed",
    "wrong_answer",
    "runtime_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "forbidden_call",
    "internal_error",
    "not_run",
]

#: Why a job ended. Everything but `completed` explains why tests are missing or not run. `no_cell` says nothing of the job:
#: there was no cell for it, or the engine went away with it.
Reason = Literal[
    "completed",
    "load_error",
    "forbidden_call",
    "runtime_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "cell_died",
    "no_cell",
    "internal_error",
]


@dataclass(frozen=True, slots=True)
class TestInfo:
    """A test that will be reported: its id is `<file>::<name>`, visible ones are the examples."""

    __test__ = False

    id: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """What the learner is shown of a failed test. Every text is cut to a readable length; empty means "none".

    `input` is the smallest failing call (or calls, one a line) as Python; `difference` says where the two outputs
    first differ and by how much; `why` is the broken law in one sentence; `error` and `traceback` are the learner's
    exception and the learner's own frames.
    """

    why: str = ""
    input: str = ""
    output: str = ""
    expected: str = ""
    difference: str = ""
    error: str = ""
    traceback: str = ""
    stdout: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """The suite was collected and the learner's module loaded; these tests follow."""

    tests: tuple[TestInfo, ...]


#: The id under which growth is reported, as if it were a test.
GROWTH = "growth::test_growth_of_time"

#: What a measured growth says of the target. An unclear one is never held against a program.
Conclusion = Literal["within", "beyond", "unclear"]


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time grew with the size `vary`: the times at each of `sizes`, and the exponent that they follow.

    `interval` holds the smallest and the largest exponent between neighbouring sizes. Both are None when all was too quick to
    be measured. A growth is beyond the target when its exponent is more than `target + slack`.
    """

    vary: str
    sizes: tuple[int, ...]
    milliseconds: tuple[float, ...]
    exponent: float | None
    interval: tuple[float, float] | None
    target: float
    slack: float
    conclusion: Conclusion


#: The id under which the time against the reference is reported, as if it were a test.
SPEED = "speed::test_time_against_the_reference"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a program took beside the reference in the same cell, with inputs of the size `at` that is called `vary`.

    `ratio` is its least time divided by the reference's. The second least times make the `interval`, which is wide where others
    disturbed. A program is beyond the target when ratio and interval are more than `at_most`.
    """

    vary: str
    at: int
    milliseconds: float
    reference_milliseconds: float
    ratio: float
    interval: tuple[float, float]
    at_most: float
    conclusion: Conclusion


@dataclass(frozen=True, slots=True)
class TestFinished:
    """One test ended. `ms` is wall time of the test in the judge; `stdout` is given for visible tests only.

    `growth` belongs to the one that measures how the time grows, `pace` to the one that compares it with the reference's.
    """

    __test__ = False

    id: str
    outcome: Outcome
    ms: float
    failure: Failure | None = None
    stdout: str = ""
    growth: Growth | None = None
    pace: Pace | None = None


#: How a learner's own input ended. `same` and `differs` are said of the reference's answer; where other answers may be right,
#: one unlike it is only `unlike`. `unanswered`: the reference gave no answer. `invalid`: the statement does not allow the input.
Answer = Literal[
    "same",
    "differs",
    "unlike",
    "unanswered",
    "invalid",
    "runtime_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "not_run",
]


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an input that the learner typed. It is no test: no verdict depends on it.

    `name` is that of the learner's own test, empty for one that was typed for this run. In `shown`, `expected` is the reference's
    answer, and `why` says what else there is to say.
    """

    name: str
    input: str
    outcome: Answer
    ms: float
    shown: Failure


@dataclass(frozen=True, slots=True)
class Ended:
    """The job is over. `failure` explains a reason that no single test can (a load error, a forbidden call).

    `mistake` is the name of the one known-wrong program that a refused one behaves like, empty when there is none.
    `memory_mb` is the most that the program held at once in any test, None where nobody could tell; like times, it may differ from run
    to run. `trace` holds the milliseconds of each stage that was measured; no verdict depends on it, nor does equality.
    """

    reason: Reason
    detail: str = ""
    failure: Failure | None = None
    suite_ms: float = 0.0
    mistake: str = ""
    memory_mb: float | None = field(default=None, compare=False)
    trace: dict[str, float] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Banked:
    """The examples that a job of mode `fill` or `draw` drew, for a job's `bank`; `data` is base64. Comes before the `Ended`."""

    data: str

    @classmethod
    def of(cls, bank: bytes) -> Self:
        """The event that hands back a bank."""
        return cls(base64.b64encode(bank).decode())

    @property
    def bank(self) -> bytes:
        """The bank that was handed back."""
        return base64.b64decode(self.data)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a job with `Scrutiny.measures` saw. Comes before the `Ended`.

    `errors` holds each test's largest error in units of what is tolerated; a test that compares no numbers has none.
    `reached` holds for each bound the largest length or magnitude, up to the bound, that the solution was called with.
    """

    errors: dict[str, float]
    reached: dict[str, float]


Event = Started | TestFinished | Answered | Banked | Measured | Ended

_KINDS: dict[str, type[Started | TestFinished | Answered | Banked | Measured | Ended]] = {
    "started": Started,
    "answered": Answered,
    "banked": Banked,
    "measured": Measured,
    "test_finished": TestFinished,
    "ended": Ended,
}


def to_json(event: Event) -> str:
    """The event as one JSON object with its kind in `event`."""
    kind = next(name for name, cls in _KINDS.items() if isinstance(event, cls))
    return json.dumps({"event": kind, **asdict(event)})


def from_json(text: str | bytes) -> Event:
    """The event that `to_json` wrote.

    Raises:
        ValueError: not an event of this version.
    """
    try:
        fields = json.loads(text)
        kind = _KINDS[fields.pop("event")]
        if kind is Started:
            return Started(tests=tuple(TestInfo(**test) for test in fields["tests"]))
        if fields.get("failure") is not None:
            fields["failure"] = Failure(**fields["failure"])
        if kind is Answered:
            fields["shown"] = Failure(**fields["shown"])
        if fields.get("growth") is not None:
            fields["growth"] = Growth(**_with_tuples(fields["growth"]))
        if fields.get("pace") is not None:
            fields["pace"] = Pace(**_with_tuples(fields["pace"]))
        return kind(**fields)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"not an event: {text[:80]!r} ({error})") from error


def _with_tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}

"""The state of one desk as server-sent events: what the bar says, and which parts of a page are out of date."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

import msgspec

from rehearse.authoring.gates import NAMES
from rehearse.preview.desk import BUSY, Desk, Stage
from rehearse.preview.pulse import Pulse
from rehearse.web.sse import HEARTBEAT_SECONDS, RETRY_MS, message

#: News that come faster than this are told together.
TOGETHER_S = 0.2

#: How long a change that nobody announces may go unnoticed.
LOOK_S = 1.0


class State(msgspec.Struct, frozen=True):
    """What a page is told. `progress` is a share of 1, None while nothing is being done."""

    revision: int
    version: int
    stage: str
    text: str
    progress: float | None
    faults: int
    errors: int
    warnings: int
    judging: str


def state_of(desk: Desk, judging: str) -> State:
    """The present state; `judging` says whether and why not programs are judged."""
    findings = [
        finding
        for said in desk.said.values()
        if said.revision == desk.revision
        for finding in said.outcome.report.findings
    ]
    errors = sum(finding.severity == "error" for finding in findings)
    busy = desk.stage in BUSY
    return State(
        revision=desk.revision,
        version=desk.version,
        stage=desk.stage,
        text=sentence(desk),
        progress=min(0.97, desk.judged_count / max(1, desk.programs_expected)) if busy else None,
        faults=len(desk.faults),
        errors=errors,
        warnings=len(findings) - errors,
        judging=judging,
    )


#: What is going on, where that needs no more than the stage.
_SENTENCES: Mapping[Stage, str] = {
    "waiting": "Read. The gates come next.",
    "pause": "The quick gates are through. The slow ones follow when nothing is saved for a few seconds.",
    "unjudged": "Only what can be read was checked: nothing can be judged.",
}


def sentence(desk: Desk) -> str:
    """What is going on, in a few words."""
    match desk.stage:
        case "quick":
            text = f"Trying the quick gates: {_judged(desk)}."
        case "slow" | "whole":
            gate = f"{desk.gate} {NAMES[desk.gate]}, " if desk.gate else ""
            text = f"Trying {'every gate in full' if desk.stage == 'whole' else 'all gates'}: {gate}{_judged(desk)}."
        case "done":
            text = (
                "Every gate was tried in full."
                if desk.reason
                else "All gates were tried, with fewer inputs and mutants."
            )
        case "faulty":
            text = f"The folder cannot be loaded.{' You see its last sound version.' if desk.problem else ''}"
        case stage:
            text = _SENTENCES.get(stage, desk.reason)
    return text


def _judged(desk: Desk) -> str:
    return f"{desk.judged_count} program{'' if desk.judged_count == 1 else 's'} judged"


def follow(desk: Desk, pulse: Pulse, judging: Callable[[], str]) -> Iterator[str]:
    """The stream's text, until the preview ends."""
    yield f"retry: {RETRY_MS}\n\n"
    told: State | None = None
    silent_since = time.monotonic()
    count = -1
    while not pulse.closed:
        # The judge starts and fails without a beat of the pulse, so it is looked at now and then.
        count = pulse.wait(count, LOOK_S)
        state = state_of(desk, judging())
        if state != told:
            told = state
            yield message("state", state)
            silent_since = time.monotonic()
            time.sleep(TOGETHER_S)
        elif time.monotonic() - silent_since > HEARTBEAT_SECONDS:
            yield ": still here\n\n"
            silent_since = time.monotonic()
    yield ": the preview ends\n\n"

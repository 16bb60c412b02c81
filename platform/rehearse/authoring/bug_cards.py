"""The judged part of G2 for `bug` cards: the code in front has the fault that is claimed, and its cure takes it away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rehearse.authoring.bug_trials import Failure, Parts, failures_of
from rehearse.authoring.cards import of_card
from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.passages import Passage, name_of, passages_of, pieces_of, proofs_of
from rehearse.authoring.texts import CODE, above, first_code
from rehearse.authoring.workbench import Judge, Workbench, shortened
from rehearse.catalog.cards import Bug, Flashcard

#: What the judging of these cards is called.
NAME = "what bug cards claim"

_SIGN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Trial:
    """A card and its proof, with the texts of all cards by name. `code` begins `below` lines under the first of its front."""

    card: Flashcard
    bug: Bug
    passages: Mapping[str, Passage]
    code: str
    below: int

    @property
    def mended(self) -> str:
        """The code with its fault mended."""
        return self.code.replace(self.bug.was, self.bug.mended)

    @property
    def programs(self) -> dict[str, Parts]:
        """What is run, first the code as it is and then the mended one. A part is called like the side that holds it."""
        return {
            f"{self.card.id} {side}": {"given": self.bug.given, side: code, "shows": self.bug.shows}
            for side, code in (("front", self.code), ("mended", self.mended))
        }

    def finding(self, said: str, step: str, side: str, below: int = 0) -> Finding:
        """Something that is wrong with the card, `below` lines under the first of one of its sides."""
        return of_card(self.card, self.passages, said, step, side=side, below=below)


def check_bugs_of(bench: Workbench) -> Report:
    """The `bug` cards of a problem that have a proof; behind those without one stands its editorial."""
    passages = {passage.name: passage for passage in (*passages_of(bench.problem), *proofs_of(bench.problem))}
    return check_bugs(bench.problem.cards, passages, partial(bench.judge_suite, NAME), required=False)


def check_bugs(cards: Sequence[Flashcard], passages: Mapping[str, Passage], judge: Judge, *, required: bool) -> Report:
    """Whether each `bug` card is right about its code; with `required` it must have a proof of that.

    `passages` are the cards' texts and proofs by name, `judge` puts a suite into a cell.
    """
    findings = list(_unproved(cards, passages)) if required else []
    trials = [_trial_of(card, card.bug, passages) for card in cards if card.bug is not None]
    sound = []
    for trial in trials:
        if (count := trial.code.count(trial.bug.was)) == 1:
            sound.append(trial)
            findings += _untried(trial)
        else:
            step = "Copy it from the front to the letter, with as many lines as make it unique."
            findings.append(trial.finding(f"has a `was` that stands {count} times in its code", step, "was"))
    failures = failures_of({name: parts for trial in sound for name, parts in trial.programs.items()}, judge)
    findings += [finding for trial in sound for finding in _refuted(trial, failures)]
    return Report(f"{len(trials) or 'no'} proofs of bugs", tuple(findings))


def _unproved(cards: Sequence[Flashcard], passages: Mapping[str, Passage]) -> Iterator[Finding]:
    for card in cards:
        if card.kind == "bug" and card.bug is None:
            step = "Add `was`, `mended` and `shows`: the code is run with its fault and without it."
            yield of_card(card, passages, "has no proof that its code is wrong and its cure right", step)


def _trial_of(card: Flashcard, bug: Bug, passages: Mapping[str, Passage]) -> _Trial:
    shown = first_code(passages[name_of(card, "front")])
    if shown is None:
        return _Trial(card, bug, passages, "", 0)
    return _Trial(card, bug, passages, shown.token.content, shown.index + above(shown.token))


def _untried(trial: _Trial) -> Iterator[Finding]:
    """What the back shows as code is what a learner will write: it has to be part of what is run."""
    tried = [_signs(code) for code in (trial.code, trial.mended, trial.bug.given, trial.bug.shows)]
    for piece in pieces_of(trial.passages[name_of(trial.card, "back")]):
        code = piece.token.content
        if piece.token.type in {*CODE, "code_inline"} and not any(_signs(code) in each for each in tried):
            said = f"shows `{shortened(code, 60)}` on its back, which is in nothing that is run"
            step = "Let `mended` or `shows` hold it to the letter, or say it without code."
            yield trial.finding(said, step, "back", piece.index + above(piece.token))


def _signs(code: str) -> str:
    """The words and signs of a piece of code, whatever its blanks and line breaks."""
    return f" {' '.join(_SIGN.findall(code))} "


def _refuted(trial: _Trial, failures: Mapping[str, Failure | None]) -> Iterator[Finding]:
    """What the two programs say against a card; nothing is known of those that were not run any more."""
    faulty, mended = trial.programs
    if (failure := failures.get(faulty)) is not None and not failure.asserted:
        # The mended code would most likely stumble over the same thing.
        yield _stuck(trial, failure)
        return
    if faulty in failures and failure is None:
        said = "claims a fault that does not show: `shows` passes with the code in front"
        step = "Let it assert what the mended code does and this one does not, or correct the card."
        yield trial.finding(said, step, "shows")
    if (failure := failures.get(mended)) is not None:
        yield _uncured(trial, failure) if failure.asserted else _stuck(trial, failure)


def _stuck(trial: _Trial, failure: Failure) -> Finding:
    part = {"front": "the code in front", "mended": "the mended code"}.get(failure.part, f"`{failure.part}`")
    place = f"line {failure.line} of {part}" if failure.line else part
    said = f"cannot be tried: {shortened(failure.error)} ({place})"
    step = "Let `given` define what the code takes for granted; of packages there is NumPy, as `np`. Keep it small."
    return trial.finding(said, step, failure.part, _below(trial, failure))


def _uncured(trial: _Trial, failure: Failure) -> Finding:
    lines = trial.programs[f"{trial.card.id} mended"][failure.part].splitlines()
    asserted = lines[failure.line - 1].strip() if failure.line else failure.error
    said = f"has a cure that does not help: `{shortened(asserted, 80)}` fails with the mended code, too"
    step = "Mend `mended` and the back, or let `shows` assert only what they promise."
    return trial.finding(said, step, failure.part, _below(trial, failure))


def _below(trial: _Trial, failure: Failure) -> int:
    """Where the line that failed is on its side of the card. The mended code is written nowhere as a whole."""
    first = trial.below if failure.part == "front" else 0
    return 0 if failure.part == "mended" or failure.line is None else first + failure.line - 1

"""Whether a form asks for what there is: words that the catalogue knows, and enough problems and prompts for every slot."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args, get_type_hints

from rehearse.catalog.catalog import TRACKS
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.schema import ProblemFile
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.interviews.choosing import NothingLeftError, choose
from rehearse.interviews.forms import Form, ProblemSlot, PromptSlot
from rehearse.interviews.pool import Person, Pool

#: The kinds that a problem.toml may name.
KINDS: tuple[str, ...] = get_args(get_type_hints(ProblemFile)["kind"])

#: Any moment will do for somebody who has seen nothing.
_SOME_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fit:
    """What keeps a form from being used, and what only leaves a slot empty until more problems are written."""

    faults: tuple[ProblemFault, ...]
    warnings: tuple[ProblemFault, ...]


def fit_of(
    form: Form, pool: Pool, vocabulary: Vocabulary, *, place: str = "", line: Callable[[str], int | None] | None = None
) -> Fit:
    """How the form fits the catalogue. `place` is that of its file, if it has one, and `line` tells the line of an address."""
    check = _Check(pool, vocabulary, FaultLog("", place), FaultLog("", place), line)
    for number, round_ in enumerate(form.rounds):
        for position, slot in enumerate(round_.problems):
            check.problems(f"rounds[{number}].problems[{position}]", slot)
        for position, prompts in enumerate(round_.prompts):
            check.prompts(f"rounds[{number}].prompts[{position}]", prompts)
    if not check.log.faults and not check.warnings.faults:
        check.whole(form)
    return Fit(tuple(check.log.faults), tuple(check.warnings.faults))


@dataclass(frozen=True, slots=True)
class _Check:
    pool: Pool
    vocabulary: Vocabulary
    log: FaultLog
    warnings: FaultLog
    line: Callable[[str], int | None] | None

    def problems(self, where: str, slot: ProblemSlot) -> None:
        """A slot of problems."""
        before = len(self.log.faults)
        self._words(f"{where}.tracks", slot.tracks, TRACKS, "track")
        self._words(f"{where}.categories", slot.categories, self.vocabulary.categories, "category")
        self._words(f"{where}.kinds", slot.kinds, KINDS, "kind of problem")
        if len(self.log.faults) > before or self.pool.problems_for(slot):
            return
        if slot.staged and self.pool.problems_for(replace(slot, staged=False)):
            message = f"No problem that fits `{where}` has levels, so the slot stays empty until one is written."
            self._note(self.warnings, where, message, "Write one, or remove `staged`.")
        else:
            step = "Widen its tracks, categories, kinds or difficulty, or write such a problem."
            self._note(self.log, where, f"No problem fits `{where}`.", step)

    def prompts(self, where: str, slot: PromptSlot) -> None:
        """A slot of prompts."""
        files = {prompt.file for prompt in self.pool.prompts}
        if slot.file not in files:
            self._words(f"{where}.from", (slot.file,), files, "file of prompts")
            return
        of_file = [prompt for prompt in self.pool.prompts if prompt.file == slot.file]
        tags = {tag for prompt in of_file for tag in prompt.tags}
        before = len(self.log.faults)
        self._words(f"{where}.tags", slot.tags, tags, f"tag of any prompt in {slot.file}.toml")
        count = len(self.pool.prompts_for(slot))
        if len(self.log.faults) == before and count < slot.count:
            message = f"`{where}` asks for {slot.count} prompts, and {count} fit."
            self._note(self.log, f"{where}.count", message, f"Lower `count`, widen `tags`, or add to {slot.file}.toml.")

    def whole(self, form: Form) -> None:
        """All slots at once: each has something, but two may want the same."""
        try:
            choose(form, self.pool, Person(), 0, _SOME_MOMENT)
        except NothingLeftError as error:
            step = "Widen what its slots ask for, or ask for less."
            self._note(self.log, f"rounds[{error.round}]", f"The form cannot be filled. {error}", step)

    def _words(self, where: str, words: Collection[str], known: Collection[str] | None, what: str) -> None:
        for word in words:
            if known is not None and word not in known:
                step = f"Use one of: {', '.join(sorted(known)) or 'none yet'}."
                self._note(self.log, where, f"`{word}` in `{where}` is no {what}.", step)

    def _note(self, log: FaultLog, where: str, message: str, next_step: str) -> None:
        log.add("", message, next_step, None if self.line is None else self.line(where))

"""One problem folder becomes a `Problem`, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.catalog import proof
from rehearse.catalog.faults import FaultLog, ProblemFault
from rehearse.catalog.problem import Flashcard, KnownWrong, Problem, Strength
from rehearse.catalog.programs import (
    EXAMPLES,
    PROPERTIES,
    SuiteTest,
    check_constants,
    check_defines,
    check_inputs,
    parse,
    read_tests,
)
from rehearse.catalog.proof import Proof
from rehearse.catalog.schema import VERDICTS, CardsFile, Expectation, ProblemFile, StrengthFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.texts import fill_statement, read_hints
from rehearse_sandbox.wire.job import Compare, Limits, Scaling

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CARDS = range(3, 9)
LEAST_WRONG = 3

_WHAT_FOR = {
    "problem.toml": "all metadata",
    "statement.md": "what the learner is asked",
    "starter.py": "the signature, a docstring and `raise NotImplementedError`",
    "inputs.py": "which arguments are valid, and how to draw them",
    EXAMPLES: "the examples that the learner sees",
    PROPERTIES: "the hidden properties",
    "accepted/reference.py": "a right solution",
    "wrong/expect.toml": "what must happen to each wrong program",
    "hints.md": "the ladder of hints",
    "editorial.md": "approaches, cost, and what the interviewer asks next",
    "cards.toml": "three to eight flashcards",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that problems may use: identifier to display name. None: that list could not be read, so any goes."""

    categories: Mapping[str, str] | None = None
    tags: Mapping[str, str] | None = None
    concepts: Mapping[str, str] | None = None


def load_problem(folder: Path, vocabulary: Vocabulary) -> tuple[Problem | None, tuple[ProblemFault, ...]]:
    """The problem of a folder and no fault, or no problem and every fault."""
    loading = _Folder(folder, vocabulary)
    problem = loading.problem()
    return (None if loading.log.faults else problem), tuple(loading.log.faults)


class _Folder:
    """One folder while it is read."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self.folder = folder
        self.vocabulary = vocabulary
        self.log = FaultLog(folder.name, f"{folder.parent.name}/{folder.name}")
        self.texts = {name: text for name in _WHAT_FOR if (text := self._read(name)) is not None}

    def problem(self) -> Problem | None:
        """The problem as far as it can be read; every check runs, whatever failed before it."""
        if not SLUG.fullmatch(self.folder.name):
            self.log.add(
                "", "The folder's name is not a slug.", "Use lower-case words joined by hyphens, such as `lru-cache`."
            )
        meta = self._metadata()
        tests = self._tests()
        programs = self._programs(meta)
        wrong = self._known_wrong(tests)
        slow = self._slow(meta)
        hints = read_hints(self.texts["hints.md"], self.log) if "hints.md" in self.texts else ()
        cards = self._cards()
        if meta is None or self.texts.keys() != _WHAT_FOR.keys():
            return None
        statement = fill_statement(self.texts["statement.md"], meta.const, tests, self.log)
        return Problem(
            id=meta.id,
            slug=self.folder.name,
            track=self.folder.parent.name,
            version=meta.version,
            title=meta.title,
            kind=meta.kind,
            category=meta.category,
            category_name=(self.vocabulary.categories or {}).get(meta.category, ""),
            difficulty=meta.difficulty,
            minutes=meta.minutes,
            tags=meta.tags,
            concepts=meta.concepts,
            prerequisites=meta.prerequisites,
            license=meta.license,
            authors=meta.authors,
            statement=statement,
            starter=self.texts["starter.py"],
            module=meta.entry.module,
            symbols=meta.entry.symbols,
            banned=meta.sandbox.banned,
            compare=_compare(meta),
            limits=Limits(test_s=meta.sandbox.cpu_s, memory_mb=meta.sandbox.memory_mb),
            max_examples=meta.examples.gate,
            mutates=meta.entry.mutates,
            scaling=_scaling(meta),
            slow=slow,
            constants=meta.const,
            strength=_strength(meta),
            proof=self._proof(),
            suite={name: self.texts[name] for name in ("inputs.py", EXAMPLES, PROPERTIES)},
            accepted=programs,
            wrong=wrong,
            hints=hints,
            editorial=self.texts["editorial.md"],
            cards=cards,
            folder=self.folder,
        )

    def _read(self, name: str, *, required: bool = True) -> str | None:
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            if required:
                self.log.add(name, "The file is missing.", f"Add it: {_WHAT_FOR[name]}.")
            return None
        except UnicodeDecodeError as error:
            self.log.add(name, f"The file is not UTF-8: {error.reason} at byte {error.start}.", "Save it as UTF-8.")
            return None
        except OSError as error:
            self.log.add(name, f"The file cannot be read: {error.strerror}.", "Make it a plain, readable file.")
            return None
        if not text.strip():
            self.log.add(name, "The file is empty.", f"Fill it: {_WHAT_FOR.get(name, 'a program')}.")
            return None
        return text

    def _metadata(self) -> ProblemFile | None:
        if "problem.toml" not in self.texts:
            return None
        file = TomlFile("problem.toml", self.texts["problem.toml"], self.log)
        data = file.data()
        meta = None if data is None else file.table(ProblemFile, data)
        if meta is None:
            return None
        if not _is_uuid4(meta.id):
            self._fault_in(
                file, "id", f"`id` is {meta.id!r}, not a version 4 UUID in lower case.", "Make one with `uuidgen -r`."
            )
        self._check_words(file, "category", (meta.category,), self.vocabulary.categories, "tags.toml [categories]")
        self._check_words(file, "tags", meta.tags, self.vocabulary.tags, "tags.toml [tags]")
        self._check_words(file, "concepts", meta.concepts, self.vocabulary.concepts, "concepts.toml")
        return meta

    def _check_words(
        self, file: TomlFile, key: str, words: tuple[str, ...], known: Mapping[str, str] | None, home: str
    ) -> None:
        for word in words:
            if known is not None and word not in known:
                self._fault_in(file, key, f"`{word}` in `{key}` is unknown.", f"Use one from {home}, or add it there.")

    @staticmethod
    def _fault_in(file: TomlFile, key: str, message: str, next_step: str) -> None:
        file.fault(message, next_step, file.line(key))

    def _tests(self) -> dict[str, SuiteTest]:
        strangers = sorted(
            path.name for path in (self.folder / "tests").glob("*.py") if f"tests/{path.name}" not in _WHAT_FOR
        )
        for name in strangers:
            self.log.add(
                f"tests/{name}",
                "The judge does not take this file.",
                "Move tests into the two test files, the rest into inputs.py.",
            )
        return read_tests(self.texts, self.log)

    def _programs(self, meta: ProblemFile | None) -> dict[str, str]:
        symbols = meta.entry.symbols if meta else ()
        accepted = {
            path.stem: text
            for path in self._python("accepted")
            if (text := self._program("accepted", path)) is not None
        }
        programs = {f"accepted/{stem}.py": text for stem, text in accepted.items()}
        for name, source in {**{n: t for n, t in self.texts.items() if n == "starter.py"}, **programs}.items():
            if (tree := parse(name, source, self.log)) is not None:
                check_defines(name, tree, symbols, self.log)
        if len(accepted) == 1 and "reference" in accepted:
            self.log.add(
                "accepted", "There is only the reference.", "Add a right program that works by another method."
            )
        if "inputs.py" in self.texts:
            check_inputs(self.texts["inputs.py"], scaling=meta is not None and meta.scaling is not None, log=self.log)
            check_constants(self.texts["inputs.py"], meta.const if meta else {}, self.log)
        return accepted

    def _proof(self) -> Proof | None:
        if (text := self._read(proof.FILE, required=False)) is None:
            return None
        file = TomlFile(proof.FILE, text, self.log)
        data = file.data()
        found = None if data is None else file.table(StrengthFile, data)
        if found is None or found.suite != proof.hash_of(self.folder):
            return None
        return Proof(found.mutants, found.killed, found.waived, found.wrong, found.cheats)

    def _slow(self, meta: ProblemFile | None) -> dict[str, str]:
        found = {path.stem: text for path in self._python("slow") if (text := self._program("slow", path)) is not None}
        for stem, source in found.items():
            if (tree := parse(f"slow/{stem}.py", source, self.log)) is not None:
                check_defines(f"slow/{stem}.py", tree, meta.entry.symbols if meta else (), self.log)
        if meta is not None and found and meta.scaling is None:
            self.log.add("slow", "There is no target that these programs miss.", "Add [scaling] to problem.toml.")
        if meta is not None and not found and meta.scaling is not None:
            step = "Write slow/<fault>.py: a right program whose time grows faster than [scaling] allows."
            self.log.add("slow", "No program shows that the growth is really measured.", step)
        return found

    def _python(self, name: str) -> list[Path]:
        return sorted((self.folder / name).glob("*.py"))

    def _program(self, part: str, path: Path) -> str | None:
        name = f"{part}/{path.name}"
        return self.texts.get(name) if name in _WHAT_FOR else self._read(name, required=False)

    def _known_wrong(self, tests: Mapping[str, SuiteTest]) -> tuple[KnownWrong, ...]:
        sources = {path.stem: self._program("wrong", path) for path in self._python("wrong")}
        for stem, source in sources.items():
            if source is not None:
                parse(f"wrong/{stem}.py", source, self.log)
        if len(sources) < LEAST_WRONG:
            step = f"Write at least {LEAST_WRONG}, each with one mistake that learners really make."
            self.log.add("wrong", f"Known-wrong programs: {len(sources)}.", step)
        return tuple(
            KnownWrong(stem, source, VERDICTS[told.verdict], told.fails, told.passes, told.says, told.mistake)
            for stem, told in self._expectations(tests, set(sources)).items()
            if (source := sources.get(stem)) is not None
        )

    def _expectations(self, tests: Mapping[str, SuiteTest], programs: set[str]) -> dict[str, Expectation]:
        if "wrong/expect.toml" not in self.texts:
            return {}
        file = TomlFile("wrong/expect.toml", self.texts["wrong/expect.toml"], self.log)
        if (data := file.data()) is None:
            return {}
        for stem in sorted(programs - data.keys()):
            file.fault(f"wrong/{stem}.py has no entry.", f"Add [{stem}] with its verdict.")
        for stem in sorted(data.keys() - programs):
            file.fault(f"[{stem}] has no program.", f"Write wrong/{stem}.py or remove the entry.", file.line(stem))
        read = {stem: file.table(Expectation, entry, stem) for stem, entry in data.items()}
        expectations = {stem: entry for stem, entry in read.items() if entry is not None}
        for stem, entry in expectations.items():
            for name in (*entry.fails, *entry.passes):
                if name not in tests:
                    file.fault(
                        f"[{stem}] names a test `{name}` that is not there.", "Use a test's bare name.", file.line(stem)
                    )
        return expectations

    def _cards(self) -> tuple[Flashcard, ...]:
        if "cards.toml" not in self.texts:
            return ()
        file = TomlFile("cards.toml", self.texts["cards.toml"], self.log)
        data = file.data()
        cards = None if data is None else file.table(CardsFile, data)
        if cards is None:
            return ()
        if len(cards.card) not in CARDS:
            file.fault(f"Cards: {len(cards.card)}.", f"Write {CARDS[0]} to {CARDS[-1]}, one fact each.")
        for card in cards.card:
            self._check_words(file, "card.concepts", card.concepts, self.vocabulary.concepts, "concepts.toml")
        ids = [card.id for card in cards.card]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            file.fault(f"The card id `{twice}` is there twice.", "Give each card its own id.")
        return tuple(
            Flashcard(card.id, card.front, card.back, card.concepts, card.kind, card.why) for card in cards.card
        )


def _strength(meta: ProblemFile) -> Strength:
    waived = {waiver.mutant: waiver.why for waiver in meta.suite.equivalent}
    return Strength(meta.examples.soak, meta.suite.min_killed, waived)


def _scaling(meta: ProblemFile) -> Scaling | None:
    rule = meta.scaling
    if rule is None:
        return None
    doublings = (rule.start * 2**power for power in range((rule.to // rule.start).bit_length()))
    return Scaling(rule.vary, tuple(doublings), rule.exponent, rule.slack)


def _compare(meta: ProblemFile) -> Compare:
    rules = meta.compare
    return Compare(rtol=rules.rtol, atol=rules.atol, dtype=rules.dtype, shape=rules.shape, nan=rules.nan)


def _is_uuid4(text: str) -> bool:
    try:
        found = uuid.UUID(text)
    except ValueError:
        return False
    return found.version == 4 and str(found) == text

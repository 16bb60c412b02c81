"""The TOML files of a problem folder as types: what each key may hold, and which keys there are."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Text = Annotated[str, Meta(min_length=1)]
Identifier = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
PythonName = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Positive = Annotated[float, Meta(gt=0)]
Number = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=1)]


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A TOML table in which unknown keys are errors."""


class Entry(Table, frozen=True, kw_only=True):
    """What the learner's module must define. `mutates` says that changing arguments in place is asked for."""

    module: PythonName = "solution"
    symbols: Annotated[tuple[PythonName, ...], Meta(min_length=1)]
    mutates: bool = False


class Sandbox(Table, frozen=True, kw_only=True):
    """What a program may use: packages, dotted names that are ruled out, seconds for a test, memory."""

    packages: tuple[Literal["numpy"], ...] = ("numpy",)
    banned: tuple[Text, ...] = ()
    cpu_s: Annotated[float, Meta(gt=0, le=60)] = 10.0
    memory_mb: Annotated[int, Meta(ge=64, le=4096)] = 512


class Comparison(Table, frozen=True, kw_only=True):
    """How `check_close` compares when a test does not say otherwise."""

    rtol: Number = 1e-7
    atol: Number = 1e-9
    dtype: Literal["float16", "float32", "float64", "complex64", "complex128"] | None = None
    shape: Literal["strict", "broadcast"] = "strict"
    nan: Literal["forbidden", "equal"] = "forbidden"


class Examples(Table, frozen=True, kw_only=True):
    """How many inputs each property draws: for a learner, and for an author's soak."""

    gate: Annotated[int, Meta(ge=1, le=1000)] = 100
    soak: Annotated[int, Meta(ge=1, le=100_000)] = 2000


class Scaling(Table, frozen=True, kw_only=True):
    """The growth a right program keeps to: CPU time against the size `vary`, as an exponent."""

    vary: Text
    start: Count = field(name="from")
    to: Count
    exponent: Number
    slack: Positive
    memory_exponent: Number | None = None


class Speed(Table, frozen=True, kw_only=True):
    """How long a right program takes: at most `at_most` times the reference, with `sizes(at)` of inputs.py."""

    vary: Text
    at: Count
    at_most: Annotated[float, Meta(gt=1, le=100)]


class Waiver(Table, frozen=True, kw_only=True):
    """A mutant that no test can catch because it does the same, and why that is so."""

    mutant: Text
    why: Text


class Suite(Table, frozen=True, kw_only=True):
    """How strong the suite has to be: the share of mutants it must catch."""

    min_killed: Annotated[float, Meta(gt=0, le=1)] = 0.95
    equivalent: tuple[Waiver, ...] = ()


class Asked(Table, frozen=True, kw_only=True):
    """A report that the problem was asked somewhere. It orders the work and is never shown as a claim."""

    company: Text
    role: Text
    round: Text
    url: Text
    seen: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$")]


class ProblemFile(Table, frozen=True, kw_only=True):
    """problem.toml."""

    format: Literal[1]
    id: Text
    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    kind: Literal["implement", "class", "levels", "repair", "optimise"]
    category: Identifier
    difficulty: Annotated[int, Meta(ge=1, le=5)]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    tags: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    concepts: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    prerequisites: tuple[Identifier, ...] = ()
    license: Text
    authors: Annotated[tuple[Text, ...], Meta(min_length=1)]
    testers: tuple[Text, ...] = ()
    const: dict[PythonName, int | float | str] = {}
    entry: Entry
    sandbox: Sandbox = Sandbox()
    compare: Comparison = Comparison()
    examples: Examples = Examples()
    scaling: Scaling | None = None
    speed: Speed | None = None
    suite: Suite = Suite()
    asked: tuple[Asked, ...] = ()


class Expectation(Table, frozen=True, kw_only=True):
    """What must happen to one wrong program: the verdict, tests it fails and passes at least, words the learner reads.

    `mistake` says in one sentence what the program does wrong; whoever makes the same mistake reads it.
    """

    verdict: Literal["wrong", "crash", "slow", "memory", "banned", "mutates"]
    fails: tuple[Text, ...] = ()
    passes: tuple[Text, ...] = ()
    says: str = ""
    mistake: str = ""


class FaultEntry(Table, frozen=True, kw_only=True):
    """One planted fault of faults.toml: `was` stands in the starter, `mended` should; `why` says what it does wrong."""

    was: Text
    mended: str
    detected_by: Annotated[tuple[Text, ...], Meta(min_length=1)]
    why: Text
    verdict: Literal["wrong", "crash", "slow", "mutates"] = "wrong"


class CardEntry(Table, frozen=True, kw_only=True):
    """One `[[card]]` of cards.toml. `given`, `was`, `mended` and `shows` are a bug's proof, see `catalog.cards.Bug`."""

    id: Identifier
    kind: Literal["basic", "cloze", "output", "bug", "cost", "prompt"] = "basic"
    concepts: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    front: Text
    back: Text
    why: str = ""
    links: tuple[Identifier, ...] = ()
    source: str = ""
    rubric: tuple[Text, ...] = ()
    given: str = ""
    was: str = ""
    mended: str = ""
    shows: str = ""


class CardsFile(Table, frozen=True, kw_only=True):
    """cards.toml, and each file of decks/."""

    card: tuple[CardEntry, ...]


class StrengthFile(Table, frozen=True, kw_only=True):
    """strength.toml."""

    suite: Text
    mutants: Annotated[int, Meta(ge=0)]
    killed: Annotated[int, Meta(ge=0)]
    waived: Annotated[int, Meta(ge=0)]
    wrong: Annotated[int, Meta(ge=0)]
    cheats: Annotated[int, Meta(ge=0)]
    tests: Annotated[int, Meta(ge=0)] = 0
    suite_ms: Annotated[int, Meta(ge=0)] = 0
    headroom: Annotated[float, Meta(gt=0)] | None = None
    rounds: Annotated[int, Meta(ge=1)] = 1


class TagsFile(Table, frozen=True, kw_only=True):
    """tags.toml: what identifiers of categories, tags and decks are called on the page."""

    categories: dict[Identifier, Text]
    tags: dict[Identifier, Text]
    decks: dict[Identifier, Text] = {}


class Concept(Table, frozen=True, kw_only=True):
    """A fact or skill that flashcards ask for, and what somebody should know before."""

    name: Text
    deck: Identifier
    prerequisites: tuple[Identifier, ...] = ()


#: An author writes why a program is wrong; learners and the judge speak the words of a verdict.
VERDICTS = {
    "wrong": "wrong_answer",
    "crash": "runtime_error",
    "slow": "time_limit",
    "memory": "memory_limit",
    "banned": "forbidden_call",
    "mutates": "wrong_answer",
}

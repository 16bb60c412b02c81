"""The TOML files of problems/interviews/ as types: what each key may hold, and which keys there are."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from rehearse.catalog.schema import Identifier, Table, Text

RoundKind = Literal["coding", "concepts", "behavioural", "design", "break"]
Hidden = Literal["title", "tags", "difficulty"]
Question = Literal["assumptions", "prediction"]

#: How many rounds a form may have, minutes a whole interview, problems and prompts a round.
MOST_ROUNDS = 8
MOST_MINUTES = 480
MOST_PROBLEMS = 4
MOST_PROMPTS = 30

Title = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Summary = Annotated[str, Meta(min_length=1, max_length=400)]
Minutes = Annotated[int, Meta(ge=1, le=180)]
Tries = Annotated[int, Meta(ge=0, le=50)]
Grade = Annotated[int, Meta(ge=1, le=5)]
#: Words that a slot names; a request of a browser may not make them long.
Words = Annotated[tuple[Identifier, ...], Meta(max_length=60)]


class ProblemEntry(Table, frozen=True, kw_only=True):
    """One `[[rounds.problems]]`: which problems may stand there. What is left out allows any."""

    tracks: Words = ()
    categories: Words = ()
    difficulty: tuple[Grade, Grade] = (1, 5)
    kinds: Words = ()
    staged: bool = False


class PromptsEntry(Table, frozen=True, kw_only=True):
    """One `[[rounds.prompts]]`: how many prompts of a file, and how long each may take; 0 seconds are no limit."""

    file: Identifier = field(name="from")
    tags: Words = ()
    count: Annotated[int, Meta(ge=1, le=MOST_PROMPTS)]
    seconds: Annotated[int, Meta(ge=0, le=3600)] = 0


class RoundEntry(Table, frozen=True, kw_only=True):
    """One `[[rounds]]`. Without `tries` those of the form count."""

    kind: RoundKind
    title: Title | None = None
    minutes: Minutes
    tries: Tries | None = None
    problems: tuple[ProblemEntry, ...] = ()
    prompts: tuple[PromptsEntry, ...] = ()


class FormFile(Table, frozen=True, kw_only=True):
    """problems/interviews/<name>.toml, and a form that somebody built in the browser."""

    title: Title
    summary: Summary
    hides: tuple[Hidden, ...] = ()
    pauses: bool = False
    tries: Tries = 0
    asks: tuple[Question, ...] = ()
    rounds: tuple[RoundEntry, ...]


class PromptEntry(Table, frozen=True, kw_only=True):
    """One `[[prompt]]`."""

    id: Identifier
    tags: tuple[Identifier, ...] = ()
    concepts: tuple[Identifier, ...] = ()
    text: Text
    follow_ups: tuple[Text, ...] = ()
    listens_for: tuple[Text, ...]
    notes: str = ""


class PromptsFile(Table, frozen=True, kw_only=True):
    """problems/interviews/prompts/<file>.toml."""

    prompt: tuple[PromptEntry, ...]

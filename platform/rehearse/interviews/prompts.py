"""Prompts: what is asked aloud in rounds without code, and what only the interviewer sees of it."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.catalog.tables import TomlFile
from rehearse.catalog.vocabulary import Vocabulary, check_words
from rehearse.interviews.schema import PromptEntry, PromptsFile

#: A listener ticks so many lines, as on the cards of the kind `prompt`.
LISTENS_FOR = 4


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of an interview; no two of all files have the same id. `text` and `notes` are Markdown.

    `concepts` become due when it went badly, `follow_ups` are asked next, `listens_for` are four lines that a listener
    could tick, and `notes` are for the interviewer alone.
    """

    id: str
    file: str
    text: str
    listens_for: tuple[str, ...]
    tags: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notes: str = ""


def read_prompts(file: TomlFile, name: str, vocabulary: Vocabulary) -> tuple[Prompt, ...]:
    """The prompts of a file, whose faults are noted in its log; none when it cannot be read."""
    data = file.data()
    read = None if data is None else file.table(PromptsFile, data)
    if read is None:
        return ()
    if not read.prompt:
        file.fault("The file has no prompt.", "Add a table [[prompt]], or remove the file.")
    for number, entry in enumerate(read.prompt):
        _check(file, f"prompt[{number}]", entry, vocabulary)
    return tuple(_prompt(entry, name) for entry in read.prompt)


def _check(file: TomlFile, where: str, entry: PromptEntry, vocabulary: Vocabulary) -> None:
    check_words(file, f"{where}.tags", entry.tags, known_tags(vocabulary), "tags.toml or concepts.toml")
    check_words(file, f"{where}.concepts", entry.concepts, vocabulary.concepts, "concepts.toml")
    if len(entry.listens_for) != LISTENS_FOR:
        message = f"The prompt `{entry.id}` has {len(entry.listens_for)} lines in `listens_for`."
        step = f"Write {LISTENS_FOR} that a listener could tick."
        file.fault(message, step, file.line(f"{where}.listens_for"))


def known_tags(vocabulary: Vocabulary) -> frozenset[str] | None:
    """The words by which prompts are picked: whatever problems, cards and concepts are filed under. None: any goes."""
    lists = (vocabulary.categories, vocabulary.tags, vocabulary.decks, vocabulary.concepts)
    if any(words is None for words in lists):
        return None
    return frozenset(word for words in lists if words is not None for word in words)


def _prompt(entry: PromptEntry, name: str) -> Prompt:
    return Prompt(
        entry.id,
        name,
        entry.text,
        entry.listens_for,
        tags=entry.tags,
        concepts=entry.concepts,
        follow_ups=entry.follow_ups,
        notes=entry.notes,
    )

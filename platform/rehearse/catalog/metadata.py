"""problem.toml as a type, and its tables in the words of the rest of the application."""

from __future__ import annotations

import uuid

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.problem import Strength
from rehearse.catalog.schema import ProblemFile
from rehearse.catalog.tables import TomlFile
from rehearse.catalog.vocabulary import Vocabulary, check_words
from rehearse_sandbox.wire.job import Compare, Scaling, Speed


def read_metadata(folder: ProblemFolder, vocabulary: Vocabulary) -> ProblemFile | None:
    """problem.toml, after a check of its words; None when it is missing or wrong."""
    if "problem.toml" not in folder.texts:
        return None
    file = TomlFile("problem.toml", folder.texts["problem.toml"], folder.log)
    data = file.data()
    meta = None if data is None else file.table(ProblemFile, data)
    if meta is None:
        return None
    if not _is_uuid4(meta.id):
        message = f"`id` is {meta.id!r}, not a version 4 UUID in lower case."
        file.fault(message, "Make one with `uuidgen -r`.", file.line("id"))
    check_words(file, "category", (meta.category,), vocabulary.categories, "tags.toml [categories]")
    check_words(file, "tags", meta.tags, vocabulary.tags, "tags.toml [tags]")
    check_words(file, "concepts", meta.concepts, vocabulary.concepts, "concepts.toml")
    return meta


def strength_of(meta: ProblemFile) -> Strength:
    """How hard the suite is tried."""
    waived = {waiver.mutant: waiver.why for waiver in meta.suite.equivalent}
    return Strength(meta.examples.soak, meta.suite.min_killed, waived)


def scaling_of(meta: ProblemFile) -> Scaling | None:
    """The growth that is asked for, with the sizes at which it is measured; None without [scaling]."""
    rule = meta.scaling
    if rule is None:
        return None
    doublings = (rule.start * 2**power for power in range((rule.to // rule.start).bit_length()))
    return Scaling(rule.vary, tuple(doublings), rule.exponent, rule.slack)


def speed_of(meta: ProblemFile, reference: str) -> Speed | None:
    """The time beside the reference that is asked for; None without [speed]."""
    rule = meta.speed
    return None if rule is None else Speed(rule.vary, rule.at, rule.at_most, reference)


def compare_of(meta: ProblemFile) -> Compare:
    """How results are compared."""
    rules = meta.compare
    return Compare(rtol=rules.rtol, atol=rules.atol, dtype=rules.dtype, shape=rules.shape, nan=rules.nan)


def _is_uuid4(text: str) -> bool:
    try:
        found = uuid.UUID(text)
    except ValueError:
        return False
    return found.version == 4 and str(found) == text

"""concepts_of_tests.toml: which concepts a problem's test asks for, so that who fails it is asked their cards again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from rehearse.catalog.faults import FaultLog
from rehearse.catalog.problem import Problem
from rehearse.catalog.programs import read_tests
from rehearse.catalog.tables import TomlFile

NAME = "concepts_of_tests.toml"

#: The concepts by the name of a test, by the slug of its problem.
Tested = Mapping[str, Mapping[str, tuple[str, ...]]]


def read_tested(
    file: TomlFile, data: dict[str, Any], problems: Mapping[str, Problem], asked_for: Collection[str], folders: set[str]
) -> Tested:
    """What the file says of sound problems; what is wrong with it becomes faults of the file.

    `asked_for` are the concepts that cards ask for. A problem that was left out is not blamed again: its name is among `folders`.
    """
    tested = {}
    for slug, table in data.items():
        if slug not in folders:
            step = "Use the slug of a problem that exists, or remove the table."
            file.fault(f"[{slug}] is not a problem.", step, file.line(slug))
        elif not isinstance(table, dict):
            file.fault(f"`{slug}` is not a table.", f"Write [{slug}] with a line for each test.", file.line(slug))
        elif slug in problems:
            tests = read_tests(problems[slug].suite, FaultLog("", "")).keys()
            tested[slug] = {
                name: sound
                for name, words in table.items()
                if (sound := _concepts(file, f"{slug}.{name}", words, tests, asked_for))
            }
    return tested


def name_of(test: str) -> str:
    """The bare name of a test from its id: `test_examples.py::test_empty[3]` is `test_empty`."""
    return test.partition("[")[0].rpartition("::")[2]


def _concepts(
    file: TomlFile, key: str, words: object, tests: Collection[str], asked_for: Collection[str]
) -> tuple[str, ...]:
    """The concepts of one test that cards ask for; none when its line cannot be read."""
    slug, _, name = key.partition(".")
    line = file.line(key)
    if name not in tests:
        file.fault(f"{slug} has no test `{name}`.", "Use a test's bare name.", line)
    try:
        concepts = msgspec.convert(words, tuple[str, ...])
    except msgspec.ValidationError:
        file.fault(f"`{name}` has no list of concepts.", 'Write it as `["stack-matching"]`.', line)
        return ()
    for concept in concepts:
        if concept not in asked_for:
            step = "Use a concept that a card of a problem or deck has."
            file.fault(f"No card asks for `{concept}` of `{name}`.", step, line)
    return tuple(concept for concept in concepts if concept in asked_for) if name in tests else ()

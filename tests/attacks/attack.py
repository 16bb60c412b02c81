"""The attack programs as files: what each one tries and the verdict that it must get.

A program begins with its docstring, whose first line says what it tries, then comments of the form `# key: value`:

* `expects`: the verdict's word; `expects[bubblewrap]` where one back end must differ, then `why[bubblewrap]` says why;
* `contains`: a text that must be in the failure or in what was printed;
* `problem`: `taking_functions` for the one whose functions take functions, `plain_asserts` for the one whose suite
  compares by hand, `patient` for the plain one with long limits, `timed` for one that is timed beside its reference; without it, the
  plain one;
* `mode`: `run` for the examples alone; without it, `submit`;
* `input`: an input of the learner's own that comes with it, and `answered`: what must come of that (`same`, `invalid`, …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import get_args

from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Outcome, Reason

PROGRAMS = Path(__file__).parent / "programs"

#: What `expects` may say. A fault of ours is never expected: every submission has a verdict of its own.
VERDICTS = ({*get_args(Outcome), *get_args(Reason)} | {"accepted"}) - {
    *("passed", "not_run", "completed", "cell_died", "internal_error")
}

_HEADER = re.compile(r"# (?P<key>[a-z]+(?:\[[a-z]+\])?): (?P<value>.*)")
_KEYS = {"expects", "why", "contains", "problem", "mode", "input", "answered"}


class AttackFault(Exception):  # noqa: N818 - named as the catalogue's `ProblemFault`
    """A file that is no attack; the message says what to change."""


@dataclass(frozen=True)
class Attack:
    """One hostile program."""

    name: str
    tries: str
    source: str
    headers: Mapping[str, str]

    def expected(self, backend: str) -> str:
        """The verdict that it must get on this back end."""
        return self.headers.get(f"expects[{backend}]", self.headers["expects"])

    @cached_property
    def problem(self) -> str:
        """Which problem it pretends to solve."""
        return self.headers.get("problem", "plain")

    @property
    def mode(self) -> str:
        """What is asked for: the whole suite, or the examples."""
        return self.headers.get("mode", "submit")

    @property
    def inputs(self) -> list[CustomInput]:
        """The inputs of the learner's own that come with it."""
        return [CustomInput("", self.headers["input"])] if "input" in self.headers else []

    @property
    def answered(self) -> list[str]:
        """What must come of them."""
        return [self.headers["answered"]] if "input" in self.headers else []

    @property
    def contains(self) -> str:
        """What the learner must be told, if anything."""
        return self.headers.get("contains", "")


def read_attacks(folder: Path = PROGRAMS) -> list[Attack]:
    """Every attack below a folder, by name.

    Raises:
        AttackFault: a file is none.
    """
    return [parse(path.relative_to(folder).with_suffix("").as_posix(), path) for path in sorted(folder.rglob("*.py"))]


def chosen(attacks: Iterable[Attack], words: Iterable[str]) -> list[Attack]:
    """The attacks whose names contain one of the words; all when there is none."""
    wanted = list(words)
    return [attack for attack in attacks if not wanted or any(word in attack.name for word in wanted)]


def parse(name: str, path: Path) -> Attack:
    """The attack in one file.

    Raises:
        AttackFault: its docstring or its headers are missing or wrong.
    """
    source = path.read_text(encoding="utf-8")
    # By hand, because a program may be one that Python cannot read.
    _, docstring, rest = (*source.split('"""', 2), "", "")[:3]
    tries = docstring.partition("\n")[0]
    headers = dict(_headers(rest))
    if faults := list(_faults(tries, headers)):
        raise AttackFault(f"{path}: {'; '.join(faults)}")
    return Attack(name, tries, source, headers)


def _headers(text: str) -> Iterator[tuple[str, str]]:
    for line in takewhile(lambda line: not line or line.startswith("#"), text.lstrip("\n").splitlines()):
        if found := _HEADER.fullmatch(line):
            yield found["key"], found["value"].strip()


def _faults(tries: str, headers: Mapping[str, str]) -> Iterator[str]:
    if not tries:
        yield "its docstring must say what it tries"
    if "expects" not in headers:
        yield "a comment `# expects: VERDICT` must follow the docstring"
    if ("input" in headers) != ("answered" in headers):
        yield "`input` and `answered` belong together"
    for key, value in headers.items():
        word, _, backend = key.removesuffix("]").partition("[")
        if word not in _KEYS:
            yield f"`{key}` is no header; there are {', '.join(sorted(_KEYS))}"
        if word == "expects" and value not in VERDICTS:
            yield f"`{value}` is no verdict; there are {', '.join(sorted(VERDICTS))}"
        if word == "expects" and backend and f"why[{backend}]" not in headers:
            yield f"`{key}` needs a `why[{backend}]`"

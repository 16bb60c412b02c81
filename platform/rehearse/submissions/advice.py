"""Ruff's remarks on a program that was accepted: what a reviewer would say of it once it is right.

Ruff reads the text and runs nothing. A program that it cannot read in time gets no advice, since advice is never in the way.
"""

from __future__ import annotations

import subprocess
from functools import lru_cache
from itertools import islice

import msgspec
import structlog
from ruff import find_ruff_bin  # type: ignore[import-untyped]

log = structlog.get_logger(__name__)

#: Likely mistakes come first, then what reads better otherwise. Layout, naming and docstrings are left out: they are
#: matters of taste, and in an interview nobody asks for them.
FAMILIES = (
    *("F", "B", "E7", "PLW", "A001", "A002"),
    *("SIM", "C4", "PIE", "RET5", "PERF", "PLR1714", "PLR5501", "FURB", "UP", "NPY"),
)

#: Remarks that a reader gets at most: a long list is not read.
MOST = 5

#: Ruff needs some ten milliseconds for the longest source that is taken.
TIME_LIMIT_S = 5.0


class Remark(msgspec.Struct, frozen=True):
    """One remark: the line it is about, the rule by ruff's code and name, and what it says."""

    line: int
    code: str
    rule: str
    message: str


class Advice(msgspec.Struct, frozen=True):
    """At most `MOST` remarks, likely mistakes first, and how many there were beside them."""

    remarks: list[Remark]
    more: int = 0


class _Place(msgspec.Struct):
    row: int


class _Diagnostic(msgspec.Struct):
    code: str | None
    location: _Place
    message: str
    name: str = ""


@lru_cache(maxsize=256)
def advise(source: str, starter: str) -> Advice:
    """What can be said of the source. What was given with the starter is not held against who kept it."""
    given = {_without_place(remark, starter) for remark in _remarks(starter)}
    own = [remark for remark in _remarks(source) if _without_place(remark, source) not in given]
    own.sort(key=lambda remark: (_rank(remark.code), remark.line))
    return Advice(list(islice(own, MOST)), max(0, len(own) - MOST))


def _remarks(source: str) -> list[Remark]:
    command = [find_ruff_bin(), "check", "--isolated", "--no-cache", "--quiet", "--exit-zero", "--ignore-noqa"]
    command += ["--target-version=py311", "--output-format=json", f"--select={','.join(FAMILIES)}"]
    try:
        done = subprocess.run(
            [*command, "--stdin-filename=solution.py", "-"],
            input=source.encode(),
            capture_output=True,
            timeout=TIME_LIMIT_S,
            check=True,
        )
        found = msgspec.json.decode(done.stdout, type=list[_Diagnostic])
    except (OSError, subprocess.SubprocessError, msgspec.DecodeError) as error:
        log.warning("advice.none", reason=str(error))
        return []
    return [Remark(each.location.row, each.code, each.name, each.message) for each in found if each.code]


def _without_place(remark: Remark, source: str) -> tuple[str, str, str]:
    lines = source.splitlines()
    return remark.code, remark.message, lines[remark.line - 1].strip() if remark.line <= len(lines) else ""


def _rank(code: str) -> int:
    return next((rank for rank, family in enumerate(FAMILIES) if code.startswith(family)), len(FAMILIES))

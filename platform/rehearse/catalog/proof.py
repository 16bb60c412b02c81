"""What a problem's suite was shown to refuse, kept in its folder: `strength.toml`, written by `rehearse check --record`.

It holds for the programs and tests that it was measured with. Once one of them has changed it says nothing any more, so a page never
shows a number that is not true of the suite that judges. Words that people read may change: a better title proves nothing less.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

FILE = "strength.toml"

#: What must be counted before a suite's strength is known.
REFUSED = frozenset({"mutants", "killed", "waived", "wrong", "cheats"})

#: What a suite's strength depends on, below a problem's folder.
_MEASURED = (
    "problem.toml",
    "inputs.py",
    "starter.py",
    "faults.toml",
    "tests/*.py",
    "accepted/*.py",
    "wrong/*",
    "slow/*.py",
)

#: What a `problem.toml` says to people only; in `wrong/expect.toml` it is each table's `mistake`.
_WORDS = frozenset(
    {
        "title",
        "category",
        "difficulty",
        "minutes",
        "tags",
        "concepts",
        "prerequisites",
        "license",
        "authors",
        "testers",
        "asked",
    }
)

_HEAD = "# Written by `rehearse check --record`. It holds only for the programs and tests of this hash.\n"


MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Proof:
    """How many programs a suite refused that it should: of `mutants` of the reference `killed`, and all of the others.

    `waived` mutants, which do the same as the reference, are not among `mutants`. `tests` is how many tests the suite has,
    `suite_ms` how long it took for the reference, with nothing drawn ahead. `headroom` is how many times closer than the
    tolerance the least exact right program came; None where nothing is rounded. `rounds` is how often in a row all gates
    were passed.
    """

    mutants: int
    killed: int
    waived: int
    wrong: int
    cheats: int
    tests: int = 0
    suite_ms: int = 0
    headroom: float | None = None
    rounds: int = 1

    @property
    def share(self) -> float:
        """The share of mutants that were killed, 0 to 1."""
        return self.killed / self.mutants if self.mutants else 1.0


def room(headroom: float | None) -> str:
    """A headroom as it is read; beyond a million nobody cares how much."""
    if headroom is None:
        return "nothing is rounded"
    return f"{headroom:,.0f}x" if headroom < MILLION else "over a million"


def hash_of(folder: Path) -> str:
    """A hash of the programs and tests in a problem's folder."""
    digest = hashlib.sha256()
    for pattern in _MEASURED:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(_measured(path)).digest())
    return digest.hexdigest()[:32]


def _measured(path: Path) -> bytes:
    """What a suite's strength depends on in a file; of a broken one everything."""
    content = path.read_bytes()
    if path.suffix != ".toml":
        return content
    try:
        table = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return content
    return json.dumps(_without_words(table), sort_keys=True, default=str).encode()


def _without_words(table: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {key: part for key, part in value.items() if key != "mistake"} if isinstance(value, dict) else value
        for name, value in table.items()
        if isinstance(value, dict) or name not in _WORDS
    }


def record(folder: Path, proof: Proof) -> None:
    """Write down what was shown of the suite as it is now; of rounds in a row the most that there were for this suite.

    Raises:
        OSError: the file cannot be written.
    """
    suite = hash_of(folder)
    proof = replace(proof, rounds=max(proof.rounds, _rounds_of(folder / FILE, suite)))
    counts = ((name, count) for name, count in asdict(proof).items() if count is not None)
    lines = [f'suite = "{suite}"', *(f"{name} = {count}" for name, count in counts)]
    (folder / FILE).write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _rounds_of(file: Path, suite: str) -> int:
    """How many rounds a record tells of; 0 when it is of another suite, or is none."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return 0
    rounds = found.get("rounds")
    return rounds if found.get("suite") == suite and isinstance(rounds, int) else 0

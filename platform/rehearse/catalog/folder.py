"""The files of one problem folder: read once, their faults noted."""

from __future__ import annotations

from pathlib import Path

from rehearse.catalog.faults import FaultLog
from rehearse_sandbox.wire.suite_files import EXAMPLES, PROPERTIES

#: The files that every folder has, and what each is for.
REQUIRED = {
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


class ProblemFolder:
    """One folder while it is read. `texts` holds the required files that are there and can be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.log = FaultLog(path.name, f"{path.parent.name}/{path.name}")
        self.texts = {name: text for name in REQUIRED if (text := self.read(name)) is not None}

    def read(self, name: str, *, required: bool = True) -> str | None:
        """The text of a file, below the folder; None, and a fault unless it is merely missing and not `required`."""
        try:
            text = (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            if required:
                self.log.add(name, "The file is missing.", f"Add it: {REQUIRED[name]}.")
            return None
        except UnicodeDecodeError as error:
            self.log.add(name, f"The file is not UTF-8: {error.reason} at byte {error.start}.", "Save it as UTF-8.")
            return None
        except OSError as error:
            self.log.add(name, f"The file cannot be read: {error.strerror}.", "Make it a plain, readable file.")
            return None
        if not text.strip():
            self.log.add(name, "The file is empty.", f"Fill it: {REQUIRED.get(name, 'a program')}.")
            return None
        return text

    def programs(self, part: str) -> dict[str, str]:
        """The readable Python files of `accepted`, `wrong` or `slow`, by their names without the ending."""
        texts = {path.stem: self._program(f"{part}/{path.name}") for path in sorted((self.path / part).glob("*.py"))}
        return {stem: text for stem, text in texts.items() if text is not None}

    def _program(self, name: str) -> str | None:
        return self.texts.get(name) if name in REQUIRED else self.read(name, required=False)

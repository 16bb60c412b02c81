"""What may be brought in, and how it is refused. Whatever comes from elsewhere is hostile until it has been read. Pure."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


class RefusedError(Exception):
    """A file cannot be taken. The text says what is wrong with it, shows the value, and says what to do. Nothing was changed."""


class CancelledError(Exception):
    """The person does not want the file any more. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold.

    `file_bytes` is for what comes from elsewhere, `backup_bytes` for a backup of ours, which may not be written larger than it can be read.
    `card_chars` is how long the texts of all its cards may be together. `ratio` is how many times as large as it came something may become, once it is larger than `ratio_from` bytes. `seconds` is how
    long its database may be read, `seconds_to_prepare` how long its cards may take to be made.
    """

    file_bytes: int = 250 * MB
    backup_bytes: int = 1_000 * MB
    entries: int = 20_000
    collection_bytes: int = 256 * MB
    total_bytes: int = 600 * MB
    ratio: int = 200
    ratio_from: int = 16 * MB
    notes: int = 100_000
    cards: int = 100_000
    reviews: int = 2_000_000
    note_types: int = 1_000
    parts: int = 200
    text_chars: int = 200_000
    name_chars: int = 200
    media_bytes: int = 30 * MB
    card_chars: int = 200_000_000
    seconds: float = 60.0
    seconds_to_prepare: float = 600.0

    def check_size(self, size: int) -> None:
        """A file of so many bytes is tried.

        Raises:
            RefusedError: it is larger than may be.
        """
        if size > self.file_bytes:
            raise RefusedError(
                f"The file has {megabytes(size)}, and at most {megabytes(self.file_bytes)} can be taken. Export fewer decks at once, or without media."
            )

    def check_backup(self, size: int) -> None:
        """A backup of so many bytes is tried.

        Raises:
            RefusedError: it is larger than may be.
        """
        if size > self.backup_bytes:
            raise RefusedError(
                f"The backup has {megabytes(size)}, and at most {megabytes(self.backup_bytes)} can be taken. Take one out without pictures and sounds."
            )


def megabytes(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / MB:,.1f} MB" if size < 10 * MB else f"{size // MB:,} MB"

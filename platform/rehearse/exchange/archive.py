"""A zip file from somebody else: what is in it is counted while it is read, and its names are never used as paths. Pure."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import zstandard

from rehearse.exchange.limits import Limits, RefusedError, megabytes

_CHUNK = 1 << 16

#: Frames that need a larger window than this are no work of Anki's, which uses 2 MB.
_ZSTD_WINDOW = 1 << 26

#: The end of a zip file: its signature, six numbers of which the last two are the size and place of its directory, and a comment.
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\5\6"
_ZIP64_LOCATOR, _ZIP64_LOCATOR_BYTES = b"PK\6\7", 20
_LONGEST_COMMENT = 65_535

#: What an entry of the directory takes with a long name; a directory that is larger would have too many of them.
_ENTRY_BYTES = 512

#: Categories of signs that no name has: control characters, and halves of characters.
_NEVER_IN_NAMES = frozenset({"Cc", "Cs"})

#: Signs that turn the direction of writing, so that "exe.png" may be read where "gnp.exe" stands.
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

_FEWER = "Export fewer decks at once, or without media."
_SMALLER = "Make it smaller in Anki, or take it off its cards; or export without media."

_BROKEN = "Download or export it again."


class Archive:
    """A zip file that is open for reading. Everything that is read from it counts towards its limits.

    Raises:
        RefusedError: it is no zip file, is damaged, or has more entries than may be.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._size = path.stat().st_size
        self._read = 0
        _check_directory(path, limits)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise RefusedError(f"The file is not a sound zip file: {error}. {_BROKEN}") from error
        infos = self._zip.infolist()
        if len(infos) > limits.entries:
            self._zip.close()
            raise RefusedError(
                f"The file holds {len(infos):,} files, and at most {limits.entries:,} can be taken. {_FEWER}"
            )
        self._infos = {info.filename: info for info in infos}
        self._twice = len(self._infos) < len(infos)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """The names of the entries."""
        return list(self._infos)

    def check_names(self) -> None:
        """Every entry is a plain file of its own.

        Raises:
            RefusedError: one has a path for a name, is encrypted, packed in a way that packages are not, or is there twice.
        """
        if self._twice:
            raise RefusedError(f"The file holds two files of one name. {_BROKEN}")
        for name, info in self._infos.items():
            check_name(name, "A file in the package is called", self._limits)
            if info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise RefusedError(
                    f"{name!r} in the package is encrypted, or packed in a way that Anki does not use. {_BROKEN}"
                )

    def read(self, name: str, *, most: int, zstd: bool = False, called: str = "") -> bytes:
        """The bytes of an entry; `called` is its name for people, when it is a picture or a sound.

        Raises:
            RefusedError: there is no such entry, it is damaged, or it is larger than may be.
        """
        return b"".join(self.chunks(name, most=most, zstd=zstd, called=called))

    def extract(self, name: str, to: Path, *, most: int, zstd: bool = False) -> None:
        """Write an entry to a file of our own naming.

        Raises:
            RefusedError: there is no such entry, it is damaged, or it is larger than may be.
        """
        with to.open("wb") as file:
            for chunk in self.chunks(name, most=most, zstd=zstd):
                file.write(chunk)

    def chunks(self, name: str, *, most: int, zstd: bool = False, called: str = "") -> Iterator[bytes]:
        """The bytes of an entry, some at a time, unpacked once more with `zstd`. No header is believed: bytes are counted as they come."""
        info = self._infos.get(name)
        if info is None:
            raise RefusedError(f"The package has no {name!r}, which it should have. {_BROKEN}")
        count = 0
        try:
            with self._zip.open(info) as packed, _unpacked(packed, zstd=zstd) as stream:
                while chunk := stream.read(_CHUNK):
                    count += len(chunk)
                    if count > most:
                        raise RefusedError(
                            f"{(called or name)!r} in the package is larger than {megabytes(most)}, which is the most that can be taken. {_SMALLER if called else _FEWER}"
                        )
                    self._check(called or name, info, count)
                    self._read += len(chunk)
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            zstandard.ZstdError,
            OSError,
            EOFError,
            ValueError,
            struct.error,
        ) as error:
            raise RefusedError(f"{(called or name)!r} in the package is damaged: {error}. {_BROKEN}") from error

    def _check(self, name: str, info: zipfile.ZipInfo, count: int) -> None:
        limits = self._limits
        whole = self._read + _CHUNK
        if whole > limits.total_bytes:
            raise RefusedError(
                f"The package unpacks to more than {megabytes(limits.total_bytes)}. Export fewer decks at once."
            )
        for size, packed in ((count, info.compress_size), (whole, self._size)):
            if size > limits.ratio_from and size > limits.ratio * max(packed, 1):
                raise RefusedError(
                    f"{name!r} in the package unpacks to more than {limits.ratio} times its size, as no true package does. {_BROKEN}"
                )


def check_name(name: str, whose: str, limits: Limits) -> None:
    """A name is that of a file and not of a place.

    Raises:
        RefusedError: it has a slash, a control character or one that turns the direction of writing, begins with a drive, is empty, too long, or means a folder.
    """
    placed = any(sign in name for sign in "/\\:") or name in {"", ".", ".."}
    if placed or len(name) > limits.name_chars or any(map(_disguises, name)):
        raise RefusedError(
            f"{whose} {name[:80]!r}, which is not the name of a file. No package of Anki has such names; {_BROKEN.lower()}"
        )


def _disguises(sign: str) -> bool:
    """Whether a sign lets a name show as another. Spaces and joiners of all kinds do not: macOS names screenshots with a narrow one."""
    return unicodedata.category(sign) in _NEVER_IN_NAMES or unicodedata.bidirectional(sign) in _TURNS


def _unpacked(stream: IO[bytes], *, zstd: bool) -> IO[bytes]:
    if not zstd:
        return stream
    return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(stream, read_across_frames=True)


def _check_directory(path: Path, limits: Limits) -> None:
    """Look at a zip file's directory before it is loaded, because the library loads all of it.

    Raises:
        RefusedError: there is none, or it is larger than that of a package.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END.size - _LONGEST_COMMENT - _ZIP64_LOCATOR_BYTES))
        tail = file.read()
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) - at < _END.size:
        raise RefusedError(f"The file is not a zip file, as packages of Anki are, or its end is missing. {_BROKEN}")
    *_, count, length, _place, _comment = _END.unpack_from(tail, at)
    large = tail[max(0, at - _ZIP64_LOCATOR_BYTES) : at].startswith(_ZIP64_LOCATOR)
    if large or count > limits.entries or length > limits.entries * _ENTRY_BYTES:
        raise RefusedError(
            f"The file holds more than {limits.entries:,} files, which is the most that can be taken. {_FEWER}"
        )

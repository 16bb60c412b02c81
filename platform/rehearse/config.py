"""Every setting, in one frozen value: defaults, then a TOML file, then `REHEARSE_*` variables.

This is the only module that reads the environment. A setting's name in the TOML file is the lower-case name without the
prefix: `REHEARSE_PORT=8001` and `port = 8001` say the same.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

PREFIX = "REHEARSE_"

#: Addresses that only programs on this machine can reach.
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Positive = Annotated[int, Meta(ge=1)]


class ConfigError(Exception):
    """A setting cannot be used. The message names it, shows its value and says what to write instead."""


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The settings of one server, worker or command. `SETTINGS` says what each one means."""

    data_dir: Path = Path("var")
    database_url: str = ""
    problems_dir: Path = Path(__file__).parents[2] / "problems"
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8000
    threads: Annotated[int, Meta(ge=8, le=1024)] = 128
    trusted_hosts: tuple[str, ...] = ()
    sandbox: Literal["auto", "docker", "bubblewrap", "process", "off"] = "auto"
    runtime: str = ""
    cells_min: Positive | None = None
    cells_max: Positive | None = None
    cell_jobs: Annotated[int, Meta(ge=1, le=900)] = 100
    cell_reuse: Literal["never", "user", "any"] = "user"
    bank: Literal["on", "off"] = "on"
    queue_per_user: Positive = 5
    queue_size: Positive = 200
    streams: Positive = 64
    log_format: Literal["text", "json"] = "text"

    @property
    def database(self) -> str:
        """The database's URL: the one that was given, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'rehearse.db'}"

    @property
    def has_own_database(self) -> bool:
        """Whether no other server can use the database: it lies in the data folder, which one server has to itself."""
        return not self.database_url

    @property
    def bank_dir(self) -> Path:
        """Where examples that were drawn ahead are kept; it may be removed at any time."""
        return self.data_dir / "bank"

    @property
    def uploads_dir(self) -> Path:
        """Where files are while they are brought in or taken out; it is emptied at each start."""
        return self.data_dir / "uploads"

    @property
    def accepted_hosts(self) -> list[str] | None:
        """Names that a request's `Host` may have, or None for any.

        On a loopback address only its own names are taken, so that a foreign page whose name was made to point at
        this machine cannot talk to the site as if it were its own.
        """
        if self.trusted_hosts:
            return list(self.trusted_hosts)
        return ["127.0.0.1", "localhost", "[::1]"] if self.host in LOOPBACK else None


#: One line for each setting; the README's table is made of these.
SETTINGS: Mapping[str, str] = {
    "data_dir": "Folder of the database and of whatever else is kept.",
    "database_url": "SQLAlchemy URL, for example `postgresql://user@host/rehearse`; empty means SQLite in the data folder.",
    "problems_dir": "Folder of the problem folders.",
    "host": "Address to listen on.",
    "port": "Port to listen on; 0 takes a free one.",
    "threads": "Requests and event streams that are served at once. Must be larger than `streams`.",
    "trusted_hosts": "Names by which the site may be asked for, with commas; needed behind a proxy on a loopback address.",
    "sandbox": "What judges: `auto`, `docker`, `bubblewrap`, `process` (no sandbox at all), or `off` to serve pages only.",
    "runtime": "Docker runtime of the cells, for example `runsc`; empty takes the engine's own. With one, `auto` means Docker only.",
    "cells_min": "Cells that are always kept fresh for whoever comes next; none leaves it to the machine's processors.",
    "cells_max": "Cells at most, idle ones counted; none leaves it to processors and memory. Never more judge at once than there are processors.",
    "cell_jobs": "Jobs after which a cell is replaced, 900 at most: each job takes a user id of the cell's own.",
    "cell_reuse": "Whose code a cell may see in its life: `never` a second job, one `user`, or `any`.",
    "bank": "Whether examples are drawn ahead while nobody waits: `on`, or `off` to spare processor and disk.",
    "queue_per_user": "Submissions that one user may have waiting or running.",
    "queue_size": "Submissions that may wait in all.",
    "streams": "Event streams that may be open at once; further readers are asked to poll.",
    "log_format": "`text` for people, `json` for machines.",
}


def variables() -> list[tuple[str, str, str]]:
    """Each variable with its default and its meaning, for the README's table."""
    defaults = Config()
    return [(PREFIX + name.upper(), _shown(getattr(defaults, name)), text) for name, text in SETTINGS.items()]


def load(environ: Mapping[str, str] | None = None, **overrides: Any) -> Config:
    """The settings of this process. `overrides` come from a command line and win; None means "not given".

    Raises:
        ConfigError: a setting is unknown, or its value cannot be used.
    """
    given = os.environ if environ is None else environ  # noqa: TID251  this is the module the rule points to
    values = _from_file(given.get(PREFIX + "CONFIG", ""))
    for name, text in given.items():
        key = name.removeprefix(PREFIX).lower()
        if name.startswith(PREFIX) and key in SETTINGS:
            values[key] = (_convert(key, text), f"environment variable {name}")
    values |= {name: (value, f"option --{name}") for name, value in overrides.items() if value is not None}
    for name, (value, origin) in values.items():
        _check(name, value, origin)
    config = msgspec.convert({name: value for name, (value, _) in values.items()}, Config, strict=False, dec_hook=_path)
    return _consistent(config)


def _from_file(path: str) -> dict[str, tuple[Any, str]]:
    if not path:
        return {}
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{PREFIX}CONFIG = {path!r} cannot be read: {error}. Name a readable TOML file.") from error
    return {name: (value, f"{path}, key {name}") for name, value in content.items()}


def _convert(name: str, text: str) -> Any:
    return [part.strip() for part in text.split(",") if part.strip()] if name == "trusted_hosts" else text


def _check(name: str, value: Any, origin: str) -> None:
    """Convert one value alone, so that the message names it and where it came from."""
    if name not in SETTINGS:
        raise ConfigError(f"{origin}: there is no setting {name!r}. Use one of: {', '.join(sorted(SETTINGS))}.")
    try:
        msgspec.convert({name: value}, Config, strict=False, dec_hook=_path)
    except msgspec.ValidationError as error:
        reason = str(error).split(" - at ")[0]
        raise ConfigError(
            f"{origin}: {name} = {value!r} (a {type(value).__name__}) cannot be used. {reason}. {SETTINGS[name]}"
        ) from error


def _path(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str | Path) and str(value):
        return Path(value).expanduser()
    raise msgspec.ValidationError("Expected the path of a folder")


def _consistent(config: Config) -> Config:
    if config.streams >= config.threads:
        raise ConfigError(
            f"streams = {config.streams} leaves none of the {config.threads} threads for pages. "
            f"Set {PREFIX}STREAMS below {PREFIX}THREADS."
        )
    if config.sandbox == "process" and (config.host not in LOOPBACK or config.trusted_hosts):
        raise ConfigError(
            f"sandbox = 'process' runs programs without a sandbox, so only this machine may reach the site; "
            f"host = {config.host!r} and trusted_hosts = {config.trusted_hosts!r} let others in. "
            f"Listen on 127.0.0.1 without a proxy, or set {PREFIX}SANDBOX to auto."
        )
    return config


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Path) and value.is_absolute():
        return value.name
    return str(value)

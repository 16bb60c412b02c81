"""What every command shares: its settings, and how it gives up."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click

from rehearse.config import Config, ConfigError, load

BAD_USAGE = 2
INTERNAL_ERROR = 3


def configuration(**overrides: Any) -> Config:
    """The settings of a command; it ends with words when they cannot be used."""
    try:
        return load(**overrides)
    except ConfigError as error:
        give_up(str(error))


def give_up(message: str, code: int = BAD_USAGE) -> NoReturn:
    """End the command and say why."""
    click.echo(f"rehearse: {message}", err=True)
    sys.exit(code)

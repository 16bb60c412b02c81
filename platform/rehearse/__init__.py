"""Rehearse: practise for a machine-learning engineering interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from rehearse.config import Config

__version__ = "0.1.0"


def create_app(config: Config) -> Flask:
    """The site over a database that is brought up to date. Nothing is judged until its `services.start()` is called.

    Raises:
        DatabaseError: the database cannot be opened or upgraded.
    """
    # The web framework takes a while to import; commands that serve nothing do without.
    from rehearse.services import open_services
    from rehearse.web.application import build

    return build(open_services(config))

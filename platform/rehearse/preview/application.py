"""Puts the preview together: the site over data of its own, with a catalogue that follows the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask

from rehearse import capacity
from rehearse.catalog.catalog import Catalog
from rehearse.config import Config
from rehearse.judging import Opener
from rehearse.preview import pages
from rehearse.preview.checker import Checker
from rehearse.preview.studio import Studio
from rehearse.services import Services, open_services
from rehearse.web.application import build

if TYPE_CHECKING:
    from rehearse_sandbox.host import Sandbox


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview and everything that works for it."""

    app: Flask
    services: Services
    studio: Studio
    checker: Checker

    def start(self) -> None:
        """Begin to watch, to check and to judge."""
        self.studio.watch.start()
        self.checker.start()
        self.services.worker.recover(alone=True)
        self.services.judging.start(self._judge_with)

    def _judge_with(self, sandbox: Sandbox) -> None:
        self.services.worker.start(sandbox)
        self.checker.judge_with(sandbox)

    def end_streams(self) -> None:
        """Let every open page go."""
        self.studio.pulse.close()
        self.services.hub.close()

    def close(self) -> None:
        """End everything. A program that is being judged is not waited for: it ends with its cell."""
        self.end_streams()
        self.checker.stop()
        self.studio.watch.stop()
        self.services.close()
        self.checker.join()


def make(config: Config, *, open_sandbox: Opener | None = None) -> Preview:
    """A preview of the configured problems folder, over the configured data folder, which should be nobody's.

    Raises:
        DatabaseError: the database cannot be opened.
    """
    studio = Studio(config.problems_dir)
    catalog = Catalog(studio.shelf, (), studio.catalog.vocabulary)
    services = open_services(config, catalog=catalog, open_sandbox=open_sandbox)
    at_once = capacity.cells_for(capacity.this_machine(), least=None, most=config.cells_max).at_once
    checker = Checker(studio, at_once=at_once)
    studio.on_change = checker.look_at
    app = build(services)
    app.extensions[pages.EXTENSION] = (studio, checker)
    app.register_blueprint(pages.bp)
    app.register_blueprint(pages.api)
    return Preview(app, services, studio, checker)

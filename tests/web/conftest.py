"""A site over SQLite on disk, with a scripted sandbox where a test needs events in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rehearse import services as services_module
from rehearse.config import Config
from rehearse.services import Services, open_services
from rehearse.web.application import build
from tests.scripted import CATALOG, ScriptedSandbox, opening
from tests.web.solving import Clock, Site
from tests.web.waiting import until

Serve = Callable[..., Flask]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(data_dir=tmp_path, sandbox="docker")


@pytest.fixture
def serve(config: Config) -> Iterator[Serve]:
    """Makes sites over one database; `judging=False` leaves the judge alone."""
    opened: list[Services] = []

    def make(sandbox: ScriptedSandbox | None = None, *, judging: bool = True, **options: Any) -> Flask:
        options = {"catalog": CATALOG, "open_sandbox": opening(sandbox or ScriptedSandbox())} | options
        services = open_services(options.pop("config", config), **options)
        opened.append(services)
        app = build(services)
        if judging:
            services.start()
            until(lambda: services.judging.state != "starting")
        return app

    yield make
    for services in opened:
        services.close()


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve().test_client()


@pytest.fixture
def solving(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site on which somebody solves one problem, and whose worker and pages have one clock."""
    clock = Clock()
    monkeypatch.setattr(services_module, "utc_now", clock)
    return Site(serve, clock)

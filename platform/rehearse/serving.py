"""`rehearse serve`: gunicorn with one process and many threads, started from here rather than by its own command.

One process, because the event hub and the embedded worker live in it. Many threads, because every open event stream holds
one (kilobytes each, see ARCHITECTURE.md).
"""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

import structlog
from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.workers.base import Worker  # type: ignore[import-untyped]

from rehearse import create_app, data_lock, db
from rehearse.config import Config
from rehearse.services import Services

log = structlog.get_logger(__name__)

#: What a stop waits for: the streams leave at once, so this is for slow readers of ordinary pages.
GRACEFUL_SECONDS = 15


class CannotServeError(Exception):
    """The site cannot be served here. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: the application, what goes on beside it, and how its open streams and all of it end."""

    app: Flask
    start: Callable[[], None]
    end_streams: Callable[[], None]
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is served: by which command, and what is said once it answers at an address."""

    command: str = "rehearse serve"
    greeting: Callable[[str], str] = "Rehearse is on {}".format


def _whole_site(config: Config) -> Site:
    app = create_app(config)
    services: Services = app.extensions["rehearse"]
    return Site(app, services.start, services.hub.close, services.close)


def serve(config: Config, make: Callable[[Config], Site] = _whole_site, manner: Manner = Manner()) -> None:
    """Serve until told to stop.

    Raises:
        CannotServeError: the address is taken or cannot be had, or the data folder cannot be used or is another server's.
    """
    lock = _take_data_folder(config)
    try:
        _try_address(config, manner.command)
        _try_database(config)
        _Server(config, make, manner).run()
    finally:
        lock.release()


def _take_data_folder(config: Config) -> data_lock.DataLock:
    try:
        return data_lock.acquire(config.data_dir, place=f"{config.host} port {config.port}")
    except data_lock.DataFolderTakenError as error:
        raise CannotServeError(str(error)) from error


def _try_address(config: Config, command: str) -> None:
    """Gunicorn would try for five seconds and tell its log; a plain answer at once is better."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((config.host, config.port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServeError(
                f"Port {config.port} on {config.host} is in use. Stop the program that has it, "
                f"or choose another: {command} --port {config.port + 1}"
            ) from error
        raise CannotServeError(
            f"Cannot listen on {config.host}, port {config.port}: {error.strerror or error}. Choose --host and --port."
        ) from error


def _try_database(config: Config) -> None:
    """Migrate before the first worker starts, so that trouble is told once and in words."""
    try:
        engine = db.connect(config.database)
        db.upgrade(engine)
        db.try_to_write(engine)
        engine.dispose()
    except db.DatabaseError as error:
        raise CannotServeError(f"The database cannot be used: {error}") from error


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, config: Config, make: Callable[[Config], Site], manner: Manner) -> None:
        self._config = config
        self._make = make
        self._manner = manner
        self._site: Site | None = None
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._config.host}]" if ":" in self._config.host else self._config.host
        settings = {
            "bind": f"{host}:{self._config.port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": self._config.threads,
            "worker_connections": self._config.threads * 4,
            "graceful_timeout": GRACEFUL_SECONDS,
            "control_socket_disable": True,
            "loglevel": "warning",
            "when_ready": self._announce,
            "post_worker_init": self._handle_signals,
            "worker_exit": self._close,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made in the worker process: threads do not survive a fork."""
        self._site = self._make(self._config)
        self._site.start()
        return self._site.app

    def _announce(self, arbiter: Any) -> None:
        for listener in arbiter.LISTENERS:
            print(self._manner.greeting(str(listener)), flush=True)  # noqa: T201  the one line a person waits for

    def _handle_signals(self, worker: Any) -> None:
        """At SIGTERM, wake every event stream so that it ends; gunicorn would wait for them until its time-out.

        At Ctrl-C, leave the pool of threads alone: gunicorn's handler shuts it down, and when it interrupts the loop just as that
        hands a request over, it waits for ever for a lock that the loop holds.
        """
        stop = worker.handle_exit

        def end(number: int, frame: FrameType | None) -> None:
            if self._site is not None:
                self._site.end_streams()
            stop(number, frame)

        signal.signal(signal.SIGTERM, end)
        for number in (signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, partial(Worker.handle_quit, worker))

    def _close(self, _arbiter: Any, _worker: Any) -> None:
        if self._site is not None:
            self._site.close()

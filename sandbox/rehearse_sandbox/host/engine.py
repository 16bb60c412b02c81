"""The Docker engine: how we reach it, and what we say when it does not answer."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import docker
import docker.errors
import requests
import urllib3
from docker.constants import DEFAULT_UNIX_SOCKET
from docker.utils import kwargs_from_env

from rehearse_sandbox.host.errors import SandboxError

#: No single call may hang the site; starting a container on a busy machine takes a few seconds at most.
CALL_TIMEOUT_S = 60

#: All that a call of the SDK raises when the engine refuses, is silent or goes away.
ENGINE_ERRORS = (docker.errors.DockerException, requests.RequestException, urllib3.exceptions.HTTPError)

NEXT_STEP = "start Docker, or run docker/ensure-engine.sh; `rehearse doctor` shows what it finds"


def connect() -> docker.APIClient:
    """A client of the engine that the usual settings name (DOCKER_HOST, or the default socket).

    Raises:
        SandboxError: nothing answers there.
    """
    try:
        _knock(str(kwargs_from_env().get("base_url") or DEFAULT_UNIX_SOCKET))
        api = docker.from_env(timeout=CALL_TIMEOUT_S).api
        # A socket has no proxy, and looking for one would read the whole environment, which another thread may be changing.
        api.trust_env = not api.base_url.startswith("http+docker://")
        api.ping()
    except PermissionError as error:
        raise SandboxError("this user may not use the Docker engine; add it to the group `docker`") from error
    except (*ENGINE_ERRORS, OSError) as error:
        raise SandboxError(f"no Docker engine answers ({type(error).__name__}: {error}); {NEXT_STEP}") from error
    return api


@contextmanager
def engine_trouble_as_ours(doing: str) -> Iterator[None]:
    """Turn what the SDK raises into one `SandboxError` that says what we were doing.

    Raises:
        SandboxError: the engine refused, was silent, or went away.
    """
    try:
        yield
    except ENGINE_ERRORS as error:
        raise SandboxError(f"the Docker engine failed while {doing}: {error}; {NEXT_STEP}") from error


def _knock(address: str) -> None:
    """Fail now when nothing listens: the SDK would leave the failed socket to the garbage collector."""
    scheme, _, path = address.partition("://")
    if scheme.endswith("unix"):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(CALL_TIMEOUT_S)
            probe.connect(path if path.startswith("/") else f"/{path}")

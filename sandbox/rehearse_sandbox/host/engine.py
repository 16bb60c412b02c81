"""The Docker engine: how we reach it, and what we say when it does not answer."""

from __future__ import annotations

import socket

import docker
import docker.errors
import requests
from docker.constants import DEFAULT_UNIX_SOCKET
from docker.utils import kwargs_from_env

from rehearse_sandbox.host.errors import SandboxError

#: No single call may hang the site; starting a container on a busy machine takes a few seconds at most.
CALL_TIMEOUT_S = 60

NEXT_STEP = "start Docker, or run docker/ensure-engine.sh; `rehearse doctor` shows what it finds"


def connect() -> docker.APIClient:
    """A client of the engine that the usual settings name (DOCKER_HOST, or the default socket).

    Raises:
        SandboxError: nothing answers there.
    """
    try:
        _knock(str(kwargs_from_env().get("base_url") or DEFAULT_UNIX_SOCKET))
        api = docker.from_env(timeout=CALL_TIMEOUT_S).api
        api.ping()
    except PermissionError as error:
        raise SandboxError("this user may not use the Docker engine; add it to the group `docker`") from error
    except (docker.errors.DockerException, requests.RequestException, OSError) as error:
        raise SandboxError(f"no Docker engine answers ({type(error).__name__}: {error}); {NEXT_STEP}") from error
    return api


def _knock(address: str) -> None:
    """Fail now when nothing listens: the SDK would leave the failed socket to the garbage collector."""
    scheme, _, path = address.partition("://")
    if scheme.endswith("unix"):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(CALL_TIMEOUT_S)
            probe.connect(path if path.startswith("/") else f"/{path}")

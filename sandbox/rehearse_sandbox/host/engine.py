"""The Docker engine: how we reach it, and what we say when it does not answer."""

from __future__ import annotations

import docker
import docker.errors
import requests

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
        api = docker.from_env(timeout=CALL_TIMEOUT_S).api
        api.ping()
    except (docker.errors.DockerException, requests.RequestException) as error:
        raise SandboxError(f"no Docker engine answers ({type(error).__name__}: {error}); {NEXT_STEP}") from error
    return api

"""The API does what its description says, also when it is asked for nonsense."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis import GenerationMode

from rehearse.config import Config
from rehearse.services import open_services
from rehearse.web.api.openapi import document
from rehearse.web.application import build
from tests.scripted import CATALOG, ScriptedSandbox, opening

POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE

#: What is sent by GET has nothing in it that the description could forbid, so only writes are asked for nonsense.
OPERATIONS = [
    (method, path, mode)
    for path, item in document()["paths"].items()
    for method in item
    if method in {"get", "put", "post"} and path != "/openapi.json"
    for mode in ((POSITIVE,) if method == "get" else (POSITIVE, NEGATIVE))
]


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    """The site with one known problem and an endless queue, described by itself."""
    folder = tmp_path_factory.mktemp("api")
    config = Config(data_dir=folder, sandbox="docker", queue_per_user=100_000, queue_size=100_000)
    services = open_services(config, catalog=CATALOG, open_sandbox=opening(ScriptedSandbox()))
    services.start()
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", build(services))
    services.close()


@pytest.mark.parametrize(("method", "path", "mode"), OPERATIONS)
def test_every_answer_is_one_that_the_description_knows(api, method, path, mode):
    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(api[path][method].as_strategy(generation_mode=mode), st.booleans())
    def ask(case, known):
        # A made-up name only ever meets 404.
        if known and "slug" in case.path_parameters:
            case.path_parameters["slug"] = "doubling"
        case.call_and_validate()

    ask()


def test_the_description_is_openapi():
    validate(document())


def test_every_route_is_described(client):
    rules = {rule.rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith("/api/v1")}
    described = {"/api/v1" + path.replace("{", "<").replace("}", ">") for path in document()["paths"]}
    assert rules == described

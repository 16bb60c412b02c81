"""What doctor finds on a machine with an engine."""

import pytest

from rehearse_sandbox.host import doctor
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.errors import SandboxError

pytestmark = pytest.mark.docker


def by_name(findings):
    return {finding.name: finding for finding in findings}


@pytest.mark.usefixtures("image")
def test_the_engine_the_image_and_a_real_judging_are_found():
    found = by_name(doctor.probe())
    docker, rest = ["engine", "runtime", "seccomp", "image", "judging with docker"], ["bubblewrap", "auto", "cores"]
    assert list(found)[: len(docker)] == docker
    assert set(rest) <= found.keys()
    assert [finding.message for finding in found.values() if not finding.ok] == []


def test_a_missing_image_says_how_to_build_it(monkeypatch):
    monkeypatch.setattr(doctor, "image_tag", lambda: "rehearse-sandbox:never-built")
    found = by_name(doctor.probe())
    assert found["image"].next_step == "run `make image`"
    assert "judging with docker" not in found


def test_an_installed_package_without_the_recipe_is_a_finding(monkeypatch):
    def no_recipe():
        raise SandboxError("the recipe is missing")

    monkeypatch.setattr(doctor, "image_tag", no_recipe)
    assert by_name(doctor._docker())["image"].message == "the recipe is missing"


def test_an_image_that_cannot_judge_is_a_finding(api, image):
    broken = DockerCells(api, image, command=("python3", "-c", "raise SystemExit('no judge in here')"))
    finding = doctor._judging("docker", broken.make)
    assert not finding.ok
    assert "no judge in here" in finding.message

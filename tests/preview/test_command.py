"""`rehearse preview` as a command: what it refuses, and how it ends."""

import signal

import pytest
from click.testing import CliRunner

from rehearse.cli import main
from rehearse.config import Config
from rehearse.preview import command
from rehearse.serving import GRACEFUL_SECONDS, Manner, Site
from tests.authoring.folders import lay_out
from tests.preview.conftest import SLUG
from tests.served import PreviewServer


@pytest.fixture
def problems(tmp_path):
    return lay_out(tmp_path / "problems")


def test_an_unknown_folder_is_refused_with_those_that_there_are(problems, monkeypatch):
    monkeypatch.setenv("REHEARSE_PROBLEMS_DIR", str(problems))
    monkeypatch.setattr("rehearse.logs.configure", lambda _format: None)
    result = CliRunner().invoke(main, ["preview", "zebra"])
    assert result.exit_code == 2
    assert "There is no problem folder 'zebra'. There are: lift-values, tally." in result.output


@pytest.mark.parametrize(("slug", "address"), [(SLUG, f"/preview/{SLUG}"), (None, "/preview")])
def test_it_serves_data_of_its_own_and_says_where(problems, monkeypatch, tmp_path, slug, address):
    served: list[tuple[Config, Manner]] = []

    def serve(config: Config, make, manner: Manner) -> None:
        site = make(config)
        assert isinstance(site, Site)
        site.close()
        served.append((config, manner))

    monkeypatch.setattr(command.serving, "serve", serve)
    command.preview(
        Config(problems_dir=problems, data_dir=tmp_path, sandbox="off", database_url="sqlite:///learner"), slug
    )
    ((config, manner),) = served
    assert config.data_dir != tmp_path
    assert not config.data_dir.exists()
    assert config.database_url == ""
    assert f"http://127.0.0.1:8001{address} " in manner.greeting("http://127.0.0.1:8001")


def test_ctrl_c_ends_it_and_leaves_nothing(problems, tmp_path):
    (tmp_path / "left").mkdir()
    server = PreviewServer.of(SLUG, tmp_path, problems, sandbox="off")
    server.variables["TMPDIR"] = str(tmp_path / "left")
    server.start(path=f"/preview/{SLUG}/author")
    assert any((tmp_path / "left").glob("rehearse-preview-*"))
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(GRACEFUL_SECONDS) == 0
    assert not list((tmp_path / "left").glob("rehearse-preview-*"))

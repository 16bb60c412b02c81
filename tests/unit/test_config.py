"""Settings: file, variables and options in this order, and errors that say what to write instead."""

import re
from pathlib import Path

import pytest

from rehearse.config import SETTINGS, Config, ConfigError, load, variables


def test_without_anything_the_defaults_hold():
    assert load({}) == Config()


def test_a_variable_outranks_the_file_and_an_option_both(tmp_path):
    file = tmp_path / "rehearse.toml"
    file.write_text('port = 1\nhost = "a"\ncells_max = 3\n')
    config = load({"REHEARSE_CONFIG": str(file), "REHEARSE_PORT": "2", "REHEARSE_HOST": "b"}, host="c", sandbox=None)
    assert (config.port, config.host, config.cells_max, config.sandbox) == (2, "c", 3, "auto")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("SANDBOX", "proces"),
        ("CELLS_MAX", "0"),
        ("DATA_DIR", ""),
        ("CELL_REUSE", "all"),
        ("CELL_JOBS", "901"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_shown(name, value):
    with pytest.raises(
        ConfigError, match=f"environment variable REHEARSE_{name}: {name.lower()} = {value!r} \\(a str\\)"
    ):
        load({f"REHEARSE_{name}": value})


def test_an_option_that_cannot_be_used_is_named():
    with pytest.raises(ConfigError, match="option --port: port = -1"):
        load({}, port=-1)


def test_a_key_of_the_file_that_does_not_exist_is_named(tmp_path):
    (tmp_path / "c.toml").write_text("prot = 1\n")
    with pytest.raises(ConfigError, match=r"there is no setting 'prot'. Use one of: bank, cell_jobs"):
        load({"REHEARSE_CONFIG": str(tmp_path / "c.toml")})


@pytest.mark.parametrize("content", [None, b"port = ", b"\xff"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    file = tmp_path / "c.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match="cannot be read"):
        load({"REHEARSE_CONFIG": str(file)})


def test_streams_must_leave_threads_for_pages():
    with pytest.raises(ConfigError, match="REHEARSE_STREAMS below REHEARSE_THREADS"):
        load({"REHEARSE_STREAMS": "128"})


def test_other_variables_are_not_ours():
    assert load({"REHEARSE_SKIP_FRONTEND": "1", "PATH": "/bin"}) == Config()


def test_the_database_is_in_the_data_folder_unless_it_is_elsewhere():
    assert load({"REHEARSE_DATA_DIR": "/d"}).database == "sqlite:////d/rehearse.db"
    assert Config(database_url="postgresql://x/y").database == "postgresql://x/y"
    assert load({"REHEARSE_DATA_DIR": "~/d"}).data_dir == Path("~/d").expanduser()


@pytest.mark.parametrize(
    ("environ", "accepted"),
    [
        ({}, ["127.0.0.1", "localhost", "[::1]"]),
        ({"REHEARSE_HOST": "0.0.0.0"}, None),
        ({"REHEARSE_TRUSTED_HOSTS": "a.example, b.example"}, ["a.example", "b.example"]),
    ],
)
def test_a_loopback_address_answers_to_its_own_names_only(environ, accepted):
    assert load(environ).accepted_hosts == accepted


def test_every_setting_is_explained():
    assert set(SETTINGS) == set(Config.__struct_fields__)
    assert all(re.fullmatch(r"REHEARSE_[A-Z_]+", name) and text.endswith(".") for name, _, text in variables())
    assert ("REHEARSE_PORT", "8000", "Port to listen on; 0 takes a free one.") in variables()


@pytest.mark.parametrize("environ", [{"REHEARSE_HOST": "0.0.0.0"}, {"REHEARSE_TRUSTED_HOSTS": "a.example"}])
def test_programs_run_without_a_sandbox_only_where_nobody_else_can_send_one(environ):
    assert load({"REHEARSE_SANDBOX": "process"}).sandbox == "process"
    with pytest.raises(ConfigError, match=r"Listen on 127\.0\.0\.1 without a proxy"):
        load({"REHEARSE_SANDBOX": "process"} | environ)

"""What is remembered, and where."""

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.settings import Identity, Paths, Settings, load_settings, save_settings


@pytest.fixture
def paths(tmp_path):
    return Paths.resolve({"REFDESK_HOME": str(tmp_path / "home")})


def test_one_folder_holds_everything_where_home_is_set(tmp_path, paths):
    for place in (paths.data, paths.config, paths.cache, paths.logs, paths.library):
        assert place.is_relative_to(tmp_path / "home")


def test_another_library_may_lie_anywhere(tmp_path):
    chosen = Paths.resolve({"REFDESK_HOME": str(tmp_path)}, tmp_path / "x" / "my.sqlite")
    assert chosen.library == tmp_path / "x" / "my.sqlite"


def test_settings_come_back_as_they_were(paths):
    settings = replace(Settings(), offline=True, identity=Identity("a@hospital.kr", "key"))
    save_settings(paths, settings, {})
    assert load_settings(paths, {}) == settings


@pytest.mark.parametrize("text", ["", "{", "[]", '{"offline": "yes", "identity": 3, "x": 1}'])
def test_a_damaged_file_counts_as_no_file(paths, text):
    paths.config.mkdir(parents=True)
    paths.settings_file.write_text(text, "utf-8")
    assert load_settings(paths, {}) == Settings()


def test_the_environment_wins_and_is_not_kept(paths):
    environment = {"REFDESK_EMAIL": "b@hospital.kr", "REFDESK_NCBI_API_KEY": "secret"}
    settings = load_settings(paths, environment)
    assert settings.identity == Identity("b@hospital.kr", "secret")
    save_settings(paths, settings, environment)
    stored = json.loads(paths.settings_file.read_text("utf-8"))
    assert stored["identity"] == {"email": "", "ncbi_api_key": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_person_may_read_the_key(paths):
    save_settings(paths, Settings(), {})
    assert stat.S_IMODE(paths.settings_file.stat().st_mode) == 0o600


def test_offline_is_a_word_of_the_environment(paths):
    assert load_settings(paths, {"REFDESK_OFFLINE": "1"}).offline
    assert not load_settings(paths, {"REFDESK_OFFLINE": "0"}).offline


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    save_settings(Paths.resolve({"REFDESK_HOME": str(blocked)}), Settings(), {})
    assert Path(blocked).read_text() == ""

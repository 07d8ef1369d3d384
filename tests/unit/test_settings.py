"""What is remembered, and where."""

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.settings import (
    Citing,
    Identity,
    LanguageModel,
    Paths,
    Settings,
    load_settings,
    save_settings,
)


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


def test_the_key_of_a_language_model_is_kept_unless_the_environment_lends_it(paths):
    model = LanguageModel(
        "openai", "https://model.invalid", "m", key="mine", seen=("model.invalid",)
    )
    save_settings(paths, replace(Settings(), model=model), {})
    assert load_settings(paths, {}).model == model
    environment = {"REFDESK_LLM_KEY": "lent"}
    settings = load_settings(paths, environment)
    assert settings.model.key == "lent"
    save_settings(paths, settings, environment)
    assert "lent" not in paths.settings_file.read_text("utf-8")


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


# Styles


def test_styles_that_were_used_last_come_first_and_only_eight_stay():
    citing = Citing()
    for number in range(10):
        citing = citing.with_used(f"style-{number}")
    citing = citing.with_used("style-5")
    assert citing.recent[:3] == ("style-5", "style-9", "style-8")
    assert len(citing.recent) == 8


def test_favourites_are_an_ordered_list():
    citing = Citing(favourites=("a", "b", "c"))
    assert citing.with_favourite("d").favourites == ("a", "b", "c", "d")
    assert citing.with_tried("d").with_favourite("d").tried == ""
    assert citing.with_favourite_moved("c", -1).favourites == ("a", "c", "b")
    assert citing.with_favourite_moved("a", -1) == citing
    assert citing.with_favourite_moved("a", 9).favourites == ("b", "c", "a")
    assert citing.with_favourite_moved("x", 1) == citing
    assert citing.without_favourite("a").favourites == ("b", "c")


def test_the_style_for_copying_is_shown_where_it_is_no_favourite():
    assert Citing().beside == ""
    assert Citing(style="the-lancet").beside == "the-lancet"
    assert Citing(style="the-lancet", tried="gut").beside == "gut"


def test_a_style_that_is_gone_is_gone_everywhere():
    citing = Citing(favourites=("apa", "user:x")).with_tried("user:x")
    assert (citing.style, citing.recent, citing.tried) == ("user:x", ("user:x",), "user:x")
    assert citing.without_style("user:x") == Citing(favourites=("apa",))


def test_styles_come_back_as_they_were_and_odd_ones_are_left_out(paths):
    settings = replace(Settings(), citing=Citing(favourites=("b", "a"), recent=("c",)))
    save_settings(paths, settings, {})
    assert load_settings(paths, {}) == settings
    paths.settings_file.write_text('{"citing": {"favourites": ["x", 3, "x"], "recent": 7}}')
    assert load_settings(paths, {}).citing == Citing(favourites=("x",))

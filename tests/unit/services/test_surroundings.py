# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies around a library is looked over, told and mended: from the outside, in real folders."""

import json
import os
import sqlite3
import time

import pytest

from refdesk.domain.findings import NATURES, Finding
from refdesk.domain.jobs import JobContext
from refdesk.finding_messages import finding_words
from refdesk.messages import untranslated
from refdesk.net.cache import _encoded
from refdesk.net.exchange import Response
from refdesk.services import surroundings
from refdesk.services.surroundings import Surroundings
from refdesk.settings import Paths, Settings, load_settings, save_settings
from refdesk.wiring import build_services


@pytest.fixture
def paths(tmp_path):
    paths = Paths.resolve({"REFDESK_HOME": str(tmp_path)})
    for folder in (paths.data, paths.config, paths.cache, paths.logs):
        folder.mkdir(parents=True)
    return paths


@pytest.fixture(autouse=True)
def _roomy(monkeypatch):
    monkeypatch.setattr(surroundings, "LEAST_SPACE", 0)


def kinds(findings):
    return [finding.kind for finding in findings]


def abandoned(path):
    path.write_text("half")
    long_ago = time.time() - 2 * surroundings.HALF_WRITTEN
    os.utime(path, (long_ago, long_ago))
    return path


def test_nothing_is_wrong_in_a_new_place(paths):
    assert Surroundings(paths).check() == []


def test_folders_that_are_not_there_yet_are_no_fault(tmp_path):
    around = Surroundings(Paths.resolve({"REFDESK_HOME": str(tmp_path / "new")}))
    assert around.check() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["{", "[]", "\0" * 40, "", '"words"', "[" * 100_000])
def test_damaged_settings_are_told_and_set_aside(paths, content):
    paths.settings_file.write_text(content)
    around = Surroundings(paths)
    assert around.check() == [Finding("settings-damaged", str(paths.settings_file))]
    assert paths.settings_file.read_text() == content  # looking changes nothing
    assert around.repair() == []
    assert (paths.config / "settings.json.damaged").read_text() == content
    assert load_settings(paths, {}) == Settings()


def test_saving_never_destroys_what_could_not_be_read(paths):
    for content in ("{first", "{second"):
        paths.settings_file.write_text(content)
        save_settings(paths, Settings(), {})
        assert json.loads(paths.settings_file.read_text())
    kept = sorted(paths.config.glob("settings.json.damaged*"))
    assert [file.read_text() for file in kept] == ["{first", "{second"]


def test_what_was_left_half_written_goes_when_nobody_writes_it_any_more(paths):
    ours = [
        abandoned(paths.data / ".note.part"),
        abandoned(paths.data / "library.sqlite.part"),
        abandoned(paths.config / "settings.tmp"),
    ]
    theirs = abandoned(paths.data / "download.part")
    young = paths.config / "other.tmp"
    young.write_text("somebody is writing")
    around = Surroundings(paths)
    assert {finding.detail for finding in around.check()} == {str(path) for path in ours}
    assert around.repair() == []
    assert theirs.exists()
    assert young.exists()
    assert not any(path.exists() for path in ours)


def test_a_folder_that_nothing_can_be_written_to(paths):
    paths.logs.rmdir()
    paths.logs.write_text("a file where the folder belongs")
    assert Surroundings(paths).repair() == [Finding("folder-closed", str(paths.logs))]


def test_little_space_is_advice(paths, monkeypatch):
    monkeypatch.setattr(surroundings, "LEAST_SPACE", 10**18)
    (found,) = Surroundings(paths).check()
    assert found.kind == "little-space"
    assert not found.repairable


def test_damaged_answers_are_thrown_away_and_good_ones_stay(paths):
    kept = paths.cache / "responses"
    kept.mkdir()
    (kept / "a.answer").write_bytes(b"torn")
    good = kept / "b.answer"
    good.write_bytes(_encoded(Response(200, b"body", {}, "u"), b"body", time.time() + 60))
    around = Surroundings(paths)
    assert around.check() == [Finding("cache-damaged", "1")]
    assert around.repair() == []
    assert list(kept.iterdir()) == [good]


def test_a_log_that_grew_loses_its_oldest_files(paths, monkeypatch):
    monkeypatch.setattr(surroundings, "MOST_LOG", 2000)
    for number in range(5):
        file = paths.logs / f"refdesk.log.{number}"
        file.write_bytes(b"x" * 600)
        os.utime(file, (number, number))
    around = Surroundings(paths)
    assert kinds(around.check()) == ["logs-large"]
    assert around.repair() == []
    assert [file.name[-1] for file in sorted(paths.logs.iterdir())] == ["4"]


def test_a_style_that_cannot_be_read_is_named_and_left(paths):
    paths.styles.mkdir()
    broken = paths.styles / "mine.csl"
    broken.write_text("<style")
    assert Surroundings(paths).repair() == [Finding("style-unreadable", str(broken))]
    assert broken.exists()


def test_open_documents_that_cannot_be_read_are_forgotten(paths):
    services = build_services(paths, Settings(), {})
    assert services.upkeep.check(JobContext()) == []
    with sqlite3.connect(paths.library) as connection:
        connection.execute("INSERT INTO setting VALUES ('open-documents', '{torn')")
    connection.close()
    assert kinds(services.upkeep.check(JobContext())) == ["open-documents"]
    services.upkeep.mend(JobContext())
    assert services.upkeep.check(JobContext()) == []
    services.close()


def test_every_kind_has_words():
    for kind in NATURES:
        assert finding_words(Finding(kind, "which"), untranslated) not in {"", f"{kind}: which"}

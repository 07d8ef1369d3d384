# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands keep in the log, and what ``check`` finds around a library, repairs and says."""

import json


def log_of(refdesk):
    return (refdesk.home / "logs" / "refdesk.log").read_text("utf-8")


def test_a_command_is_logged_without_what_it_was_asked(refdesk):
    refdesk("search", "zyxomab hepatoblastoma")
    refdesk("add", "PMID 99999999")
    log = log_of(refdesk)
    assert "start: command search, refdesk" in log
    assert "start: command add, refdesk" in log
    assert "POST EUTILS: 200" in log
    assert log.count(": end after ") == 2
    for private in ("zyxomab", "hepatoblastoma", "99999999", "http", str(refdesk.home)):
        assert private not in log


def test_what_is_wrong_around_a_library_is_told_and_repaired(refdesk):
    config = refdesk.home / "config"
    config.mkdir(parents=True)
    (config / "settings.json").write_text("{torn")
    run = refdesk("check", "--json")
    assert run.code == 1
    (found,) = [one for one in run.objects if one["kind"] == "settings-damaged"]
    assert found["nature"] == "mendable"
    assert not found["repaired"]
    run = refdesk("check", "--repair")
    assert "The settings cannot be read; the usual ones are used" in run.out
    assert "(repaired)" in run.out
    assert run.code == 0
    assert (config / "settings.json.damaged").read_text() == "{torn"
    assert json.dumps("torn") not in log_of(refdesk)
    assert refdesk("check").code == 0


def test_what_lies_around_is_told_even_where_the_library_does_not_open(refdesk):
    refdesk.library.parent.mkdir(parents=True)
    refdesk.library.write_text("not a library")
    config = refdesk.home / "config"
    config.mkdir()
    (config / "settings.json").write_text("[]")
    run = refdesk("check")
    assert run.code == 4
    assert "The settings cannot be read" in run.out

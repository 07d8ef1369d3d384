# SPDX-License-Identifier: GPL-3.0-or-later
"""How starts ended is known at the next one: bad ones in a row offer a safe mode, others do not."""

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from refdesk.trouble.logbook import versions
from refdesk.trouble.reports import hard_end_text
from refdesk.trouble.starts import Before, Starts

ROOT = Path(__file__).parents[3]


@pytest.fixture
def start(tmp_path):
    made = []
    was_on = faulthandler.is_enabled()

    def begin():
        starts = Starts(tmp_path, "one")
        made.append(starts)
        return starts, starts.begin()

    yield begin
    for starts in made:
        starts.stop_listening()
    if was_on:
        faulthandler.enable()


def test_the_first_start_knows_of_none(start):
    assert start()[1] == Before()


def test_two_starts_that_never_settled_offer_a_safe_mode(start):
    start()
    assert not start()[1].wants_safe_mode
    assert start()[1].wants_safe_mode


def test_two_that_ended_within_a_minute_do_so_too(start):
    for _ in range(2):
        start()[0].settle()
    assert start()[1].wants_safe_mode


@pytest.mark.parametrize("ending", ["end", "be_steady"])
def test_a_good_one_between_makes_them_none(start, ending):
    start()
    starts, _ = start()
    starts.settle()
    getattr(starts, ending)()
    assert start()[1].bad == 0


def test_a_computer_that_was_switched_off_is_no_bad_start(start):
    for _ in range(3):
        starts, before = start()
        starts.settle()
        starts.be_steady()
    assert before == Before()


def test_who_was_asked_is_not_asked_again_at_once(start):
    start()
    start()
    starts, before = start()
    assert before.wants_safe_mode
    starts.forgive()
    assert not start()[1].wants_safe_mode


@pytest.mark.parametrize("note", ["{", "[]", '{"bad": "many"}', '{"bad": -1, "stage": 7}', "\0"])
def test_a_note_that_is_damaged_is_no_note(tmp_path, start, note):
    (tmp_path / "one.json").write_text(note)
    assert start()[1].bad == 0


def test_a_folder_that_is_none_keeps_nothing_and_fails_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    starts = Starts(tmp_path / "file", "one")
    assert starts.begin() == Before()
    starts.settle()
    starts.end()


def test_where_c_code_ended_the_program_is_told_at_the_next_start(tmp_path, start):
    code = (
        "import sys, faulthandler; from pathlib import Path; from refdesk.trouble.starts import Starts\n"
        "def doing_something():\n"
        "    faulthandler._sigsegv()\n"
        "starts = Starts(Path(sys.argv[1]), 'one'); starts.begin(); starts.settle(); starts.be_steady()\n"
        "doing_something()\n"
    )
    script = tmp_path / "zyxo.py"
    script.write_text(code)
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    subprocess.run([sys.executable, script, tmp_path], env=environment, check=False, timeout=30)
    before = start()[1]
    assert before.bad == 1
    text = hard_end_text(before.hard_end, versions())
    assert "Segmentation fault" in text
    assert "doing_something" in text
    assert str(tmp_path) not in text

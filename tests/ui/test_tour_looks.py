# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour can be taken in every look; without options it is the usual one."""

import argparse

import pytest

from refdesk.app import _looks, _offer_looks
from refdesk.ui.tour import TourLook


def asked(*words: str) -> TourLook:
    parser = argparse.ArgumentParser()
    _offer_looks(parser)
    return TourLook(**_looks(parser.parse_args(words)))


def test_without_options_it_is_that_of_the_contract():
    look = asked()
    assert look == TourLook()
    assert look.themes == ("light", "dark")
    assert look.languages == ("en", "ko")
    assert (look.text_size, look.density) == (100, "compact")


def test_every_look_can_be_asked_for():
    look = asked(
        "--themes", "light,contrast-dark", "--sizes", "1024x700,2560x1440", "--languages", "ko",
        "--text-size", "200", "--density", "comfortable",
    )  # fmt: skip
    assert look.themes == ("light", "contrast-dark")
    assert look.sizes == ((1024, 700), (2560, 1440))
    assert look.languages == ("ko",)
    assert (look.text_size, look.density) == (200, "comfortable")


def test_a_size_that_there_is_not_is_refused(capsys):
    with pytest.raises(SystemExit):
        asked("--text-size", "130")
    assert "invalid choice" in capsys.readouterr().err

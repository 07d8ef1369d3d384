# SPDX-License-Identifier: GPL-3.0-or-later
"""How the text looks is chosen where it is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from refdesk.ui.colours import contrast
from refdesk.ui.theme import DARK, DARK_CONTRAST, LIGHT, SEPIA, Reading, page_scheme, scheme_of
from tests.ui.reader.hand import CTRL, line_read

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the sheet comes up off-screen


@pytest.fixture
def chosen(reader) -> list[Reading]:
    taken: list[Reading] = []
    reader.reading_button.chosen.connect(taken.append)
    reader.reading_button.chosen.connect(reader.set_reading)
    return taken


def press(reader, name: str) -> None:
    button = reader.reading_button.sheet.findChild(QPushButton, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_choice_takes_effect_at_once_and_the_place_stays(reader, chosen):
    QTest.mouseClick(reader.reading_button, Qt.MouseButton.LeftButton)
    assert reader.reading_button.sheet.isVisible()
    reader.view.go_to_anchor("s22")
    for name in ("readingLarger", "reading-sans", "reading-narrow", "reading-sepia"):
        press(reader, name)
        assert line_read(reader.view) == "Statistics"
    assert chosen[-1] == Reading("sans", 17, "narrow", "sepia")
    assert reader.view.document().defaultFont().pixelSize() == 17
    assert scheme_of(reader.view.palette()) == SEPIA
    at = reader.view.viewport().rect().bottomRight()
    assert reader.view.grab().toImage().pixelColor(at).name() == SEPIA.surface
    press(reader, "reading-program")
    assert scheme_of(reader.view.palette()) == LIGHT


@pytest.mark.parametrize(
    ("key", "sizes"),
    [(Qt.Key.Key_Plus, [17, 18]), (Qt.Key.Key_Minus, [15, 14]), (Qt.Key.Key_0, [])],
)
def test_keys_change_the_size(reader, chosen, key, sizes):
    for _ in range(2):
        QTest.keyClick(reader.view, key, CTRL)
    assert [reading.size for reading in chosen] == sizes


def test_sizes_end_and_zero_leads_home(reader, chosen):
    for _ in range(12):
        QTest.keyClick(reader.view, Qt.Key.Key_Plus, CTRL)
    assert chosen[-1].size == 28
    QTest.keyClick(reader.view, Qt.Key.Key_0, CTRL)
    assert chosen[-1].size == 16


def test_lines_are_as_wide_as_chosen():
    narrow, normal, wide = (Reading(width=w).measure for w in ("narrow", "normal", "wide"))
    assert narrow < normal < wide
    assert Reading(width="nonsense").measure == normal


@pytest.mark.parametrize("role", ["text", "text_secondary", "link", "danger", "warning", "success"])
def test_sepia_reads_well(role):
    colour = getattr(SEPIA, role)
    assert contrast(colour, SEPIA.surface) >= 4.5
    assert contrast(colour, SEPIA.surface_raised) >= 4.5


@pytest.mark.parametrize("ground", ["highlight_1", "highlight_2", "highlight_3", "highlight_4"])
def test_highlights_on_sepia_read_well(ground):
    assert contrast(SEPIA.text, getattr(SEPIA, ground)) >= 4.5


def test_who_asked_for_contrast_keeps_it():
    assert page_scheme("sepia", DARK_CONTRAST).text == "#000000"
    assert page_scheme("dark", LIGHT) == DARK
    assert page_scheme("program", DARK) == DARK

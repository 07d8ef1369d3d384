# SPDX-License-Identifier: GPL-3.0-or-later
"""What a copied passage says: numbers keep their powers, citations their brackets."""

import pytest
from PySide6.QtGui import QGuiApplication

from refdesk.ui.widgets.reading import ReadingView


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>9</sup>/L", "10^9/L"),
        ("10<sup>9</sup>cells", "10^9 cells"),
        ("1.73 m<sup>2</sup>", "1.73 m^2"),
        ("x<sup>n+1</sup>", "x^(n+1)"),
        ("CO<sub>2</sub>", "CO2"),
        ('as said<sup><a href="#r5">5</a></sup>.', "as said[5]."),
        (
            'as said<sup><a href="#r5">5</a>,<a href="#r6 r7">6–7</a></sup> before',
            "as said[5,6–7] before",
        ),
        ('rate<sup><a href="#f1">*</a></sup> low', "rate* low"),
        ("drug<sup>®</sup>", "drug®"),
        ("<p>one</p><p>two&nbsp;three<br>four</p>", "one\ntwo three\nfour"),
        ("<i>p</i> &lt; 0.05 𝛼<sup>2</sup>", "p < 0.05 𝛼^2"),
    ],
)
def test_a_copy_says_what_the_page_says(qtbot, html, text):
    view = ReadingView()
    qtbot.addWidget(view)
    view.set_content(html)
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == text
    assert "<sup>" not in text
    assert view.selected_text() == text


def test_what_is_selected_may_begin_and_end_within_a_word(qtbot):
    view = ReadingView()
    qtbot.addWidget(view)
    view.set_content("<p>before 𝛼10<sup>9</sup> after</p>")
    cursor = view.textCursor()
    cursor.setPosition(9)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_text() == "10^9"

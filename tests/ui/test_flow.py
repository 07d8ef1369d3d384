# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of controls: at both ends where there is room, in several lines where not."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.surfaces import ElidedLabel


def laid_out(qtbot, row: HeadRow, width: int) -> None:
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    row.show()
    QApplication.processEvents()


def test_what_can_be_done_stands_at_the_right_whatever_is_hidden(qtbot, theme):
    title, hidden, copy, more = (
        QLabel("APA 7"),
        QLabel("tick"),
        QPushButton("Copy"),
        QPushButton("…"),
    )
    row = HeadRow([title], [hidden, copy, more])
    hidden.hide()
    laid_out(qtbot, row, 500)
    assert title.x() == 0
    assert more.geometry().right() == 499
    assert copy.geometry().right() < more.x() < 500
    assert abs(copy.geometry().center().y() - title.geometry().center().y()) <= 1


def test_a_narrow_line_is_broken_and_nothing_is_cut(qtbot, theme):
    title, copy, more = (
        QLabel("On the same topics"),
        QPushButton("Copy the list"),
        QPushButton("More"),
    )
    row = HeadRow([title], [copy, more])
    laid_out(qtbot, row, 130)
    assert copy.y() > title.geometry().bottom()
    for widget in (title, copy, more):
        assert widget.width() >= widget.minimumSizeHint().width()
        assert widget.geometry().right() < 130


def test_a_remark_gives_up_some_room_before_a_line_is_broken(qtbot, theme):
    title, remark = QLabel("PICO 4/4"), ElidedLabel("read by the program, tagger-5")
    copy = QPushButton("Copy PICO")
    row = HeadRow([title, remark], [copy])
    whole = title.sizeHint().width() + remark.sizeHint().width() + copy.sizeHint().width() + 16
    laid_out(qtbot, row, whole - 40)
    assert copy.y() < title.geometry().bottom()
    assert remark.text().endswith("…")
    assert "tagger-5" in remark.toolTip()
